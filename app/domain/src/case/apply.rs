//! How each event changes a case. No rule is checked here but that the history makes sense.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::correction::{AnsweredItem, Correction, Round};
use super::decision::{Decision, GivenBack, Recommendation, Verdict};
use super::device_check::DeviceCheck;
use super::document::Version;
use super::event::{ActedBy, Event, EventData};
use super::evidence::Evidence;
use super::handed_in::{Changed, HandIn};
use super::hold::Hold;
use super::listing::Listing;
use super::stage::{Standing, State, Step};
use super::{Case, ReplayError, Stage, Submission, change_notice, defect, device_check, listing};
use crate::ids::CaseId;

impl Case {
    pub(super) fn begin(id: CaseId, first: &Event) -> Result<Case, ReplayError> {
        let EventData::Started { call, organization, product_name } = &first.data else {
            return Err(ReplayError::NoStart);
        };
        if first.seq != 1 {
            return Err(ReplayError::Gap { expected: 1, found: first.seq });
        }
        Ok(Case {
            id,
            version: 1,
            call: call.clone(),
            organization: organization.clone(),
            product_name: product_name.clone(),
            started_at: first.at,
            facts: None,
            documents: BTreeMap::new(),
            evidence: Vec::new(),
            submission: None,
            state: State::Draft,
            reviewer: None,
            conflicts: BTreeMap::new(),
            checklist: BTreeMap::new(),
            marked_after: BTreeMap::new(),
            hand_ins: Vec::new(),
            corrections: Vec::new(),
            given_back: None,
            decision: None,
            device_decision: None,
            letters: Vec::new(),
            defects: Vec::new(),
            suspensions: Vec::new(),
            device_check: DeviceCheck::default(),
            change_notices: Vec::new(),
            handovers: Vec::new(),
            error_proposal: None,
        })
    }

    /// Adds one event.
    ///
    /// # Errors
    /// [`ReplayError`] where it can't follow; the case is then to be thrown away.
    pub fn apply(&mut self, event: &Event) -> Result<(), ReplayError> {
        if event.seq != self.version + 1 {
            return Err(ReplayError::Gap { expected: self.version + 1, found: event.seq });
        }
        self.change(event).ok_or(ReplayError::Impossible { seq: event.seq, kind: event.data.kind() })?;
        self.version = event.seq;
        self.note_handover(event.at);
        Ok(())
    }

    fn change(&mut self, event: &Event) -> Option<()> {
        match &event.data {
            EventData::Started { .. } => return None,
            EventData::FactsFilled { facts } => self.facts = Some(facts.clone()),
            EventData::DocumentUploaded { form, file } => {
                let versions = &mut self.documents.entry(*form).or_default().versions;
                let number = u32::try_from(versions.len()).ok()? + 1;
                versions.push(Version { number, file: file.clone(), at: event.at, by: event.by.clone() });
            }
            EventData::EvidenceAttached { requirement, kind, file } => {
                let number = u32::try_from(self.evidence.len()).ok()? + 1;
                for before in &mut self.evidence {
                    before.current &= before.requirement != *requirement || before.file.name != file.name;
                }
                self.evidence.push(Evidence {
                    number,
                    requirement: requirement.clone(),
                    kind: *kind,
                    file: file.clone(),
                    at: event.at,
                    by: event.by.clone(),
                    current: true,
                    in_screening: false,
                    handed_in: false,
                });
            }
            EventData::EvidenceRemoved { number, .. } => {
                let evidence = self.evidence.iter_mut().find(|one| one.number == *number)?;
                possible(std::mem::take(&mut evidence.current))?;
            }
            EventData::Submitted { number, applicant, consent, files, findings } => {
                possible(self.state == State::Draft)?;
                self.submission = Some(Submission {
                    number: number.clone(),
                    applicant: applicant.clone(),
                    consent: consent.clone(),
                    files: files.clone(),
                    findings: findings.clone(),
                    at: event.at,
                    by: event.by.person()?.clone(),
                });
                self.hand_in(event.at, None, &Changed::new());
                self.state =
                    State::Screening { step: Step::Arrived, since: event.at, standing: Standing::Working };
            }
            EventData::Withdrawn { reason } => {
                possible(matches!(self.state, State::Draft | State::Screening { .. }))?;
                let before = self.stage();
                self.state = State::Withdrawn { at: event.at, reason: reason.clone(), before };
            }
            EventData::Assigned { reviewer } => self.reviewer = Some(reviewer.clone()),
            EventData::ConflictDeclared { person, reason } => {
                self.conflicts.insert(person.account.clone(), reason.clone());
                if self.reviewer.as_ref().is_some_and(|reviewer| reviewer.account == person.account) {
                    self.reviewer = None;
                }
                self.device_check.tester.take_if(|tester| tester.account == person.account);
                self.drop_recommendation_of(person);
            }
            EventData::FormalCheckStarted => self.enter(Step::Arrived, Step::FormalCheck, event)?,
            EventData::FormalCheckPassed => self.enter(Step::FormalCheck, Step::DocumentReview, event)?,
            EventData::ChecklistMarked { criterion, mark } => {
                self.checklist.insert(criterion.clone(), mark.clone());
                self.marked_after.insert(criterion.clone(), self.hand_ins.len().saturating_sub(1));
            }
            EventData::NoteAdded { .. } | EventData::MessageSent { .. } => {}
            EventData::CorrectionRequested { round, items, words, due } => {
                possible(*self.standing()? == Standing::Working)?;
                let items = items.iter().cloned();
                self.corrections.push(Correction {
                    round: *round,
                    words: words.clone(),
                    requested_at: event.at,
                    due: *due,
                    items: items.map(|item| AnsweredItem { item, reply: None }).collect(),
                    returned_at: None,
                });
                *self.standing()? = Standing::Correcting(*round);
            }
            EventData::ItemAnswered { round, item, reply } => {
                possible(*self.standing()? == Standing::Correcting(*round))?;
                let correction = self.corrections.iter_mut().find(|one| one.round == *round)?;
                let answered = correction.items.iter_mut().find(|one| one.item.number == *item)?;
                answered.reply = Some(reply.clone()).filter(|reply| !reply.is_empty());
            }
            EventData::CorrectionReturned { round, changed, .. } => {
                possible(*self.standing()? == Standing::Correcting(*round))?;
                let correction = self.corrections.iter_mut().find(|one| one.round == *round)?;
                correction.returned_at = Some(event.at);
                self.hand_in(event.at, Some(*round), changed);
                *self.standing()? = Standing::Working;
            }
            EventData::Held { reason, note } => {
                possible(*self.standing()? == Standing::Working)?;
                *self.standing()? =
                    Standing::Held(Hold { reason: *reason, note: note.clone(), since: event.at });
            }
            EventData::Resumed { .. } => {
                possible(matches!(self.standing()?, Standing::Held(_)))?;
                *self.standing()? = Standing::Working;
            }
            EventData::RecommendationReturned { reason } => {
                possible(matches!(self.standing()?, Standing::AwaitingApproval(_)))?;
                self.given_back =
                    Some(GivenBack { reason: reason.clone(), by: event.by.person()?.clone(), at: event.at });
                *self.standing()? = Standing::Working;
            }
            EventData::Recommended { verdict, reasons, note } => {
                possible(*self.standing()? == Standing::Working)?;
                let recommendation = Recommendation {
                    verdict: *verdict,
                    reasons: reasons.clone(),
                    note: note.clone(),
                    by: event.by.person()?.clone(),
                    at: event.at,
                };
                *self.standing()? = Standing::AwaitingApproval(recommendation);
                self.given_back = None;
            }
            EventData::Decided { verdict, reasons, recommended_by, document_number, appeal } => {
                possible(matches!(self.standing()?, Standing::AwaitingApproval(_)))?;
                possible(event.by.person()?.account != recommended_by.account)?;
                let decision = Decision {
                    verdict: *verdict,
                    reasons: reasons.clone(),
                    recommended_by: recommended_by.clone(),
                    approved_by: event.by.person()?.clone(),
                    at: event.at,
                    document_number: document_number.clone(),
                    stage: self.stage(),
                    facts: self.facts_in_hand().cloned().map(Box::new),
                    appeal: appeal.clone(),
                };
                self.decided(decision, event)?;
            }
            EventData::LetterIssued { file } => self.letters.push(file.clone()),
            EventData::DeviceCheck(data) => device_check::apply::apply(self, event, data)?,
            EventData::Listing(data) => listing::apply::apply(self, event, data)?,
            EventData::ChangeNotice(data) => change_notice::apply::apply(self, event, data)?,
            EventData::Defect(data) => defect::apply::apply(self, event, data)?,
        }
        Some(())
    }

    /// The newest version of each form is now the one that the ministry looks at, and the evidence that
    /// is on the list.
    fn hand_in(&mut self, at: Timestamp, round: Option<Round>, changed: &Changed) {
        let mut versions = BTreeMap::new();
        for (form, document) in &mut self.documents {
            document.handed_in_before = document.handed_in;
            document.handed_in = document.latest().map(|version| version.number);
            versions.extend(document.handed_in.map(|version| (*form, version)));
        }
        for evidence in &mut self.evidence {
            evidence.in_screening = evidence.current;
            evidence.handed_in |= evidence.current;
        }
        let evidence = self.evidence.iter().filter(|one| one.current).map(|one| one.number).collect();
        let facts = self.facts.clone();
        self.hand_ins.push(HandIn { at, round, facts, versions, evidence, changed: changed.clone() });
    }

    /// A pass of the documents leads to the device check, and a pass of that into the register.
    fn decided(&mut self, decision: Decision, event: &Event) -> Option<()> {
        let devices = decision.stage == Stage::DeviceCheck;
        *(if devices { &mut self.device_decision } else { &mut self.decision }) = Some(decision.clone());
        match (decision.verdict, devices) {
            (Verdict::Fail, _) => self.state = State::Failed(decision),
            (Verdict::Pass, false) => self.enter(Step::DocumentReview, Step::DeviceCheck, event)?,
            (Verdict::Pass, true) => {
                let facts = decision.facts.unwrap_or_default();
                let entered = facts.clone();
                self.state = State::Listed(Listing { since: event.at, entered, facts, reinstated_at: None });
            }
        }
        Some(())
    }

    fn standing(&mut self) -> Option<&mut Standing> {
        match &mut self.state {
            State::Screening { standing, .. } => Some(standing),
            _ => None,
        }
    }

    fn enter(&mut self, from: Step, next: Step, event: &Event) -> Option<()> {
        let State::Screening { step, since, standing } = &mut self.state else { return None };
        possible(*step == from)?;
        *step = next;
        *since = event.at;
        *standing = Standing::Working;
        Some(())
    }

    fn drop_recommendation_of(&mut self, person: &super::event::Person) {
        self.error_proposal.take_if(|open| open.by.account == person.account);
        if let State::Screening { standing, .. } = &mut self.state
            && matches!(standing, Standing::AwaitingApproval(open) if open.by.account == person.account)
        {
            *standing = Standing::Working;
        }
        for defect in &mut self.defects {
            defect.drop_recommendation_of(&person.account);
        }
    }
}

/// `None` where the history tells the impossible.
pub(in crate::case) fn possible(sensible: bool) -> Option<()> {
    sensible.then_some(())
}

impl ActedBy {
    /// Whether the vendor's side acted.
    pub fn is_vendor(&self) -> bool {
        matches!(self, ActedBy::Vendor(_))
    }
}
