//! The mails of defects, proceedings and cancellation.

use domain::actor::StaffRole;
use domain::case::defect::{Defect, DefectEvent, Phase};
use jiff::Timestamp;

use super::{About, To};
use crate::mail::{DefectMail, DefectNews, Mail, Particular};

pub(super) fn mails(about: &About<'_>, data: &DefectEvent) -> Vec<(To, Mail)> {
    use DefectEvent as E;
    use DefectNews as N;
    let tell =
        |to, side, news, what, due, words: &str| vec![(to, mail(about, data, news, side, what, due, words))];
    let vendor = |news, due, words: &str| tell(To::Vendor, Side::Vendor, news, None, due, words);
    let ours = |to, news, due, words: &str| tell(to, Side::Ministry, news, None, due, words);
    let outcome = |news, what, due, words: &str| tell(To::Vendor, Side::Vendor, news, Some(what), due, words);
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
        E::ExtensionDecided { reason, until, .. } => {
            let granted = Particular::MoreTime(until.is_some());
            outcome(N::ExtensionDecided, granted, answer_due(about, data), reason)
        }
        E::HearingMoved { to, reason, .. } => vendor(N::HearingMoved, Some(to.at), reason),
        E::HearingRecorded { .. } => vendor(N::HearingRecorded, None, ""),
        E::HearingCommented { text, .. } => ours(To::Reviewer, N::HearingCommented, None, text),
        E::PlanProposed { plan, .. } => ours(To::Reviewer, N::PlanProposed, None, &plan.measures),
        E::PlanAccepted { note, .. } => vendor(N::PlanAccepted, None, note),
        // After a cancellation the way back has no date.
        E::PlanReturned { reason, due, .. } => {
            let phase = about.case.defect(data.defect()).map(|defect| &defect.phase);
            let due = matches!(phase, Some(Phase::RemedyAsked { .. })).then_some(*due);
            vendor(N::PlanReturned, due, reason)
        }
        E::ProgressReported { note, .. } => ours(To::Reviewer, N::ProgressReported, None, note),
        E::PlanConcluded { note, fulfilled, .. } => {
            outcome(N::PlanConcluded, Particular::Remedy(*fulfilled), None, note)
        }
        E::MeasureRecommended { proposed, .. } => {
            let (to, what) = (To::Role(StaffRole::Approver), Some(Particular::Measure(*proposed)));
            tell(to, Side::Ministry, N::MeasureRecommended, what, None, "")
        }
        E::MeasureReturned { reason, .. } => ours(To::Reviewer, N::MeasureReturned, None, reason),
        E::MeasureDecided { reasons, decided, recommended_by, .. } => {
            let what = Particular::Measure(*decided);
            let mut both = outcome(N::MeasureDecided, what, None, reasons);
            let to = To::Account(recommended_by.account.clone());
            both.extend(tell(to, Side::Ministry, N::MeasureApproved, Some(what), None, ""));
            both
        }
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
    particular: Option<Particular>,
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
            particular,
            due,
            words: words.to_owned(),
            link,
        },
    )
}

fn answer_due(about: &About<'_>, data: &DefectEvent) -> Option<Timestamp> {
    about.case.defect(data.defect()).and_then(|defect: &Defect| defect.answer_due)
}
