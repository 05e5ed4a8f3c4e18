//! What is decided for a later day: the register says the valid state until then, and the new one from the
//! first minute of that day on, in Japan.

use domain::actor::Actor;
use domain::calendar::{jst, start_of_day};
use domain::case::change_notice::ChangeField;
use domain::case::defect::measure::Measure;
use domain::case::defect::{DefectCommand, Outcome, Phase};
use domain::case::listing::CancelledResult;
use domain::case::{Case, Command};
use domain::register::{Datum, Entry, Field, Status, Terms, What, status};
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::defect::commands::{approve_measure, days, recommend_measure, suspend};
use crate::defect::states::{heard, noticed, plan_asked, remedying, suspended};
use crate::listing::{approve_error, delist, propose_error};
use crate::support::File;
use crate::support::notices::{note, submit, typed, write};
use crate::support::people::*;
use crate::support::states::listed;

fn stored(file: &File) -> Entry {
    Entry::of(&file.case, &file.events, Terms::default()).unwrap()
}

fn at(file: &File, now: Timestamp) -> Entry {
    stored(file).at(now)
}

const MOMENT: SignedDuration = SignedDuration::from_millis(1);

/// Cancelled from ten days on; the first moment of that day.
fn to_be_cancelled(mut file: File) -> (File, Timestamp) {
    let from = jst(file.now).date().saturating_add(10.days());
    let measure = Measure::Cancel { result: CancelledResult::Both, from };
    file.must(&reviewer(), recommend_measure(measure));
    file.must(&approver(), approve_measure());
    (file, start_of_day(from))
}

#[test]
fn a_cancellation_holds_from_its_day_on_and_not_before() {
    let (file, starts) = to_be_cancelled(heard());
    let status_at = |now| (status(&file.case, now), Some(at(&file, now).status(now)));
    for (now, expected) in [
        (file.now, Status::Listed),
        (starts - MOMENT, Status::Listed),
        (starts, Status::Cancelled),
        (days(&file, 400), Status::Cancelled),
    ] {
        assert_eq!(status_at(now), (Some(expected), Some(expected)), "{now}");
    }
    let entry = at(&file, file.now);
    assert_eq!((entry.turns_at(file.now), entry.turns_at(starts)), (Some(starts), None));
    assert_eq!(entry.cancelled_from(), Some(jst(starts).date()));
    let from = entry.value(Field::CancelledFrom, "", file.now);
    assert_eq!(from, Some(Datum::Date(jst(starts).date())), "who looks before the day is told of it");
    assert_eq!((entry.since(file.now), entry.reason(file.now)), (stored(&listed()).since(file.now), None));
    let after = at(&file, starts);
    assert_eq!((after.since(starts), after.reason(starts).is_some()), (starts, true));
    assert_eq!((entry.changed_at(file.now), after.changed_at(starts)), (file.now, starts));
    // Told when it is decided, with its day.
    let told = entry.history(file.now);
    let told = told.last().unwrap();
    assert!(matches!(told.what, What::Cancelled { from, .. } if start_of_day(from) == starts));
    assert_eq!(told.at, file.now);
}

#[test]
fn a_suspension_goes_on_until_the_cancellation_holds() {
    let mut file = heard();
    file.must(&approver(), suspend(&file));
    let (file, starts) = to_be_cancelled(file);
    let until = file.case.suspensions[0].until;
    assert!(until > starts, "or nothing is shown");
    for (now, expected) in [(starts - MOMENT, Status::Suspended), (starts, Status::Cancelled)] {
        assert_eq!(at(&file, now).status(now), expected, "{now}");
        assert_eq!(status(&file.case, now), Some(expected), "{now}");
    }
    assert_eq!(file.case.suspensions[0].ended_at(), starts);
    assert!(file.case.suspension_run_out(days(&file, 200)).is_none(), "nothing is left to be written down");
    let kinds: Vec<_> =
        at(&file, until + MOMENT).history(until + MOMENT).iter().map(|one| one.what.kind()).collect();
    assert!(!kinds.contains(&"suspension_ended"), "the cancellation ended it: {kinds:?}");
    // No list takes it for suspended after that day, and nothing turns at the date that is overtaken.
    let after = at(&file, starts);
    assert!(after.suspension.as_ref().is_some_and(|one| one.until < starts));
    assert_eq!(after.turns_at(starts), None);
    assert_eq!(after.changed_at(until + MOMENT), starts);
}

#[test]
fn a_suspension_that_ends_before_the_cancellation_begins_leaves_days_in_force() {
    let mut file = heard();
    let until = days(&file, 3);
    let suspend = |until| {
        let reason = "誤認証のおそれがあります。".to_owned();
        Command::Defect(DefectCommand::Suspend { defect: 1, reason, until })
    };
    file.must(&approver(), suspend(until));
    let (file, starts) = to_be_cancelled(file);
    let between = until + MOMENT;
    assert!(between < starts);
    let entry = at(&file, between);
    assert_eq!(entry.status(between), Status::Listed);
    let kinds: Vec<_> = entry.history(between).iter().rev().take(2).map(|one| one.what.kind()).collect();
    assert_eq!(kinds, ["suspension_ended", "cancelled"]);
    assert_eq!(file.case.suspensions[0].ended_at(), until);
    // It is written down as any other, for the mails; the pages say the same before and after.
    let mut later = file.clone();
    later.now = between;
    later.must(&Actor::System, Command::Defect(DefectCommand::RecordSuspensionEnd));
    assert_eq!(at(&later, between).history(between), entry.history(between));
    assert!(later.case.suspension_run_out(between).is_none());
    // What was recorded in error meanwhile was not suspended any more on that date.
    let mut wrong = file;
    wrong.must(&reviewer(), propose_error());
    wrong.must(&approver(), approve_error());
    let kinds: Vec<_> = at(&wrong, starts).history(starts).iter().map(|one| one.what.kind()).collect();
    assert!(!kinds.contains(&"suspension_ended"), "{kinds:?}");
}

fn change(mut file: File, number: u32, from: &str, values: &[(ChangeField, &str)]) -> File {
    let mut typed = typed(values);
    typed.from = from.to_owned();
    file.must(&member(), write(None, typed));
    file.must(&signatory(), submit(number));
    file.must(&reviewer(), note(number));
    file
}

#[test]
fn a_noted_change_is_in_the_entry_from_its_day_on() {
    let file = listed();
    let (first, second) = (days(&file, 5), days(&file, 9));
    let day = |at: Timestamp| jst(at).date().to_string();
    let values = [
        (ChangeField::Firmware, "2.0.0"),
        (ChangeField::ModelVariant, "FR-100B"),
        (ChangeField::UnitPrice, "98000"),
        (ChangeField::MaintenancePrice, "11000"),
        (ChangeField::CompanyName, "株式会社リーダーズ"),
    ];
    let file = change(file, 1, &day(first), &values);
    let file = change(file, 2, &day(second), &[(ChangeField::ModelVariant, "FR-100C")]);
    let before = at(&file, file.now);
    assert_eq!((before.firmware.as_str(), before.variants.len()), ("1.0.0", 0));
    assert_eq!((before.terms.price, before.vendor.as_str()), (None, "株式会社リーダー"));
    assert_eq!(before.status(file.now), Status::Listed);
    let (starts, then) = (start_of_day(jst(first).date()), start_of_day(jst(second).date()));
    assert_eq!(before.turns_at(file.now), Some(starts));
    assert_eq!(at(&file, starts - MOMENT).firmware, "1.0.0");
    let after = at(&file, starts);
    assert_eq!((after.firmware.as_str(), after.vendor.as_str()), ("2.0.0", "株式会社リーダーズ"));
    assert_eq!(after.variants, ["FR-100B"]);
    assert_eq!(after.terms.price.map(domain::money::Yen::get), Some(98_000));
    assert_eq!(after.terms.after_warranty.len(), 1);
    assert_eq!((after.changed_at(starts), after.turns_at(starts)), (starts, Some(then)));
    assert_eq!(at(&file, then).variants, ["FR-100B", "FR-100C"]);
    assert_eq!(
        at(&file, then).value(Field::ModelVariants, "", then),
        Some(Datum::Text("FR-100B、FR-100C".into()))
    );
    assert_eq!(at(&file, then).model_number, "FR-100");
    // Letters say what the register says.
    for now in [file.now, starts, then] {
        let (day, entry) = (jst(now).date(), at(&file, now));
        assert_eq!(file.case.facts_on(day).unwrap().firmware, entry.firmware);
        assert_eq!(file.case.vendor_name(day), Some(entry.vendor.as_str()));
        assert_eq!(file.case.models(day)[1..], entry.variants);
    }
    // Whoever looks for what is to come finds it.
    let names: Vec<&str> = before.names().collect();
    assert!(names.contains(&"FR-100C") && names.contains(&"株式会社リーダーズ"), "{names:?}");
    // In steps or at once, it is the same.
    assert_eq!(at(&file, starts).at(then), at(&file, then));
    let told = before.history(file.now);
    let What::ChangeNoted { changes, from } = &told[told.len() - 2].what else { panic!("{told:?}") };
    assert_eq!((*from, changes.len()), (jst(first).date(), 5));
    let variant = changes.iter().find(|one| one.field == Field::ModelVariants).unwrap();
    assert_eq!((variant.before.as_str(), variant.after.as_str()), ("", "FR-100B"));
}

#[test]
fn the_next_change_starts_from_the_last_one_noted() {
    let file = listed();
    let day = jst(days(&file, 5)).date().to_string();
    let mut file = change(file, 1, &day, &[(ChangeField::Firmware, "2.0.0")]);
    file.must(&member(), write(None, typed(&[(ChangeField::Firmware, "3.0.0")])));
    assert_eq!(file.case.change_notice(2).unwrap().content.changes[0].before, "2.0.0");
}

fn off(case: &Case) {
    assert!(case.defects.iter().all(|one| one.phase == Phase::Closed(Outcome::OffRegister)));
    assert_eq!(case.open_defects().count(), 0);
}

#[test]
fn what_leaves_the_register_asks_nothing_more() {
    for mut file in [suspended(), plan_asked(), remedying()] {
        file.must(&signatory(), delist());
        off(&file.case);
        let later = days(&file, 100);
        assert!(file.case.suspension(file.now).is_none() && file.case.suspension_run_out(later).is_none());
        assert!(file.case.suspensions.iter().all(|one| one.ended_at() <= file.now));
    }
    let (mut file, _) = to_be_cancelled(heard());
    file.must(&reviewer(), propose_error());
    file.must(&approver(), approve_error());
    off(&file.case);
    assert_eq!(status(&file.case, file.now), Some(Status::RecordedInError), "at once, whatever was to come");
    let mut file = noticed();
    file.must(&reviewer(), propose_error());
    file.must(&approver(), approve_error());
    off(&file.case);
    assert!(file.case.defects[0].deadlines().is_empty());
}
