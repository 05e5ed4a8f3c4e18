//! After edits by python-docx, which vendors use in scripts, a form is still read right.

use std::path::Path;
use std::process::Command;

use domain::forms::spec::{Kind, Unit};
use domain::forms::{Content, FormId, Value, example};

use super::{meaning, read, write};

/// A Python that has python-docx. `None` where there is none, which is said aloud, and in CI is a failure.
fn python() -> Option<String> {
    let named = std::env::var("SHINSA_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(&named).args(["-c", "import docx"]).output();
    if output.is_ok_and(|output| output.status.success()) {
        return Some(named);
    }
    assert!(std::env::var("CI").is_err(), "python-docx must be there in CI");
    eprintln!("python-docx is not installed: nothing is edited");
    None
}

/// What is read from the example after an edit.
fn edited(form: FormId, step: &str) -> Option<Content> {
    let python = python()?;
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("from.docx"), folder.path().join("to.docx"));
    std::fs::write(&source, write(&example::example(form))).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/word/edits.py");
    let output = Command::new(python).arg(script).arg(step).arg(&source).arg(&target).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(read(&std::fs::read(target).unwrap()))
}

#[test]
fn values_changed_and_controls_lost() {
    for form in super::WORD {
        let Some(content) = edited(form, "change") else { return };
        let mut expected = meaning(&example::example(form));
        let text = |text: &str| format!("{:?}", Value::Text(text.to_owned()));
        expected.insert("product_name".to_owned(), text("変更後の製品 X-9"));
        expected.insert("model_number".to_owned(), text("NEW-1"));
        let department = example::example(form).raw("contact_department").to_owned();
        expected.insert("contact_department".to_owned(), text(&format!("{department}第二課")));
        assert_eq!(meaning(&content), expected, "{form:?}");
        let Some(content) = edited(form, "unwrap") else { return };
        assert_eq!(meaning(&content), meaning(&example::example(form)), "{form:?}");
    }
}

fn units(content: &Content) -> Vec<Option<Value>> {
    content.rows("rows").iter().map(|row| row.cells[1].value(Kind::Integer(Unit::Devices)).unwrap()).collect()
}

#[test]
fn rows_added_and_deleted() {
    let before = units(&example::example(FormId::ShipmentPlan));
    let Some(content) = edited(FormId::ShipmentPlan, "add-rows") else { return };
    let more = [Some(Value::Whole(7)), Some(Value::Whole(8))];
    assert_eq!(units(&content), [&before[..], &more].concat());
    let last = content.rows("rows").last().unwrap();
    assert_eq!((last.cells[0].raw.as_str(), last.cells[1].raw.as_str()), ("2030-02", "８台"));
    let content = edited(FormId::ShipmentPlan, "delete-rows").unwrap();
    assert_eq!(units(&content), before[2..]);
}

#[test]
fn cells_merged() {
    let example = example::example(FormId::ShipmentPlan);
    let Some(content) = edited(FormId::ShipmentPlan, "merge") else { return };
    assert_eq!(meaning(&content), meaning(&example));
}
