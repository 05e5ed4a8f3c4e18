//! What happened to the case, as far as the vendor may know, and the ministry's messages.

use domain::case::document::StoredFile;
use domain::case::{Event, EventData};
use leptos::prelude::*;
use services::cases::CaseView;

use crate::components::tag::Tone;
use crate::components::timeline::{Happening, Timeline};
use crate::pages::vendor::phrases::{self, key};
use crate::pages::{change_notices, defects, device_check, register};
use crate::web::moment;
use crate::words::{Words, t, tf};

/// The whole history, the newest first.
#[component]
pub fn History(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let entries = view.events.iter().rev().map(|event| happening(words, &view, event)).collect();
    view! {
        <section aria-labelledby="history">
            <h2 id="history">{t("vendor-history")}</h2>
            <Timeline entries />
        </section>
    }
}

/// The messages of the ministry, the newest first; nothing where there are none.
#[component]
pub fn Messages(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let messages: Vec<_> = view
        .events
        .iter()
        .rev()
        .filter_map(|event| match &event.data {
            EventData::MessageSent { text } => Some((event.at, text.clone())),
            _ => None,
        })
        .collect();
    if messages.is_empty() {
        return None;
    }
    let messages = messages
        .into_iter()
        .map(|(at, text)| {
            view! {
                <article class="card">
                    <h3>{tf("vendor-message-at", &[("at", moment(words, at).into())])}</h3>
                    <p class="summary-list__text">{text}</p>
                </article>
            }
        })
        .collect_view();
    Some(view! {
        <section aria-labelledby="messages">
            <h2 id="messages">{t("vendor-messages")}</h2>
            {messages}
        </section>
    })
}

fn happening(words: Words, view: &CaseView, event: &Event) -> Happening {
    let kind = match &event.data {
        EventData::Withdrawn { .. } if phrases::discarded(&view.case) => "discarded",
        data => data.kind(),
    };
    Happening {
        when: moment(words, event.at),
        datetime: event.at.to_string(),
        title: words.t(&key("event", kind)),
        by: phrases::acted_by(words, &event.by),
        text: details(words, &event.data),
        tone: tone(&event.data),
    }
}

fn tone(data: &EventData) -> Tone {
    match data {
        EventData::CorrectionRequested { .. } | EventData::Held { .. } => Tone::Warning,
        EventData::Submitted { .. } | EventData::FormalCheckPassed => Tone::Success,
        EventData::Decided { verdict, .. } => match verdict {
            domain::case::decision::Verdict::Pass => Tone::Success,
            domain::case::decision::Verdict::Fail => Tone::Danger,
        },
        _ => Tone::Neutral,
    }
}

/// What else there is to say about an event that the vendor may see.
fn details(words: Words, data: &EventData) -> Option<String> {
    match data {
        EventData::Started { product_name, .. } => Some(product_name.clone()),
        EventData::DocumentUploaded { form, file } => {
            Some(format!("{}\n{}", phrases::form_name(words, *form), file.name))
        }
        EventData::EvidenceAttached { requirement, file: StoredFile { name, .. }, .. }
        | EventData::EvidenceRemoved { requirement, name, .. } => Some(words.tf(
            "detail-evidence",
            &[("requirement", requirement.as_str().into()), ("name", name.as_str().into())],
        )),
        EventData::Submitted { number, .. } => {
            Some(words.tf("vendor-number-is", &[("number", number.as_str().into())]))
        }
        EventData::CorrectionRequested { words: text, items, due, .. } => {
            let due = moment(words, *due);
            let count =
                words.tf("vendor-correction-asks", &[("items", items.len().into()), ("due", due.into())]);
            Some(if text.is_empty() { count } else { format!("{count}\n{text}") })
        }
        EventData::ItemAnswered { item, reply, .. } => {
            let label = words.tf("vendor-item", &[("item", (*item).into())]);
            let reply = if reply.is_empty() { words.t("vendor-reply-taken-back") } else { reply.clone() };
            Some(format!("{label}\n{reply}"))
        }
        EventData::Held { reason, note } => {
            let reason = words.t(&key("hold-reason", reason.id()));
            Some(if note.is_empty() { reason } else { format!("{reason}\n{note}") })
        }
        EventData::Decided { verdict, .. } => Some(words.t(&key("verdict", verdict.id()))),
        EventData::LetterIssued { file } => Some(file.name.clone()),
        EventData::DeviceCheck(data) => lines(device_check::event_lines(words, data)),
        EventData::Listing(data) => lines(register::event_lines(words, data)),
        EventData::ChangeNotice(data) => lines(change_notices::event_lines(words, data)),
        EventData::Defect(data) => lines(defects::event_lines(words, data)),
        EventData::Withdrawn { reason: text }
        | EventData::MessageSent { text }
        | EventData::Resumed { note: text } => (!text.is_empty()).then(|| text.clone()),
        // The rest says enough by its title, or is the ministry's own.
        EventData::FactsFilled { .. }
        | EventData::Assigned { .. }
        | EventData::ConflictDeclared { .. }
        | EventData::FormalCheckStarted
        | EventData::FormalCheckPassed
        | EventData::ChecklistMarked { .. }
        | EventData::NoteAdded { .. }
        | EventData::CorrectionReturned { .. }
        | EventData::Recommended { .. }
        | EventData::RecommendationReturned { .. } => None,
    }
}

/// What there is to say, a line a thing; nothing where all of it is empty.
fn lines(lines: Vec<String>) -> Option<String> {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
