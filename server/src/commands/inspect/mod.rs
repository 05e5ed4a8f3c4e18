//! `shinsa inspect`: reads forms, each in a limited process, and checks them. Needs no database and no
//! data folder.
//!
//! With `--json` the answer is `{"files": […], "across": […]}` whatever the number of files; see the
//! README for its keys, which are stable.

mod input;
mod report;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use domain::checks::{self, Basis};
use domain::finding::Finding;
use domain::forms::{Content, FormId, Reading, Unreadable};
use jiff::civil::Date;
use services::inspection::{Asked, Inspected, Inspector, RefusedFile};

use super::call_file;
use crate::config::Inspect;
use crate::terminal::{complain, json, print, printable};
use input::Input;

/// One file with what became of it.
struct Looked {
    /// As it was named.
    file: PathBuf,
    outcome: Outcome,
    findings: Vec<Finding>,
}

enum Outcome {
    Read(Reading),
    Unreadable(Unreadable),
    Refused(RefusedFile),
    /// Not a file, or not ours to open: the key of the words for why.
    NotOpened(&'static str),
}

/// Everything that there is to tell.
struct Found {
    files: Vec<Looked>,
    across: Vec<Finding>,
}

impl Found {
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|looked| &looked.findings).chain(&self.across)
    }

    /// 2 where a file could not be read, else 1 where anything blocks a submission, else 0.
    fn code(&self) -> u8 {
        if self.files.iter().any(|looked| !matches!(looked.outcome, Outcome::Read(_))) {
            2
        } else {
            u8::from(self.findings().any(Finding::blocks))
        }
    }
}

/// Ends with 0 without errors, with 1 where forms have some, with 2 where a file can't be read.
pub fn run(inspect: &Inspect) -> ExitCode {
    let found = match look(inspect) {
        Ok(found) => found,
        Err(error) => {
            complain(&printable(&error));
            return ExitCode::from(2);
        }
    };
    let text = if inspect.json {
        json(&report::json(&found, inspect.words()))
    } else {
        Ok(report::text(&found, inspect.words()))
    };
    match text.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::from(found.code()),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}

fn look(inspect: &Inspect) -> Result<Found, String> {
    let mut basis = call_file::basis(inspect.call.as_deref())?;
    let input = Input::for_files(&inspect.files).map_err(|error| error.to_string())?;
    let outcomes = read(&inspect.files, input.as_ref(), inspect.form).map_err(|error| error.to_string())?;
    if inspect.call.is_none() {
        // Nobody says when the forms are handed in, but it is not before they were written.
        basis.today = outcomes.iter().filter_map(written_on).fold(basis.today, Date::max);
    }
    let files: Vec<Looked> = inspect
        .files
        .iter()
        .zip(outcomes)
        .map(|(file, outcome)| {
            let findings = check(inspect.form, &outcome, &basis);
            Looked { file: file.clone(), outcome, findings }
        })
        .collect();
    let contents: Vec<&Content> = files.iter().filter_map(|looked| content(inspect.form, looked)).collect();
    let across = checks::across(&contents, &basis);
    Ok(Found { files, across })
}

/// The date of a form.
fn written_on(outcome: &Outcome) -> Option<Date> {
    match outcome {
        Outcome::Read(reading) => reading.content.date("date"),
        _ => None,
    }
}

/// What is compared with the other files: nothing of one that is another form than it was said to be.
fn content(expected: Option<FormId>, looked: &Looked) -> Option<&Content> {
    match &looked.outcome {
        Outcome::Read(reading) if expected.is_none_or(|form| form == reading.form) => Some(&reading.content),
        _ => None,
    }
}

fn check(expected: Option<FormId>, outcome: &Outcome, basis: &Basis) -> Vec<Finding> {
    match (outcome, expected) {
        (Outcome::Read(reading), form) => checks::form(form.unwrap_or(reading.form), reading, basis),
        (Outcome::Unreadable(why), Some(form)) => vec![checks::unreadable(form, *why)],
        _ => Vec::new(),
    }
}

/// Reads the files, all in one process where none of them kills it.
fn read(files: &[PathBuf], input: Option<&Input>, expected: Option<FormId>) -> io::Result<Vec<Outcome>> {
    let paths: Vec<&Path> = files.iter().map(|file| Input::or_file(input, file)).collect();
    let openable: Vec<Result<(), &'static str>> = paths.iter().map(|path| can_be_opened(path)).collect();
    let asked = paths.iter().zip(&openable).filter(|(_, openable)| openable.is_ok());
    let asked: Vec<Asked> = asked.map(|(path, _)| Asked { path: path.to_path_buf(), expected }).collect();
    let mut answers = Inspector::of_this_program()?.inspect(&asked)?.into_iter();
    let outcomes = openable.into_iter().map(|openable| match openable {
        Err(why) => Outcome::NotOpened(why),
        Ok(()) => match answers.next() {
            Some(Inspected::Read(reading)) => Outcome::Read(reading),
            Some(Inspected::Refused(refused)) => Outcome::Refused(refused),
            Some(Inspected::Unreadable(why)) => Outcome::Unreadable(why),
            None => Outcome::Unreadable(Unreadable::NotSafely),
        },
    });
    Ok(outcomes.collect())
}

/// Anything but a plain file could keep a reader waiting for ever.
fn can_be_opened(path: &Path) -> Result<(), &'static str> {
    let why = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => "not-opened-missing",
        ErrorKind::PermissionDenied => "not-opened-denied",
        _ => "not-opened-other",
    };
    if !std::fs::metadata(path).map_err(why)?.is_file() {
        return Err("not-opened-no-file");
    }
    std::fs::File::open(path).map(drop).map_err(why)
}
