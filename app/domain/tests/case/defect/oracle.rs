//! The rules of defects told a second time, from the outside: by walking over a history. It panics
//! where one is broken, and uses nothing from `decide` or `apply`.

use std::collections::{BTreeMap, BTreeSet};

use domain::call::{Call, Procedure};
use domain::case::defect::DefectEvent;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::report::Reporter;
use domain::case::listing::{CancelledResult, ListingEvent};
use domain::case::{Event, EventData};
use jiff::{SignedDuration, Timestamp};

/// What is known of one defect while walking.
#[derive(Default)]
struct Seen {
    reporter: String,
    noticed: Option<Timestamp>,
    /// Something was decided after the notice.
    decided: bool,
    due: Option<Timestamp>,
    accepted: bool,
    answered: bool,
    asked_for_time: bool,
    recommended_by: Option<String>,
    fulfilled: bool,
    planned: Option<CancelledResult>,
    /// A hearing was set, and none was recorded yet.
    unheard: bool,
    /// A plan waits to be decided on.
    plan_open: bool,
    /// When it was said to be no defect, or the result to stand.
    cleared: Option<Timestamp>,
}

/// Judges a whole history and gives whether its product is in force at the end.
pub fn history(events: &[Event], call: &Call) -> bool {
    let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
    let (mut cancelled, mut suspended, mut left) = (None, None::<(u32, Timestamp)>, false);
    for event in events {
        if let EventData::Listing(ListingEvent::Delisted { .. } | ListingEvent::RecordedInError { .. }) =
            &event.data
        {
            let unanswered = seen.values().any(|one| one.noticed.is_some() && !one.decided);
            let by_vendor = matches!(&event.data, EventData::Listing(ListingEvent::Delisted { .. }));
            assert!(!by_vendor || !unanswered, "left before the decision on a notice");
            (left, suspended) = (true, None);
        }
        let EventData::Defect(data) = &event.data else { continue };
        assert!(!left, "{} about what has left the register", data.kind());
        let who = event.by.person().map(|person| person.account.to_string()).unwrap_or_default();
        assert!(!["auditor", "rival"].contains(&who.as_str()), "{} by {who}", data.kind());
        let one = seen.entry(data.defect()).or_default();
        match data {
            DefectEvent::Reported { reporter, .. } => {
                assert!(cancelled.is_none(), "reported after the cancellation");
                one.reporter = match reporter {
                    Reporter::Staff(person) => person.account.to_string(),
                    Reporter::Public { .. } => String::new(),
                };
            }
            DefectEvent::Notified { notice, .. } => {
                assert!(notice.due >= call.answer_due(event.at), "too little time");
                *one = Seen { reporter: std::mem::take(&mut one.reporter), ..Seen::default() };
                (one.noticed, one.due) = (Some(event.at), Some(notice.due));
                (one.planned, one.unheard) = (Some(notice.planned), notice.hearing.is_some());
            }
            DefectEvent::Acknowledged { .. } => assert_eq!(who, "signatory"),
            DefectEvent::Answered { position, late, .. } => {
                assert_eq!((who.as_str(), *late), ("signatory", one.due.is_some_and(|due| event.at > due)));
                (one.answered, one.accepted) = (true, *position == Position::Accepts);
                one.recommended_by = None;
            }
            DefectEvent::NotAnswered { .. } => {
                assert!(!one.answered && one.due.is_some_and(|due| event.at > due) && !one.asked_for_time);
            }
            DefectEvent::ExtensionAsked { .. } => one.asked_for_time = true,
            DefectEvent::ExtensionDecided { until, .. } => {
                one.asked_for_time = false;
                one.due = until.or(one.due);
            }
            DefectEvent::Suspended { until, .. } => {
                assert!(suspended.is_none_or(|(_, before)| event.at > before), "suspended twice");
                let longest = SignedDuration::from_hours(90 * 24);
                assert!(*until > event.at && until.duration_since(event.at) <= longest, "without an end");
                suspended = Some((data.defect(), *until));
            }
            DefectEvent::SuspensionLifted { .. } => suspended = None,
            DefectEvent::Dismissed { .. } => one.cleared = Some(event.at),
            DefectEvent::SuspensionRanOut { until, .. } => {
                assert!(suspended.take().is_some_and(|(_, end)| end == *until) && event.at > *until);
            }
            DefectEvent::HearingRecorded { .. } => one.unheard = false,
            DefectEvent::PlanProposed { .. } => one.plan_open = true,
            DefectEvent::PlanAccepted { .. } | DefectEvent::PlanReturned { .. } => one.plan_open = false,
            DefectEvent::PlanConcluded { fulfilled, .. } => one.fulfilled = *fulfilled,
            DefectEvent::MeasureRecommended { proposed, .. } => {
                if let Measure::Cancel { result, .. } = proposed {
                    let within = [Some(CancelledResult::Both), Some(*result)].contains(&one.planned);
                    let heard = !one.unheard || (one.accepted && call.procedure != Procedure::Hearing);
                    assert!(within && heard, "more than was notified, or not heard");
                    let over = one.accepted || one.due.is_some_and(|due| event.at > due);
                    assert!(one.noticed.is_some() && over && !one.asked_for_time, "skipped the notice");
                }
                one.recommended_by = Some(who);
            }
            DefectEvent::MeasureReturned { .. } => one.recommended_by = None,
            DefectEvent::MeasureDecided { decided, recommended_by, .. } => {
                assert_eq!(one.recommended_by.take(), Some(recommended_by.account.to_string()));
                one.decided = true;
                assert!(who != recommended_by.account.as_str() && who != one.reporter, "one person alone");
                assert!(["approver", "both"].contains(&who.as_str()));
                match decided {
                    Measure::Cancel { .. } => {
                        assert!(cancelled.replace(data.defect()).is_none(), "cancelled twice");
                        suspended = None;
                    }
                    Measure::Reinstate => {
                        assert!(one.fulfilled, "back without a remedy");
                        assert_eq!(cancelled.take(), Some(data.defect()));
                    }
                    Measure::AcceptRemedy => assert!(std::mem::take(&mut one.plan_open), "no plan waits"),
                    Measure::Maintain => one.cleared = Some(event.at),
                }
            }
            _ => {}
        }
    }
    if let Some((defect, until)) = suspended {
        let cleared = seen.get(&defect).and_then(|one| one.cleared);
        assert!(cleared.is_none_or(|at| until < at), "suspended for what is no defect");
    }
    let numbers: BTreeSet<u32> = seen.keys().copied().collect();
    assert!((1..).zip(&numbers).all(|(expected, number)| expected == *number), "a gap in the numbers");
    cancelled.is_none() && !left
}
