//! How far a case is, as steps from handing in to publication.

use domain::case::stage::State;
use domain::case::{Case, Stage};

use crate::components::stage_steps::{Step, StepState};
use crate::pages::vendor::phrases;
use crate::words::Words;

/// The stages that every case goes through, in order; publication follows after the last.
const STAGES: [Stage; 4] = [Stage::Submitted, Stage::FormalCheck, Stage::DocumentReview, Stage::DeviceCheck];

/// The steps with where the case stands in them.
pub fn steps(words: Words, case: &Case) -> Vec<Step> {
    let (at, ended) = place(case);
    let listed = case.stage() == Stage::Listed;
    let mut steps: Vec<Step> = STAGES
        .into_iter()
        .enumerate()
        .map(|(index, stage)| Step { label: phrases::stage(words, stage), state: state(index, at, ended) })
        .collect();
    let last = match (listed, at == STAGES.len()) {
        (true, _) => StepState::Done,
        (false, true) => StepState::Stopped,
        _ => StepState::Ahead,
    };
    steps.push(Step { label: words.t("stage-published"), state: last });
    steps
}

/// The index of the step that the case is in or ended in.
fn place(case: &Case) -> (usize, bool) {
    let index = |stage: Stage| STAGES.iter().position(|one| *one == stage).unwrap_or(0);
    match &case.state {
        State::Withdrawn { before, .. } => (index(*before), true),
        State::Failed(_) => {
            let last = case.handovers.iter().rev().find(|handover| handover.holder.is_some());
            (last.map_or(0, |handover| index(handover.stage)), true)
        }
        State::Draft | State::Screening { .. } => (index(case.stage()), false),
        State::Listed(_) | State::Cancelled(_) | State::Delisted(_) | State::RecordedInError(_) => {
            (STAGES.len(), false)
        }
    }
}

fn state(index: usize, at: usize, ended: bool) -> StepState {
    match index.cmp(&at) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Greater => StepState::Ahead,
        std::cmp::Ordering::Equal if ended => StepState::Stopped,
        std::cmp::Ordering::Equal => StepState::Current,
    }
}

#[cfg(test)]
mod tests {
    use domain::case::Command;

    use super::*;
    use crate::pages::vendor::fixture::{File, signatory};
    use crate::words::Locale;

    fn states(file: &File) -> Vec<StepState> {
        steps(Words::new(Locale::Ja), &file.case()).into_iter().map(|step| step.state).collect()
    }

    #[test]
    fn the_steps_follow_the_case() {
        use StepState::{Ahead, Current, Done};
        assert_eq!(states(&File::submitted()), [Current, Ahead, Ahead, Ahead, Ahead]);
        assert_eq!(states(&File::correcting()), [Done, Current, Ahead, Ahead, Ahead]);
    }

    #[test]
    fn a_withdrawn_case_stopped_where_it_was() {
        use StepState::{Ahead, Done, Stopped};
        let mut file = File::correcting();
        file.must(&signatory(), Command::Withdraw { reason: "中止".to_owned() });
        assert_eq!(states(&file), [Done, Stopped, Ahead, Ahead, Ahead]);
    }
}
