//! Evidence files on the page of the self-declaration: the list, one more, and taking one off.

use axum::extract::Path;
use domain::case::Command;
use domain::case::document::MAX_FILE_BYTES;
use domain::case::evidence::{self, Evidence, EvidenceKind};
use domain::ids::CaseId;
use leptos::prelude::*;
use services::cases::{self, CaseView, Expected};

use super::super::{member, path, phrases};
use super::address;
use crate::components::evidence_list::{EvidenceFile, EvidenceList};
use crate::components::field::{Choice, Select};
use crate::components::file_facts::StoredFile;
use crate::components::upload_form::UploadForm;
use crate::form::Submitted;
use crate::size;
use crate::web::{Answer, Form, Next, Visit, moment};
use crate::words::{Words, t, tf};

/// The id of the form that attaches a file.
pub const FORM: &str = "evidence-form";

/// Takes a file off the list.
pub async fn remove(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
    submitted: Submitted,
) -> Answer {
    let id = CaseId::new(id);
    let removed = async {
        let (actor, _) = member(&visit)?;
        // No file has the number 0: what is no number is none.
        let command = Command::RemoveEvidence { number: number.parse().unwrap_or(0) };
        cases::execute(&visit.portal, actor, &id, Expected::Any, command).await
    };
    let removed = removed.await;
    let page = address(&id, evidence::FORM);
    let back = Form::new(FORM, page.clone(), &submitted);
    visit
        .settle(back, removed, |_| Next::to(format!("{page}#evidence")).notice("notice-evidence-removed"))
        .await
}

/// Every file on the list, and while it may be changed, the form that adds one.
#[component]
pub fn EvidenceSection(view: CaseView, open: bool) -> impl IntoView {
    let words = Words::current();
    let files = view.case.evidence.iter().filter(|evidence| evidence.current);
    let files = files.map(|evidence| shown(words, &view, evidence, open)).collect();
    let attach = open.then(|| view! { <Attach view=view.clone() /> });
    view! {
        <section class="stack" aria-labelledby="evidence">
            <h2 id="evidence">{t("evidence-title")}</h2>
            <p>{t("evidence-lead")}</p>
            <EvidenceList files empty=t("evidence-none") />
            {attach}
        </section>
    }
}

fn shown(words: Words, view: &CaseView, evidence: &Evidence, open: bool) -> EvidenceFile {
    let page = path(&view.case.id, &format!("evidence/{}", evidence.number));
    let waiting = view.case.submission.is_some() && !evidence.in_screening;
    EvidenceFile {
        requirement: evidence.requirement.clone(),
        note: waiting.then(|| words.t("version-not-handed-in")),
        remove: open.then(|| format!("{page}/remove")),
        file: StoredFile {
            name: evidence.file.name.clone(),
            href: page,
            bytes: evidence.file.bytes,
            sha256: evidence.file.sha256.clone(),
            by: phrases::acted_by(words, &evidence.by).unwrap_or_default(),
            when: moment(words, evidence.at),
            datetime: evidence.at.to_string(),
        },
    }
}

#[component]
fn Attach(view: CaseView) -> impl IntoView {
    let left = view.case.room(None);
    let help = tf(
        "evidence-help",
        &[("max", size::words(MAX_FILE_BYTES).into()), ("left", size::words(left).into())],
    );
    let kinds = EvidenceKind::ALL.into_iter().flat_map(EvidenceKind::extensions);
    let extensions = kinds.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(",");
    let mut choices = vec![Choice::new("", t("fill-choose"))];
    choices.extend(evidence::requirements().map(|number| {
        let text = evidence::requirement_text(number).unwrap_or_default();
        Choice::new(number, format!("{number}　{text}")).japanese()
    }));
    view! {
        <div class="stack no-print">
            <h3>{t("evidence-attach")}</h3>
            <UploadForm
                id=FORM
                action=path(&view.case.id, "evidence")
                label=t("evidence-file")
                help
                extensions
                max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
                submit=t("evidence-send")
            >
                <Select name="requirement" choices required=true />
            </UploadForm>
        </div>
    }
}
