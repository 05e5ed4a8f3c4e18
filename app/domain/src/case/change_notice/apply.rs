//! How each event of this room changes a case; `None` where the history tells the impossible.

use std::collections::BTreeSet;

use super::content::NoticeContent;
use super::event::ChangeNoticeEvent as E;
use super::field::Touched;
use super::notice::{
    ChangeNotice, DocumentsAsked, NoticeFile, NoticeStanding, Question, TestOrder, TestRecord,
};
use crate::case::Case;
use crate::case::apply::possible;
use crate::case::event::Event;
use crate::case::stage::State;

pub(in crate::case) fn apply(case: &mut Case, event: &Event, data: &E) -> Option<()> {
    possible(matches!(case.state, State::Listed(_)))?;
    match data {
        E::Written { notice, content } => written(case, event, *notice, content),
        E::Noted { notice, note } => {
            let found = open(case, *notice, &[NoticeStanding::Reviewing])?;
            found.standing = NoticeStanding::Noted { at: event.at, note: note.clone() };
            let content = found.content.clone();
            enter(case, &content)
        }
        other => {
            change(case.change_notices.iter_mut().find(|one| one.number == other.notice())?, event, other)
        }
    }
}

fn written(case: &mut Case, event: &Event, number: u32, content: &NoticeContent) -> Option<()> {
    if let Some(draft) = case.change_notices.iter_mut().find(|one| one.number == number) {
        possible(draft.standing == NoticeStanding::Draft)?;
        draft.content = content.clone();
        draft.written_at = event.at;
        return Some(());
    }
    possible(usize::try_from(number).ok()? == case.change_notices.len() + 1)?;
    case.change_notices.push(ChangeNotice {
        number,
        content: content.clone(),
        touched: Touched::default(),
        written_at: event.at,
        submitted: None,
        files: Vec::new(),
        questions: Vec::new(),
        documents: Vec::new(),
        tests: Vec::new(),
        standing: NoticeStanding::Draft,
    });
    Some(())
}

fn open<'a>(case: &'a mut Case, number: u32, at: &[NoticeStanding]) -> Option<&'a mut ChangeNotice> {
    case.change_notices.iter_mut().find(|one| one.number == number && at.contains(&one.standing))
}

/// What the next change starts from; the register says it from its day on.
fn enter(case: &mut Case, content: &NoticeContent) -> Option<()> {
    let State::Listed(listing) = &mut case.state else { return None };
    content.enter(&mut listing.facts);
    Some(())
}

fn change(notice: &mut ChangeNotice, event: &Event, data: &E) -> Option<()> {
    let standing = |notice: &ChangeNotice, at: &NoticeStanding| possible(notice.standing == *at);
    match data {
        E::Written { .. } | E::Noted { .. } => return None,
        E::FileAttached { number, form, format, file, .. } => {
            // A newer file of a form takes the place of the one that waits.
            for before in notice.files.iter_mut().filter(|one| !one.handed_in && form.is_some()) {
                before.removed |= before.form == *form;
            }
            attach(
                notice,
                event,
                NoticeFile {
                    number: *number,
                    form: *form,
                    format: *format,
                    file: file.clone(),
                    at: event.at,
                    by: event.by.clone(),
                    handed_in: false,
                    removed: false,
                },
            )?;
        }
        E::RecordAttached { number, format, file, .. } => {
            standing(notice, &NoticeStanding::Testing)?;
            attach(
                notice,
                event,
                NoticeFile {
                    number: *number,
                    form: None,
                    format: *format,
                    file: file.clone(),
                    at: event.at,
                    by: event.by.clone(),
                    handed_in: false,
                    removed: false,
                },
            )?;
        }
        E::FileRemoved { number, .. } => {
            let file = notice.files.iter_mut().find(|one| one.number == *number)?;
            possible(!file.handed_in && !std::mem::replace(&mut file.removed, true))?;
        }
        E::Discarded { .. } => {
            standing(notice, &NoticeStanding::Draft)?;
            notice.standing = NoticeStanding::Discarded;
        }
        E::Submitted { content, files, touched, .. } => {
            standing(notice, &NoticeStanding::Draft)?;
            notice.content = content.clone();
            notice.touched = touched.clone();
            notice.submitted = Some((event.at, event.by.person()?.clone()));
            hand_in(notice, files);
            notice.standing = NoticeStanding::Reviewing;
        }
        E::Asked { question, due, .. } => {
            standing(notice, &NoticeStanding::Reviewing)?;
            let question = Question { at: event.at, text: question.clone(), due: *due, answer: None };
            notice.questions.push(question);
            notice.standing = NoticeStanding::Asked;
        }
        E::Answered { text, files, .. } => {
            standing(notice, &NoticeStanding::Asked)?;
            notice.questions.last_mut()?.answer = Some((event.at, text.clone()));
            hand_in(notice, files);
            notice.standing = NoticeStanding::Reviewing;
        }
        E::DocumentsRequested { forms, words, due, .. } => {
            standing(notice, &NoticeStanding::Reviewing)?;
            let (forms, words) = (forms.clone(), words.clone());
            notice.documents.push(DocumentsAsked { at: event.at, forms, words, due: *due, returned: None });
            notice.standing = NoticeStanding::DocumentsAsked;
        }
        E::DocumentsReturned { words, files, .. } => {
            standing(notice, &NoticeStanding::DocumentsAsked)?;
            notice.documents.last_mut()?.returned = Some((event.at, words.clone(), files.clone()));
            hand_in(notice, files);
            notice.standing = NoticeStanding::Reviewing;
        }
        E::TestsRequested { edition, cases, words, .. } => {
            standing(notice, &NoticeStanding::Reviewing)?;
            notice.tests.push(TestOrder {
                at: event.at,
                edition: edition.clone(),
                cases: cases.clone(),
                words: words.clone(),
                record: None,
            });
            notice.standing = NoticeStanding::Testing;
        }
        E::TestsRecorded { outcomes, devices, witness, note, files, .. } => {
            standing(notice, &NoticeStanding::Testing)?;
            notice.tests.last_mut()?.record = Some(TestRecord {
                at: event.at,
                by: event.by.person()?.clone(),
                outcomes: outcomes.clone(),
                devices: devices.clone(),
                witness: witness.clone(),
                note: note.clone(),
                files: files.clone(),
            });
            hand_in(notice, files);
            notice.standing = NoticeStanding::Reviewing;
        }
        E::Rejected { reason, .. } => {
            possible(notice.is_open())?;
            notice.standing = NoticeStanding::Rejected { at: event.at, reason: reason.clone() };
        }
        E::Withdrawn { reason, .. } => {
            possible(notice.is_open())?;
            notice.standing = NoticeStanding::Withdrawn { at: event.at, reason: reason.clone() };
        }
    }
    Some(())
}

fn attach(notice: &mut ChangeNotice, event: &Event, file: NoticeFile) -> Option<()> {
    event.by.person()?;
    possible(usize::try_from(file.number).ok()? == notice.files.len() + 1)?;
    notice.files.push(file);
    Some(())
}

fn hand_in(notice: &mut ChangeNotice, files: &BTreeSet<u32>) {
    for file in notice.files.iter_mut().filter(|file| files.contains(&file.number)) {
        file.handed_in = true;
    }
}
