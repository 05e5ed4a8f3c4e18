//! What `shinsa inspect` says, for programs and for people.

use app::flash;
use app::web::{finding_sentence, finding_words, mend_sentence, refused_file};
use app::words::Words;
use domain::finding::{Finding, Severity, Shown};
use domain::forms::{FormId, data};
use serde_json::{Value, json};

use super::{Found, Looked, Outcome};
use crate::terminal::printable;

/// The stable shape for programs.
pub(super) fn json(found: &Found, words: Words) -> Value {
    let files: Vec<Value> = found.files.iter().map(|looked| file(looked, words)).collect();
    json!({ "files": files, "across": findings(&found.across, words) })
}

fn file(looked: &Looked, words: Words) -> Value {
    let (form, edition, fields) = match &looked.outcome {
        Outcome::Read(reading) => {
            (Some(reading.form.id()), reading.edition.as_deref(), Some(data::to_json(&reading.content)))
        }
        _ => (None, None, None),
    };
    json!({
        "file": looked.file.to_string_lossy(),
        "form": form,
        "edition": edition,
        "refused": refused(&looked.outcome, words).map(|(code, message)| {
            json!({ "code": code, "message": message })
        }),
        "fields": fields,
        "findings": findings(&looked.findings, words),
    })
}

/// Code and sentence of why a file was not read.
fn refused(outcome: &Outcome, words: Words) -> Option<(String, String)> {
    match outcome {
        Outcome::Read(_) => None,
        Outcome::Unreadable(why) => {
            let code = format!("unreadable-{}", why.code());
            let message = words.t(&code);
            Some((code, message))
        }
        Outcome::Refused(refused) => {
            let message = flash::sentence(&refused_file("", refused.clone()), words);
            Some((refused.code.clone(), message))
        }
        Outcome::NotOpened(why) => {
            let message = words.tf("inspect-not-opened", &[("why", words.t(why).into())]);
            Some(("not-opened".to_owned(), message))
        }
    }
}

fn findings(findings: &[Finding], words: Words) -> Vec<Value> {
    let one = |finding: &Finding| {
        json!({
            "code": finding.code.id(),
            "severity": finding.severity().letter(),
            "form": finding.form.id(),
            "field": finding.at.to_string(),
            "place": finding.spot.as_ref().map(ToString::to_string),
            "found": value(&finding.found, words),
            "expected": value(&finding.expected, words),
            "message": finding_sentence(words, finding),
            "mend": mend_sentence(words, finding),
        })
    };
    findings.iter().map(one).collect()
}

/// As in the data of a form: numbers as numbers, dates as `2026-11-22`, choices and forms by their id.
fn value(shown: &Shown, words: Words) -> Value {
    match shown {
        Shown::Nothing => Value::Null,
        Shown::Text(text) => json!(text),
        Shown::Number(number) | Shown::Yen(number) => json!(number),
        Shown::Date(date) => json!(date),
        Shown::Month(month) => json!(month.to_string()),
        Shown::Choice(choice) => json!(choice.id),
        Shown::Form(form) => json!(form.id()),
        Shown::Forms(forms) => forms.iter().map(|form| form.id()).collect(),
        Shown::Words(key) => json!(words.t(key)),
    }
}

/// The report for people: each file with its findings, those across forms, and a count.
pub(super) fn text(found: &Found, words: Words) -> String {
    let mut out = String::new();
    for looked in &found.files {
        line(&mut out, 0, &looked.file.to_string_lossy());
        match &looked.outcome {
            Outcome::Read(reading) => {
                line(&mut out, 1, &form_line(reading.form, reading.edition.as_deref(), words));
            }
            other => {
                let message = refused(other, words).map(|(_, message)| message).unwrap_or_default();
                line(&mut out, 1, &message);
            }
        }
        listed(&mut out, &looked.findings, words, false);
        out.push('\n');
    }
    if !found.across.is_empty() {
        line(&mut out, 0, &words.t("inspect-across"));
        listed(&mut out, &found.across, words, true);
        out.push('\n');
    }
    let count = |severity| found.findings().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let unread = found.files.iter().filter(|looked| !matches!(looked.outcome, Outcome::Read(_))).count();
    let counts = [("errors", errors.into()), ("warnings", warnings.into()), ("unread", unread.into())];
    line(&mut out, 0, &words.tf("inspect-summary", &counts));
    out
}

fn form_line(form: FormId, edition: Option<&str>, words: Words) -> String {
    let title = app::web::form_title(words, form);
    let number = form.number();
    match edition {
        Some(edition) => words.tf(
            "inspect-form",
            &[("number", number.into()), ("title", title.into()), ("edition", edition.into())],
        ),
        None => {
            words.tf("inspect-form-without-edition", &[("number", number.into()), ("title", title.into())])
        }
    }
}

fn listed(out: &mut String, findings: &[Finding], words: Words, across: bool) {
    for finding in findings {
        let severity = finding_words::severity(words, finding.severity());
        let mut place = finding_words::place(words, finding);
        if across {
            let form = finding_words::shown(words, &Shown::Form(finding.form));
            place = words.tf("inspect-place", &[("form", form.into()), ("place", place.into())]);
        }
        let sentence = finding_sentence(words, finding);
        let args = [("severity", severity), ("place", place), ("finding", sentence)];
        let args = args.map(|(name, value)| (name, value.into()));
        line(out, 1, &words.tf("inspect-finding", &args));
        line(out, 2, &format!("{} ({})", mend_sentence(words, finding), finding.code.id()));
    }
}

/// One line, whatever stands in it.
fn line(out: &mut String, indent: usize, text: &str) {
    out.push_str(&"  ".repeat(indent));
    out.push_str(&printable(text));
    out.push('\n');
}
