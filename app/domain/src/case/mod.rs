//! A case (案件): one application for one product in one call.
//!
//! A case is its history and nothing else: [`Case::replay`] makes the case from its events, and
//! [`Case::decide`] answers a command with new events or a [`Refusal`]. Neither knows a database.
//!
//! | to add … | touch |
//! |---|---|
//! | something that can happen | [`event`], [`mod@apply`] |
//! | something a person can do | [`command`], `decide/` |
//! | a reason to say no | [`refusal`] and the catalogues |
//!
//! What comes after the documents has rooms of its own, each with its commands, events and rules:
//! [`device_check`], [`listing`], [`change_notice`], [`defect`].

pub mod chain;
pub mod change_notice;
pub mod checklist;
pub mod command;
pub mod correction;
pub mod decision;
pub mod defect;
pub mod device_check;
pub mod document;
pub mod event;
pub mod evidence;
pub mod facts;
pub mod findings;
pub mod handed_in;
pub mod hold;
pub mod listing;
pub mod progress;
pub mod refusal;
pub mod sight;
pub mod stage;

pub(in crate::case) mod apply;
pub(in crate::case) mod decide;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use self::command::Command;
pub use self::event::{Event, EventData};
pub use self::refusal::Refusal;
pub use self::stage::{Stage, State};

use self::change_notice::ChangeNotice;
use self::checklist::Mark;
use self::correction::Correction;
use self::decision::{Decision, GivenBack};
use self::defect::Defect;
use self::defect::suspension::Suspension;
use self::device_check::DeviceCheck;
use self::document::{Document, MAX_CASE_BYTES, MAX_STORED_BYTES, StoredFile, Version};
use self::event::{Applicant, Consent, Person};
use self::evidence::Evidence;
use self::facts::Facts;
use self::findings::FindingNote;
use self::handed_in::HandIn;
use self::listing::ErrorProposal;
use self::progress::Handover;
use self::stage::{Standing, Step, WaitingFor};
use crate::forms::FormId;
use crate::ids::{AccountId, CallId, CaseId, OrganizationId};

/// A case as its history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    /// The sequence number of the last event; the optimistic lock.
    pub version: u32,
    pub call: CallId,
    pub organization: OrganizationId,
    /// As typed at the start; the checked one is in the facts.
    pub product_name: String,
    pub started_at: Timestamp,
    pub facts: Option<Facts>,
    pub documents: BTreeMap<FormId, Document>,
    /// Every evidence file there ever was, by its number.
    pub evidence: Vec<Evidence>,
    pub submission: Option<Submission>,
    pub state: State,
    pub reviewer: Option<Person>,
    pub conflicts: BTreeMap<AccountId, String>,
    pub checklist: BTreeMap<String, Mark>,
    /// Which of the [`Case::hand_ins`], from 0, was at hand when each mark was made.
    pub marked_after: BTreeMap<String, usize>,
    pub hand_ins: Vec<HandIn>,
    pub corrections: Vec<Correction>,
    /// The last recommendation was given back, and nothing has been recommended since.
    pub given_back: Option<GivenBack>,
    /// The decision on the documents, pass or fail.
    pub decision: Option<Decision>,
    /// The decision on the device check (審査3), pass or fail.
    pub device_decision: Option<Decision>,
    pub letters: Vec<StoredFile>,
    /// Every defect that was ever reported, by its number.
    pub defects: Vec<Defect>,
    /// Every emergency suspension, the last one last; see [`Case::suspension`].
    pub suspensions: Vec<Suspension>,
    /// 審査3: dates, devices and results.
    pub device_check: DeviceCheck,
    /// 変更届: what the vendor reported of the listed product, by its number.
    pub change_notices: Vec<ChangeNotice>,
    /// Who had the ball from when on.
    pub handovers: Vec<Handover>,
    /// That the entry in the register is an error, as long as nobody has decided on it.
    pub error_proposal: Option<ErrorProposal>,
}

/// What was handed in, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub number: String,
    pub applicant: Applicant,
    pub consent: Consent,
    pub files: BTreeMap<FormId, String>,
    /// What the automatic checks told the reviewer at that moment.
    pub findings: Vec<FindingNote>,
    pub at: Timestamp,
    pub by: Person,
}

/// A history that can't have been written by this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    #[error("the history is empty")]
    Empty,
    #[error("the first event is not the start")]
    NoStart,
    #[error("event {found} stands where {expected} was expected")]
    Gap { expected: u32, found: u32 },
    #[error("event {seq} ({kind}) can't follow what came before")]
    Impossible { seq: u32, kind: &'static str },
}

impl Case {
    /// Makes the case from its whole history.
    ///
    /// # Errors
    /// [`ReplayError`] where the history has a gap or tells the impossible.
    pub fn replay(id: CaseId, events: &[Event]) -> Result<Case, ReplayError> {
        let (first, rest) = events.split_first().ok_or(ReplayError::Empty)?;
        let mut case = Self::begin(id, first)?;
        for event in rest {
            case.apply(event)?;
        }
        Ok(case)
    }

    pub fn stage(&self) -> Stage {
        self.state.stage()
    }

    /// Who is waited for. While the vendor has to propose a date or to name its devices, it is the vendor.
    pub fn waiting_for(&self) -> WaitingFor {
        if self.vendor_prepares_check() { WaitingFor::Vendor } else { self.state.waiting_for() }
    }

    /// The device check can't go on before the vendor has acted.
    pub(in crate::case) fn vendor_prepares_check(&self) -> bool {
        let working = matches!(
            self.state,
            State::Screening { step: Step::DeviceCheck, standing: Standing::Working, .. }
        );
        working && self.device_check.waits_for_vendor()
    }

    pub fn number(&self) -> Option<&str> {
        self.submission.as_ref().map(|submission| submission.number.as_str())
    }

    /// The decision made last, on the documents or on the devices.
    pub fn last_decision(&self) -> Option<&Decision> {
        self.device_decision.as_ref().or(self.decision.as_ref())
    }

    /// The request that the vendor has to answer; none once the case is withdrawn.
    pub fn open_correction(&self) -> Option<&Correction> {
        match &self.state {
            State::Screening { standing: Standing::Correcting(round), .. } => {
                self.corrections.iter().find(|correction| correction.round == *round)
            }
            _ => None,
        }
    }

    pub fn document(&self, form: FormId) -> Option<&Document> {
        self.documents.get(&form)
    }

    /// An evidence file by its number.
    pub fn evidence(&self, number: u32) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.number == number)
    }

    /// The bytes of every version of every form and of every evidence file together.
    pub fn stored_bytes(&self) -> u64 {
        let versions = self.documents.values().flat_map(|document| &document.versions);
        let evidence = self.evidence.iter().map(|evidence| evidence.file.bytes);
        versions.map(|version| version.file.bytes).chain(evidence).sum()
    }

    /// The bytes that count against [`document::MAX_CASE_BYTES`]: every version that was handed in, the
    /// newest of each form, and evidence that was handed in or is on the list.
    pub fn counted_bytes(&self) -> u64 {
        let forms: u64 = FormId::ALL.into_iter().map(|form| self.counted_of(form, true)).sum();
        let evidence = self.evidence.iter().filter(|evidence| evidence.current || evidence.handed_in);
        forms + evidence.map(|evidence| evidence.file.bytes).sum::<u64>()
    }

    /// How many bytes a new file may have: of `form`, whose newest version it would replace, or as
    /// evidence.
    pub fn room(&self, form: Option<FormId>) -> u64 {
        let replaced = form.map_or(0, |form| self.counted_of(form, true) - self.counted_of(form, false));
        let counted = MAX_CASE_BYTES.saturating_sub(self.counted_bytes() - replaced);
        counted.min(MAX_STORED_BYTES.saturating_sub(self.stored_bytes()))
    }

    fn counted_of(&self, form: FormId, newest: bool) -> u64 {
        let handed_in = self.versions_handed_in(form);
        let Some(document) = self.document(form) else { return 0 };
        let latest = document.latest().map(|version| version.number).filter(|_| newest);
        let counted = document
            .versions
            .iter()
            .filter(|version| handed_in.contains(&version.number) || latest == Some(version.number));
        counted.map(|version| version.file.bytes).sum()
    }

    /// When a version of a form was handed in: with the submission or with the correction that came
    /// after it was uploaded. `None` while the ministry has not got it.
    pub fn handed_in_at(&self, version: &Version) -> Option<Timestamp> {
        self.hand_ins.iter().map(|hand_in| hand_in.at).find(|at| *at >= version.at)
    }

    /// The product's name: the checked one, else the one typed at the start. The vendor's own view: while
    /// it corrects the facts, this is what it has typed; for all others see [`Case::product_in_hand`].
    pub fn product(&self) -> &str {
        self.facts.as_ref().map_or(&self.product_name, |facts| &facts.product_name)
    }

    /// The facts that the ministry goes by: those handed in last; of a draft what its vendor typed.
    pub fn facts_in_hand(&self) -> Option<&Facts> {
        self.hand_ins.last().map_or(self.facts.as_ref(), |last| last.facts.as_ref())
    }

    /// The product's name as it was handed in last.
    pub fn product_in_hand(&self) -> &str {
        self.facts_in_hand().map_or(&self.product_name, |facts| &facts.product_name)
    }
}
