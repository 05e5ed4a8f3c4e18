//! What the vendor may do about its notices.

use std::collections::BTreeSet;

use super::super::command::TypedNotice;
use super::super::content::{WORDS, read};
use super::super::field::touched;
use super::super::notice::ChangeNotice;
use super::super::refusal::NoticeRefusal;
use super::super::{ChangeKind, ChangeNoticeCommand, ChangeNoticeEvent};
use super::{Asked, Decided, next};
use crate::case::document::{MAX_FILE_BYTES, StoredFile};
use crate::case::event::ActedBy;
use crate::case::evidence::EvidenceKind;
use crate::case::facts::{optional_text, required_text};
use crate::case::listing::Listing;
use crate::case::refusal::Refusal;
use crate::forms::FormId;
use crate::validation::FieldError;

/// Writes a draft, new or anew.
pub(super) fn write(
    asked: &Asked<'_>,
    listing: &Listing,
    draft: Option<&ChangeNotice>,
    typed: &TypedNotice,
) -> Decided {
    let notice = draft.map_or_else(|| next(&asked.case.change_notices), |draft| draft.number);
    free(asked, notice, &typed.kinds)?;
    let content = read(typed, listing).map_err(Refusal::Invalid)?;
    Ok(ChangeNoticeEvent::Written { notice, content })
}

/// One change of a kind at a time: two that overlap would each be compared with the same "before".
fn free(asked: &Asked<'_>, notice: u32, kinds: &BTreeSet<ChangeKind>) -> Result<(), Refusal> {
    let taken = kinds.iter().find_map(|kind| {
        let other = asked.case.notice_of_kind(*kind, notice)?;
        Some(NoticeRefusal::KindOpen { kind: *kind, notice: other.number })
    });
    taken.map_or(Ok(()), |refusal| Err(refusal.into()))
}

pub(super) fn decide(
    asked: &Asked<'_>,
    listing: &Listing,
    found: &ChangeNotice,
    command: ChangeNoticeCommand,
) -> Decided {
    let notice = found.number;
    match command {
        ChangeNoticeCommand::AttachFile { form, format, file, .. } => {
            attach(asked, found, form, format, file)
        }
        ChangeNoticeCommand::RemoveFile { number, .. } => {
            let file = own_in_hand(found).find(|file| file.number == number);
            let name = file.ok_or(NoticeRefusal::NoSuchFile)?.file.name.clone();
            Ok(ChangeNoticeEvent::FileRemoved { notice, number, name })
        }
        ChangeNoticeCommand::Discard { .. } => Ok(ChangeNoticeEvent::Discarded { notice }),
        ChangeNoticeCommand::Submit { .. } => submit(asked, listing, found),
        ChangeNoticeCommand::Answer { text, .. } => {
            Ok(ChangeNoticeEvent::Answered { notice, text: words("answer", &text)?, files: in_hand(found) })
        }
        ChangeNoticeCommand::ReturnDocuments { words, .. } => hand_back(found, &words),
        ChangeNoticeCommand::Withdraw { reason, .. } => {
            Ok(ChangeNoticeEvent::Withdrawn { notice, reason: words("reason", &reason)? })
        }
        _ => Err(asked.role_may_not()),
    }
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(invalid)
}

fn invalid(error: FieldError) -> Refusal {
    Refusal::Invalid(vec![error])
}

fn attach(
    asked: &Asked<'_>,
    found: &ChangeNotice,
    form: Option<FormId>,
    format: EvidenceKind,
    file: StoredFile,
) -> Decided {
    if let Some(form) = form.filter(|form| !found.open_forms().contains(form)) {
        return Err(NoticeRefusal::FormNotAsked { form }.into());
    }
    there_is_room(asked, &file)?;
    let (notice, number) = (found.number, next(&found.files));
    Ok(ChangeNoticeEvent::FileAttached { notice, number, form, format, file })
}

pub(super) fn there_is_room(asked: &Asked<'_>, file: &StoredFile) -> Result<(), Refusal> {
    if file.bytes > MAX_FILE_BYTES {
        return Err(Refusal::FileTooLarge { bytes: file.bytes });
    }
    let room = asked.case.notice_room();
    if file.bytes > room { Err(Refusal::CaseTooLarge { room }) } else { Ok(()) }
}

/// What the vendor itself has put there and not handed in.
fn own_in_hand(found: &ChangeNotice) -> impl Iterator<Item = &super::super::notice::NoticeFile> {
    found.in_hand().filter(|file| matches!(file.by, ActedBy::Vendor(_)))
}

fn in_hand(found: &ChangeNotice) -> BTreeSet<u32> {
    own_in_hand(found).map(|file| file.number).collect()
}

fn submit(asked: &Asked<'_>, listing: &Listing, found: &ChangeNotice) -> Decided {
    let content = found.content.clone();
    free(asked, found.number, &content.kinds())?;
    if let Some(field) = content.overtaken(listing) {
        return Err(NoticeRefusal::Overtaken { field }.into());
    }
    let touched = touched(&content.kinds(), asked.call.test_plan());
    Ok(ChangeNoticeEvent::Submitted { notice: found.number, content, files: in_hand(found), touched })
}

fn hand_back(found: &ChangeNotice, words: &str) -> Decided {
    let there: BTreeSet<FormId> = own_in_hand(found).filter_map(|file| file.form).collect();
    let missing: Vec<FormId> = found.open_forms().difference(&there).copied().collect();
    if !missing.is_empty() {
        return Err(NoticeRefusal::FormsMissing { forms: missing }.into());
    }
    let words = optional_text("words", words, WORDS).map_err(invalid)?;
    Ok(ChangeNoticeEvent::DocumentsReturned { notice: found.number, words, files: in_hand(found) })
}
