//! Remedy plans, what was decided, the suspension and the files, as both sides see them.

use domain::case::defect::measure::Decided;
use domain::case::defect::remedy::{PlanStanding, RemedyPlan};
use domain::case::defect::suspension::{End, Suspension};
use leptos::prelude::*;

use super::look::{Look, Side};
use super::words::measure_text;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::components::timeline::{Happening, Timeline};
use crate::web::case_words::event_title;
use crate::web::{day, deadline, moment};

/// Every plan, the one in hand first.
pub fn plans(look: Look<'_>) -> Option<AnyView> {
    if look.defect.plans.is_empty() {
        return None;
    }
    let each = (1_usize..).zip(&look.defect.plans).collect::<Vec<_>>();
    let each = each.into_iter().rev().map(|(number, plan)| one_plan(look, number, plan)).collect_view();
    let view = view! {
        <section aria-labelledby="plans-title">
            <h2 id="plans-title">{look.words.t("defect-plans-title")}</h2>
            {each}
        </section>
    };
    Some(view.into_any())
}

/// Where a plan stands: its words, what they mean, and what was said about it.
fn standing(look: Look<'_>, plan: &RemedyPlan) -> (String, Tone, String) {
    let words = look.words;
    let at = |at| words.tf("defect-plan-at", &[("at", moment(words, at).into())]);
    match &plan.standing {
        PlanStanding::Proposed => (words.t("defect-plan-proposed"), Tone::Info, String::new()),
        PlanStanding::Returned { reason } => (words.t("defect-plan-returned"), Tone::Warning, reason.clone()),
        PlanStanding::Accepted { at: when } => (words.t("defect-plan-accepted"), Tone::Info, at(*when)),
        PlanStanding::Fulfilled { at: when, note } => {
            (words.t("defect-plan-fulfilled"), Tone::Success, format!("{}\n{note}", at(*when)))
        }
        PlanStanding::Failed { at: when, note } => {
            (words.t("defect-plan-failed"), Tone::Danger, format!("{}\n{note}", at(*when)))
        }
    }
}

fn one_plan(look: Look<'_>, number: usize, plan: &RemedyPlan) -> AnyView {
    let words = look.words;
    let (name, tone, said) = standing(look, plan);
    let sites = [("done", plan.sites_done().into()), ("all", plan.plan.sites_total.into())];
    let mut facts = vec![
        Fact::text(words.t("field-defect-measures"), plan.plan.measures.clone()),
        Fact::text(words.t("field-defect-responsible"), plan.plan.responsible.clone()),
        Fact::text(words.t("defect-sites"), words.tf("defect-sites-of", &sites)),
        Fact::text(words.t("defect-by"), plan.by.name.clone()),
        Fact::text(words.t("defect-at"), moment(words, plan.at)),
    ];
    if !said.is_empty() {
        facts.push(Fact::text(words.t("defect-plan-said"), said));
    }
    let columns = vec![
        Column::new(words.t("field-defect-milestone")),
        Column::date(words.t("field-defect-milestone-due")),
        Column::code(words.t("defect-column-state")),
    ];
    let today = domain::calendar::jst(look.now).date();
    let rows = (1_u32..)
        .zip(&plan.plan.milestones)
        .map(|(number, milestone)| {
            let (key, tone) = match plan.reached(number) {
                true => ("defect-milestone-done", Tone::Success),
                false if milestone.due < today => ("defect-milestone-late", Tone::Danger),
                false => ("defect-milestone-open", Tone::Neutral),
            };
            vec![
                milestone.title.clone().into_any(),
                day(words, milestone.due).into_any(),
                view! { <Tag text=words.t(key) tone /> }.into_any(),
            ]
        })
        .collect();
    let progress = plan
        .progress
        .iter()
        .rev()
        .map(|one| Happening {
            when: moment(words, one.at),
            datetime: one.at.to_string(),
            title: words.tf(
                "defect-sites-of",
                &[("done", one.sites_done.into()), ("all", plan.plan.sites_total.into())],
            ),
            by: Some(one.by.name.clone()),
            text: Some(one.note.clone()).filter(|note| !note.is_empty()),
            tone: Tone::Info,
        })
        .collect::<Vec<_>>();
    let progress = (!progress.is_empty()).then(|| {
        view! {
            <h4>{words.t("defect-progress-title")}</h4>
            <Timeline entries=progress />
        }
    });
    view! {
        <article class="card">
            <h3>
                {words.tf("defect-plan-number", &[("number", number.into())])} " " <Tag text=name tone />
            </h3>
            <SummaryList facts />
            <DataTable
                id=format!("milestones-{number}")
                caption=words.t("defect-milestones")
                columns
                rows
            />
            {progress}
        </article>
    }
    .into_any()
}

/// What was decided, the last first.
pub fn decisions(look: Look<'_>) -> Option<AnyView> {
    if look.defect.decisions.is_empty() {
        return None;
    }
    let each = look.defect.decisions.iter().rev().map(|one| one_decision(look, one)).collect_view();
    let view = view! {
        <section aria-labelledby="decisions-title">
            <h2 id="decisions-title">{look.words.t("defect-decisions-title")}</h2>
            {each}
        </section>
    };
    Some(view.into_any())
}

fn one_decision(look: Look<'_>, decided: &Decided) -> AnyView {
    let words = look.words;
    let mut facts = vec![
        Fact::text(words.t("field-defect-measure"), measure_text(words, decided.measure)),
        Fact::text(words.t("field-defect-reasons"), decided.reasons.clone()),
        Fact::text(words.t("defect-document-number"), decided.document_number.clone()),
        Fact::text(words.t("defect-decided-at"), moment(words, decided.at)),
    ];
    if look.side == Side::Ministry {
        facts.push(Fact::text(words.t("recommended-by"), decided.recommended_by.name.clone()));
        facts.push(Fact::text(words.t("approved-by"), decided.approved_by.name.clone()));
    }
    if let Some(appeal) = decided.appeal.as_ref().filter(|text| !text.is_empty()) {
        facts.push(Fact::text(words.t("defect-appeal"), appeal.clone()));
    }
    view! {
        <article class="card">
            <SummaryList facts />
        </article>
    }
    .into_any()
}

/// The suspensions because of this defect, the last first.
pub fn suspensions(look: Look<'_>) -> Option<AnyView> {
    let own: Vec<&Suspension> =
        look.case().suspensions.iter().filter(|one| one.defect == look.defect.number).collect();
    if own.is_empty() {
        return None;
    }
    let each = own.into_iter().rev().map(|one| one_suspension(look, one)).collect_view();
    let view = view! {
        <section aria-labelledby="suspensions-title">
            <h2 id="suspensions-title">{look.words.t("defect-suspensions-title")}</h2>
            {each}
        </section>
    };
    Some(view.into_any())
}

fn one_suspension(look: Look<'_>, suspension: &Suspension) -> AnyView {
    let words = look.words;
    let (key, tone) = match (&suspension.end, suspension.in_force(look.now)) {
        (_, true) => ("defect-suspension-in-force", Tone::Danger),
        (Some(End::Lifted { .. }), _) => ("defect-suspension-lifted", Tone::Neutral),
        (Some(End::OutOfForce { at }), _) if *at <= suspension.until => {
            ("defect-suspension-out-of-force", Tone::Neutral)
        }
        _ => ("defect-suspension-over", Tone::Neutral),
    };
    let mut facts = vec![
        Fact::view(words.t("defect-column-state"), view! { <Tag text=words.t(key) tone /> }.into_any()),
        Fact::text(words.t("defect-since"), moment(words, suspension.since)),
        Fact::text(words.t("defect-until"), deadline(words, suspension.until)),
        Fact::text(words.t("field-defect-reason"), suspension.reason.clone()),
    ];
    if !suspension.in_force(look.now) {
        facts.push(Fact::text(words.t("defect-ended-at"), moment(words, suspension.ended_at())));
    }
    if let Some(End::Lifted { reason, .. }) = &suspension.end {
        facts.push(Fact::text(words.t("defect-lift-reason"), reason.clone()));
    }
    view! {
        <article class="card">
            <SummaryList facts />
        </article>
    }
    .into_any()
}

/// Every file that this side may open.
pub fn files(look: Look<'_>) -> AnyView {
    let words = look.words;
    if look.defect.files.is_empty() {
        return view! { <p class="soft">{words.t("defect-no-files")}</p> }.into_any();
    }
    let files = look
        .defect
        .files
        .iter()
        .map(|file| {
            let inside = (look.side == Side::Ministry && !file.shared)
                .then(|| view! { <Tag text=words.t("internal-only") tone=Tone::Neutral /> });
            let notice = look.defect.notice.as_ref();
            let evidence = notice
                .is_some_and(|notice| notice.evidence.contains(&file.number))
                .then(|| view! { <Tag text=words.t("defect-file-evidence") tone=Tone::Info /> });
            view! { <div class="card">{inside} " " {evidence} {look.file(file)}</div> }
        })
        .collect_view();
    view! { <div class="stack">{files}</div> }.into_any()
}

/// What happened to this defect, the newest first.
pub fn timeline(look: Look<'_>) -> AnyView {
    let words = look.words;
    let about = |data: &domain::case::EventData| match data {
        domain::case::EventData::Defect(data) if data.defect() == look.defect.number => {
            Some(super::event_lines(words, data))
        }
        _ => None,
    };
    let entries: Vec<Happening> = look
        .view
        .events
        .iter()
        .rev()
        .filter_map(|event| {
            let lines = about(&event.data)?;
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
            Some(Happening {
                when: moment(words, event.at),
                datetime: event.at.to_string(),
                title: event_title(words, &event.data),
                by: Some(look.by(&event.by)),
                text: (!lines.is_empty()).then(|| lines.join("\n")),
                tone: Tone::Neutral,
            })
        })
        .collect();
    view! {
        <section aria-labelledby="defect-timeline-title">
            <h2 id="defect-timeline-title">{words.t("defect-timeline-title")}</h2>
            <Timeline entries />
        </section>
    }
    .into_any()
}
