//! What each side may know of a case at this moment.
//!
//! The ministry's thinking – checklist, notes, conflicts of interest, what is recommended – is not
//! the vendor's. What the vendor did not hand in is not the ministry's: neither what it changes while
//! it corrects, nor what it had replaced again before it handed in.

use std::collections::BTreeSet;

use super::correction::Round;
use super::event::{Event, EventData};
use super::stage::{Stage, Standing, State, WaitingFor};
use super::{Case, change_notice, defect};
use crate::actor::Actor;
use crate::forms::FormId;

impl Case {
    /// The case and its events, cut to what `actor` may know. `events` is the whole history.
    pub fn as_seen_by(self, events: Vec<Event>, actor: &Actor) -> (Case, Vec<Event>) {
        match actor {
            Actor::Vendor(_) => self.for_vendor(events),
            Actor::Staff(_) => self.for_ministry(events),
            Actor::System => (self, events),
        }
    }

    fn for_vendor(mut self, mut events: Vec<Event>) -> (Case, Vec<Event>) {
        events.retain(|event| event.data.visible_to_vendor());
        change_notice::sight::for_vendor(&mut self.change_notices);
        self.checklist.clear();
        self.conflicts.clear();
        defect::sight::for_vendor(&mut self);
        if self.device_decision.is_none() {
            self.device_check.results.clear();
            self.device_check.sheets.clear();
        }
        self.error_proposal = None;
        if let State::Screening { standing, .. } = &mut self.state
            && matches!(standing, Standing::AwaitingApproval(_))
        {
            *standing = Standing::Working;
        }
        (self, events)
    }

    /// Facts, files and replies as they were handed in last, and what led there: nothing that was
    /// replaced before it was handed in, nothing that has not come back yet.
    fn for_ministry(mut self, events: Vec<Event>) -> (Case, Vec<Event>) {
        let mut events = self.handed_in_events(events);
        events.retain(|event| event.data.visible_to_ministry());
        change_notice::sight::for_ministry(&mut self.change_notices);
        if let Some(last) = self.hand_ins.last() {
            self.facts.clone_from(&last.facts);
        }
        for form in FormId::ALL {
            let handed_in = self.versions_handed_in(form);
            if let Some(document) = self.documents.get_mut(&form) {
                document.versions.retain(|version| handed_in.contains(&version.number));
            }
        }
        self.evidence.retain(|evidence| evidence.handed_in);
        for evidence in &mut self.evidence {
            evidence.current = evidence.in_screening;
        }
        let open = self.corrections.iter_mut().filter(|correction| correction.is_open());
        open.flat_map(|correction| &mut correction.items).for_each(|answered| answered.reply = None);
        (self, events)
    }

    /// Without what the vendor changed and did not hand in so: of each subject the last change before
    /// each hand-in stays.
    fn handed_in_events(&self, events: Vec<Event>) -> Vec<Event> {
        let mut evidence =
            events.iter().filter(|event| matches!(event.data, EventData::EvidenceAttached { .. })).count();
        let (mut came_in, mut seen) = (false, BTreeSet::new());
        let mut kept: Vec<Event> = events
            .into_iter()
            .rev()
            .filter(|event| {
                if matches!(event.data, EventData::Submitted { .. } | EventData::CorrectionReturned { .. }) {
                    came_in = true;
                    seen.clear();
                }
                let number = evidence;
                if matches!(event.data, EventData::EvidenceAttached { .. }) {
                    evidence = evidence.saturating_sub(1);
                }
                match Subject::of(&event.data, number) {
                    None => true,
                    Some(Subject::Evidence(number)) => {
                        came_in
                            && u32::try_from(number)
                                .ok()
                                .and_then(|number| self.evidence(number))
                                .is_some_and(|evidence| evidence.handed_in)
                    }
                    Some(subject) => came_in && seen.insert(subject),
                }
            })
            .collect();
        kept.reverse();
        kept
    }
}

/// What the vendor changes as often as it likes before it hands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Facts,
    Form(FormId),
    /// An evidence file by its number.
    Evidence(usize),
    Reply(Round, u32),
}

impl Subject {
    /// `attached`: the number of the file, where one was attached.
    fn of(data: &EventData, attached: usize) -> Option<Self> {
        match data {
            EventData::FactsFilled { .. } => Some(Subject::Facts),
            EventData::DocumentUploaded { form, .. } => Some(Subject::Form(*form)),
            EventData::EvidenceAttached { .. } => Some(Subject::Evidence(attached)),
            EventData::EvidenceRemoved { number, .. } => {
                Some(Subject::Evidence(usize::try_from(*number).unwrap_or(usize::MAX)))
            }
            EventData::ItemAnswered { round, item, .. } => Some(Subject::Reply(*round, *item)),
            _ => None,
        }
    }
}

/// Who is waited for, as the vendor is told: that the approver is asked already would tell that a
/// recommendation stands.
pub fn waiting_as_told(waiting_for: WaitingFor, stage: Stage) -> WaitingFor {
    match (waiting_for, stage) {
        (WaitingFor::Approver, Stage::DeviceCheck) => WaitingFor::DeviceTester,
        (WaitingFor::Approver, _) => WaitingFor::Reviewer,
        _ => waiting_for,
    }
}
