//! The files that back the self-declaration (証拠資料), at their requirements.

use std::collections::BTreeSet;

use domain::case::evidence::{self, Evidence, requirement_text};
use domain::forms::FormId;
use leptos::prelude::*;

use super::shown::Shown;
use crate::components::table::{Column, DataTable};
use crate::size;
use crate::web::moment;

/// What was handed in for each requirement; nothing on other forms.
pub fn files(shown: &Shown, form: FormId) -> AnyView {
    let words = shown.words;
    if form != evidence::FORM {
        return ().into_any();
    }
    let mut files: Vec<_> = shown.case().evidence.iter().filter(|one| one.in_screening).collect();
    if files.is_empty() {
        return view! {
            <h3>{words.t("screening-evidence-title")}</h3>
            <p>{words.t("screening-evidence-none")}</p>
        }
        .into_any();
    }
    files.sort_by(|one, other| (&one.requirement, one.number).cmp(&(&other.requirement, other.number)));
    let columns = ["column-requirement", "column-file", "column-submitted"];
    let columns = columns.map(|key| Column::new(words.t(key))).to_vec();
    let rows = files.into_iter().map(|one| {
        let text = requirement_text(&one.requirement).unwrap_or_default();
        vec![
            view! { {one.requirement.clone()} " " <span lang="ja">{text}</span> }.into_any(),
            link(shown, one),
            moment(words, one.at).into_any(),
        ]
    });
    view! {
        <h3>{words.t("screening-evidence-title")}</h3>
        <DataTable
            id="evidence"
            caption=words.t("screening-evidence-caption")
            columns
            rows=rows.collect()
        />
    }
    .into_any()
}

fn link(shown: &Shown, one: &Evidence) -> AnyView {
    let href = format!("/screening/cases/{}/evidence/{}", shown.case().id, one.number);
    view! {
        <a href=href download>
            {one.file.name.clone()}
        </a>
        " "
        <span class="soft">{size::words(one.file.bytes)}</span>
    }
    .into_any()
}

/// Which files came and went between two hand-ins.
pub fn changes(shown: &Shown, before: &BTreeSet<u32>, now: &BTreeSet<u32>) -> AnyView {
    let words = shown.words;
    let line = |number: &u32, key: &'static str| {
        let one = shown.case().evidence.iter().find(|one| one.number == *number)?;
        Some(view! {
            <li>
                {words.t(key)} " " {one.requirement.clone()} " " {link(shown, one)}
            </li>
        })
    };
    let removed = before.difference(now).filter_map(|number| line(number, "change-removed"));
    let added = now.difference(before).filter_map(|number| line(number, "change-added"));
    let lines: Vec<_> = removed.chain(added).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{words.t("screening-evidence-changes")}</h3>
        <ul>{lines.into_iter().collect_view()}</ul>
    }
    .into_any()
}
