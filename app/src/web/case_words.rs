//! A case in the reader's words: stages, sides, forms, places, reasons, and what happened.

use domain::call::Call;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::document::StoredFile;
use domain::case::event::ActedBy;
use domain::case::stage::WaitingFor;
use domain::case::{Case, Event, EventData, Stage};
use domain::finding::At;
use domain::forms::{Criterion, FormId, ReasonCode};
use jiff::Timestamp;

use super::finding_words::at_name;
use super::refusal_words::{deadline, form_title, moment};
use crate::components::tag::Tone;
use crate::components::timeline::Happening;
use crate::pages::{change_notices, defects, device_check, register};
use crate::words::{Locale, Words};

/// The key of a stable name: the catalogues have hyphens.
pub fn key(head: &str, id: &str) -> String {
    format!("{head}-{}", id.replace('_', "-"))
}

pub fn stage_name(words: Words, stage: Stage) -> String {
    words.t(&key("stage", stage.id()))
}

pub fn waiting_name(words: Words, waiting: WaitingFor) -> String {
    words.t(&key("waiting", waiting.id()))
}

/// The line on each sheet of a printed case: its number, and the moment that the page tells of.
pub fn case_on_paper(words: Words, case: &Case, now: Timestamp) -> String {
    let (number, at) = (case.number().unwrap_or_default(), moment(words, now));
    words.tf("case-running", &[("number", number.into()), ("at", at.into())])
}

/// Any other closed vocabulary of the domain: `named(words, "outcome", outcome.id())`.
pub fn named(words: Words, vocabulary: &str, id: &str) -> String {
    words.t(&key(vocabulary, id))
}

/// 「様式第1号 導入実績」: the same words for both sides.
pub fn form_name(words: Words, form: FormId) -> String {
    let number = words.tf("form-number", &[("number", form.number().into())]);
    words.tf("detail-form", &[("number", number.into()), ("form", form_title(words, form).into())])
}

pub fn reason_text(words: Words, reason: ReasonCode) -> &'static str {
    match words.locale() {
        Locale::Ja => reason.text_ja(),
        Locale::En => reason.text_en(),
    }
}

pub fn criterion_text(words: Words, criterion: &Criterion) -> &str {
    match words.locale() {
        Locale::Ja => &criterion.text_ja,
        Locale::En => &criterion.text_en,
    }
}

/// What an item is about: the facts or a form.
pub fn target_name(words: Words, target: Target) -> String {
    match target {
        Target::Facts => words.t("application-facts"),
        Target::Form(form) => form_name(words, form),
    }
}

/// The place within the target; an empty one is the whole of it.
pub fn place_name(words: Words, target: Target, place: &str) -> String {
    match target {
        Target::Facts if place.is_empty() => words.t("whole-facts"),
        Target::Form(_) if place.is_empty() => words.t("whole-form"),
        Target::Facts => crate::flash::field_label(words, place),
        Target::Form(form) => {
            At::parse(form, place).map_or_else(|| place.to_owned(), |at| at_name(words, form, at))
        }
    }
}

/// Who acted, and on which side.
pub fn actor_name(words: Words, by: &ActedBy) -> String {
    match by {
        ActedBy::Vendor(person) => words.tf("acted-by-vendor", &[("name", person.name.as_str().into())]),
        ActedBy::Staff(person) => words.tf("acted-by-staff", &[("name", person.name.as_str().into())]),
        ActedBy::System => words.t("acted-by-system"),
    }
}

/// What happened, in a few words.
pub fn event_title(words: Words, data: &EventData) -> String {
    words.t(&key("event", data.kind()))
}

/// What happened, more closely; one line a thing. The caller has left out what the reader may not know.
pub fn event_details(words: Words, event: &Event, call: &Call) -> Option<String> {
    let lines = match &event.data {
        EventData::Started { product_name, .. } => vec![product_name.clone()],
        EventData::DocumentUploaded { form, file } => vec![words.tf(
            "detail-file",
            &[("form", form_name(words, *form).into()), ("name", file.name.as_str().into())],
        )],
        EventData::EvidenceAttached { requirement, file: StoredFile { name, .. }, .. }
        | EventData::EvidenceRemoved { requirement, name, .. } => vec![words.tf(
            "detail-evidence",
            &[("requirement", requirement.as_str().into()), ("name", name.as_str().into())],
        )],
        EventData::Submitted { number, .. } => {
            vec![words.tf("detail-number", &[("number", number.as_str().into())])]
        }
        EventData::Withdrawn { reason }
        | EventData::ConflictDeclared { reason, .. }
        | EventData::RecommendationReturned { reason } => vec![reason.clone()],
        EventData::Assigned { reviewer } => vec![reviewer.name.clone()],
        EventData::ChecklistMarked { criterion, mark } => {
            let text =
                call.criterion(criterion).map_or(criterion.as_str(), |known| criterion_text(words, known));
            let outcome = named(words, "outcome", mark.outcome.id());
            let mut lines =
                vec![words.tf("detail-mark", &[("criterion", text.into()), ("outcome", outcome.into())])];
            lines.extend(mark.reason.map(|reason| reason_text(words, reason).to_owned()));
            lines.push(mark.note.clone());
            lines
        }
        EventData::NoteAdded { text }
        | EventData::MessageSent { text }
        | EventData::Resumed { note: text } => {
            vec![text.clone()]
        }
        EventData::CorrectionRequested { round, items, words: covering, due } => vec![
            words.tf("detail-items", &[("count", items.len().into()), ("round", (*round).into())]),
            words.tf("detail-due", &[("due", deadline(words, *due).into())]),
            covering.clone(),
        ],
        EventData::ItemAnswered { round, item, reply } => vec![
            words.tf("detail-item", &[("item", (*item).into()), ("round", (*round).into())]),
            reply.clone(),
        ],
        EventData::Held { reason, note } => vec![named(words, "hold-reason", reason.id()), note.clone()],
        EventData::Recommended { verdict, note, .. } => vec![
            words.tf("detail-verdict", &[("verdict", named(words, "verdict", verdict.id()).into())]),
            note.clone(),
        ],
        EventData::Decided { verdict, recommended_by, document_number, .. } => vec![
            words.tf("detail-verdict", &[("verdict", named(words, "verdict", verdict.id()).into())]),
            words.tf("detail-recommended-by", &[("name", recommended_by.name.as_str().into())]),
            document_number.clone(),
        ],
        EventData::LetterIssued { file } => vec![file.name.clone()],
        EventData::DeviceCheck(data) => device_check::event_lines(words, data),
        EventData::Listing(data) => register::event_lines(words, data),
        EventData::ChangeNotice(data) => change_notices::event_lines(words, data),
        EventData::Defect(data) => defects::event_lines(words, data),
        EventData::FactsFilled { .. }
        | EventData::FormalCheckStarted
        | EventData::FormalCheckPassed
        | EventData::CorrectionReturned { .. } => Vec::new(),
    };
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// An event as a line of a timeline.
pub fn happening(words: Words, event: &Event, call: &Call) -> Happening {
    Happening {
        when: moment(words, event.at),
        datetime: event.at.to_string(),
        title: event_title(words, &event.data),
        by: Some(actor_name(words, &event.by)),
        text: event_details(words, event, call),
        tone: tone(&event.data),
    }
}

fn tone(data: &EventData) -> Tone {
    match data {
        EventData::Decided { verdict: Verdict::Pass, .. } => Tone::Success,
        EventData::Decided { verdict: Verdict::Fail, .. } => Tone::Danger,
        EventData::CorrectionRequested { .. } | EventData::Held { .. } | EventData::Withdrawn { .. } => {
            Tone::Warning
        }
        EventData::Submitted { .. } | EventData::CorrectionReturned { .. } | EventData::FormalCheckPassed => {
            Tone::Info
        }
        _ => Tone::Neutral,
    }
}

/// A whole history as a timeline, in the order given. Marks that one person made in the same minute
/// are one line with all of them: a checklist is saved at once.
pub fn happenings<'a>(
    words: Words,
    events: impl IntoIterator<Item = &'a Event>,
    call: &Call,
) -> Vec<Happening> {
    let mut lines: Vec<(&Event, Happening)> = Vec::new();
    for event in events {
        let new = happening(words, event, call);
        match lines.last_mut() {
            Some((before, line)) if one_checklist(before, event) && line.when == new.when => {
                let texts = [line.text.take(), new.text];
                line.text = Some(texts.into_iter().flatten().collect::<Vec<_>>().join("\n"));
            }
            _ => lines.push((event, new)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn one_checklist(one: &Event, other: &Event) -> bool {
    let marked = |event: &Event| matches!(event.data, EventData::ChecklistMarked { .. });
    marked(one) && marked(other) && one.by == other.by
}

#[cfg(test)]
#[path = "case_words_tests.rs"]
mod tests;
