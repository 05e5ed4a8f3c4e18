//! What can have happened to a case. Events are facts: never changed, never removed.
//!
//! A new kind of event is a new variant here, an arm in [`super::apply`], and a sentence in the
//! catalogues under `event-<kind>`. Never change the meaning of a stored one.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::change_notice::ChangeNoticeEvent;
use super::checklist::Mark;
use super::correction::{CorrectionItem, Round};
use super::decision::{Reason, Verdict};
use super::defect::DefectEvent;
use super::device_check::DeviceCheckEvent;
use super::document::StoredFile;
use super::evidence::EvidenceKind;
use super::facts::Facts;
use super::findings::FindingNote;
use super::handed_in::Changed;
use super::hold::HoldReason;
use super::listing::ListingEvent;
use crate::actor::Actor;
use crate::forms::FormId;
use crate::ids::{AccountId, CallId, OrganizationId};

/// A person as the history remembers them: the name is that of the moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub account: AccountId,
    pub name: String,
}

/// On which side the one who acted stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "side", rename_all = "snake_case")]
pub enum ActedBy {
    Vendor(Person),
    Staff(Person),
    System,
}

impl ActedBy {
    pub fn person(&self) -> Option<&Person> {
        match self {
            ActedBy::Vendor(person) | ActedBy::Staff(person) => Some(person),
            ActedBy::System => None,
        }
    }
}

impl From<&Actor> for ActedBy {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Vendor(member) => {
                ActedBy::Vendor(Person { account: member.account.clone(), name: member.name.clone() })
            }
            Actor::Staff(member) => {
                ActedBy::Staff(Person { account: member.account.clone(), name: member.name.clone() })
            }
            Actor::System => ActedBy::System,
        }
    }
}

/// One entry of a case's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// 1, 2, 3 … without a gap.
    pub seq: u32,
    pub at: Timestamp,
    pub by: ActedBy,
    pub data: EventData,
}

/// Who hands in, as it stood when it was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// 法人番号, 13 digits.
    pub corporate_number: String,
    /// 商号, raw as registered.
    pub name: String,
}

/// The consent of the signatory (電磁的同意): the exact text, its edition and SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub text: String,
    pub edition: String,
    pub sha256: String,
    pub signer_name: String,
    pub signer_title: String,
    /// How the account that agreed had been signed in; not known of what was handed in before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in: Option<SignedIn>,
}

/// How somebody came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "with", rename_all = "snake_case")]
pub enum SignedIn {
    /// By address and password, at this moment.
    Password { at: Timestamp },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventData {
    /// A vendor began a draft.
    Started {
        call: CallId,
        organization: OrganizationId,
        product_name: String,
    },
    /// The facts that stand on every form were filled in, whole.
    FactsFilled {
        facts: Facts,
    },
    /// A file was stored for a form; earlier versions stay.
    DocumentUploaded {
        form: FormId,
        file: StoredFile,
    },
    /// A file was tied to a row of the self-declaration, in the place of one of the same name.
    EvidenceAttached {
        requirement: String,
        #[serde(rename = "format")]
        kind: EvidenceKind,
        file: StoredFile,
    },
    /// It left the list; what was handed in stays readable.
    EvidenceRemoved {
        number: u32,
        requirement: String,
        name: String,
    },
    /// The signatory consented and handed in.
    Submitted {
        number: String,
        applicant: Applicant,
        consent: Consent,
        /// SHA-256 of each file as handed in.
        files: BTreeMap<FormId, String>,
        /// What the automatic checks told the reviewer at that moment; before they existed, nothing.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        findings: Vec<FindingNote>,
    },
    Withdrawn {
        reason: String,
    },
    Assigned {
        reviewer: Person,
    },
    ConflictDeclared {
        person: Person,
        reason: String,
    },
    FormalCheckStarted,
    /// 形式審査 is done; the substance comes next.
    FormalCheckPassed,
    ChecklistMarked {
        criterion: String,
        mark: Mark,
    },
    /// Internal: the vendor never sees it.
    NoteAdded {
        text: String,
    },
    /// Words to the vendor.
    MessageSent {
        text: String,
    },
    CorrectionRequested {
        round: Round,
        items: Vec<CorrectionItem>,
        words: String,
        due: Timestamp,
    },
    /// An empty reply takes the one before back.
    ItemAnswered {
        round: Round,
        item: u32,
        reply: String,
    },
    CorrectionReturned {
        round: Round,
        files: BTreeMap<FormId, String>,
        /// As for a submission. Errors are among them where their mending lies in a form that the
        /// request did not open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        findings: Vec<FindingNote>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        changed: Changed,
    },
    Held {
        reason: HoldReason,
        note: String,
    },
    Resumed {
        note: String,
    },
    Recommended {
        verdict: Verdict,
        reasons: Vec<Reason>,
        note: String,
    },
    /// The approver gave it back to the reviewer.
    RecommendationReturned {
        reason: String,
    },
    Decided {
        verdict: Verdict,
        reasons: Vec<Reason>,
        recommended_by: Person,
        document_number: String,
        /// With a fail: the teaching of appeal rights (教示) as the call had it at that moment and as it
        /// stands in the letter; empty where the call had none. `None` where it was not kept yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appeal: Option<String>,
    },
    /// The result letter (通知書) was made.
    LetterIssued {
        file: StoredFile,
    },
    // Rooms of their own: stored with a second tag, `act`.
    DeviceCheck(DeviceCheckEvent),
    Listing(ListingEvent),
    ChangeNotice(ChangeNoticeEvent),
    Defect(DefectEvent),
}

impl EventData {
    /// Those of the screening of documents; each room has a list of its own.
    pub const SCREENING_KINDS: [&str; 23] = [
        "started",
        "facts_filled",
        "document_uploaded",
        "evidence_attached",
        "evidence_removed",
        "submitted",
        "withdrawn",
        "assigned",
        "conflict_declared",
        "formal_check_started",
        "formal_check_passed",
        "checklist_marked",
        "note_added",
        "message_sent",
        "correction_requested",
        "item_answered",
        "correction_returned",
        "held",
        "resumed",
        "recommended",
        "recommendation_returned",
        "decided",
        "letter_issued",
    ];

    /// Every kind there is, in the order of the variants.
    pub fn kinds() -> Vec<&'static str> {
        let rooms: [&[&'static str]; 5] = [
            &Self::SCREENING_KINDS,
            &DeviceCheckEvent::KINDS,
            &ListingEvent::KINDS,
            &ChangeNoticeEvent::KINDS,
            &DefectEvent::KINDS,
        ];
        rooms.concat()
    }

    /// The stable name in catalogue keys (`event-<kind>`, with hyphens).
    pub fn kind(&self) -> &'static str {
        match self {
            EventData::Started { .. } => "started",
            EventData::FactsFilled { .. } => "facts_filled",
            EventData::DocumentUploaded { .. } => "document_uploaded",
            EventData::EvidenceAttached { .. } => "evidence_attached",
            EventData::EvidenceRemoved { .. } => "evidence_removed",
            EventData::Submitted { .. } => "submitted",
            EventData::Withdrawn { .. } => "withdrawn",
            EventData::Assigned { .. } => "assigned",
            EventData::ConflictDeclared { .. } => "conflict_declared",
            EventData::FormalCheckStarted => "formal_check_started",
            EventData::FormalCheckPassed => "formal_check_passed",
            EventData::ChecklistMarked { .. } => "checklist_marked",
            EventData::NoteAdded { .. } => "note_added",
            EventData::MessageSent { .. } => "message_sent",
            EventData::CorrectionRequested { .. } => "correction_requested",
            EventData::ItemAnswered { .. } => "item_answered",
            EventData::CorrectionReturned { .. } => "correction_returned",
            EventData::Held { .. } => "held",
            EventData::Resumed { .. } => "resumed",
            EventData::Recommended { .. } => "recommended",
            EventData::RecommendationReturned { .. } => "recommendation_returned",
            EventData::Decided { .. } => "decided",
            EventData::LetterIssued { .. } => "letter_issued",
            EventData::DeviceCheck(data) => data.kind(),
            EventData::Listing(data) => data.kind(),
            EventData::ChangeNotice(data) => data.kind(),
            EventData::Defect(data) => data.kind(),
        }
    }

    /// Whether the vendor may see that it happened. What the ministry thinks aloud stays inside.
    pub fn visible_to_vendor(&self) -> bool {
        match self {
            EventData::NoteAdded { .. }
            | EventData::ChecklistMarked { .. }
            | EventData::ConflictDeclared { .. }
            | EventData::Recommended { .. }
            | EventData::RecommendationReturned { .. } => false,
            EventData::DeviceCheck(data) => data.visible_to_vendor(),
            EventData::Listing(data) => data.visible_to_vendor(),
            EventData::ChangeNotice(data) => data.visible_to_vendor(),
            EventData::Defect(data) => data.visible_to_vendor(),
            _ => true,
        }
    }

    /// Whether the ministry may see it as it happened. What a vendor prepares in a room of its own is
    /// the vendor's; the event that hands it in says all of it.
    pub fn visible_to_ministry(&self) -> bool {
        match self {
            EventData::ChangeNotice(data) => data.visible_to_ministry(),
            _ => true,
        }
    }
}
