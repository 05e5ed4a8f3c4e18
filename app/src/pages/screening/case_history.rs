//! What was said and done: notes among colleagues, words to the vendor, letters, mails, the timeline.

use domain::case::EventData;
use domain::case::command::CommandKind;
use leptos::prelude::*;
use services::cases::Draft;
use services::exports;

use super::message::TEXT;
use super::sheet::Fields;
use super::shown::{CaseForm, Shown};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::TextArea;
use crate::components::form::Hidden;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::components::timeline::{Happening, Timeline};
use crate::web::case_words::{actor_name, happenings};
use crate::web::moment;

/// Internal notes, apart from everything that goes to the vendor.
pub fn notes(shown: &Shown) -> AnyView {
    let words = shown.words;
    let entries = said(shown, |data| match data {
        EventData::NoteAdded { text } => Some(text),
        _ => None,
    });
    let form = shown.may(CommandKind::AddNote).then(|| {
        view! {
            <CaseForm id="note" at=shown.at("/notes")>
                <TextArea name="internal_note" help=words.t("internal-note-help") required=true rows=3 />
                <ButtonRow>
                    <Button label=words.t("note-add") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    });
    view! {
        <section class="internal" aria-labelledby="notes-title">
            <h2 id="notes-title">
                {words.t("notes-title")} " " <Tag text=words.t("internal-only") tone=Tone::Neutral />
            </h2>
            {entries}
            {form}
        </section>
    }
    .into_any()
}

/// Words to the vendor; before they go a page asks once more. `written` is what waits for that, and
/// `None` for those who can't write.
pub fn messages(shown: &Shown, written: Option<Draft>) -> AnyView {
    let words = shown.words;
    let entries = said(shown, |data| match data {
        EventData::MessageSent { text } => Some(text),
        _ => None,
    });
    let form = written.map(|draft| {
        let (sheet, fields) = (draft.version.to_string(), Fields(draft.typed));
        let text = fields.get(TEXT).to_owned();
        view! {
            <CaseForm id="message" at=shown.at("/message")>
                <Hidden name="sheet" value=sheet />
                <TextArea name=TEXT help=words.t("vendor-message-help") value=text required=true rows=3 />
                <ButtonRow>
                    <Button label=words.t("message-check") kind=Kind::Secondary />
                </ButtonRow>
            </CaseForm>
        }
    });
    view! {
        <section class="outgoing" aria-labelledby="messages-title">
            <h2 id="messages-title">
                {words.t("messages-title")} " " <Tag text=words.t("vendor-sees") tone=Tone::Warning />
            </h2>
            {entries}
            {form}
        </section>
    }
    .into_any()
}

fn said(shown: &Shown, text: impl Fn(&EventData) -> Option<&String>) -> AnyView {
    let words = shown.words;
    let entries: Vec<Happening> = shown
        .view
        .events
        .iter()
        .filter_map(|event| {
            Some(Happening {
                when: moment(words, event.at),
                datetime: event.at.to_string(),
                title: actor_name(words, &event.by),
                text: Some(text(&event.data)?.clone()),
                ..Happening::default()
            })
        })
        .collect();
    if entries.is_empty() {
        view! { <p class="soft">{words.t("nothing-yet")}</p> }.into_any()
    } else {
        view! { <Timeline entries /> }.into_any()
    }
}

/// Everything that happened, the newest first.
pub fn timeline(shown: &Shown) -> AnyView {
    let entries = happenings(shown.words, shown.view.events.iter().rev(), shown.call());
    view! { <Timeline entries /> }.into_any()
}

/// The result letters.
pub fn letters(shown: &Shown) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    if case.letters.is_empty() {
        return ().into_any();
    }
    let links = case
        .letters
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let href = format!("/screening/cases/{}/letters/{index}", case.id);
            view! {
                <li>
                    <a href=href download>{file.name.clone()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="letters-title">
            <h2 id="letters-title">{words.t("letters-title")}</h2>
            <ul>{links}</ul>
        </section>
    }
    .into_any()
}

/// Everything in one file, for those who may read all of it.
pub fn export(shown: &Shown) -> Option<AnyView> {
    if !exports::may(&shown.actor) {
        return None;
    }
    let words = shown.words;
    let href = format!("/screening/cases/{}/export", shown.case().id);
    let section = view! {
        <section class="no-print" aria-labelledby="export-title">
            <h2 id="export-title">{words.t("export-title")}</h2>
            <p>{words.t("export-help")}</p>
            <p>
                <a href=href download>
                    {words.t("export-link")}
                </a>
            </p>
        </section>
    };
    Some(section.into_any())
}

/// What was mailed about the case.
pub fn mails(shown: &Shown) -> AnyView {
    let words = shown.words;
    let columns = vec![
        Column::new(words.t("column-subject")),
        Column::name(words.t("column-recipient")),
        Column::date(words.t("column-mail-at")),
        Column::date(words.t("column-mail-state")),
    ];
    let rows = shown
        .view
        .mails
        .iter()
        .map(|mail| {
            let state = match (mail.sent_at, mail.given_up_at) {
                (Some(at), _) => words.tf("mail-sent", &[("at", moment(words, at).into())]),
                (None, Some(_)) => words.t("mail-given-up"),
                (None, None) => words.t("mail-waiting"),
            };
            vec![
                mail.subject.clone().into_any(),
                mail.recipient.clone().into_any(),
                moment(words, mail.created_at).into_any(),
                state.into_any(),
            ]
        })
        .collect();
    view! {
        <section aria-labelledby="mails-title">
            <h2 id="mails-title">{words.t("mails-title")}</h2>
            <DataTable id="mails" caption=words.t("mails-caption") columns rows empty=words.t("nothing-yet") />
        </section>
    }
    .into_any()
}
