//! The notice and what came of it, as both sides see it.

use domain::case::defect::Defect;
use domain::case::defect::hearing::Hearing;
use domain::case::defect::notice::{Answer, Appointment, Extension, Notice};
use domain::case::event::ActedBy;
use leptos::prelude::*;

use super::look::{Look, Side};
use super::words::{position_name, result_name};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::named;
use crate::web::{deadline, moment};

/// Everything from the notice to the record of the hearing; nothing before a notice.
pub fn proceedings(look: Look<'_>) -> Option<AnyView> {
    let notice = look.defect.notice.as_ref()?;
    let view = view! {
        {notice_section(look, notice)}
        {extensions(look)}
        {answers(look)}
        {hearings(look)}
    };
    Some(view.into_any())
}

fn notice_section(look: Look<'_>, notice: &Notice) -> AnyView {
    let (words, defect) = (look.words, look.defect);
    let acknowledged = match &defect.acknowledged {
        Some(signed) => words.tf(
            "defect-signed",
            &[("name", signed.by.name.as_str().into()), ("at", moment(words, signed.at).into())],
        ),
        None => words.t("defect-not-acknowledged"),
    };
    let mut facts = vec![
        Fact::text(words.t("field-defect-planned"), planned(look, notice)),
        Fact::text(words.t("field-defect-basis"), notice.basis.clone()),
        Fact::text(words.t("field-defect-facts"), notice.facts.clone()),
        Fact::view(words.t("field-defect-evidence"), look.links(&notice.evidence)),
        Fact::text(words.t("call-procedure"), named(words, "procedure", notice.procedure.id())),
    ];
    facts.extend(
        notice.hearing.as_ref().map(|set| Fact::text(words.t("defect-due-hearing"), appointment(look, set))),
    );
    facts.extend([
        Fact::text(words.t("defect-due-answer"), due(look, defect, notice)),
        Fact::text(words.t("defect-document-number"), notice.document_number.clone()),
        Fact::text(words.t("defect-acknowledged"), acknowledged),
        Fact::text(words.t("defect-inspected"), inspected(look)),
    ]);
    facts.extend(letters(look));
    view! {
        <section aria-labelledby="notice-title">
            <h2 id="notice-title">{words.t("defect-notice-title")}</h2>
            <SummaryList facts />
        </section>
    }
    .into_any()
}

/// 「書類審査の結果の取消し」
fn planned(look: Look<'_>, notice: &Notice) -> String {
    let result = result_name(look.words, notice.planned);
    look.words.tf("defect-planned", &[("result", result.into())])
}

/// Day and place of a hearing.
pub fn appointment(look: Look<'_>, set: &Appointment) -> String {
    let at = moment(look.words, set.at);
    look.words.tf("defect-appointment", &[("at", at.into()), ("place", set.place.as_str().into())])
}

/// The due date as it is now, and as it was first set.
fn due(look: Look<'_>, defect: &Defect, notice: &Notice) -> String {
    let (words, first) = (look.words, deadline(look.words, notice.due));
    match defect.answer_due.filter(|due| *due != notice.due) {
        Some(due) => {
            let due = deadline(words, due);
            words.tf("defect-due-moved", &[("due", due.into()), ("first", first.into())])
        }
        None => first,
    }
}

/// Who of the vendor opened the evidence.
fn inspected(look: Look<'_>) -> String {
    let lines: Vec<String> = look
        .defect
        .inspected
        .iter()
        .map(|signed| {
            let args =
                [("name", signed.by.name.as_str().into()), ("at", moment(look.words, signed.at).into())];
            look.words.tf("defect-signed", &args)
        })
        .collect();
    if lines.is_empty() { look.words.t("defect-not-inspected") } else { lines.join("\n") }
}

fn letters(look: Look<'_>) -> Option<Fact> {
    let letters = look.letters();
    if letters.is_empty() {
        return None;
    }
    let links = letters
        .into_iter()
        .map(|(index, name)| {
            let href = format!("{}/letters/{index}", look.case_path());
            view! {
                <li>
                    <a href=href download>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(Fact::view(look.words.t("defect-letters"), view! { <ul>{links}</ul> }.into_any()))
}

fn answers(look: Look<'_>) -> AnyView {
    let words = look.words;
    let silent = look.defect.unanswered_at.map(|at| {
        let text = words.tf("defect-unanswered", &[("at", moment(words, at).into())]);
        view! { <p>{text}</p> }
    });
    let none = (look.defect.answers.is_empty() && silent.is_none())
        .then(|| view! { <p class="soft">{words.t("defect-no-answer")}</p> });
    let answers = look.defect.answers.iter().map(|answer| one_answer(look, answer)).collect_view();
    view! {
        <section aria-labelledby="answers-title">
            <h2 id="answers-title">{words.t("defect-answers-title")}</h2>
            {silent}
            {none}
            {answers}
        </section>
    }
    .into_any()
}

fn one_answer(look: Look<'_>, answer: &Answer) -> AnyView {
    let words = look.words;
    let late = answer.late.then(|| view! { <Tag text=words.t("defect-late") tone=Tone::Warning /> });
    let mut facts = vec![
        Fact::text(words.t("field-defect-position"), position_name(words, answer.position)),
        Fact::text(words.t("field-defect-statement"), answer.statement.clone()),
    ];
    facts.extend(answer.shipped_units.map(|units| {
        let text = words.tf("defect-units", &[("units", units.into())]);
        Fact::text(words.t("field-defect-shipped-units"), text)
    }));
    facts.push(Fact::text(words.t("defect-by"), answer.by.name.clone()));
    let title = words.tf("defect-answer-at", &[("at", moment(words, answer.at).into())]);
    view! {
        <article class="card">
            <h3>{title} " " {late}</h3>
            <SummaryList facts />
        </article>
    }
    .into_any()
}

fn extensions(look: Look<'_>) -> Option<AnyView> {
    if look.defect.extensions.is_empty() {
        return None;
    }
    let words = look.words;
    let each = look.defect.extensions.iter().map(|one| one_extension(look, one)).collect_view();
    let view = view! {
        <section aria-labelledby="extensions-title">
            <h2 id="extensions-title">{words.t("defect-extensions-title")}</h2>
            {each}
        </section>
    };
    Some(view.into_any())
}

fn one_extension(look: Look<'_>, extension: &Extension) -> AnyView {
    let words = look.words;
    let decided = match &extension.decided {
        None => words.t("defect-extension-open"),
        Some(decision) => {
            let granted = match decision.until {
                Some(until) => words.tf("defect-line-granted", &[("until", deadline(words, until).into())]),
                None => words.t("defect-line-not-granted"),
            };
            let at = moment(words, decision.at);
            [
                words.tf("defect-extension-decided", &[("what", granted.into()), ("at", at.into())]),
                decision.reason.clone(),
            ]
            .join("\n")
            .trim()
            .to_owned()
        }
    };
    let facts = vec![
        Fact::text(words.t("defect-extension-until"), deadline(words, extension.until)),
        Fact::text(words.t("field-defect-reason"), extension.reason.clone()),
        Fact::text(words.t("defect-by"), extension.by.name.clone()),
        Fact::text(words.t("defect-at"), moment(words, extension.at)),
        Fact::text(words.t("defect-extension-answer"), decided),
    ];
    view! {
        <article class="card">
            <SummaryList facts />
        </article>
    }
    .into_any()
}

fn hearings(look: Look<'_>) -> Option<AnyView> {
    if look.defect.hearings.is_empty() {
        return None;
    }
    let each = look.defect.hearings.iter().map(|one| one_hearing(look, one)).collect_view();
    let view = view! {
        <section aria-labelledby="hearings-title">
            <h2 id="hearings-title">{look.words.t("defect-hearings-title")}</h2>
            {each}
        </section>
    };
    Some(view.into_any())
}

fn one_hearing(look: Look<'_>, hearing: &Hearing) -> AnyView {
    let words = look.words;
    let record = &hearing.record;
    let present = if record.vendor_present { "defect-vendor-present" } else { "defect-vendor-absent" };
    let facts = vec![
        Fact::text(words.t("defect-held-at"), moment(words, record.held_at)),
        Fact::text(words.t("field-defect-place"), record.place.clone()),
        Fact::text(words.t("field-defect-attendees"), record.attendees.clone()),
        Fact::text(words.t("defect-vendor-presence"), words.t(present)),
        Fact::text(words.t("field-defect-minutes"), record.minutes.clone()),
        Fact::view(words.t("defect-record-files"), look.links(&record.files)),
        Fact::text(words.t("defect-recorded-at"), moment(words, hearing.recorded_at)),
    ];
    let comments = hearing
        .comments
        .iter()
        .map(|comment| {
            let by = match look.side {
                Side::Vendor => comment.by.name.clone(),
                Side::Ministry => look.by(&ActedBy::Vendor(comment.by.clone())),
            };
            let args = [("name", by.into()), ("at", moment(words, comment.at).into())];
            view! {
                <h4>{words.tf("defect-comment-of", &args)}</h4>
                <p class="lines">{comment.text.clone()}</p>
            }
        })
        .collect_view();
    view! {
        <article class="card">
            <h3>{words.tf("defect-hearing-number", &[("number", hearing.number.into())])}</h3>
            <SummaryList facts />
            {comments}
        </article>
    }
    .into_any()
}
