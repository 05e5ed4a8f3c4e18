//! Forms that an office program or a person's script has opened and saved.

use std::process::Command;

use documents::write::write_form;
use domain::forms::content::cell_whole;
use domain::forms::{FormId, Origin, example, spec};

use crate::excel::workbook::{
    EXCEL, differences, full_estimate, full_record, imprint, meaning, read, try_read,
};
use crate::office::Office;

#[test]
fn a_save_by_an_office_program_keeps_the_meaning() {
    let Some(office) = Office::find() else { return };
    let forms = EXCEL.map(example::example);
    for content in [full_estimate(), full_record()].into_iter().chain(forms) {
        let bytes = write_form(&content, &imprint()).unwrap();
        let before = meaning(&read(&bytes));
        let saved = std::fs::read(office.saved_as(&bytes, "xlsx", "xlsx")).unwrap();
        let reading = try_read(&saved, None).unwrap();
        assert_eq!((reading.form, reading.edition.as_deref()), (content.form, Some("2026-10")));
        assert_eq!(differences(&meaning(&reading.content), &before), Vec::<String>::new());
        // By way of another format, where names and properties may be written anew.
        let other = std::fs::read(office.saved_as(&bytes, "xlsx", "ods")).unwrap();
        let back = std::fs::read(office.saved_as(&other, "ods", "xlsx")).unwrap();
        let reading = try_read(&back, None).unwrap();
        assert_eq!((reading.form, reading.edition.as_deref()), (content.form, Some("2026-10")));
        assert_eq!(differences(&meaning(&reading.content), &before), Vec::<String>::new());
    }
}

/// Opens a workbook in openpyxl, runs lines on it (`book`, `sheet`, `at(name)` for a named cell), and saves.
/// `None` where openpyxl is not installed, which in CI is a failure.
fn scripted(bytes: &[u8], lines: &str) -> Option<Vec<u8>> {
    let python = std::env::var("SHINSA_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let there = Command::new(&python).args(["-c", "import openpyxl"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        assert!(std::env::var("CI").is_err(), "openpyxl must be there in CI");
        eprintln!("openpyxl is not installed: nothing is edited");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before.xlsx"), folder.path().join("after.xlsx"));
    std::fs::write(&before, bytes).unwrap();
    let script = format!(
        "import sys, openpyxl\n\
         book = openpyxl.load_workbook(sys.argv[1])\n\
         sheet = book.worksheets[0]\n\
         at = lambda name: sheet[book.defined_names[name].attr_text.split('!')[1].split(':')[0].replace('$', '')]\n\
         row = lambda index: at('rows').row + index\n\
         {lines}\n\
         book.save(sys.argv[2])\n"
    );
    let output = Command::new(&python).arg("-c").arg(script).arg(&before).arg(&after).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(std::fs::read(after).unwrap())
}

fn whole(content: &domain::forms::Content, row: usize, column: &str) -> Option<i64> {
    let table = spec(content.form).tables().next().unwrap();
    cell_whole(table, &content.rows("rows")[row], column)
}

#[test]
fn a_script_that_only_saves_keeps_the_meaning() {
    for content in [full_estimate(), full_record()] {
        let bytes = write_form(&content, &imprint()).unwrap();
        let Some(saved) = scripted(&bytes, "") else { return };
        assert_eq!(differences(&meaning(&read(&saved)), &meaning(&read(&bytes))), Vec::<String>::new());
    }
}

#[test]
fn a_changed_quantity_changes_the_totals() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let Some(saved) = scripted(&bytes, "sheet.cell(row(1), 5).value = 1201") else { return };
    let content = read(&saved);
    assert_eq!(
        (whole(&content, 0, "quantity"), whole(&content, 0, "amount")),
        (Some(1201), Some(102_085_000))
    );
    // 119,402,331 and the price of one more; 10 % of all but 2,331, and 8 % of that.
    assert_eq!(content.whole("subtotal"), Some(119_487_331));
    assert_eq!(content.whole("tax"), Some(11_948_500 + 186));
    assert_eq!(content.whole("total"), Some(119_487_331 + 11_948_686));
    assert_eq!(content.entry("total").unwrap().origin, Origin::Formula);
}

#[test]
fn rows_put_in_push_the_rest_down() {
    let bytes = write_form(&full_record(), &imprint()).unwrap();
    // The program moves cells, but neither names nor merged cells nor formulas.
    let lines = "sheet.insert_rows(row(2), 2)\n\
                 for index, value in enumerate(['新病院', '病院', 'FR-100A', 4, '2025-01', None, '可']):\n\
                 \x20   sheet.cell(row(2), index + 1).value = value";
    let Some(saved) = scripted(&bytes, lines) else { return };
    let content = read(&saved);
    let customers: Vec<_> = content.rows("rows").iter().map(|row| row.cells[0].raw.as_str()).collect();
    assert_eq!(customers.len(), 4, "{customers:?}");
    assert_eq!((customers[1], customers[3]), ("新病院", "すみれ薬局　霞が関店"));
    let total = content.entry("total_units").unwrap();
    // The formula still adds up the first three rows: what the file says, for the checks to find.
    assert_eq!((total.raw.as_str(), total.origin), ("16", Origin::Formula));
    assert_eq!(content.raw("company_name"), "株式会社山田製作所");
}

#[test]
fn sheets_are_renamed_and_added() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let lines = "other = book.create_sheet('参考', 0)\n\
                 other['A1'], other['B1'] = '型番', 'OTHER-1'\n\
                 hidden = book.create_sheet('控え', 1)\n\
                 hidden.sheet_state = 'hidden'\n\
                 hidden['A1'], hidden['B1'] = '製品名', 'HIDDEN'\n\
                 sheet.title = '見積 (2)'\n\
                 for name in book.defined_names.values():\n\
                 \x20   name.attr_text = \"'見積 (2)'!\" + name.attr_text.split('!')[1]";
    let Some(saved) = scripted(&bytes, lines) else { return };
    let content = read(&saved);
    assert_eq!(differences(&meaning(&content), &meaning(&read(&bytes))), Vec::<String>::new());
    assert!(content.entry("total").unwrap().spot.as_ref().unwrap().to_string().starts_with("見積 (2)!G"));
}

#[test]
fn names_are_lost_or_lead_nowhere() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    for lines in [
        "book.defined_names.clear()",
        "for name in book.defined_names.values(): name.attr_text = '#REF!'",
        "for name in book.defined_names.values(): name.attr_text = \"'提供価格概算見積書'!$A$1\"",
        "book.defined_names.clear(); sheet.title = 'Sheet1'; book.custom_doc_props.props.clear()",
    ] {
        let Some(saved) = scripted(&bytes, lines) else { return };
        let differences = differences(&meaning(&read(&saved)), &meaning(&read(&bytes)));
        // What has no label can't be found where its name leads to something else.
        let differences: Vec<_> = differences.iter().filter(|d| !d.starts_with("addressee")).collect();
        assert_eq!(differences, Vec::<&String>::new(), "{lines}");
    }
}

#[test]
fn what_people_type_into_number_cells() {
    let bytes = write_form(&full_estimate(), &imprint()).unwrap();
    let lines = "sheet.cell(row(1), 5).value = '１２台'\n\
                 sheet.cell(row(2), 3).value = '¥3,200'\n\
                 sheet.cell(row(3), 4).value = 0.1\n\
                 sheet.cell(row(3), 4).number_format = '0%'\n\
                 sheet.cell(row(4), 5).value = '=600*2'\n\
                 sheet.cell(row(4), 7).value = 11760001\n\
                 at('warranty_months').value = '60か月'\n\
                 at('valid_until').value = 46477\n\
                 at('contact_phone').value = 312345678\n\
                 at('contact_phone').number_format = '0000000000'";
    let Some(saved) = scripted(&bytes, lines) else { return };
    let content = read(&saved);
    assert_eq!(content.rows("rows")[0].cells[4].raw, "１２台");
    assert_eq!(whole(&content, 0, "quantity"), Some(12));
    // The formula in the sheet takes numbers only, but what was read is one.
    assert_eq!(content.rows("rows")[0].cells[6].raw, "1020000");
    assert_eq!(whole(&content, 1, "unit_price"), Some(3200));
    assert_eq!(
        (content.rows("rows")[2].cells[3].raw.as_str(), whole(&content, 2, "tax_rate")),
        ("10%", Some(10))
    );
    let quantity = &content.rows("rows")[3].cells[4];
    assert_eq!((quantity.raw.as_str(), quantity.origin), ("1200", Origin::Formula));
    let amount = &content.rows("rows")[3].cells[6];
    assert_eq!((amount.raw.as_str(), amount.origin), ("11760001", Origin::Typed));
    assert_eq!(content.whole("warranty_months"), Some(60));
    assert_eq!(content.date("valid_until").unwrap().to_string(), "2027-03-31");
    assert_eq!(content.text("contact_phone").as_deref(), Some("0312345678"));
}

#[test]
fn a_blank_form_filled_in_by_a_script_adds_up() {
    let blank =
        documents::write::blank_form(FormId::PriceEstimate, &imprint(), "第2回募集", "2026-10").unwrap();
    let lines = "for index, value in enumerate(['本体', 'リーダー', 85000, 10, 3, '台']):\n\
                 \x20   sheet.cell(row(1), index + 1).value = value\n\
                 for index, value in enumerate(['付属', '冊子', 333, 8, 7, '冊']):\n\
                 \x20   sheet.cell(row(20), index + 1).value = value";
    let Some(saved) = scripted(&blank, lines) else { return };
    let content = read(&saved);
    assert_eq!(content.rows("rows").len(), 2);
    assert_eq!(
        (content.whole("subtotal"), content.whole("tax"), content.whole("total")),
        (Some(257_331), Some(25_686), Some(283_017))
    );
}
