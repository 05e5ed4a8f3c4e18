//! The letters (通知書) that a vendor receives.

use crate::error::DocumentError;
use crate::word::{Filling, Orientation, Page, Place};

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
    let subject = format!("{}の結果について（通知）", letter.screening);
    let outcome = letter.outcome.word();
    let page = Page::new(Orientation::Portrait)
        .footer("")
        .right(&letter.document_number)
        .right(&letter.date)
        .blank_line()
        .left(&letter.company_name)
        .left(&format!("{}　殿", letter.representative))
        .blank_line()
        .right(&letter.from)
        .title(&subject)
        .body(&format!(
            "申込みのあった下記の製品について、{}を行った結果、{outcome}と判定しましたので、通知します。",
            letter.screening
        ))
        .blank_line()
        .centred("記");
    let mut sections = Sections { page, number: 0 }
        .next("申込みの内容", |page| page.labelled(&application(letter), Place::Full))
        .next("審査の結果", |page| page.body(outcome));
    if !letter.reasons.is_empty() {
        sections = sections.next("理由", |page| reasons(page, &letter.reasons));
    }
    if !letter.next_steps.is_empty() {
        sections = sections.next("今後の手続", |page| paragraphs(page, &letter.next_steps));
    }
    if let Some(appeal) = &letter.appeal {
        sections = sections.next("教示", |page| paragraphs(page, appeal));
    }
    sections.page.blank_line().right("以上").bytes()
}

/// Numbered sections between 「記」 and 「以上」.
struct Sections {
    page: Page,
    number: usize,
}

impl Sections {
    fn next(self, heading: &str, content: impl FnOnce(Page) -> Page) -> Self {
        let number = self.number + 1;
        let page = content(self.page.heading(&format!("{number}　{heading}")));
        Self { page, number }
    }
}

fn application(letter: &ResultLetter) -> Vec<(String, Filling)> {
    [
        ("募集回", &letter.call_title),
        ("受付番号", &letter.case_number),
        ("製品名", &letter.product_name),
        ("型番", &letter.model_number),
        ("ファームウェアの版", &letter.firmware),
    ]
    .into_iter()
    .map(|(label, value)| (label.to_owned(), Filling::Printed(value.clone())))
    .collect()
}

fn reasons(page: Page, reasons: &[Reason]) -> Page {
    reasons.iter().enumerate().fold(page, |page, (index, reason)| {
        let form = if reason.form.is_empty() { String::new() } else { format!("【{}】", reason.form) };
        let page = page.item(&format!("({})", index + 1), &format!("{form}{}", reason.text));
        paragraphs(page, &reason.note)
    })
}

/// Each line of a text as a paragraph of its own; empty lines are left out.
fn paragraphs(page: Page, text: &str) -> Page {
    text.lines().filter(|line| !line.trim().is_empty()).fold(page, Page::body)
}
