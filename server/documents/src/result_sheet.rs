//! The result sheet (機能確認結果表) of a device check: each try of each test case on each device.

use crate::error::DocumentError;
use crate::word::{Filling, Orientation, Page, Place};

/// One device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub serial: String,
    pub firmware: String,
    pub environment: String,
}

/// One try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its serial number.
    pub device: String,
    pub firmware: String,
    /// From 1; above 1 it is a retest.
    pub number: u32,
    /// 合格, 不合格 or 未実施.
    pub outcome: String,
    /// With its unit; may be empty.
    pub value: String,
    pub note: String,
    /// The names of photos and logs.
    pub files: Vec<String>,
    pub at: String,
}

/// One test case with its tries, by device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestCase {
    pub id: String,
    pub title: String,
    pub mandatory: bool,
    pub attempts: Vec<Attempt>,
}

/// Everything that stands in the sheet. All texts are printed as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultSheet {
    pub date: String,
    pub call_title: String,
    pub case_number: String,
    pub company_name: String,
    pub product_name: String,
    pub model_number: String,
    /// As in the application.
    pub firmware: String,
    pub plan_edition: String,
    pub held_at: String,
    pub place: String,
    pub tester: String,
    /// Organization and name; empty where nothing was tried.
    pub witness: String,
    pub devices: Vec<Device>,
    pub cases: Vec<TestCase>,
}

/// Writes the sheet.
///
/// # Errors
/// Only if the file can't be put together, which is a fault of the program.
pub fn result_sheet(sheet: &ResultSheet) -> Result<Vec<u8>, DocumentError> {
    let page = Page::new(Orientation::Landscape)
        .footer(&sheet.case_number)
        .right(&sheet.date)
        .title("機能確認結果表")
        .labelled(&head(sheet), Place::Full)
        .heading("1　機器")
        .grid(&owned(["製造番号", "ファームウェア", "環境"]), &[25, 20, 55], &devices(sheet))
        .heading("2　結果");
    let headings =
        owned(["番号", "確認項目", "必須", "製造番号", "版", "回", "結果", "測定値", "備考・添付", "日時"]);
    page.grid(&headings, &[6, 17, 5, 11, 7, 4, 8, 9, 19, 14], &rows(sheet)).bytes()
}

fn owned<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn printed(text: &str) -> Filling {
    Filling::Printed(text.to_owned())
}

fn head(sheet: &ResultSheet) -> Vec<(String, Filling)> {
    [
        ("募集回", &sheet.call_title),
        ("受付番号", &sheet.case_number),
        ("事業者", &sheet.company_name),
        ("製品名", &sheet.product_name),
        ("型番", &sheet.model_number),
        ("申請書類のファームウェア", &sheet.firmware),
        ("機能確認計画の版", &sheet.plan_edition),
        ("実施日時", &sheet.held_at),
        ("実施場所", &sheet.place),
        ("機能確認担当", &sheet.tester),
        ("立会人", &sheet.witness),
    ]
    .map(|(label, value)| (label.to_owned(), printed(value)))
    .to_vec()
}

fn devices(sheet: &ResultSheet) -> Vec<Vec<Filling>> {
    let row = |device: &Device| {
        [&device.serial, &device.firmware, &device.environment].map(|text| printed(text)).to_vec()
    };
    sheet.devices.iter().map(row).collect()
}

/// A row for each try; a test case that was never tried has one that says so.
fn rows(sheet: &ResultSheet) -> Vec<Vec<Filling>> {
    let mut rows = Vec::new();
    for case in &sheet.cases {
        let mandatory = if case.mandatory { "必須" } else { "任意" };
        let first = [&case.id, &case.title, mandatory];
        if case.attempts.is_empty() {
            let none = ["", "", "", "未実施", "", "", ""];
            rows.push(first.iter().copied().chain(none).map(printed).collect());
        }
        for attempt in &case.attempts {
            let note = [attempt.note.clone(), attempt.files.join("、")];
            let note: Vec<String> = note.into_iter().filter(|text| !text.is_empty()).collect();
            let (number, note) = (attempt.number.to_string(), note.join("\n"));
            let told = [
                attempt.device.as_str(),
                &attempt.firmware,
                &number,
                &attempt.outcome,
                &attempt.value,
                &note,
                &attempt.at,
            ];
            rows.push(first.iter().copied().chain(told).map(printed).collect());
        }
    }
    rows
}
