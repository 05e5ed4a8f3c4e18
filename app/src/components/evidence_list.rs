//! Evidence files (証拠資料) under the requirements that they back. For the vendor and for reviewers.

use leptos::prelude::*;

use super::file_facts::{FileFacts, StoredFile};
use super::tag::{Tag, Tone};
use crate::words::tf;

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceFile {
    /// The number of its requirement: `R-03`.
    pub requirement: String,
    pub file: StoredFile,
    /// A status in words, where there is one to tell.
    pub note: Option<String>,
    /// Where a button posts that takes it off the list; `None`: there is none.
    pub remove: Option<String>,
}

/// The files, each under its requirement, in the order of the requirements.
#[component]
pub fn EvidenceList(
    files: Vec<EvidenceFile>,
    /// What stands there when there are none.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    if files.is_empty() {
        return view! { <p>{empty}</p> }.into_any();
    }
    domain::case::evidence::requirements()
        .filter_map(|number| {
            let own: Vec<_> = files.iter().filter(|file| file.requirement == number).cloned().collect();
            (!own.is_empty()).then(|| {
                let text = domain::case::evidence::requirement_text(number).unwrap_or_default();
                let files = own.into_iter().map(one).collect_view();
                view! {
                    <div class="card stack">
                        <h3>
                            {number} <span lang="ja">{format!("　{text}")}</span>
                        </h3>
                        {files}
                    </div>
                }
            })
        })
        .collect_view()
        .into_any()
}

fn one(file: EvidenceFile) -> impl IntoView {
    let note = file.note.map(|text| view! { <Tag text tone=Tone::Warning /> });
    let name = file.file.name.clone();
    let remove = file.remove.map(|action| {
        view! {
            <form method="post" action=action class="no-print">
                <button type="submit" class="button button--quiet">
                    {tf("evidence-remove", &[("name", name.into())])}
                </button>
            </form>
        }
    });
    view! {
        <div>
            {note}
            <FileFacts file=file.file />
            {remove}
        </div>
    }
}
