//! Two versions of a form beside each other: only what differs, with what was before and what is now. Words
//! and the marks of text editors say it, not colour alone.

use domain::case::correction::AnsweredItem;
use domain::finding::{At, Shown as Value};
use domain::forms::FormId;
use domain::forms::compare::{Change, ChangeKind, Part};
use domain::forms::spec;
use leptos::prelude::*;
use services::changes::{Around, Compared, Outcome};

use super::findings_view::at_form;
use super::shown::Shown;
use crate::components::notice_banner::NoticeBanner;
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::form_name;
use crate::web::finding_words::at_name;
use crate::web::finding_words::{change as change_word, shown as value_words};
use crate::words::{Locale, Words};

/// What a comparison found; `items` are the correction items about this form.
pub fn outcome(shown: &Shown, compared: &Compared, items: &[&AnsweredItem]) -> AnyView {
    let words = shown.words;
    match &compared.outcome {
        Outcome::SameFile => view! { <p>{words.t("changes-same-file")}</p> }.into_any(),
        Outcome::Unreadable => unreadable(shown, compared),
        Outcome::Read { changes, editions, around } => view! {
            {editions.as_ref().map(|editions| edition(words, editions))}
            {table(shown, compared, changes, items)}
            {printed(shown, compared, around)}
        }
        .into_any(),
    }
}

fn unreadable(shown: &Shown, compared: &Compared) -> AnyView {
    let (words, files) = (shown.words, originals(shown, compared));
    view! {
        <NoticeBanner tone=Tone::Warning text=words.t("changes-unreadable")>
            {files}
        </NoticeBanner>
    }
    .into_any()
}

/// Both files for download.
fn originals(shown: &Shown, compared: &Compared) -> AnyView {
    let words = shown.words;
    let links = [compared.from, compared.to].map(|version| {
        let form = compared.form.id();
        let href = format!("/screening/cases/{}/files/{form}/{version}", shown.case().id);
        let label = words.tf("changes-original", &[("version", version.into())]);
        view! {
            <li>
                <a href=href download>
                    {label}
                </a>
            </li>
        }
    });
    view! { <ul>{links.into_iter().collect_view()}</ul> }.into_any()
}

fn edition(words: Words, (before, after): &(Option<String>, Option<String>)) -> AnyView {
    let named = |edition: &Option<String>| edition.clone().unwrap_or_else(|| words.t("edition-unsaid"));
    let args = [("before", named(before).into()), ("after", named(after).into())];
    view! { <NoticeBanner tone=Tone::Warning text=words.tf("changes-edition", &args) /> }.into_any()
}

fn table(shown: &Shown, compared: &Compared, changes: &[Change], items: &[&AnsweredItem]) -> AnyView {
    let words = shown.words;
    if changes.is_empty() {
        return view! { <p>{words.t("changes-none")}</p> }.into_any();
    }
    let columns = ["column-place", "column-change", "column-before", "column-after"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let rows = changes.iter().map(|change| row(shown, compared.form, change, items)).collect();
    let args = [
        ("form", form_name(words, compared.form).into()),
        ("from", compared.from.into()),
        ("to", compared.to.into()),
        ("count", changes.len().into()),
    ];
    let caption = words.tf("changes-caption", &args);
    view! { <DataTable id=format!("changes-{}", compared.form.id()) caption columns rows /> }.into_any()
}

fn row(shown: &Shown, form: FormId, change: &Change, items: &[&AnsweredItem]) -> Vec<AnyView> {
    let words = shown.words;
    let at = place(change);
    let name = at_name(words, form, at);
    // What was taken out has no place on the page of the form any more.
    let name = if change.kind == ChangeKind::Removed {
        name.into_any()
    } else {
        view! { <a href=at_form(shown, form, at)>{name}</a> }.into_any()
    };
    let asked: Vec<_> = items.iter().filter(|item| is_about(form, item, change)).collect();
    let asked = asked.into_iter().map(|item| {
        let text = words.tf("changes-asked", &[("item", item.item.number.into())]);
        view! { " " <Tag text tone=Tone::Info /> }
    });
    let asked = asked.collect_view();
    vec![
        view! { {name} {asked} }.into_any(),
        kind(words, change).into_any(),
        side(words, form, change, Side::Before),
        side(words, form, change, Side::After),
    ]
}

/// Where a change stands now; where it stood, if it is not there any more.
fn place(change: &Change) -> At {
    At { place: change.place, row: change.after_row.or(change.before_row), column: None }
}

/// Whether an item asked for the place of a change: the whole form, the table, the row, or the field.
pub fn is_about(form: FormId, item: &AnsweredItem, change: &Change) -> bool {
    let Some(at) = At::parse(form, &item.item.place) else { return false };
    at.place == change.place && at.row.is_none_or(|row| change.before_row == Some(row))
}

fn kind(words: Words, change: &Change) -> String {
    match (change.kind, change.before_row, change.after_row) {
        (ChangeKind::Moved, Some(before), Some(after)) => {
            words.tf("change-moved-rows", &[("before", before.into()), ("after", after.into())])
        }
        _ => change_word(words, change.kind),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

fn side(words: Words, form: FormId, change: &Change, side: Side) -> AnyView {
    let parts: Vec<_> = change.parts.iter().map(|part| part_view(words, form, change, part, side)).collect();
    match parts.len() {
        0 => "".into_any(),
        _ => view! { <div class="change">{parts.into_iter().collect_view()}</div> }.into_any(),
    }
}

fn part_view(words: Words, form: FormId, change: &Change, part: &Part, side: Side) -> AnyView {
    let column = part.column.and_then(|id| {
        let table = spec(form).tables().find(|table| table.id == change.place)?;
        let column = table.column(id)?;
        Some(if words.locale() == Locale::Ja { column.label_ja } else { column.label_en })
    });
    let label = column.map(|column| view! { <span class="change__column">{column}</span> });
    let lines: Vec<String> = if part.paragraphs.is_empty() {
        let value = if side == Side::Before { &part.before } else { &part.after };
        match value {
            Value::Nothing => Vec::new(),
            // The whole of it, not as much as fits a sentence.
            Value::Text(text) => vec![text.clone()],
            other => vec![value_words(words, other)],
        }
    } else {
        let text = |one: &domain::forms::compare::Paragraph| match side {
            Side::Before => one.before.clone(),
            Side::After => one.after.clone(),
        };
        part.paragraphs.iter().filter_map(text).collect()
    };
    if lines.is_empty() {
        // Nothing was there: said in words, since an empty cell says nothing.
        return view! { <p>{label} <span class="soft">{words.t("change-empty")}</span></p> }.into_any();
    }
    let marked = lines.into_iter().map(|line| match side {
        Side::Before => view! { <del class="lines">{line}</del> }.into_any(),
        Side::After => view! { <ins class="lines">{line}</ins> }.into_any(),
    });
    view! { <p>{label} {marked.collect_view()}</p> }.into_any()
}

/// What is printed around the fields should not change: where it did, the ministry has to see it.
fn printed(shown: &Shown, compared: &Compared, around: &Around) -> AnyView {
    let words = shown.words;
    if !around.differs() {
        return ().into_any();
    }
    if around.unknown {
        let files = originals(shown, compared);
        return view! {
            <NoticeBanner tone=Tone::Warning text=words.t("changes-around-unknown")>
                {files}
            </NoticeBanner>
        }
        .into_any();
    }
    let line = |key: &str, line: &str, added: bool| {
        let line = line.to_owned();
        let line = match added {
            true => view! { <ins>{line}</ins> }.into_any(),
            false => view! { <del>{line}</del> }.into_any(),
        };
        view! { <li>{words.t(key)} " " {line}</li> }
    };
    let removed = around.removed.iter().map(|text| line("change-removed", text, false));
    let added = around.added.iter().map(|text| line("change-added", text, true));
    let lines: Vec<_> = removed.chain(added).collect();
    view! {
        <NoticeBanner tone=Tone::Warning text=words.t("changes-around")>
            <ul class="change__printed">{lines.into_iter().collect_view()}</ul>
        </NoticeBanner>
    }
    .into_any()
}
