//! The blank forms open in an office program and show what their specification says.

use std::io::{Cursor, Read};

use documents::preflight::{Limits, preflight, preflight_path};
use documents::write::{Imprint, blank_form as write_blank};
use domain::forms::{FormId, spec};
use domain::money::Rounding;

use crate::office;

const CALL: &str = "第2回募集（令和8年度）";

fn blank_form(form: FormId, call: &str) -> Vec<u8> {
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    write_blank(form, &imprint, call, "2026-10").unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_blank_form_passes_the_preflight() {
    for form in FormId::ALL {
        let bytes = blank_form(form, CALL);
        let container = preflight(Cursor::new(bytes), form.format(), &Limits::default()).unwrap();
        assert_eq!(container.format, form.format());
    }
}

#[test]
fn every_blank_form_shows_all_its_places() {
    let Some(office) = office::Office::find() else { return };
    for form in FormId::ALL {
        let bytes = blank_form(form, CALL);
        let text = office.text(&bytes, form.format().extension());
        let mut expected = vec![
            format!("様式第{}号（2026年10月版）", form.number()),
            form.title_ja().to_owned(),
            CALL.to_owned(),
            "厚生労働大臣　殿".to_owned(),
            spec(form).lead_ja.to_owned(),
        ];
        let fields = spec(form).fields().filter(|field| field.id != "addressee");
        expected.extend(fields.map(|field| field.label_ja.to_owned()));
        expected.extend(spec(form).clauses().map(|clause| clause.text_ja.to_owned()));
        for table in spec(form).tables() {
            expected.extend(table.columns.iter().map(|column| column.label_ja.to_owned()));
            expected.extend(table.preset.iter().flat_map(|row| row.iter().map(|t| t.to_string())));
        }
        expected.extend(["記".to_owned(), "以上".to_owned()]);
        for words in expected {
            assert!(text.contains(&office::squeezed(&words)), "{form:?} lacks {words}\n{text}");
        }
        assert!(text.matches('□').count() >= spec(form).clauses().count());
    }
}

#[test]
fn the_file_says_which_form_it_is() {
    for form in FormId::ALL {
        let bytes = blank_form(form, CALL);
        let properties = part(&bytes, "docProps/custom.xml");
        assert!(properties.contains(&format!(">{}/2026-10<", form.id())), "{properties}");
    }
}

#[test]
fn a_form_saved_by_an_office_program_is_accepted_and_an_old_format_is_named() {
    let Some(office) = office::Office::find() else { return };
    for (form, old, code) in [
        (FormId::SelfDeclaration, "doc", "upload-old-word"),
        (FormId::PriceEstimate, "xls", "upload-old-excel"),
    ] {
        let (blank, format) = (blank_form(form, CALL), form.format());
        let check = |path| preflight_path(path, format, &Limits::default());
        let saved = office.saved_as(&blank, format.extension(), format.extension());
        assert_eq!(check(&saved).map(|container| container.format), Ok(format));
        let saved = office.saved_as(&blank, format.extension(), old);
        assert_eq!(check(&saved).unwrap_err().code(), code);
    }
}
