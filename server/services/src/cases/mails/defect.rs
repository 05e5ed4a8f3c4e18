//! The mails of defects, proceedings and cancellation.

use domain::actor::StaffRole;
use domain::case::defect::{Defect, DefectEvent};
use jiff::Timestamp;

use super::{About, To};
use crate::mail::{DefectMail, DefectNews, Mail};

pub(super) fn mails(about: &About<'_>, data: &DefectEvent) -> Vec<(To, Mail)> {
    use DefectEvent as E;
    use DefectNews as N;
    let vendor =
        |news, due, words: &str| vec![(To::Vendor, mail(about, data, news, Side::Vendor, due, words))];
    let ours = |to, news, due, words: &str| vec![(to, mail(about, data, news, Side::Ministry, due, words))];
    match data {
        E::Reported { report, .. } => ours(To::Reviewer, N::DefectReported, None, &report.what),
        E::PlanAsked { words, due, .. } => vendor(N::PlanAsked, Some(*due), words),
        E::Suspended { reason, until, .. } => vendor(N::Suspended, Some(*until), reason),
        E::SuspensionLifted { reason, .. } => vendor(N::SuspensionEnded, None, reason),
        E::SuspensionRanOut { .. } => vendor(N::SuspensionEnded, None, ""),
        E::Notified { notice, .. } => vendor(N::CancellationNotified, Some(notice.due), ""),
        E::Answered { statement, .. } => ours(To::Reviewer, N::NoticeAnswered, None, statement),
        E::NotAnswered { due, .. } => {
            let mut both = vendor(N::NoticeNotAnswered, Some(*due), "");
            both.extend(ours(To::Reviewer, N::NoticeNotAnswered, Some(*due), ""));
            both
        }
        E::ExtensionAsked { until, reason, .. } => {
            ours(To::Reviewer, N::ExtensionAsked, Some(*until), reason)
        }
        E::ExtensionDecided { reason, .. } => vendor(N::ExtensionDecided, answer_due(about, data), reason),
        E::HearingMoved { to, reason, .. } => vendor(N::HearingMoved, Some(to.at), reason),
        E::HearingRecorded { .. } => vendor(N::HearingRecorded, None, ""),
        E::HearingCommented { text, .. } => ours(To::Reviewer, N::HearingCommented, None, text),
        E::PlanProposed { plan, .. } => ours(To::Reviewer, N::PlanProposed, None, &plan.measures),
        E::PlanAccepted { note, .. } => vendor(N::PlanAccepted, None, note),
        E::PlanReturned { reason, due, .. } => vendor(N::PlanReturned, Some(*due), reason),
        E::ProgressReported { note, .. } => ours(To::Reviewer, N::ProgressReported, None, note),
        E::PlanConcluded { note, .. } => vendor(N::PlanConcluded, None, note),
        E::MeasureRecommended { .. } => ours(To::Role(StaffRole::Approver), N::MeasureRecommended, None, ""),
        E::MeasureReturned { reason, .. } => ours(To::Reviewer, N::MeasureReturned, None, reason),
        E::MeasureDecided { reasons, .. } => vendor(N::MeasureDecided, None, reasons),
        E::Dismissed { .. }
        | E::ProceedingsOpened { .. }
        | E::EvidenceAdded { .. }
        | E::Acknowledged { .. }
        | E::EvidenceInspected { .. }
        | E::FileAdded { .. } => Vec::new(),
    }
}

/// Whose page the mail leads to.
enum Side {
    Vendor,
    Ministry,
}

fn mail(
    about: &About<'_>,
    data: &DefectEvent,
    news: DefectNews,
    side: Side,
    due: Option<Timestamp>,
    words: &str,
) -> Mail {
    let head = match side {
        Side::Vendor => "/applications",
        Side::Ministry => "/screening/cases",
    };
    let number = data.defect();
    let link = about.portal.link(&format!("{head}/{}/defects/{number}", about.case.id));
    Mail::Defect(
        news,
        DefectMail {
            number: about.case.number().unwrap_or_default().to_owned(),
            product: about.case.product_in_hand().to_owned(),
            defect: number,
            due,
            words: words.to_owned(),
            link,
        },
    )
}

fn answer_due(about: &About<'_>, data: &DefectEvent) -> Option<Timestamp> {
    about.case.defect(data.defect()).and_then(|defect: &Defect| defect.answer_due)
}
