//! What the letters about a defect say, in the words of an official letter.

use documents::official_letter::{OfficialLetter, Part, Section};
use domain::calendar::{both_calendars, datetime_ja, deadline_ja, jst};
use domain::call::{Call, Procedure};
use domain::case::Case;
use domain::case::defect::Defect;
use domain::case::defect::measure::{Decided, Measure};
use domain::case::defect::notice::{Notice, Position};
use domain::case::listing::CancelledResult;
use jiff::Timestamp;

use crate::cases::SECTION;
use crate::error::{PortalError, Result};

/// What every letter is about.
pub(super) struct About<'a> {
    pub case: &'a Case,
    pub call: &'a Call,
    pub document_number: &'a str,
    pub now: Timestamp,
}

/// 取消の予定の通知
pub(super) fn notice(about: &About<'_>, number: u32) -> Result<Vec<u8>> {
    let defect = about.case.defect(number).ok_or(PortalError::NotFound)?;
    let notice = defect.notice.as_ref().ok_or_else(|| PortalError::fault("a notice without its words"))?;
    let opening = "下記の製品について、審査の結果の取消しを予定していますので、通知します。\
                   この通知に対して、下記の期限までに意見を述べることができます。";
    let mut parts = vec![
        product(about),
        Part::text("予定する措置", format!("{}の取消し", result_ja(notice.planned))),
        Part::text("根拠", notice.basis.clone()),
        Part::text("原因となる事実", notice.facts.clone()),
        Part::items("証拠書類", evidence(defect, notice)),
        Part::text("意見を述べる手続", procedure(notice)),
        Part::text("期限", deadline_ja(notice.due)),
    ];
    parts.push(Part::text("貴社の権利", rights(notice)));
    parts.push(Part::text(
        "期限までに回答がない場合",
        "回答がなかったことを記録し、提出された資料と確認した事実に基づいて措置を決定します。\
         回答がないことを、予定する措置への同意とは扱いません。"
            .to_owned(),
    ));
    write(about, "審査の結果の取消しの予定について（通知）", opening, parts)
}

/// 措置の決定の通知
pub(super) fn measure(about: &About<'_>, number: u32) -> Result<Vec<u8>> {
    let defect = about.case.defect(number).ok_or(PortalError::NotFound)?;
    let decided = defect.decisions.last().ok_or_else(|| PortalError::fault("no decision"))?;
    let (subject, opening) = match decided.measure {
        Measure::Maintain => (
            "審査の結果の維持について（通知）",
            "下記の製品に関する瑕疵の報告について検討した結果、審査の結果を維持することとしましたので、通知します。",
        ),
        Measure::AcceptRemedy => (
            "是正計画の承認について（通知）",
            "下記の製品について提出された是正計画を承認し、計画の実施を条件に審査の結果を維持することとしましたので、通知します。",
        ),
        Measure::Cancel { .. } => (
            "審査の結果の取消しについて（通知）",
            "下記の製品について、審査の結果を取り消しましたので、通知します。",
        ),
        Measure::Reinstate => (
            "製品の再掲載について（通知）",
            "下記の製品について、是正の完了を確認し、公開簿に再び掲載することとしましたので、通知します。",
        ),
    };
    let mut parts = vec![product(about)];
    if let Measure::Cancel { result, from } = decided.measure {
        parts.push(Part::text("措置", format!("{}の取消し", result_ja(result))));
        parts.push(Part::text("効力を生じる日", both_calendars(from)));
    }
    parts.push(Part::text("理由", decided.reasons.clone()));
    parts.push(Part::text("手続の経過", course(defect, decided)));
    if matches!(decided.measure, Measure::Cancel { .. }) {
        parts.push(Part::text(
            "再掲載の手続",
            "是正計画を提出し、その完了が確認されたときは、再掲載を求めることができます。\
             手続は、審査ポータルの案件の画面から行ってください。"
                .to_owned(),
        ));
    }
    if let Some(appeal) = decided.appeal.as_ref().filter(|text| !text.is_empty()) {
        parts.push(Part::text("教示", appeal.clone()));
    }
    write(about, subject, opening, parts)
}

fn write(about: &About<'_>, subject: &str, opening: &str, parts: Vec<Part>) -> Result<Vec<u8>> {
    let facts = about.case.facts_on(jst(about.now).date()).unwrap_or_default();
    let letter = OfficialLetter {
        document_number: about.document_number.to_owned(),
        date: both_calendars(jst(about.now).date()),
        company_name: about.case.vendor_name(jst(about.now).date()).unwrap_or_default().to_owned(),
        representative: format!("{}　{}", facts.representative_title, facts.representative_name),
        from: SECTION.to_owned(),
        subject: subject.to_owned(),
        opening: opening.to_owned(),
        parts,
    };
    letter.write().map_err(PortalError::fault)
}

fn product(about: &About<'_>) -> Part {
    let facts = about.case.facts_on(jst(about.now).date()).unwrap_or_default();
    let rows = [
        ("募集回", about.call.title_ja.clone()),
        ("受付番号", about.case.number().unwrap_or_default().to_owned()),
        ("製品名", facts.product_name),
        ("型番", facts.model_number),
        ("ファームウェアの版", facts.firmware),
    ];
    Part {
        heading: "対象の製品".to_owned(),
        section: Section::Facts(rows.map(|(label, value)| (label.to_owned(), value)).to_vec()),
    }
}

fn evidence(defect: &Defect, notice: &Notice) -> Vec<String> {
    let files = notice.evidence.iter().filter_map(|number| defect.file(*number));
    files.map(|file| file.file.name.clone()).collect()
}

fn procedure(notice: &Notice) -> String {
    let name = match notice.procedure {
        Procedure::Statement => "書面（弁明書）の提出",
        Procedure::Hearing => "聴聞",
        Procedure::Informal => "任意の意見聴取（書面の提出を含む）",
    };
    match &notice.hearing {
        Some(hearing) => {
            format!("{name}\n聴聞等の期日　{}\n場所　{}", datetime_ja(hearing.at), hearing.place)
        }
        None => name.to_owned(),
    }
}

fn rights(notice: &Notice) -> String {
    let mut lines = vec![
        "証拠書類は、審査ポータルの案件の画面で閲覧することができます。",
        "意見書と資料を提出し、期限の延長を申し出ることができます。",
        "是正計画を提出することができます。",
    ];
    if notice.hearing.is_some() {
        lines.push("聴聞等の期日に出席して意見を述べ、調書を閲覧し、調書に意見を付けることができます。");
    }
    lines.join("\n")
}

/// How it came to the decision: notice, answer or silence, hearing.
fn course(defect: &Defect, decided: &Decided) -> String {
    let mut lines = Vec::new();
    if let Some(notice) = &defect.notice {
        lines.push(format!("通知　{}", notice.document_number));
    }
    for answer in &defect.answers {
        let position = match answer.position {
            Position::Accepts => "予定する措置に異議がない",
            Position::Objects => "予定する措置に異議がある",
        };
        let late = if answer.late { "（期限後）" } else { "" };
        lines.push(format!("回答{late}　{}　{position}", datetime_ja(answer.at)));
    }
    if let Some(at) = defect.unanswered_at {
        lines.push(format!("期限までに回答なし　{}に記録", datetime_ja(at)));
    }
    for hearing in &defect.hearings {
        lines.push(format!("聴聞等の実施　{}", datetime_ja(hearing.record.held_at)));
    }
    lines.push(format!("決定　{}", datetime_ja(decided.at)));
    lines.join("\n")
}

fn result_ja(result: CancelledResult) -> &'static str {
    match result {
        CancelledResult::Documents => "書類審査の結果",
        CancelledResult::DeviceCheck => "機能確認の結果",
        CancelledResult::Both => "書類審査と機能確認の結果",
    }
}
