//! Where a case stands: what is next for this person, the steps, the clock, and who has the ball why.

use domain::calendar::jst;
use domain::case::Stage;
use domain::case::checklist::Checked;
use domain::case::command::CommandKind;
use domain::case::stage::{Standing, State, Step as CaseStep, WaitingFor};
use domain::clock::Holder;
use leptos::prelude::*;

use super::decision::reasons;
use super::shown::Shown;
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::clock::{ClockFacts, SplitClock};
use crate::components::notice_banner::NoticeBanner;
use crate::components::stage_steps::{StageSteps, Step, StepState};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::web::case_words::{named, stage_name, waiting_name};
use crate::web::{day, deadline, moment};

/// What this person does next, or whom everybody waits for.
pub fn next(shown: &Shown) -> AnyView {
    let words = shown.words;
    let (key, link) = next_step(shown);
    let checked = checked(shown);
    let due = shown.case().open_correction().map_or_else(String::new, |open| deadline(words, open.due));
    let text = words
        .tf(key, &[("open", checked.open.into()), ("failed", checked.failed.into()), ("due", due.into())]);
    let link = link.map(|(below, label)| {
        let (href, kind) = (shown.path(below), Kind::Secondary);
        view! {
            <ButtonRow>
                <LinkButton href label=words.t(label) kind />
            </ButtonRow>
        }
    });
    view! {
        <NoticeBanner tone=Tone::Info title=words.t("next-title") text=text>
            {link}
        </NoticeBanner>
    }
    .into_any()
}

/// That the last recommendation was given back: by whom, when and why, until there is a new one.
pub fn given_back(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let given_back = shown.case().given_back.as_ref()?;
    if !matches!(shown.case().state, State::Screening { .. }) {
        return None;
    }
    let args = [("name", given_back.by.name.as_str().into()), ("at", moment(words, given_back.at).into())];
    let facts = vec![Fact::text(words.t("field-return-reason"), given_back.reason.clone())];
    let view = view! {
        <NoticeBanner
            tone=Tone::Warning
            title=words.t("given-back-title")
            text=words.tf("given-back-text", &args)
        >
            <SummaryList facts />
        </NoticeBanner>
    };
    Some(view.into_any())
}

/// How far the marks are that this step asks for.
fn checked(shown: &Shown) -> Checked {
    shown.case().checked(shown.case().criteria_so_far(shown.call()))
}

type Link = (&'static str, &'static str);

/// The sentence about what is next, and the page where it is done.
fn next_step(shown: &Shown) -> (&'static str, Option<Link>) {
    let State::Screening { step, standing, .. } = &shown.case().state else {
        return ("next-nothing", None);
    };
    match standing {
        Standing::AwaitingApproval(_) if shown.may(CommandKind::Approve) => {
            ("next-approve", Some(("/decision", "decision-link")))
        }
        Standing::AwaitingApproval(_) => ("next-awaits-approval", Some(("/decision", "decision-view-link"))),
        Standing::Held(_) if shown.may(CommandKind::Resume) => ("next-resume", None),
        Standing::Held(_) => ("next-held", None),
        Standing::Correcting(_) => ("next-vendor-corrects", None),
        Standing::Working => match step {
            CaseStep::DeviceCheck => match checked(shown).open {
                0 => {
                    let vendor = shown.case().waiting_for() == WaitingFor::Vendor;
                    let key = if vendor { "next-device-check-vendor" } else { "next-device-check" };
                    (key, Some(("/device-check", "device-check-link")))
                }
                _ if shown.may(CommandKind::Mark) => {
                    ("next-device-check-open", Some(("/changes", "resubmission-link")))
                }
                _ => ("next-device-check-reviewer", None),
            },
            CaseStep::Arrived if shown.may(CommandKind::Assign) => ("next-take", None),
            _ if shown.case().reviewer.is_none() => ("next-no-reviewer", None),
            _ if !shown.may(CommandKind::Mark) => ("next-reviewer-works", None),
            _ => next_of_reviewer(shown, *step),
        },
    }
}

fn next_of_reviewer(shown: &Shown, step: CaseStep) -> (&'static str, Option<Link>) {
    let checked = checked(shown);
    match (checked.open, checked.failed, step) {
        (0, 0, CaseStep::DocumentReview) => {
            ("next-recommend", Some(("/recommendation", "recommendation-link")))
        }
        (0, 0, _) => ("next-pass-formal-check", None),
        (0, _, _) => ("next-failed-criteria", Some(("/correction", "correction-link"))),
        _ => ("next-check", None),
    }
}

/// The steps and the split clock.
pub fn progress(shown: &Shown) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let progress = &shown.view.progress;
    let clock = progress.standard.map(|standard_days| ClockFacts {
        ministry_days: progress.in_stage.ministry_days,
        standard_days,
        vendor_days: progress.in_stage.vendor_days,
        waiting_for: waiting_name(words, case.waiting_for()),
        running: case.handovers.last().is_some_and(|last| last.holder == Some(Holder::Ministry)),
        due: progress.standard_ends(jst(shown.now).date()).map(|date| day(words, date)),
    });
    view! {
        <section aria-labelledby="progress-title">
            <h2 id="progress-title">{words.t("progress-title")}</h2>
            <StageSteps steps=steps(shown) />
            {clock.map(|facts| view! { <SplitClock facts /> })}
        </section>
    }
    .into_any()
}

fn steps(shown: &Shown) -> Vec<Step> {
    const STEPS: [Stage; 4] =
        [Stage::Submitted, Stage::FormalCheck, Stage::DocumentReview, Stage::DeviceCheck];
    let case = shown.case();
    let ended = matches!(case.state, State::Failed(_) | State::Withdrawn { .. });
    let published = Stage::REGISTERED.contains(&case.stage());
    let reached = case.handovers.iter().rev().find(|one| one.holder.is_some()).map(|one| one.stage);
    let at = STEPS.iter().position(|stage| Some(*stage) == reached);
    let mut steps: Vec<Step> = STEPS
        .iter()
        .enumerate()
        .map(|(index, stage)| Step {
            label: stage_name(shown.words, *stage),
            state: match at {
                _ if published => StepState::Done,
                Some(at) if index < at => StepState::Done,
                Some(at) if index == at && ended => StepState::Stopped,
                Some(at) if index == at => StepState::Current,
                _ => StepState::Ahead,
            },
        })
        .collect();
    let last = match case.stage() {
        Stage::Listed => StepState::Done,
        _ if published => StepState::Stopped,
        _ => StepState::Ahead,
    };
    steps.push(Step { label: shown.words.t("stage-published"), state: last });
    steps
}

/// An open correction, a hold, a recommendation or the decision, in full.
pub fn standing(shown: &Shown) -> AnyView {
    let words = shown.words;
    let decisions = [&shown.case().device_decision, &shown.case().decision];
    let decisions = decisions.into_iter().flatten().map(|decision| {
        let facts = vec![
            Fact::text(words.t("decision-verdict"), named(words, "verdict", decision.verdict.id())),
            Fact::text(words.t("decision-number"), decision.document_number.clone()),
            Fact::text(words.t("recommended-by"), decision.recommended_by.name.clone()),
            Fact::text(words.t("approved-by"), decision.approved_by.name.clone()),
            Fact::text(words.t("decided-at"), moment(words, decision.at)),
            Fact::view(words.t("decision-reasons"), reasons(words, &decision.reasons)),
        ];
        let (id, title) = match decision.stage {
            Stage::FormalCheck => ("decided", "decision-title-formal"),
            Stage::DeviceCheck => ("decided-devices", "decision-title-devices"),
            _ => ("decided", "decision-title"),
        };
        section(id, words.t(title), facts)
    });
    let decisions = decisions.collect_view();
    let now = match &shown.case().state {
        State::Screening { standing: Standing::Held(hold), .. } => Some(section(
            "held",
            words.t("held-title"),
            vec![
                Fact::text(words.t("held-reason"), named(words, "hold-reason", hold.reason.id())),
                Fact::text(words.t("held-note"), hold.note.clone()),
                Fact::text(words.t("held-since"), moment(words, hold.since)),
            ],
        )),
        State::Screening { standing: Standing::AwaitingApproval(open), .. } => Some(section(
            "recommended",
            words.t("recommended-title"),
            vec![
                Fact::text(words.t("recommended-verdict"), named(words, "verdict", open.verdict.id())),
                Fact::text(words.t("recommended-by"), open.by.name.clone()),
                Fact::text(words.t("recommended-at"), moment(words, open.at)),
                Fact::view(words.t("decision-reasons"), reasons(words, &open.reasons)),
                Fact::text(words.t("recommended-note"), open.note.clone()),
            ],
        )),
        State::Withdrawn { at, reason, .. } => Some(section(
            "withdrawn",
            words.t("withdrawn-title"),
            vec![
                Fact::text(words.t("withdrawn-at"), moment(words, *at)),
                Fact::text(words.t("withdrawn-reason"), reason.clone()),
            ],
        )),
        _ => None,
    };
    view! {
        {now}
        {decisions}
    }
    .into_any()
}

fn section(id: &'static str, title: String, facts: Vec<Fact>) -> AnyView {
    let id = format!("{id}-title");
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title}</h2>
            <SummaryList facts />
        </section>
    }
    .into_any()
}
