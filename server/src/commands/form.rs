//! `shinsa form …`: the seven forms, described, blank, and filled in. Needs no database and no data
//! folder.

use std::path::Path;
use std::process::ExitCode;

use documents::write::{Imprint, blank_form, write_form};
use domain::checks::Basis;
use domain::forms::example::{example, example_basis, fitting};
use domain::forms::{FormId, REQUIREMENT_EDITION, data, schema::schema, spec};
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
            let content = data_file(*form, data)?;
            write(output, &write_form(&content, &imprint(*form, &basis)).map_err(own)?)
        }
    }
}

fn imprint(form: FormId, basis: &Basis) -> Imprint<'_> {
    Imprint { edition: basis.call.edition(form), case_number: None, rounding: basis.call.rounding }
}

fn data_file(form: FormId, path: &Path) -> Result<domain::forms::Content, Fault> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = read_text(path).map_err(|error| named(&error))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| named(&error))?;
    data::from_json(form, &value)
        .map_err(|errors| Fault::Given(errors.iter().map(|error| named(&error)).collect()))
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
