//! Which mails there are. One mail tells one event.

use domain::case::defect::deadline::DeadlineKind;
use domain::case::defect::measure::Measure;
use domain::case::device_check::Slot;
use domain::forms::FormId;
use jiff::Timestamp;

use super::calendar::CalendarEntry;

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
    DefectReported = "defect-reported",
    PlanAsked = "plan-asked",
    Suspended = "suspended",
    SuspensionEnded = "suspension-ended",
    CancellationNotified = "cancellation-notified",
    NoticeAnswered = "notice-answered",
    NoticeNotAnswered = "notice-not-answered",
    ExtensionAsked = "extension-asked",
    ExtensionDecided = "extension-decided",
    HearingMoved = "hearing-moved",
    HearingRecorded = "hearing-recorded",
    HearingCommented = "hearing-commented",
    PlanProposed = "plan-proposed",
    PlanAccepted = "plan-accepted",
    PlanReturned = "plan-returned",
    ProgressReported = "progress-reported",
    PlanConcluded = "plan-concluded",
    MeasureRecommended = "measure-recommended",
    MeasureReturned = "measure-returned",
    MeasureDecided = "measure-decided",
    MeasureApproved = "measure-approved",
    DefectReminder = "defect-reminder",
    DeviceSlotsProposed = "device-slots-proposed",
    DeviceSlotsDeclined = "device-slots-declined",
    DeviceDateConfirmed = "device-date-confirmed",
    DeviceDateMoved = "device-date-moved",
    DeviceDecided = "device-decided",
    EntryDelisted = "entry-delisted",
    EntryErrorProposed = "entry-error-proposed",
    EntryErrorRejected = "entry-error-rejected",
    EntryRecordedInError = "entry-recorded-in-error",
    SubscriptionAsked = "subscription-asked",
    RegisterChanged = "register-changed",
    NoticeSubmitted = "notice-submitted",
    NoticeAsked = "notice-asked",
    NoticeDocumentsRequested = "notice-documents-requested",
    NoticeTestsRequested = "notice-tests-requested",
    NoticeReturned = "notice-returned",
    NoticeDecided = "notice-decided",
    NoticeWithdrawn = "notice-withdrawn",
    NoticeReminder = "notice-reminder",
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
                | Kind::SubscriptionAsked
                | Kind::ConfirmDefectReport
        )
    }
}

/// Which change notice (変更届) a mail is about, and where its reader finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAbout {
    pub number: String,
    pub product: String,
    /// Within the case, from 1.
    pub notice: u32,
    pub link: String,
}

/// What came back about a change notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeReply {
    Answer,
    Documents,
    Tests,
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
    /// To the reviewer.
    NoticeSubmitted {
        about: NoticeAbout,
        kinds_ja: Vec<String>,
        kinds_en: Vec<String>,
    },
    /// To the vendor.
    NoticeAsked {
        about: NoticeAbout,
        question: String,
        due: Timestamp,
    },
    /// To the vendor.
    NoticeDocumentsRequested {
        about: NoticeAbout,
        forms: Vec<FormId>,
        words: String,
        due: Timestamp,
    },
    /// To the device testers, and to the vendor.
    NoticeTestsRequested {
        about: NoticeAbout,
        cases: Vec<String>,
        words: String,
    },
    /// To the reviewer: what was asked for came.
    NoticeReturned {
        about: NoticeAbout,
        reply: NoticeReply,
    },
    /// To the vendor. `words`: the note, which may be empty, or the reason.
    NoticeDecided {
        about: NoticeAbout,
        noted: bool,
        words: String,
    },
    /// To the reviewer, and the receipt of the vendor.
    NoticeWithdrawn {
        about: NoticeAbout,
        reason: String,
    },
    /// To the vendor.
    NoticeReminder {
        about: NoticeAbout,
        due: Timestamp,
    },
    /// About a defect of a product that passed: to either side, as the news is.
    Defect(DefectNews, DefectMail),
    /// To the tester of the case, or to all of them.
    DeviceSlotsProposed {
        number: String,
        product: String,
        applicant: String,
        slots: Vec<Slot>,
        link: String,
    },
    /// To the vendor.
    DeviceSlotsDeclined {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To the vendor, and to the reviewer: the product is off the register.
    EntryDelisted {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To the approvers: somebody holds the entry for an error.
    EntryErrorProposed {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To the one who proposed it.
    EntryErrorRejected {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To the vendor.
    EntryRecordedInError {
        number: String,
        product: String,
        reason: String,
        link: String,
    },
    /// To an address that wants to hear of changes: of a product, or of all of them.
    SubscriptionAsked {
        product: Option<String>,
        link: String,
        expires_at: Timestamp,
    },
    /// To everybody who wanted to hear of it; `leave` ends that.
    RegisterChanged {
        number: String,
        product: String,
        vendor: String,
        what_ja: String,
        what_en: String,
        /// May be empty.
        reason: String,
        at: Timestamp,
        link: String,
        leave: String,
    },
    /// To the vendor and to the tester, with a calendar file.
    DeviceDateConfirmed {
        number: String,
        product: String,
        slot: Slot,
        entry: CalendarEntry,
        link: String,
    },
    /// As [`Mail::DeviceDateConfirmed`]: the date does not hold any more. `by_vendor`: who moved it.
    DeviceDateMoved {
        number: String,
        product: String,
        slot: Slot,
        by_vendor: bool,
        reason: String,
        entry: CalendarEntry,
        link: String,
    },
    /// To the vendor: the result of the device check.
    DeviceDecided {
        number: String,
        product: String,
        passed: bool,
        reasons: Vec<ReasonWords>,
        link: String,
    },
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: &'static str,
    pub media_type: &'static str,
    pub content: String,
}

impl Mail {
    /// The file that goes with it, if any.
    pub fn attachment(&self) -> Option<Attachment> {
        match self {
            Mail::DeviceDateConfirmed { entry, .. } | Mail::DeviceDateMoved { entry, .. } => {
                Some(Attachment {
                    name: "device-check.ics",
                    media_type: "text/calendar; charset=utf-8; method=PUBLISH",
                    content: entry.file(),
                })
            }
            _ => None,
        }
    }

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
            Mail::NoticeSubmitted { .. } => Kind::NoticeSubmitted,
            Mail::NoticeAsked { .. } => Kind::NoticeAsked,
            Mail::NoticeDocumentsRequested { .. } => Kind::NoticeDocumentsRequested,
            Mail::NoticeTestsRequested { .. } => Kind::NoticeTestsRequested,
            Mail::NoticeReturned { .. } => Kind::NoticeReturned,
            Mail::NoticeDecided { .. } => Kind::NoticeDecided,
            Mail::NoticeWithdrawn { .. } => Kind::NoticeWithdrawn,
            Mail::NoticeReminder { .. } => Kind::NoticeReminder,
            Mail::Defect(news, _) => news.kind(),
            Mail::DeviceSlotsProposed { .. } => Kind::DeviceSlotsProposed,
            Mail::DeviceSlotsDeclined { .. } => Kind::DeviceSlotsDeclined,
            Mail::DeviceDateConfirmed { .. } => Kind::DeviceDateConfirmed,
            Mail::DeviceDateMoved { .. } => Kind::DeviceDateMoved,
            Mail::DeviceDecided { .. } => Kind::DeviceDecided,
            Mail::EntryDelisted { .. } => Kind::EntryDelisted,
            Mail::EntryErrorProposed { .. } => Kind::EntryErrorProposed,
            Mail::EntryErrorRejected { .. } => Kind::EntryErrorRejected,
            Mail::EntryRecordedInError { .. } => Kind::EntryRecordedInError,
            Mail::SubscriptionAsked { .. } => Kind::SubscriptionAsked,
            Mail::RegisterChanged { .. } => Kind::RegisterChanged,
        }
    }

    /// Where one click ends the subscription that the mail belongs to.
    pub fn unsubscribe(&self) -> Option<&str> {
        match self {
            Mail::RegisterChanged { leave, .. } => Some(leave),
            _ => None,
        }
    }
}

/// What a mail about a defect tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefectNews {
    DefectReported,
    PlanAsked,
    Suspended,
    SuspensionEnded,
    CancellationNotified,
    NoticeAnswered,
    NoticeNotAnswered,
    ExtensionAsked,
    ExtensionDecided,
    HearingMoved,
    HearingRecorded,
    HearingCommented,
    PlanProposed,
    PlanAccepted,
    PlanReturned,
    ProgressReported,
    PlanConcluded,
    MeasureRecommended,
    MeasureReturned,
    MeasureDecided,
    /// The same, to the one who recommended it.
    MeasureApproved,
    Reminder,
}

impl DefectNews {
    fn kind(self) -> Kind {
        match self {
            DefectNews::DefectReported => Kind::DefectReported,
            DefectNews::PlanAsked => Kind::PlanAsked,
            DefectNews::Suspended => Kind::Suspended,
            DefectNews::SuspensionEnded => Kind::SuspensionEnded,
            DefectNews::CancellationNotified => Kind::CancellationNotified,
            DefectNews::NoticeAnswered => Kind::NoticeAnswered,
            DefectNews::NoticeNotAnswered => Kind::NoticeNotAnswered,
            DefectNews::ExtensionAsked => Kind::ExtensionAsked,
            DefectNews::ExtensionDecided => Kind::ExtensionDecided,
            DefectNews::HearingMoved => Kind::HearingMoved,
            DefectNews::HearingRecorded => Kind::HearingRecorded,
            DefectNews::HearingCommented => Kind::HearingCommented,
            DefectNews::PlanProposed => Kind::PlanProposed,
            DefectNews::PlanAccepted => Kind::PlanAccepted,
            DefectNews::PlanReturned => Kind::PlanReturned,
            DefectNews::ProgressReported => Kind::ProgressReported,
            DefectNews::PlanConcluded => Kind::PlanConcluded,
            DefectNews::MeasureRecommended => Kind::MeasureRecommended,
            DefectNews::MeasureReturned => Kind::MeasureReturned,
            DefectNews::MeasureDecided => Kind::MeasureDecided,
            DefectNews::MeasureApproved => Kind::MeasureApproved,
            DefectNews::Reminder => Kind::DefectReminder,
        }
    }
}

/// What a mail about a defect says in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particular {
    /// Whether there is more time.
    MoreTime(bool),
    /// Whether the remedy was fulfilled.
    Remedy(bool),
    Measure(Measure),
    Due(DeadlineKind),
}

/// What every mail about a defect carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefectMail {
    pub number: String,
    pub product: String,
    /// The number of the defect within the case.
    pub defect: u32,
    /// What came of it, or what is due.
    pub particular: Option<Particular>,
    /// A date that matters: the end of the time to answer, of a suspension, of a plan.
    pub due: Option<Timestamp>,
    /// Somebody's words; may be empty.
    pub words: String,
    pub link: String,
}
