//! Statuses and public events in words.

use domain::register::{Field, PublicEvent, Status, What};
use leptos::prelude::*;

use crate::components::tag::{Tag, Tone};
use crate::components::timeline::{Happening, Timeline};
use crate::web;
use crate::web::case_words::key;
use crate::words::Words;

pub fn status_name(words: Words, status: Status) -> String {
    words.t(&key("register-status", status.id()))
}

pub fn field_name(words: Words, field: Field) -> String {
    words.t(&key("register-field", field.id()))
}

/// The status of a product; the colour only repeats the words.
#[component]
pub fn StatusTag(status: Status) -> impl IntoView {
    let tone = match status {
        Status::DocumentsPassed => Tone::Info,
        Status::Listed | Status::Reinstated => Tone::Success,
        Status::ChangePending => Tone::Info,
        Status::Suspended => Tone::Warning,
        Status::Cancelled => Tone::Danger,
        Status::WithdrawnByVendor | Status::RecordedInError => Tone::Neutral,
    };
    view! { <Tag text=status_name(Words::current(), status) tone /> }
}

/// The title of a public event.
pub fn event_name(words: Words, event: &PublicEvent) -> String {
    words.t(&key("register-event", event.what.kind()))
}

/// What else there is to say about it, a line a thing.
pub fn event_text(words: Words, what: &What) -> Vec<String> {
    let mut lines = Vec::new();
    match what {
        What::Suspended { until, .. } => {
            lines.push(words.tf("register-suspended-until", &[("until", web::moment(words, *until).into())]));
        }
        What::Cancelled { result, from, .. } => {
            lines.push(words.t(&key("cancelled-result", result.id())));
            lines.push(words.tf("register-cancelled-from", &[("day", web::day(words, *from).into())]));
        }
        What::ChangeNoted { changes, from } => {
            lines.extend(changes.iter().map(|change| {
                let field = field_name(words, change.field);
                // A variant is added to what was there.
                let key =
                    if change.before.is_empty() { "register-added-field" } else { "register-changed-field" };
                words.tf(
                    key,
                    &[
                        ("field", field.into()),
                        ("before", change.before.as_str().into()),
                        ("after", change.after.as_str().into()),
                    ],
                )
            }));
            lines.push(words.tf("register-changed-from", &[("day", web::day(words, *from).into())]));
        }
        _ => {}
    }
    lines.extend(what.reason().filter(|reason| !reason.is_empty()).map(str::to_owned));
    lines
}

/// The public history, the newest first.
pub fn history(words: Words, events: &[PublicEvent]) -> AnyView {
    let entries = events
        .iter()
        .rev()
        .map(|event| {
            let text = event_text(words, &event.what);
            Happening {
                when: web::moment(words, event.at),
                datetime: event.at.to_string(),
                title: event_name(words, event),
                by: None,
                text: (!text.is_empty()).then(|| text.join("\n")),
                tone: tone(&event.what),
            }
        })
        .collect();
    view! { <Timeline entries /> }.into_any()
}

fn tone(what: &What) -> Tone {
    match what {
        What::Listed | What::Reinstated { .. } | What::SuspensionLifted { .. } => Tone::Success,
        What::Suspended { .. } => Tone::Warning,
        What::Cancelled { .. } => Tone::Danger,
        _ => Tone::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use domain::case::listing::CancelledResult;

    use super::*;
    use crate::words::Locale;

    #[test]
    fn every_status_event_and_public_field_has_its_words() {
        let mut keys: Vec<String> = Status::ALL.map(|status| key("register-status", status.id())).to_vec();
        keys.extend(What::KINDS.map(|kind| key("register-event", kind)));
        keys.extend(Field::all_public().map(|field| key("register-field", field.id())));
        keys.extend(CancelledResult::ALL.map(|result| key("cancelled-result", result.id())));
        for locale in Locale::ALL {
            for key in &keys {
                assert!(Words::new(locale).has(key), "{locale}: {key}");
            }
        }
    }
}
