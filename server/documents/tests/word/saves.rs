//! After a real office program has opened and saved a form, it still says the same.

use domain::forms::{Content, Entry, FormId, example, spec};

use super::{WORD, blank, meaning, office, read, try_read, write};

/// The example, with characters that programs like to change, and several lines.
fn odd(form: FormId) -> Content {
    let mut content = example::example(form);
    content.set("product_name", Entry::typed("Face R&D <第2世代> \"髙﨑\" 𠮷 ①"));
    content.set("contact_department", Entry::typed("営業 ABC 本部 123 課"));
    for field in spec(form).fields().filter(|field| field.kind == domain::forms::spec::Kind::LongText) {
        content.set(field.id, Entry::typed("松本ABC工場（4020番地1）\n上田 XY 工場\n\n以上"));
    }
    content
}

fn all_are_read_after(steps: &[&str]) {
    let Some(office) = office::Office::find() else { return };
    let written: Vec<_> = WORD.iter().map(|form| write(&odd(*form))).collect();
    let blanks: Vec<_> = WORD.iter().map(|form| blank(*form)).collect();
    let mut files: Vec<Vec<u8>> = written.into_iter().chain(blanks).collect();
    let mut from = "docx";
    for to in steps {
        let saved = office.saved_all(&files, from, to);
        files = saved.iter().map(|path| std::fs::read(path).unwrap()).collect();
        from = to;
    }
    for (form, file) in WORD.iter().zip(&files) {
        let reading = try_read(file, None).unwrap();
        assert_eq!((reading.form, reading.edition.as_deref()), (*form, Some("2026-10")));
        let (read, written) = (meaning(&reading.content), meaning(&odd(*form)));
        for (name, value) in &written {
            assert_eq!(read.get(name), Some(value), "{form:?} {name} after {steps:?}");
        }
        assert_eq!(read.len(), written.len(), "{form:?}: {read:#?}");
    }
    for (form, file) in WORD.iter().zip(&files[WORD.len()..]) {
        let content = read(file);
        assert!(content.is_blank(), "{form:?}: {:#?}", meaning(&content));
        assert_eq!(content.fields.len() + content.tables.len(), spec(*form).places().count() - 1, "{form:?}");
    }
}

#[test]
fn saved_as_word() {
    all_are_read_after(&["docx"]);
}

#[test]
fn saved_as_open_document_and_back() {
    all_are_read_after(&["odt", "docx"]);
}

/// People pass a file around: what one save changes must not grow with the next.
#[test]
fn saved_three_times() {
    all_are_read_after(&["docx", "docx", "docx"]);
}

#[test]
fn what_is_filled_in_is_seen_in_print() {
    let Some(office) = office::Office::find() else { return };
    for form in WORD {
        let example = example::example(form);
        let text = office.text(&write(&example), "docx");
        let date = domain::calendar::both_calendars(example.date("date").unwrap());
        for words in [
            "案件番号：2-0007",
            &date,
            example.raw("company_name"),
            example.raw("representative_name"),
            example.raw("model_number"),
            example.raw("contact_mail"),
            &format!("様式第{}号（2026年10月版）{}", form.number(), form.title_ja()),
        ] {
            assert!(text.contains(&office::squeezed(words)), "{form:?} lacks {words}\n{text}");
        }
        assert_eq!(text.matches('☑').count(), spec(form).clauses().count(), "{form:?}");
        if form == FormId::ShipmentPlan {
            assert!(text.contains("出荷台数の合計12,000"), "{text}");
        }
    }
}
