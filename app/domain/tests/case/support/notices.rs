//! Change notices: commands with content that fits, and a listed product with a notice in each standing.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::{Actor, StaffRole};
use domain::case::Command;
use domain::case::change_notice::{
    ChangeField, ChangeKind, ChangeNoticeCommand as C, TypedNotice, TypedOutcome,
};
use domain::case::evidence::EvidenceKind;
use domain::forms::FormId;
use jiff::{SignedDuration, Timestamp};

use super::File;
use super::commands::{assign, file};
use super::people::*;
use super::states::listed;

/// The forms and the test case that are asked for again in these states.
pub const FORM: FormId = FormId::SelfDeclaration;
pub const CASE: &str = "T-02";

/// A notice of these values, by the names of their inputs.
pub fn typed(values: &[(ChangeField, &str)]) -> TypedNotice {
    TypedNotice {
        kinds: values.iter().map(|(field, _)| field.kind()).collect(),
        values: values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect(),
        known: BTreeMap::from([(ChangeField::UnitPrice, "99000".to_owned())]),
        reason: "認証エンジンの更新のため".to_owned(),
        from: "2026-12-01".to_owned(),
    }
}

pub fn firmware(version: &str) -> TypedNotice {
    typed(&[(ChangeField::Firmware, version)])
}

pub fn write(notice: Option<u32>, typed: TypedNotice) -> Command {
    Command::ChangeNotice(C::Write { notice, typed })
}

pub fn attach(notice: u32, form: Option<FormId>, name: &str) -> Command {
    Command::ChangeNotice(C::AttachFile { notice, form, format: EvidenceKind::Docx, file: file(name) })
}

pub fn remove(notice: u32, number: u32) -> Command {
    Command::ChangeNotice(C::RemoveFile { notice, number })
}

pub fn discard(notice: u32) -> Command {
    Command::ChangeNotice(C::Discard { notice })
}

pub fn submit(notice: u32) -> Command {
    Command::ChangeNotice(C::Submit { notice })
}

pub fn answer(notice: u32) -> Command {
    Command::ChangeNotice(C::Answer { notice, text: "影響はありません。".to_owned() })
}

pub fn hand_back(notice: u32) -> Command {
    Command::ChangeNotice(C::ReturnDocuments { notice, words: "差し替えました。".to_owned() })
}

pub fn withdraw(notice: u32) -> Command {
    Command::ChangeNotice(C::Withdraw { notice, reason: "変更を中止したため".to_owned() })
}

pub fn ask(notice: u32, due: Timestamp) -> Command {
    Command::ChangeNotice(C::Ask { notice, question: "認証精度への影響は。".to_owned(), due })
}

pub fn request_documents(notice: u32, due: Timestamp) -> Command {
    let forms = BTreeSet::from([FORM]);
    Command::ChangeNotice(C::RequestDocuments {
        notice,
        forms,
        words: "再提出してください。".to_owned(),
        due,
    })
}

pub fn request_tests(notice: u32) -> Command {
    let cases = BTreeSet::from([CASE.to_owned()]);
    Command::ChangeNotice(C::RequestTests {
        notice, cases, words: "再確認をお願いします。".to_owned()
    })
}

pub fn note(notice: u32) -> Command {
    Command::ChangeNotice(C::Note { notice, note: "受理しました。".to_owned() })
}

pub fn reject(notice: u32) -> Command {
    Command::ChangeNotice(C::Reject { notice, reason: "影響が確認できないため".to_owned() })
}

pub fn attach_record(notice: u32) -> Command {
    Command::ChangeNotice(C::AttachRecord { notice, format: EvidenceKind::Png, file: file("写真") })
}

pub fn record(notice: u32, passed: bool) -> Command {
    let outcome = TypedOutcome { passed: Some(passed), note: "版の表示を見た。".to_owned() };
    Command::ChangeNotice(C::RecordTests {
        notice,
        outcomes: BTreeMap::from([(CASE.to_owned(), outcome)]),
        devices: "製造番号 A-0001、ファームウェア 2.0.0".to_owned(),
        witness: "鈴木一郎".to_owned(),
        note: String::new(),
    })
}

pub fn in_ten_days(file: &File) -> Timestamp {
    file.now + SignedDuration::from_hours(240)
}

pub fn draft() -> File {
    let mut file = listed();
    file.must(&member(), write(None, firmware("2.0.0")));
    file.must(&member(), attach(1, None, "変更の説明"));
    file
}

pub fn reviewing() -> File {
    let mut file = draft();
    file.must(&signatory(), submit(1));
    file
}

pub fn asked() -> File {
    let mut file = reviewing();
    let due = in_ten_days(&file);
    file.must(&reviewer(), ask(1, due));
    file
}

/// A question that was not answered in time.
pub fn asked_late() -> File {
    let mut file = asked();
    file.now += SignedDuration::from_hours(241);
    file
}

pub fn documents_asked() -> File {
    let mut file = reviewing();
    let due = in_ten_days(&file);
    file.must(&reviewer(), request_documents(1, due));
    file
}

pub fn documents_there() -> File {
    let mut file = documents_asked();
    file.must(&member(), attach(1, Some(FORM), "自己申告書"));
    file
}

pub fn documents_returned() -> File {
    let mut file = documents_there();
    file.must(&member(), hand_back(1));
    file
}

pub fn testing() -> File {
    let mut file = reviewing();
    file.must(&reviewer(), request_tests(1));
    file
}

pub fn tested(passed: bool) -> File {
    let mut file = testing();
    file.must(&tester(), attach_record(1));
    file.must(&tester(), record(1, passed));
    file
}

/// The one who recorded the tests has got the case since.
pub fn tested_by_reviewer() -> File {
    let two = staff("colleague", "高橋蓮", &[StaffRole::Reviewer, StaffRole::DeviceTester]);
    let mut file = testing();
    file.must(&two, record(1, true));
    file.must(&approver(), assign(&two));
    file
}

fn ended(by: &Actor, command: Command) -> File {
    let mut file = reviewing();
    file.must(by, command);
    file
}

pub fn noted() -> File {
    ended(&reviewer(), note(1))
}

pub fn discarded() -> File {
    let mut file = draft();
    file.must(&member(), discard(1));
    file
}

/// A listed product with its first notice in each standing, with the name used in tables.
pub fn every_notice() -> Vec<(&'static str, File)> {
    vec![
        ("draft", draft()),
        ("reviewing", reviewing()),
        ("asked", asked()),
        ("asked, due passed", asked_late()),
        ("documents asked", documents_asked()),
        ("documents there", documents_there()),
        ("documents returned", documents_returned()),
        ("testing", testing()),
        ("tested, passed", tested(true)),
        ("tested, failed", tested(false)),
        ("tested by the colleague, who has the case now", tested_by_reviewer()),
        ("noted", noted()),
        ("rejected", ended(&reviewer(), reject(1))),
        ("withdrawn", ended(&signatory(), withdraw(1))),
        ("discarded", discarded()),
    ]
}

/// One value of each kind.
pub fn one_of(kind: ChangeKind) -> (ChangeField, &'static str) {
    match kind {
        ChangeKind::Firmware => (ChangeField::Firmware, "2.0.0"),
        ChangeKind::ModelVariant => (ChangeField::ModelVariant, "FR-100B"),
        ChangeKind::Price => (ChangeField::UnitPrice, "９８，０００円"),
        ChangeKind::Plant => (ChangeField::Plants, "長野工場"),
        ChangeKind::Contact => (ChangeField::ContactPhone, "03-1234-5678"),
        ChangeKind::Company => (ChangeField::CompanyName, "株式会社リーダーズ"),
    }
}
