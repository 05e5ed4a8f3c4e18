//! What each mail says: what happened, what to do, by when. Japanese and English stand side by side.

mod accounts;
mod corrections;
mod deadlines;
mod defects;
mod device_check;
mod notices;
mod progress;
mod register;
mod reports;
mod staff;

use domain::calendar::{datetime_en, datetime_ja, deadline_en, deadline_ja};
use jiff::Timestamp;

use super::kinds::Mail;
use super::letter::{Block, Half, Letter};

/// The words of a mail.
pub(super) fn letter(mail: &Mail) -> Letter {
    match mail {
        Mail::ConfirmAddress { link, expires_at } => accounts::confirm_address(link, *expires_at),
        Mail::AddressAlreadyRegistered { sign_in, reset } => accounts::already_registered(sign_in, reset),
        Mail::ChangeAddress { link, expires_at } => accounts::change_address(link, *expires_at),
        Mail::AddressChanged { at, contact } => accounts::address_changed(*at, contact),
        Mail::ResetPassword { link, expires_at } => accounts::reset_password(link, *expires_at),
        Mail::PasswordChanged { at, reset } => accounts::password_changed(*at, reset),
        Mail::StaffInvitation { roles_ja, roles_en, link, expires_at } => {
            accounts::staff_invitation(roles_ja, roles_en, link, *expires_at)
        }
        Mail::MemberInvitation { organization, inviter, link, expires_at } => {
            accounts::member_invitation(organization, inviter, link, *expires_at)
        }
        Mail::JoinRequested { organization, name, email, words, link } => {
            accounts::join_requested(organization, name, email, words, link)
        }
        Mail::JoinDecided { organization, accepted, link } => {
            accounts::join_decided(organization, *accepted, link)
        }
        Mail::SubmissionReceived {
            number,
            product,
            call_title_ja,
            call_title_en,
            submitted_at,
            files,
            link,
        } => {
            let call = (call_title_ja.as_str(), call_title_en.as_str());
            progress::submission_received(number, product, call, *submitted_at, files, link)
        }
        Mail::CaseArrived { number, product, applicant, link } => {
            staff::case_arrived(number, product, applicant, link)
        }
        Mail::CaseAssigned { number, product, link } => staff::case_assigned(number, product, link),
        Mail::CaseUnassigned { number, product, link } => staff::case_unassigned(number, product, link),
        Mail::Message { number, product, text, link } => progress::message(number, product, text, link),
        Mail::CorrectionRequested { number, product, round, due, words, items, link } => {
            let request = corrections::Request { round: *round, due: *due, words, items };
            corrections::requested(number, product, &request, link)
        }
        Mail::CorrectionReturned { number, product, round, link } => {
            staff::correction_returned(number, product, *round, link)
        }
        Mail::Held { number, product, reason_ja, reason_en, note, link } => {
            progress::held(number, product, (reason_ja, reason_en), note, link)
        }
        Mail::Resumed { number, product, note, link } => {
            progress::resumed(number, product, note.as_deref().unwrap_or_default(), link)
        }
        Mail::FormalCheckPassed { number, product, link } => {
            progress::formal_check_passed(number, product, link)
        }
        Mail::ApprovalRequested { number, product, passed, link } => {
            staff::approval_requested(number, product, *passed, link)
        }
        Mail::RecommendationReturned { number, product, reason, link } => {
            staff::recommendation_returned(number, product, reason, link)
        }
        Mail::Decided { number, product, passed: true, formal: _, reasons, link } => {
            progress::passed(number, product, reasons, link)
        }
        Mail::Decided { number, product, passed: false, formal, reasons, link } => {
            progress::failed(number, product, *formal, reasons, link)
        }
        Mail::Withdrawn { number, product, link } => progress::withdrawn(number, product, link),
        Mail::DeadlineReminder { call_title_ja, call_title_en, closes_at, product, link } => {
            deadlines::reminder((call_title_ja, call_title_en), *closes_at, product, link)
        }
        Mail::DeadlineMoved { call_title_ja, call_title_en, closes_at, link } => {
            deadlines::moved((call_title_ja, call_title_en), *closes_at, link)
        }
        Mail::Defect(news, about) => defects::letter(*news, about),
        Mail::CorrectionReminder { number, due, link } => corrections::reminder(number, *due, link),
        Mail::DeviceSlotsProposed { number, product, applicant, slots, link } => {
            device_check::proposed(number, product, applicant, slots, link)
        }
        Mail::DeviceSlotsDeclined { number, product, reason, link } => {
            device_check::declined(number, product, reason, link)
        }
        Mail::DeviceDateConfirmed { number, product, slot, entry: _, link } => {
            device_check::confirmed(number, product, slot, link)
        }
        Mail::DeviceDateMoved { number, product, slot, by_vendor, reason, entry: _, link } => {
            device_check::moved(number, product, slot, *by_vendor, reason, link)
        }
        Mail::DeviceDecided { number, product, passed, reasons, link } => {
            device_check::decided(number, product, *passed, reasons, link)
        }
        Mail::EntryDelisted { number, product, reason, link } => {
            register::delisted(number, product, reason, link)
        }
        Mail::EntryErrorProposed { number, product, reason, link } => {
            register::error_proposed(number, product, reason, link)
        }
        Mail::EntryErrorRejected { number, product, reason, link } => {
            register::error_rejected(number, product, reason, link)
        }
        Mail::EntryRecordedInError { number, product, reason, link } => {
            register::recorded_in_error(number, product, reason, link)
        }
        Mail::SubscriptionAsked { product, link, expires_at } => {
            register::subscription_asked(product.as_deref(), link, *expires_at)
        }
        Mail::RegisterChanged { number, product, vendor, what_ja, what_en, reason, at, link, leave } => {
            let change = register::Change { what: (what_ja, what_en), reason, at: *at };
            register::changed((number, product, vendor), &change, link, leave)
        }
        Mail::NoticeSubmitted { about, kinds_ja, kinds_en } => notices::submitted(about, kinds_ja, kinds_en),
        Mail::NoticeAsked { about, question, due } => notices::asked(about, question, *due),
        Mail::NoticeDocumentsRequested { about, forms, words, due } => {
            notices::documents_requested(about, forms, words, *due)
        }
        Mail::NoticeTestsRequested { about, cases, words } => notices::tests_requested(about, cases, words),
        Mail::NoticeReturned { about, reply } => notices::returned(about, *reply),
        Mail::NoticeDecided { about, noted, words } => notices::decided(about, *noted, words),
        Mail::NoticeWithdrawn { about, reason } => notices::withdrawn(about, reason),
        Mail::NoticeReminder { about, due } => notices::reminder(about, *due),
        Mail::ConfirmDefectReport { product, link, expires_at } => {
            reports::confirm(product, link, *expires_at)
        }
        Mail::DefectReportReceived { reference, product, at, contact } => {
            reports::received(reference, product, *at, contact)
        }
    }
}

fn half(subject: impl Into<String>, blocks: Vec<Block>) -> Half {
    Half { subject: subject.into(), blocks }
}

fn paragraph(words: impl Into<String>) -> Block {
    Block::Paragraph(words.into())
}

fn action(label: &'static str, link: &str) -> Block {
    Block::Action(label, link.to_owned())
}

/// Somebody's words, or nothing where they wrote none.
fn quote(words: &str) -> Option<Block> {
    (!words.is_empty()).then(|| Block::Quote(words.to_owned()))
}

fn case_ja(number: &str, product: &str) -> Block {
    Block::Facts(vec![("受付番号", number.to_owned()), ("製品名", product.to_owned())])
}

fn case_en(number: &str, product: &str) -> Block {
    Block::Facts(vec![("Receipt number", number.to_owned()), ("Product", product.to_owned())])
}
