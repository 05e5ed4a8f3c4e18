//! What each side may know of a case at this moment.
//!
//! The ministry's thinking – checklist, notes, conflicts of interest, what is recommended – is not
//! the vendor's. What the vendor changes while it corrects is not the ministry's until it comes back.

use super::event::{Event, EventData};
use super::stage::{Standing, State, WaitingFor};
use super::{Case, ReplayError};
use crate::actor::Actor;

impl Case {
    /// The case and its events, cut to what `actor` may know. `events` is the whole history.
    ///
    /// # Errors
    /// [`ReplayError`] where the history is not that of this case.
    pub fn as_seen_by(self, events: Vec<Event>, actor: &Actor) -> Result<(Case, Vec<Event>), ReplayError> {
        match actor {
            Actor::Vendor(_) => Ok(self.for_vendor(events)),
            Actor::Staff(_) => self.for_ministry(events),
            Actor::System => Ok((self, events)),
        }
    }

    fn for_vendor(mut self, mut events: Vec<Event>) -> (Case, Vec<Event>) {
        events.retain(|event| event.data.visible_to_vendor());
        self.checklist.clear();
        self.conflicts.clear();
        if let State::Screening { standing, .. } = &mut self.state
            && matches!(standing, Standing::AwaitingApproval(_))
        {
            *standing = Standing::Working;
        }
        (self, events)
    }

    /// While a correction is open, the ministry sees what stood when it was asked for.
    fn for_ministry(mut self, mut events: Vec<Event>) -> Result<(Case, Vec<Event>), ReplayError> {
        if self.open_correction().is_none() {
            return Ok((self, events));
        }
        let asked =
            events.iter().rposition(|event| matches!(event.data, EventData::CorrectionRequested { .. }));
        if let Some(asked) = asked {
            let known = events.get(..=asked).unwrap_or_default();
            let before = Case::replay(self.id.clone(), known)?;
            self.facts = before.facts;
            self.documents = before.documents;
            self.evidence = before.evidence;
            self.corrections = before.corrections;
            let seq = known.last().map_or(0, |event| event.seq);
            events.retain(|event| event.seq <= seq || !event.by.is_vendor());
        }
        Ok((self, events))
    }
}

/// Who is waited for, as the vendor is told: that the approver is asked already would tell that a
/// recommendation stands.
pub fn waiting_as_told(waiting_for: WaitingFor) -> WaitingFor {
    if waiting_for == WaitingFor::Approver { WaitingFor::Reviewer } else { waiting_for }
}
