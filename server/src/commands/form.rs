//! `shinsa form …`: the seven forms, described, blank, and filled in. Needs no database and no data
//! folder.

use std::io::Cursor;
use std::path::Path;
use std::process::ExitCode;

use documents::read::{ReadLimits, read_form};
use documents::write::{Imprint, blank_form, write_form};
use domain::checks::Basis;
use domain::forms::data::{DataError, DataReason};
use domain::forms::example::{example, example_basis, fitting};
use domain::forms::{Content, FormId, REQUIREMENT_EDITION, data, kept, schema::schema, spec};
use serde_json::{Value, json};

use super::call_file;
use crate::config::Form;
use crate::terminal::{complain, json as json_text, print, printable, read_text, write_file};

/// Ends with 2 where something that was given does not fit, with 1 where nothing could be written.
pub fn run(form: &Form) -> ExitCode {
    match outcome(form) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Given(lines)) => {
            lines.iter().for_each(|line| complain(&printable(line)));
            ExitCode::from(2)
        }
        Err(Fault::Own(error)) => {
            complain(&printable(&error));
            ExitCode::FAILURE
        }
    }
}

enum Fault {
    /// What was given does not fit; a line for each reason.
    Given(Vec<String>),
    Own(String),
}

impl From<String> for Fault {
    fn from(error: String) -> Self {
        Fault::Given(vec![error])
    }
}

fn own(error: impl std::fmt::Display) -> Fault {
    Fault::Own(error.to_string())
}

fn outcome(form: &Form) -> Result<(), Fault> {
    match form {
        Form::List { json } => print(&list(*json)?).map_err(own),
        Form::Schema { form } => print_json(&schema(*form)),
        Form::Call => print_json(&call_file::to_json(&example_basis()).map_err(own)?),
        Form::Example { form, call } => {
            let content = match call {
                None => example(*form),
                Some(call) => fitting(*form, &call_file::basis(Some(call))?),
            };
            print_json(&data::to_json(&content))
        }
        Form::Blank { form, output, call } => {
            let basis = call_file::basis(call.as_deref())?;
            let title = basis.call.title_ja.clone().unwrap_or_default();
            let requirements = basis.call.requirement_edition.as_deref().unwrap_or(REQUIREMENT_EDITION);
            let bytes = blank_form(*form, &imprint(*form, &basis), &title, requirements).map_err(own)?;
            write(output, &bytes)
        }
        Form::Fill { form, data, output, call } => {
            let basis = call_file::basis(call.as_deref())?;
            let (given, content) = data_file(*form, data)?;
            let bytes = write_form(&content, &imprint(*form, &basis)).map_err(own)?;
            comes_back(*form, &given, &bytes).map_err(|errors| named(data, &errors))?;
            write(output, &bytes)
        }
    }
}

fn imprint(form: FormId, basis: &Basis) -> Imprint<'_> {
    Imprint { edition: basis.call.edition(form), case_number: None, rounding: basis.call.rounding }
}

/// What stands in a `DATA.json`, as it is and as a form's content.
fn data_file(form: FormId, path: &Path) -> Result<(Value, Content), Fault> {
    let in_file = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = read_text(path).map_err(|error| in_file(&error))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| in_file(&error))?;
    let content = data::from_json(form, &value).map_err(|errors| named(path, &errors))?;
    let mut lost = kept::lost(form, &value);
    lost.extend(too_much(form, &value));
    if lost.is_empty() { Ok((value, content)) } else { Err(named(path, &lost)) }
}

fn named(path: &Path, errors: &[DataError]) -> Fault {
    Fault::Given(errors.iter().map(|error| format!("{}: {error}", path.display())).collect())
}

/// What is more than [`read_form`] takes in. The rest of its limits shows when the file is read.
fn too_much(form: FormId, data: &Value) -> Vec<DataError> {
    let limits = ReadLimits::default();
    let mut errors = Vec::new();
    let mut text = |path: String, value: &Value| {
        if value.as_str().is_some_and(|text| text.len() > limits.text_bytes) {
            errors.push(DataError { path, reason: DataReason::TooLongToRead });
        }
    };
    for (id, value) in data.as_object().into_iter().flatten() {
        text(format!("$.{id}"), value);
        for (row, cells) in value.as_array().into_iter().flatten().enumerate() {
            for (column, cell) in cells.as_object().into_iter().flatten() {
                text(format!("$.{id}[{row}].{column}"), cell);
            }
        }
    }
    for table in spec(form).tables() {
        let path = format!("$.{}", table.id);
        if data[table.id].as_array().is_some_and(|rows| rows.len() > limits.rows) {
            errors.push(DataError { path, reason: DataReason::TooManyRows });
        }
    }
    errors
}

/// Whether the file says what was to be written into it.
fn comes_back(form: FormId, given: &Value, bytes: &[u8]) -> Result<(), Vec<DataError>> {
    let read = read_form(Cursor::new(bytes), form.format(), Some(form), &ReadLimits::default());
    let errors = match read {
        Ok(reading) => kept::changed(given, &data::to_json(&reading.content)),
        Err(_) => vec![DataError { path: "$".to_owned(), reason: DataReason::TooMuch }],
    };
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn write(output: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_file(output, bytes).map_err(|error| own(format!("{}: {error}", output.display())))
}

fn print_json(value: &Value) -> Result<(), Fault> {
    print(&json_text(value).map_err(own)?).map_err(own)
}

fn list(json: bool) -> Result<String, Fault> {
    if json {
        let forms = FormId::ALL.map(|form| {
            json!({
                "id": form.id(),
                "number": form.number(),
                "title_ja": form.title_ja(),
                "title_en": form.title_en(),
                "format": form.format().extension(),
                "edition": spec(form).edition,
                "restricted": form.restricted(),
            })
        });
        return json_text(&Value::from(forms.to_vec())).map_err(own);
    }
    let lines = FormId::ALL.map(|form| {
        let (id, format, edition) = (form.id(), form.format().extension(), spec(form).edition);
        format!("{id:20}  様式第{}号  {format}  {edition}  {}\n", form.number(), form.title_ja())
    });
    Ok(lines.concat())
}
