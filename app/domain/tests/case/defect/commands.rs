//! Commands about the first defect, with content that fits.

use std::collections::BTreeSet;

use domain::calendar::jst;
use domain::case::Command;
use domain::case::defect::hearing::HearingRecord;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{Appointment, NewNotice, Position};
use domain::case::defect::remedy::{Milestone, NewPlan};
use domain::case::defect::report::{Report, Severity};
use domain::case::defect::{DefectCommand, Triage};
use domain::case::listing::CancelledResult;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::support::File;
use crate::support::commands::file;

pub fn days(file: &File, days: i64) -> Timestamp {
    file.now + SignedDuration::from_hours(days * 24)
}

pub fn defect(command: DefectCommand) -> Command {
    Command::Defect(command)
}

pub fn the_report() -> Report {
    Report {
        firmware: "1.0.0".to_owned(),
        serials: "KR-0001\nKR-0002".to_owned(),
        what: "他人の顔で本人と確認されました。".to_owned(),
        severity: Severity::Critical,
    }
}

pub fn report() -> Command {
    defect(DefectCommand::Report { report: the_report() })
}

pub fn public_report() -> Command {
    defect(DefectCommand::RecordReport {
        report: the_report(),
        files: Vec::new(),
        reference: "ref-1".to_owned(),
    })
}

/// A report from outside with so many files.
pub fn public_report_with(files: usize) -> Command {
    let files = (0..files).map(|number| file(&format!("写真{number}"))).collect();
    defect(DefectCommand::RecordReport { report: the_report(), files, reference: "ref-2".to_owned() })
}

pub fn dismiss() -> Command {
    triage(Triage::NoDefect { reason: "操作の誤りでした。".to_owned() })
}

pub fn ask_plan(file: &File) -> Command {
    triage(Triage::RemedyPlan {
        words: "是正計画を提出してください。".to_owned(), due: days(file, 10)
    })
}

pub fn proceed() -> Command {
    triage(Triage::Proceedings { reason: "再現しました。".to_owned() })
}

fn triage(triage: Triage) -> Command {
    defect(DefectCommand::Triage { defect: 1, triage })
}

pub fn suspend(file: &File) -> Command {
    defect(DefectCommand::Suspend {
        defect: 1,
        reason: "誤認証のおそれがあります。".to_owned(),
        until: days(file, 30),
    })
}

pub fn lift() -> Command {
    defect(DefectCommand::LiftSuspension { reason: "修正を確認しました。".to_owned() })
}

pub fn evidence() -> Command {
    defect(DefectCommand::AddEvidence { defect: 1, file: file("試験記録") })
}

pub fn vendor_file() -> Command {
    defect(DefectCommand::AddFile { defect: 1, file: file("反証") })
}

pub fn notice(file: &File) -> NewNotice {
    NewNotice {
        planned: CancelledResult::Both,
        basis: "承諾書 第1項".to_owned(),
        facts: "他人の顔を受け入れました。".to_owned(),
        evidence: Vec::new(),
        hearing: Some(Appointment { at: days(file, 20), place: "中央合同庁舎第5号館".to_owned() }),
        due: days(file, 21),
    }
}

pub fn notify(file: &File) -> Command {
    notify_with(notice(file))
}

pub fn notify_with(notice: NewNotice) -> Command {
    defect(DefectCommand::Notify { defect: 1, notice, document_number: "通知第1号".to_owned() })
}

pub fn acknowledge() -> Command {
    defect(DefectCommand::Acknowledge { defect: 1 })
}

pub fn inspect() -> Command {
    defect(DefectCommand::InspectEvidence { defect: 1 })
}

pub fn answer(position: Position) -> Command {
    let statement = "事実関係について説明します。".to_owned();
    defect(DefectCommand::Answer { defect: 1, position, statement, shipped_units: Some(1_200) })
}

pub fn ask_time(file: &File) -> Command {
    let until = file.case.defect(1).and_then(|one| one.answer_due).unwrap_or(file.now);
    let until = until + SignedDuration::from_hours(240);
    defect(DefectCommand::AskExtension {
        defect: 1, until, reason: "試験に時間がかかります。".to_owned()
    })
}

/// Grants what was asked for, or refuses it.
pub fn decide_time(file: &File, granted: bool) -> Command {
    let asked = file.case.defect(1).and_then(|one| one.open_extension().map(|asked| asked.until));
    let until = asked.or_else(|| Some(days(file, 40))).filter(|_| granted);
    defect(DefectCommand::DecideExtension { defect: 1, until, reason: "検討の結果です。".to_owned() })
}

pub fn move_hearing(file: &File) -> Command {
    let to = Appointment { at: days(file, 25), place: "別館".to_owned() };
    defect(DefectCommand::MoveHearing { defect: 1, to, reason: "会場の都合です。".to_owned() })
}

pub fn hear(file: &File) -> Command {
    let record = HearingRecord {
        held_at: file.now,
        place: "中央合同庁舎第5号館".to_owned(),
        attendees: "佐藤花子\n山田葵".to_owned(),
        vendor_present: true,
        minutes: "事実を争わないとの発言があった。".to_owned(),
        files: Vec::new(),
    };
    defect(DefectCommand::RecordHearing { defect: 1, record })
}

pub fn comment() -> Command {
    let text = "3行目の数字は12です。".to_owned();
    defect(DefectCommand::CommentHearing { defect: 1, hearing: 1, text })
}

pub fn plan(file: &File) -> Command {
    let today = jst(file.now).date();
    let milestone = |title: &str, days: i64| Milestone {
        title: title.to_owned(),
        due: today.checked_add(days.days()).unwrap_or(today),
    };
    let plan = NewPlan {
        measures: "判定の閾値を改めた版を配ります。".to_owned(),
        responsible: "品質保証部　鈴木一郎".to_owned(),
        milestones: vec![milestone("修正版の公開", 20), milestone("全施設への適用", 60)],
        sites_total: 40,
    };
    defect(DefectCommand::ProposePlan { defect: 1, plan })
}

pub fn accept_plan() -> Command {
    defect(DefectCommand::AcceptPlan { defect: 1, note: String::new() })
}

pub fn return_plan(file: &File) -> Command {
    let reason = "期日が遅すぎます。".to_owned();
    defect(DefectCommand::ReturnPlan { defect: 1, reason, due: days(file, 7) })
}

pub fn progress(done: &[u32], sites_done: u32) -> Command {
    let done = BTreeSet::from_iter(done.iter().copied());
    defect(DefectCommand::ReportProgress { defect: 1, done, sites_done, note: "順調です。".to_owned() })
}

pub fn conclude(fulfilled: bool) -> Command {
    defect(DefectCommand::ConcludePlan { defect: 1, fulfilled, note: "確認しました。".to_owned() })
}

pub fn cancel(file: &File) -> Measure {
    Measure::Cancel { result: CancelledResult::Both, from: jst(file.now).date() }
}

pub fn recommend_measure(measure: Measure) -> Command {
    defect(DefectCommand::RecommendMeasure { defect: 1, measure, reasons: "理由の説明".to_owned() })
}

pub fn return_measure() -> Command {
    defect(DefectCommand::ReturnMeasure {
        defect: 1, reason: "事実の記載が足りません。".to_owned()
    })
}

pub fn approve_measure() -> Command {
    let document_number = "措置第1号".to_owned();
    defect(DefectCommand::ApproveMeasure { defect: 1, document_number })
}
