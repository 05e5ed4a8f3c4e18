//! Which mails follow from what happened to a case, and to whom.
//!
//! One event, one mail. The person who acted is not told of their own act – except for the receipt
//! and the end of a withdrawal, which the signatory wants to keep.

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::case::correction::{CorrectionItem, Target};
use domain::case::decision::{Reason, Verdict};
use domain::case::stage::{State, Step};
use domain::case::{Case, Event, EventData, Stage, facts};
use domain::forms::{FormId, spec};
use domain::ids::AccountId;
use sea_orm::ConnectionTrait;

use super::people::{self, Person};
use crate::error::Result;
use crate::mail::{self, CorrectionWords, Mail, ReasonWords, Recipient, SubmittedFile};
use crate::portal::Portal;

mod change_notice;
mod defect;
mod device_check;
mod listing;

/// What a mail of a room may tell of.
struct About<'a> {
    portal: &'a Portal,
    call: &'a Call,
    case: &'a Case,
    event: &'a Event,
}

/// To whom a mail goes.
enum To {
    Vendor,
    VendorAndActor,
    Role(StaffRole),
    /// Everybody with one of these roles, once.
    AnyOf(&'static [StaffRole]),
    Reviewer,
    Account(AccountId),
    /// The tester of the case, be it their own act; where there is none, every device tester.
    Tester,
}

/// Who can give a case to a reviewer.
const ASSIGN: [StaffRole; 3] = [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Administrator];

/// Writes the mails of these events into the outbox, in the transaction of the events.
pub(super) async fn enqueue(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    actor: &Actor,
    call: &Call,
    case: &Case,
    added: &[Event],
) -> Result<()> {
    for event in added {
        for (to, mail) in mails(portal, call, case, event) {
            let keep_actor = matches!(to, To::VendorAndActor | To::Tester);
            for person in recipients(connection, case, to).await? {
                let own_act = actor.account().is_some_and(|account| account.as_str() == person.id);
                let shut_out = case.conflicts.keys().any(|account| account.as_str() == person.id);
                if (own_act && !keep_actor) || shut_out {
                    continue;
                }
                let recipient = recipient(person);
                mail::enqueue(connection, portal, &mail, &recipient, Some(&case.id)).await?;
            }
        }
    }
    Ok(())
}

pub(crate) fn recipient(person: Person) -> Recipient {
    Recipient { email: person.email, name: person.name, account: Some(AccountId::new(person.id)) }
}

async fn recipients(connection: &impl ConnectionTrait, case: &Case, to: To) -> Result<Vec<Person>> {
    match to {
        To::Vendor | To::VendorAndActor => people::members(connection, &case.organization).await,
        To::Role(role) => people::staff(connection, role).await,
        To::AnyOf(roles) => {
            let mut found: Vec<Person> = Vec::new();
            for role in roles {
                for person in people::staff(connection, *role).await? {
                    if found.iter().all(|known| known.id != person.id) {
                        found.push(person);
                    }
                }
            }
            Ok(found)
        }
        To::Reviewer => match &case.reviewer {
            Some(reviewer) => people::account(connection, &reviewer.account).await,
            None => people::staff(connection, StaffRole::Reviewer).await,
        },
        To::Account(account) => people::account(connection, &account).await,
        To::Tester => match &case.device_check.tester {
            Some(tester) => people::account(connection, &tester.account).await,
            None => people::staff(connection, StaffRole::DeviceTester).await,
        },
    }
}

fn mails(portal: &Portal, call: &Call, case: &Case, event: &Event) -> Vec<(To, Mail)> {
    let about = About { portal, call, case, event };
    let number = case.number().unwrap_or_default().to_owned();
    let product = case.product_in_hand().to_owned();
    let ours = portal.link(&format!("/screening/cases/{}", case.id));
    let link = portal.link(&format!("/applications/{}", case.id));
    match &event.data {
        EventData::Submitted { applicant, files, .. } => {
            let files = files.iter().map(|(form, sha256)| submitted_file(case, *form, sha256));
            vec![
                (
                    To::VendorAndActor,
                    Mail::SubmissionReceived {
                        number: number.clone(),
                        product: product.clone(),
                        call_title_ja: call.title_ja.clone(),
                        call_title_en: call.title_en.clone(),
                        submitted_at: event.at,
                        files: files.collect(),
                        link: format!("{link}/receipt"),
                    },
                ),
                (
                    To::Role(StaffRole::Reviewer),
                    Mail::CaseArrived { number, product, applicant: applicant.name.clone(), link: ours },
                ),
            ]
        }
        EventData::Withdrawn { .. } if case.submission.is_some() => vec![
            // The page promises it to the one who withdraws.
            (To::VendorAndActor, Mail::Withdrawn { number: number.clone(), product: product.clone(), link }),
            (To::Reviewer, Mail::Withdrawn { number, product, link: ours }),
        ],
        EventData::Assigned { reviewer } => {
            vec![(To::Account(reviewer.account.clone()), Mail::CaseAssigned { number, product, link: ours })]
        }
        EventData::MessageSent { text } => {
            vec![(To::Vendor, Mail::Message { number, product, text: text.clone(), link })]
        }
        EventData::CorrectionRequested { round, items, words, due } => {
            let mail = Mail::CorrectionRequested {
                number,
                product,
                round: *round,
                due: *due,
                words: words.clone(),
                items: items.iter().map(item_words).collect(),
                link: format!("{link}/corrections/{round}"),
            };
            vec![(To::Vendor, mail)]
        }
        EventData::CorrectionReturned { round, .. } => {
            vec![(To::Reviewer, Mail::CorrectionReturned { number, product, round: *round, link: ours })]
        }
        EventData::Held { reason, note } => {
            let mail = Mail::Held {
                number,
                product,
                reason_ja: reason.text_ja().to_owned(),
                reason_en: reason.text_en().to_owned(),
                note: note.clone(),
                link,
            };
            vec![(To::Vendor, mail)]
        }
        EventData::Resumed { note } => {
            vec![(To::Vendor, Mail::Resumed { number, product, note: Some(note.clone()), link })]
        }
        EventData::FormalCheckPassed => vec![(To::Vendor, Mail::FormalCheckPassed { number, product, link })],
        EventData::Recommended { verdict, .. } => {
            let passed = *verdict == Verdict::Pass;
            let mail = Mail::ApprovalRequested { number, product, passed, link: ours };
            vec![(To::Role(StaffRole::Approver), mail)]
        }
        EventData::RecommendationReturned { reason } => {
            let reason = reason.clone();
            let to = if case.stage() == Stage::DeviceCheck { To::Tester } else { To::Reviewer };
            vec![(to, Mail::RecommendationReturned { number, product, reason, link: ours })]
        }
        EventData::Decided { verdict, reasons, .. } => {
            let passed = *verdict == Verdict::Pass;
            let reasons = reasons.iter().map(reason_words).collect();
            if case.device_decision.is_some() {
                return vec![(To::Vendor, Mail::DeviceDecided { number, product, passed, reasons, link })];
            }
            let formal = case.decision.as_ref().is_some_and(|one| one.stage == Stage::FormalCheck);
            vec![(To::Vendor, Mail::Decided { number, product, passed, formal, reasons, link })]
        }
        EventData::ConflictDeclared { .. } if left_alone(case) => {
            vec![(To::AnyOf(&ASSIGN), Mail::CaseUnassigned { number, product, link: ours })]
        }
        EventData::Withdrawn { .. }
        | EventData::Started { .. }
        | EventData::FactsFilled { .. }
        | EventData::DocumentUploaded { .. }
        | EventData::EvidenceAttached { .. }
        | EventData::EvidenceRemoved { .. }
        | EventData::ConflictDeclared { .. }
        | EventData::FormalCheckStarted
        | EventData::ChecklistMarked { .. }
        | EventData::NoteAdded { .. }
        | EventData::ItemAnswered { .. }
        | EventData::LetterIssued { .. } => Vec::new(),
        EventData::DeviceCheck(data) => device_check::mails(&about, data),
        EventData::Listing(data) => listing::mails(&about, data),
        EventData::ChangeNotice(data) => change_notice::mails(&about, data),
        EventData::Defect(data) => defect::mails(&about, data),
    }
}

/// Whether the case had a reviewer, has none now, and still waits for one: in the screening, or because of a
/// defect or a change notice.
fn left_alone(case: &Case) -> bool {
    let asked = match &case.state {
        State::Screening { step, .. } => *step != Step::Arrived,
        State::Listed(_) | State::Cancelled(_) => {
            case.open_defects().next().is_some() || case.change_pending()
        }
        _ => false,
    };
    asked && case.reviewer.is_none()
}

/// The file that was handed in, by the name it had then.
fn submitted_file(case: &Case, form: FormId, sha256: &str) -> SubmittedFile {
    let mut versions = case.document(form).into_iter().flat_map(|document| document.versions.iter().rev());
    let file = versions.find(|version| version.file.sha256 == sha256).map(|version| &version.file);
    let name = file.map(|file| file.name.clone()).unwrap_or_default();
    SubmittedFile { form, name, sha256: sha256.to_owned() }
}

fn reason_words(reason: &Reason) -> ReasonWords {
    let (form_ja, form_en) = reason
        .form
        .map_or(("申請全体", "The whole application"), |form| (form.title_ja(), form.title_en()));
    ReasonWords {
        ja: format!("{form_ja}：{}", reason.code.text_ja()),
        en: format!("{form_en}: {}", reason.code.text_en()),
        note: reason.note.clone(),
    }
}

fn item_words(item: &CorrectionItem) -> CorrectionWords {
    let (target_ja, target_en) = match item.target {
        Target::Facts => match facts::label(&item.place) {
            Some((ja, en)) => (format!("申請情報（{ja}）"), format!("Application details ({en})")),
            None => ("申請情報".to_owned(), "Application details".to_owned()),
        },
        Target::Form(form) => match spec(form).place(&item.place) {
            Some(place) => (
                format!("{}（{}）", form.title_ja(), place.label_ja),
                format!("{} ({})", form.title_en(), place.label_en),
            ),
            None => (form.title_ja().to_owned(), form.title_en().to_owned()),
        },
    };
    CorrectionWords { target_ja, target_en, words: item.words.clone() }
}
