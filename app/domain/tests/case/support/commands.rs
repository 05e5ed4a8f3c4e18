//! Commands with content that fits, so that only standing and state can be a reason to refuse.

use domain::actor::Actor;
use domain::case::Command;
use domain::case::checklist::Outcome;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::decision::{Reason, Verdict};
use domain::case::document::StoredFile;
use domain::case::event::{Applicant, Consent};
use domain::case::evidence::EvidenceKind;
use domain::case::facts::Facts;
use domain::case::findings::{CheckResult, FindingNote};
use domain::case::handed_in::Changed;
use domain::case::hold::HoldReason;
use domain::forms::{FormId, ReasonCode};
use jiff::Timestamp;

use super::people::assignee;

/// Facts as the form gives them, read by the domain itself.
pub fn facts() -> Facts {
    Facts::parse(|field| {
        let typed = match field {
            "postal_code" => "１００－８９１６",
            "address" => "東京都千代田区霞が関1-2-2",
            "representative_title" => "代表取締役",
            "representative_name" => "佐藤花子",
            "contact_department" => "営業部",
            "contact_name" => "鈴木一郎",
            "contact_phone" => "03-5253-1111",
            "contact_email" => "ichiro@vendor.example",
            "product_name" => "顔認証リーダーA",
            "model_number" => "FR-100",
            "firmware" => "1.0.0",
            "units" => "12,000台",
            other => panic!("unknown field {other}"),
        };
        typed.to_owned()
    })
    .unwrap_or_else(|errors| panic!("facts refused: {errors:?}"))
}

/// A stored file whose name and hash come from `content`.
pub fn file(content: &str) -> StoredFile {
    let sha256 = domain::case::chain::link("", content);
    StoredFile { sha256, name: format!("{content}.docx"), bytes: 40_000 }
}

pub fn fill_facts() -> Command {
    Command::FillFacts { facts: facts() }
}

pub fn upload(form: FormId, content: &str) -> Command {
    Command::Upload { form, file: file(content) }
}

pub fn attach(requirement: &str, name: &str) -> Command {
    let kind = EvidenceKind::Pdf;
    Command::AttachEvidence { requirement: requirement.to_owned(), kind, file: file(name) }
}

pub fn submit() -> Command {
    submit_as("R8-1-0001", true)
}

pub fn submit_as(number: &str, agreed: bool) -> Command {
    submit_checked(number, agreed, CheckResult::default())
}

pub fn submit_checked(number: &str, agreed: bool, checked: CheckResult) -> Command {
    let text = "瑕疵等があった場合に書類審査結果が取り消されることを承諾します。";
    Command::Submit {
        number: number.to_owned(),
        applicant: Applicant {
            corporate_number: "7123456789012".to_owned(),
            name: "株式会社リーダー".to_owned(),
        },
        consent: Consent {
            text: text.to_owned(),
            edition: "2026-11".to_owned(),
            sha256: domain::case::chain::link("", text),
            signer_name: "佐藤花子".to_owned(),
            signer_title: "代表取締役".to_owned(),
            signed_in: None,
        },
        agreed,
        checked,
    }
}

pub fn return_correction() -> Command {
    Command::ReturnCorrection { checked: CheckResult::default(), changed: Changed::new() }
}

/// A sum that is wrong on this form.
pub fn wrong_total(form: FormId) -> FindingNote {
    FindingNote { code: "total-wrong".to_owned(), form, place: "total_units".to_owned() }
}

/// A date for the reviewer to look at.
pub fn early_date(form: FormId) -> FindingNote {
    FindingNote { code: "dated-before-call".to_owned(), form, place: "date".to_owned() }
}

pub fn withdraw() -> Command {
    Command::Withdraw { reason: "事業計画の変更のため".to_owned() }
}

pub fn answer(item: u32) -> Command {
    Command::AnswerItem { item, reply: "修正しました。".to_owned() }
}

/// Back to the ministry with what the comparison of one form found.
pub fn return_correction_with(form: FormId, places: &[&str]) -> Command {
    let places = places.iter().map(|place| (*place).to_owned()).collect();
    Command::ReturnCorrection { checked: CheckResult::default(), changed: Changed::from([(form, places)]) }
}

pub fn assign(to: &Actor) -> Command {
    Command::Assign { to: assignee(to) }
}

pub fn declare_conflict() -> Command {
    Command::DeclareConflict { reason: "親族が申込者に勤務しているため".to_owned() }
}

pub fn mark(criterion: &str, outcome: Outcome) -> Command {
    let reason = (outcome == Outcome::Fail).then_some(ReasonCode::NotFilled);
    Command::Mark { criterion: criterion.to_owned(), outcome, reason, note: String::new(), proposed: false }
}

pub fn note() -> Command {
    Command::AddNote { text: "電話で確認済み".to_owned() }
}

pub fn message() -> Command {
    Command::SendMessage { text: "審査を進めております。".to_owned() }
}

/// One item about each target, whole form, due at `due`.
pub fn request_correction(targets: &[Target], due: Timestamp) -> Command {
    let items = targets.iter().map(|target| NewItem {
        target: *target,
        place: String::new(),
        reason: ReasonCode::CalculationWrong,
        words: "計算を見直してください。".to_owned(),
    });
    Command::RequestCorrection {
        items: items.collect(), words: "補正をお願いします。".to_owned(), due
    }
}

pub fn hold() -> Command {
    Command::Hold { reason: HoldReason::Inquiry, note: "関係機関に照会中".to_owned() }
}

pub fn resume() -> Command {
    Command::Resume { note: "回答を得た".to_owned() }
}

pub fn recommend(verdict: Verdict) -> Command {
    let reason = Reason {
        form: Some(FormId::PriceEstimate),
        code: ReasonCode::PriceOverCap,
        note: "1台当たり税込み110,000円".to_owned(),
    };
    let reasons = if verdict == Verdict::Fail { vec![reason] } else { Vec::new() };
    Command::Recommend { verdict, reasons, note: "別紙のとおり".to_owned() }
}

pub fn return_recommendation() -> Command {
    Command::ReturnRecommendation { reason: "根拠の頁を示してください。".to_owned() }
}

pub fn approve() -> Command {
    Command::Approve { document_number: "厚生労働省発1130第1号".to_owned() }
}

pub fn letter() -> Command {
    Command::RecordLetter { file: file("通知書") }
}
