//! How far a case is: 審査1 → 審査2 → 審査3 → 公表, each step's state in words.

use leptos::prelude::*;

use crate::words::t;

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// Not reached yet.
    #[default]
    Ahead,
    /// The case is here.
    Current,
    /// Passed.
    Done,
    /// Ended here: failed or withdrawn.
    Stopped,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What it is called: 「審査1 形式審査」.
    pub label: String,
    /// Where it stands.
    pub state: StepState,
}

/// The steps in order.
#[component]
pub fn StageSteps(steps: Vec<Step>) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|step| {
            let (class, words) = match step.state {
                StepState::Ahead => ("step", t("step-ahead")),
                StepState::Current => ("step step--current", t("step-current")),
                StepState::Done => ("step step--done", t("step-done")),
                StepState::Stopped => ("step step--stopped", t("step-stopped")),
            };
            let current = (step.state == StepState::Current).then_some("step");
            view! {
                <li class=class aria-current=current>
                    <span class="step__label">{step.label}</span>
                    <span class="step__state">{words}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="stage-steps" aria-label=t("steps-label")>
            {steps}
        </ol>
    }
}
