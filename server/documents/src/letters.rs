//! The letters (通知書) that a vendor receives.

use crate::error::DocumentError;
use crate::official_letter::{OfficialLetter, Part, Section};

/// What the screening came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 適合
    Passed,
    /// 不適合
    Failed,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Outcome::Passed => "適合",
            Outcome::Failed => "不適合",
        }
    }
}

/// One reason of the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The form it concerns, such as `様式第4号`; empty for the application as a whole.
    pub form: String,
    /// The sentence of the reason code.
    pub text: String,
    /// What it is in this case; may be empty.
    pub note: String,
}

/// Everything that stands in a result letter. All texts are Japanese and printed as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLetter {
    /// 文書番号, for instance `医情発1122第3号`.
    pub document_number: String,
    /// The date of the letter in both calendars.
    pub date: String,
    /// 商号 of the vendor.
    pub company_name: String,
    /// Title and name of the representative, without 様 or 殿.
    pub representative: String,
    /// The section of the ministry that sends it.
    pub from: String,
    /// What was screened, for instance `書類審査`.
    pub screening: String,
    pub call_title: String,
    pub case_number: String,
    pub product_name: String,
    pub model_number: String,
    pub firmware: String,
    pub outcome: Outcome,
    /// Why; for a pass usually empty.
    pub reasons: Vec<Reason>,
    /// What happens next, for instance the check of real devices; may be empty.
    pub next_steps: String,
    /// 教示: the teaching of appeal rights, only where the call says that the result is a 処分.
    pub appeal: Option<String>,
}

/// Writes the letter that tells a vendor the result of a screening (審査結果通知書).
///
/// # Errors
/// Only if the file can't be put together, which is a fault of the program.
pub fn result_letter(letter: &ResultLetter) -> Result<Vec<u8>, DocumentError> {
    let outcome = letter.outcome.word();
    let facts =
        Part { heading: "申込みの内容".to_owned(), section: Section::Facts(application(letter)) };
    let mut parts = vec![facts, Part::text("審査の結果", outcome.to_owned())];
    if !letter.reasons.is_empty() {
        let reasons = letter.reasons.iter().map(reason).collect();
        parts.push(Part { heading: "理由".to_owned(), section: Section::Items(reasons) });
    }
    if !letter.next_steps.is_empty() {
        parts.push(Part::text("今後の手続", letter.next_steps.clone()));
    }
    if let Some(appeal) = &letter.appeal {
        parts.push(Part::text("教示", appeal.clone()));
    }
    let written = OfficialLetter {
        document_number: letter.document_number.clone(),
        date: letter.date.clone(),
        company_name: letter.company_name.clone(),
        representative: letter.representative.clone(),
        from: letter.from.clone(),
        subject: format!("{}の結果について（通知）", letter.screening),
        opening: format!(
            "申込みのあった下記の製品について、{}を行った結果、{outcome}と判定しましたので、通知します。",
            letter.screening
        ),
        parts,
    };
    written.write()
}

fn application(letter: &ResultLetter) -> Vec<(String, String)> {
    [
        ("募集回", &letter.call_title),
        ("受付番号", &letter.case_number),
        ("製品名", &letter.product_name),
        ("型番", &letter.model_number),
        ("ファームウェアの版", &letter.firmware),
    ]
    .map(|(label, value)| (label.to_owned(), value.clone()))
    .to_vec()
}

/// The sentence of a reason, and what it is in this case.
fn reason(reason: &Reason) -> (String, String) {
    let form = if reason.form.is_empty() { String::new() } else { format!("【{}】", reason.form) };
    (format!("{form}{}", reason.text), reason.note.clone())
}
