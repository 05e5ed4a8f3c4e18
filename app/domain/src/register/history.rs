//! What the public is told of a case's history: when what became of the product, and why. No person is
//! ever named, and nothing of what came before the documents passed is told.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Field;
use crate::calendar::start_of_day;
use crate::case::change_notice::{ChangeField, ChangeNoticeEvent};
use crate::case::decision::Verdict;
use crate::case::defect::DefectEvent;
use crate::case::defect::measure::Measure;
use crate::case::listing::{CancelledResult, ListingEvent};
use crate::case::{Case, Event, EventData};

/// One line of a product's public history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicEvent {
    /// The number of the event in the case; with the kind it names the line for good.
    pub seq: u32,
    pub at: Timestamp,
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// 書類審査適合
    DocumentsPassed,
    /// 掲載
    Listed,
    /// 変更: a change was accepted, and the entry says something else from its day on.
    ChangeNoted {
        changes: Vec<Changed>,
        /// The day from which it is so.
        from: Date,
    },
    /// 緊急停止
    Suspended { until: Timestamp, reason: String },
    /// 緊急停止の解除
    SuspensionLifted { reason: String },
    /// 緊急停止の終了: it ran out by itself.
    SuspensionEnded,
    /// 取消
    Cancelled { result: CancelledResult, from: Date, reason: String },
    /// 再掲載
    Reinstated { reason: String },
    /// 掲載終了
    WithdrawnByVendor { reason: String },
    /// 誤記録
    RecordedInError { reason: String },
}

/// What a change did to a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub field: Field,
    /// Empty where nothing was, or nothing is known.
    pub before: String,
    pub after: String,
}

impl What {
    /// The stable names in catalogue keys (`register-event-<kind>`, with hyphens).
    pub const KINDS: [&str; 10] = [
        "documents_passed",
        "listed",
        "change_noted",
        "suspended",
        "suspension_lifted",
        "suspension_ended",
        "cancelled",
        "reinstated",
        "withdrawn_by_vendor",
        "recorded_in_error",
    ];

    pub fn kind(&self) -> &'static str {
        match self {
            What::DocumentsPassed => "documents_passed",
            What::Listed => "listed",
            What::ChangeNoted { .. } => "change_noted",
            What::Suspended { .. } => "suspended",
            What::SuspensionLifted { .. } => "suspension_lifted",
            What::SuspensionEnded => "suspension_ended",
            What::Cancelled { .. } => "cancelled",
            What::Reinstated { .. } => "reinstated",
            What::WithdrawnByVendor { .. } => "withdrawn_by_vendor",
            What::RecordedInError { .. } => "recorded_in_error",
        }
    }

    /// The reason as it was written for the public.
    pub fn reason(&self) -> Option<&str> {
        match self {
            What::Suspended { reason, .. }
            | What::SuspensionLifted { reason }
            | What::Cancelled { reason, .. }
            | What::Reinstated { reason }
            | What::WithdrawnByVendor { reason }
            | What::RecordedInError { reason } => Some(reason),
            What::DocumentsPassed | What::Listed | What::ChangeNoted { .. } | What::SuspensionEnded => None,
        }
    }

    /// Whether a suspension, where there was one, is over by this; that it ran out is told by its date.
    fn ends_suspension(&self) -> bool {
        matches!(
            self,
            What::SuspensionLifted { .. }
                | What::Suspended { .. }
                | What::Reinstated { .. }
                | What::Cancelled { .. }
                | What::WithdrawnByVendor { .. }
                | What::RecordedInError { .. }
        )
    }
}

/// The public history that the events of a case make, without what the clock alone brings about. `case` is
/// the replay of `events`; nothing is replayed again, since this is asked at each act.
pub fn public_history(case: &Case, events: &[Event]) -> Vec<PublicEvent> {
    let mut passed = false;
    let told = events.iter().filter_map(|event| {
        let what = what(event, case, &mut passed)?;
        Some(PublicEvent { seq: event.seq, at: moment(event), what })
    });
    told.collect()
}

/// When it happened: a suspension that ran out ended at its date, whenever that was written down.
fn moment(event: &Event) -> Timestamp {
    match &event.data {
        EventData::Defect(DefectEvent::SuspensionRanOut { until, .. }) => *until,
        _ => event.at,
    }
}

/// What an event means to the public. The first pass is that of the documents (`passed` notes it), the second
/// that of the devices.
fn what(event: &Event, case: &Case, passed: &mut bool) -> Option<What> {
    match &event.data {
        EventData::Decided { verdict: Verdict::Pass, .. } => {
            Some(if std::mem::replace(passed, true) { What::Listed } else { What::DocumentsPassed })
        }
        EventData::Listing(data) => of_listing(data),
        EventData::ChangeNotice(data) => of_change_notice(data, case),
        EventData::Defect(data) => of_defect(data),
        _ => None,
    }
}

fn of_listing(data: &ListingEvent) -> Option<What> {
    match data {
        ListingEvent::Delisted { reason } => Some(What::WithdrawnByVendor { reason: reason.clone() }),
        ListingEvent::RecordedInError { reason, .. } => {
            Some(What::RecordedInError { reason: reason.clone() })
        }
        ListingEvent::ErrorProposed { .. } | ListingEvent::ErrorRejected { .. } => None,
    }
}

/// An accepted change is told as [`What::ChangeNoted`]; that one was handed in is no public event.
/// Changes that the public does not know of are none of its history.
fn of_change_notice(data: &ChangeNoticeEvent, case: &Case) -> Option<What> {
    let ChangeNoticeEvent::Noted { notice, .. } = data else { return None };
    let content = &case.change_notice(*notice)?.content;
    let changes = content.changes.iter().filter_map(|change| {
        let field = public_field(change.field)?;
        // A variant takes the place of nothing.
        let before = if field == Field::ModelVariants { String::new() } else { change.before.clone() };
        Some(Changed { field, before, after: change.after.clone() })
    });
    let changes: Vec<Changed> = changes.collect();
    (!changes.is_empty()).then_some(What::ChangeNoted { changes, from: content.from })
}

/// The field of the register that a reported value stands in.
pub(super) fn public_field(field: ChangeField) -> Option<Field> {
    match field {
        ChangeField::Firmware => Some(Field::Firmware),
        ChangeField::ModelVariant => Some(Field::ModelVariants),
        ChangeField::UnitPrice => Some(Field::Price),
        ChangeField::MaintenancePrice => Some(Field::PriceAfterWarranty),
        ChangeField::CompanyName => Some(Field::Vendor),
        _ => None,
    }
}

/// Suspensions, cancellations and reinstatements are told; reports, triage and proceedings are not.
fn of_defect(data: &DefectEvent) -> Option<What> {
    match data {
        DefectEvent::Suspended { reason, until, .. } => {
            Some(What::Suspended { until: *until, reason: reason.clone() })
        }
        DefectEvent::SuspensionLifted { reason, .. } => {
            Some(What::SuspensionLifted { reason: reason.clone() })
        }
        DefectEvent::MeasureDecided { decided, reasons, .. } => of_measure(*decided, reasons),
        DefectEvent::SuspensionRanOut { .. } => Some(What::SuspensionEnded),
        _ => None,
    }
}

/// What two people decided, where the entry says something else from then on.
fn of_measure(decided: Measure, reasons: &str) -> Option<What> {
    let reason = reasons.to_owned();
    match decided {
        Measure::Cancel { result, from } => Some(What::Cancelled { result, from, reason }),
        Measure::Reinstate => Some(What::Reinstated { reason }),
        Measure::Maintain | Measure::AcceptRemedy => None,
    }
}

/// The history as it reads at `now`: a suspension that nothing ended has run out when its time is over.
pub(super) fn at_moment(told: &[PublicEvent], now: Timestamp) -> Vec<PublicEvent> {
    let mut lines: Vec<PublicEvent> = Vec::with_capacity(told.len());
    for (place, event) in told.iter().enumerate() {
        // Its line comes of the date itself, with the same name before and after somebody wrote it down.
        if event.what == What::SuspensionEnded {
            continue;
        }
        lines.push(event.clone());
        let What::Suspended { until, .. } = event.what else { continue };
        let after = told.get(place + 1..).unwrap_or_default();
        // Whatever takes effect first ended it, whenever that was decided.
        let ending = after.iter().filter(|later| later.what.ends_suspension()).map(effective).min();
        if until < now && ending.is_none_or(|ended| until < ended) {
            lines.push(PublicEvent { seq: event.seq, at: until, what: What::SuspensionEnded });
        }
    }
    // Something else may have happened before it ran out.
    lines.sort_by_key(|event| event.at);
    lines
}

/// When what happened holds: a cancellation may begin on a later day.
pub(super) fn effective(event: &PublicEvent) -> Timestamp {
    match event.what {
        What::Cancelled { from, .. } => event.at.max(start_of_day(from)),
        _ => event.at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn line(seq: u32, time: &str, what: What) -> PublicEvent {
        PublicEvent { seq, at: at(time), what }
    }

    fn suspended(seq: u32, time: &str, until: &str) -> PublicEvent {
        line(seq, time, What::Suspended { until: at(until), reason: "発熱の報告".to_owned() })
    }

    fn kinds(told: &[PublicEvent], now: &str) -> Vec<&'static str> {
        at_moment(told, at(now)).iter().map(|event| event.what.kind()).collect()
    }

    #[test]
    fn a_suspension_that_nothing_ended_runs_out_by_itself() {
        let changed = line(
            3,
            "2026-12-05T00:00:00Z",
            What::ChangeNoted { changes: Vec::new(), from: jiff::civil::date(2026, 12, 5) },
        );
        let told = [
            line(1, "2026-11-01T00:00:00Z", What::Listed),
            suspended(2, "2026-12-01T00:00:00Z", "2026-12-31T14:59:59Z"),
            changed,
        ];
        assert_eq!(kinds(&told, "2026-12-31T14:59:59Z"), ["listed", "suspended", "change_noted"]);
        let after = ["listed", "suspended", "change_noted", "suspension_ended"];
        assert_eq!(kinds(&told, "2026-12-31T15:00:00Z"), after);
        let ended = at_moment(&told, at("2027-06-01T00:00:00Z")).pop().unwrap();
        assert_eq!((ended.at, ended.seq), (at("2026-12-31T14:59:59Z"), 2));
    }

    #[test]
    fn what_ended_otherwise_does_not_run_out() {
        let suspended = suspended(2, "2026-12-01T00:00:00Z", "2026-12-31T15:00:00Z");
        let lifted = What::SuspensionLifted { reason: "原因が分かった".to_owned() };
        let told = [suspended.clone(), line(3, "2026-12-20T00:00:00Z", lifted)];
        assert_eq!(kinds(&told, "2027-06-01T00:00:00Z"), ["suspended", "suspension_lifted"]);
        let cancelled = What::Cancelled {
            result: CancelledResult::Both,
            from: jiff::civil::date(2027, 2, 1),
            reason: "瑕疵".to_owned(),
        };
        let told = [suspended, line(3, "2027-01-20T00:00:00Z", cancelled)];
        assert_eq!(kinds(&told, "2027-06-01T00:00:00Z"), ["suspended", "suspension_ended", "cancelled"]);
    }
}
