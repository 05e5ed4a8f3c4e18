//! Which mails there are. One mail tells one event.

use domain::forms::FormId;
use jiff::Timestamp;

/// Names the kinds, once for the enum and once for the list of all.
macro_rules! kinds {
    ($($kind:ident = $id:literal,)*) => {
        /// The kind of a mail, without what it carries.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// The stable name in storage and in catalogue keys (`mail-<id>`).
            pub fn id(self) -> &'static str {
                match self { $(Kind::$kind => $id,)* }
            }
        }
    };
}

kinds! {
    ConfirmAddress = "confirm-address",
    AddressAlreadyRegistered = "address-already-registered",
    ChangeAddress = "change-address",
    AddressChanged = "address-changed",
    ResetPassword = "reset-password",
    PasswordChanged = "password-changed",
    StaffInvitation = "staff-invitation",
    MemberInvitation = "member-invitation",
    JoinRequested = "join-requested",
    JoinDecided = "join-decided",
    SubmissionReceived = "submission-received",
    CaseArrived = "case-arrived",
    CaseAssigned = "case-assigned",
    CaseUnassigned = "case-unassigned",
    Message = "message",
    CorrectionRequested = "correction-requested",
    CorrectionReturned = "correction-returned",
    Held = "held",
    Resumed = "resumed",
    FormalCheckPassed = "formal-check-passed",
    ApprovalRequested = "approval-requested",
    RecommendationReturned = "recommendation-returned",
    Decided = "decided",
    Withdrawn = "withdrawn",
    DeadlineReminder = "deadline-reminder",
    DeadlineMoved = "deadline-moved",
    CorrectionReminder = "correction-reminder",
    ConfirmDefectReport = "confirm-defect-report",
    DefectReportReceived = "defect-report-received",
}

impl Kind {
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// Whether the mail carries a link that lets its reader in. Its words are removed from the
    /// outbox as soon as it is sent.
    pub fn carries_secret(self) -> bool {
        matches!(
            self,
            Kind::ConfirmAddress
                | Kind::ChangeAddress
                | Kind::ResetPassword
                | Kind::StaffInvitation
                | Kind::MemberInvitation
                | Kind::ConfirmDefectReport
        )
    }
}

/// A file as the receipt names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmittedFile {
    pub form: FormId,
    /// As its owner called it.
    pub name: String,
    /// Lower-case hexadecimal digits.
    pub sha256: String,
}

/// An item of a correction request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionWords {
    /// The form and the place in it.
    pub target_ja: String,
    pub target_en: String,
    /// What the reviewer wrote.
    pub words: String,
}

/// A reason of a result: what it is about and the words of the vocabulary in both languages, then what the
/// reviewer wrote, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonWords {
    pub ja: String,
    pub en: String,
    /// May be empty.
    pub note: String,
}

/// A mail with all that it tells. `link` is absolute; `number` is the receipt number; `product` is
/// the product name; `applicant` and `organization` are 商号.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// To the person who registers.
    ConfirmAddress {
        link: String,
        expires_at: Timestamp,
    },
    /// To the owner of an address that somebody tried to register again or to take for their account.
    AddressAlreadyRegistered {
        sign_in: String,
        reset: String,
    },
    /// To the new address of somebody who wants to change it.
    ChangeAddress {
        link: String,
        expires_at: Timestamp,
    },
    /// To the address of before.
    AddressChanged {
        at: Timestamp,
        contact: String,
    },
    ResetPassword {
        link: String,
        expires_at: Timestamp,
    },
    PasswordChanged {
        at: Timestamp,
        reset: String,
    },
    /// `roles` in Japanese and in English.
    StaffInvitation {
        roles_ja: Vec<String>,
        roles_en: Vec<String>,
        link: String,
        expires_at: Timestamp,
    },
    MemberInvitation {
        organization: String,
        inviter: String,
        link: String,
        expires_at: Timestamp,
    },
    /// To the managers of the organisation.
    JoinRequested {
        organization: String,
        name: String,
        email: String,
        words: String,
        link: String,
    },
    /// To the person who asked.
    JoinDecided {
        organization: String,
        accepted: bool,
        link: String,
    },
    /// To the vendor: the receipt.
    SubmissionReceived {
        number: String,
        product: String,
        call_title_ja: String,
        call_title_en: String,
        submitted_at: Timestamp,
        files: Vec<SubmittedFile>,
        link: String,
    },
    /// To the reviewers.
    CaseArrived {
        number: String,
        product: String,
        applicant: String,
        link: String,
    },
    /// To the reviewer who got the case.
    CaseAssigned {
        number: String,
        product: String,
        link: String,
    },
    /// To those who can take or give the case: its reviewer has declared a conflict of interest.
    CaseUnassigned {
        number: String,
        product: String,
        link: String,
    },
    /// To the vendor: words of the ministry.
    Message {
        number: String,
        product: String,
        text: String,
        link: String,
    },
    /// To the vendor.
    CorrectionRequested {
        number: String,
        product: String,
        round: u32,
        due: Timestamp,
        /// General words before the items; may be empty.
        words: String,
        items: Vec<CorrectionWords>,
        link: String,
    },
    /// To the reviewer.
    CorrectionReturned {
        number: String,
        product: String,
        round: u32,
        link: String,
    },
    /// To the vendor.
    Held {
        number: String,
        product: String,
        reason_ja: String,
        reason_en: String,
        /// May be empty.
        note: String,
        link: String,
    },
    /// To the vendor.
    Resumed {
        number: String,
        product: String,
        note: Option<String>,
        link: String,
    },
    /// To the vendor: the documents are screened next.
    FormalCheckPassed {
        number: String,
        product: String,
        link: String,
    },
    /// To the approvers; `passed` is what the reviewer recommends.
    ApprovalRequested {
        number: String,
        product: String,
        passed: bool,
        link: String,
    },
    /// To the reviewer.
    RecommendationReturned {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To the vendor: the result. `formal`: it was decided in the formal check already.
    Decided {
        number: String,
        product: String,
        passed: bool,
        formal: bool,
        reasons: Vec<ReasonWords>,
        link: String,
    },
    /// To the reviewer, or the receipt of the vendor.
    Withdrawn {
        number: String,
        product: String,
        link: String,
    },
    /// To a vendor with a draft.
    DeadlineReminder {
        call_title_ja: String,
        call_title_en: String,
        closes_at: Timestamp,
        product: String,
        link: String,
    },
    /// To a vendor with a draft.
    DeadlineMoved {
        call_title_ja: String,
        call_title_en: String,
        closes_at: Timestamp,
        link: String,
    },
    /// To the vendor.
    CorrectionReminder {
        number: String,
        due: Timestamp,
        link: String,
    },
    /// To somebody from outside who reports a defect. Tells nothing of what was typed: whoever knows an
    /// address could send words to it.
    ConfirmDefectReport {
        product: String,
        link: String,
        expires_at: Timestamp,
    },
    /// To the same person: the report counts.
    DefectReportReceived {
        reference: String,
        product: String,
        at: Timestamp,
        contact: String,
    },
}

impl Mail {
    pub fn kind(&self) -> Kind {
        match self {
            Mail::ConfirmAddress { .. } => Kind::ConfirmAddress,
            Mail::AddressAlreadyRegistered { .. } => Kind::AddressAlreadyRegistered,
            Mail::ChangeAddress { .. } => Kind::ChangeAddress,
            Mail::AddressChanged { .. } => Kind::AddressChanged,
            Mail::ResetPassword { .. } => Kind::ResetPassword,
            Mail::PasswordChanged { .. } => Kind::PasswordChanged,
            Mail::StaffInvitation { .. } => Kind::StaffInvitation,
            Mail::MemberInvitation { .. } => Kind::MemberInvitation,
            Mail::JoinRequested { .. } => Kind::JoinRequested,
            Mail::JoinDecided { .. } => Kind::JoinDecided,
            Mail::SubmissionReceived { .. } => Kind::SubmissionReceived,
            Mail::CaseArrived { .. } => Kind::CaseArrived,
            Mail::CaseAssigned { .. } => Kind::CaseAssigned,
            Mail::CaseUnassigned { .. } => Kind::CaseUnassigned,
            Mail::Message { .. } => Kind::Message,
            Mail::CorrectionRequested { .. } => Kind::CorrectionRequested,
            Mail::CorrectionReturned { .. } => Kind::CorrectionReturned,
            Mail::Held { .. } => Kind::Held,
            Mail::Resumed { .. } => Kind::Resumed,
            Mail::FormalCheckPassed { .. } => Kind::FormalCheckPassed,
            Mail::ApprovalRequested { .. } => Kind::ApprovalRequested,
            Mail::RecommendationReturned { .. } => Kind::RecommendationReturned,
            Mail::Decided { .. } => Kind::Decided,
            Mail::Withdrawn { .. } => Kind::Withdrawn,
            Mail::DeadlineReminder { .. } => Kind::DeadlineReminder,
            Mail::DeadlineMoved { .. } => Kind::DeadlineMoved,
            Mail::CorrectionReminder { .. } => Kind::CorrectionReminder,
            Mail::ConfirmDefectReport { .. } => Kind::ConfirmDefectReport,
            Mail::DefectReportReceived { .. } => Kind::DefectReportReceived,
        }
    }
}
