//! The mails of change notices.

use domain::actor::StaffRole;
use domain::case::change_notice::{ChangeKind, ChangeNoticeEvent as E};
use domain::forms::FormId;

use super::{About, To};
use crate::mail::{Mail, NoticeAbout, NoticeReply};

pub(super) fn mails(about: &About<'_>, data: &E) -> Vec<(To, Mail)> {
    let notice = data.notice();
    let ours = at(about, "/screening/cases", notice);
    let theirs = at(about, "/applications", notice);
    match data {
        E::Submitted { content, .. } => {
            let kinds = content.kinds();
            let kinds_ja = kinds.iter().map(|kind| name(*kind).0.to_owned()).collect();
            let kinds_en = kinds.iter().map(|kind| name(*kind).1.to_owned()).collect();
            vec![(To::Reviewer, Mail::NoticeSubmitted { about: ours, kinds_ja, kinds_en })]
        }
        E::Asked { question, due, .. } => {
            let question = question.clone();
            vec![(To::Vendor, Mail::NoticeAsked { about: theirs, question, due: *due })]
        }
        E::DocumentsRequested { forms, words, due, .. } => {
            let (forms, words) = (forms.iter().copied().collect::<Vec<FormId>>(), words.clone());
            vec![(To::Vendor, Mail::NoticeDocumentsRequested { about: theirs, forms, words, due: *due })]
        }
        E::TestsRequested { edition, cases, words, .. } => {
            let plan = about.call.test_plan_edition(edition);
            let titles = cases.iter().map(|case| {
                let title = plan.and_then(|plan| plan.case(case)).map_or("", |case| case.title.as_str());
                format!("{case} {title}")
            });
            let (cases, words): (Vec<String>, _) = (titles.collect(), words.clone());
            let mail =
                |about| Mail::NoticeTestsRequested { about, cases: cases.clone(), words: words.clone() };
            vec![(To::Role(StaffRole::DeviceTester), mail(ours)), (To::Vendor, mail(theirs))]
        }
        E::Answered { .. } => returned(ours, NoticeReply::Answer),
        E::DocumentsReturned { .. } => returned(ours, NoticeReply::Documents),
        E::TestsRecorded { .. } => returned(ours, NoticeReply::Tests),
        E::Noted { note, .. } => decided(theirs, true, note),
        E::Rejected { reason, .. } => decided(theirs, false, reason),
        E::Withdrawn { reason, .. } => {
            let mail = |about| Mail::NoticeWithdrawn { about, reason: reason.clone() };
            vec![(To::Reviewer, mail(ours)), (To::VendorAndActor, mail(theirs))]
        }
        // What a side prepares is its own.
        E::Written { .. }
        | E::FileAttached { .. }
        | E::FileRemoved { .. }
        | E::Discarded { .. }
        | E::RecordAttached { .. } => Vec::new(),
    }
}

fn at(about: &About<'_>, pages: &str, notice: u32) -> NoticeAbout {
    NoticeAbout {
        number: about.case.number().unwrap_or_default().to_owned(),
        product: about.case.product_in_hand().to_owned(),
        notice,
        link: about.portal.link(&format!("{pages}/{}/change-notices/{notice}", about.case.id)),
    }
}

fn returned(about: NoticeAbout, reply: NoticeReply) -> Vec<(To, Mail)> {
    vec![(To::Reviewer, Mail::NoticeReturned { about, reply })]
}

fn decided(about: NoticeAbout, noted: bool, words: &str) -> Vec<(To, Mail)> {
    vec![(To::Vendor, Mail::NoticeDecided { about, noted, words: words.to_owned() })]
}

/// What a kind of change is called in mails, in Japanese and in English.
fn name(kind: ChangeKind) -> (&'static str, &'static str) {
    match kind {
        ChangeKind::Firmware => ("ファームウェア", "Firmware"),
        ChangeKind::ModelVariant => ("型番の追加", "Model variant"),
        ChangeKind::Price => ("価格", "Price"),
        ChangeKind::Plant => ("生産拠点", "Plants"),
        ChangeKind::Contact => ("担当者", "Contact"),
        ChangeKind::Company => ("会社の情報", "Company data"),
    }
}
