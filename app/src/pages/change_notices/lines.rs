//! What happened to a notice, for the timelines of both sides.

use domain::case::change_notice::{ChangeNoticeEvent as E, NoticeContent};

use super::phrases;
use crate::web::case_words::named;
use crate::web::{day, deadline};
use crate::words::Words;

/// What there is to say of an event in a timeline, a line a thing; both sides read it.
pub fn event_lines(words: Words, data: &E) -> Vec<String> {
    let due = |at| words.tf("detail-due", &[("due", deadline(words, at).into())]);
    let mut lines = vec![phrases::title(words, data.notice())];
    match data {
        E::Written { content, .. } | E::Submitted { content, .. } => lines.extend(said(words, content)),
        E::FileAttached { form, file, .. } => {
            lines.extend(form.map(|form| crate::web::case_words::form_name(words, form)));
            lines.push(file.name.clone());
        }
        E::RecordAttached { file, .. } => lines.push(file.name.clone()),
        E::FileRemoved { name, .. } => lines.push(name.clone()),
        E::Asked { question, due: at, .. } => lines.extend([question.clone(), due(*at)]),
        E::Answered { text, .. } => lines.push(text.clone()),
        E::DocumentsRequested { forms, words: said, due: at, .. } => {
            lines.extend([phrases::forms(words, forms.iter().copied()), said.clone(), due(*at)]);
        }
        E::DocumentsReturned { words: said, .. } => lines.push(said.clone()),
        E::TestsRequested { cases, words: said, .. } => {
            lines.extend([phrases::join(words, cases.iter().cloned()), said.clone()]);
        }
        E::TestsRecorded { outcomes, devices, note, .. } => {
            lines.extend(outcomes.iter().map(|(case, outcome)| {
                let verdict =
                    named(words, "notice-outcome", if outcome.passed { "passed" } else { "failed" });
                words
                    .tf("notice-outcome-line", &[("case", case.as_str().into()), ("outcome", verdict.into())])
            }));
            lines.extend([devices.clone(), note.clone()]);
        }
        E::Noted { note: said, .. }
        | E::Rejected { reason: said, .. }
        | E::Withdrawn { reason: said, .. } => {
            lines.push(said.clone());
        }
        E::Discarded { .. } => {}
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// 「ファームウェアの版：1.0.0 → 2.0.0」, and from when.
fn said(words: Words, content: &NoticeContent) -> Vec<String> {
    let changes = content.changes.iter().map(|change| {
        let value = |raw| phrases::value(words, change.field, raw);
        let args = [
            ("field", phrases::field(words, change.field).into()),
            ("before", value(&change.before).into()),
            ("after", value(&change.after).into()),
        ];
        let key = if change.before.is_empty() || change.field.adds() {
            "notice-added-line"
        } else {
            "notice-change-line"
        };
        words.tf(key, &args)
    });
    let from = words.tf("notice-from-line", &[("day", day(words, content.from).into())]);
    changes.chain([from]).collect()
}
