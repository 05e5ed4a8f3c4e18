//! The split clock of a case over weekends, national holidays and the turn of the year.

use domain::calendar::jst;
use domain::case::Command;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::clock::SplitClock;
use domain::forms::FormId;
use jiff::civil::date;

use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::{completed, ticked};
use crate::support::{File, at, call};

/// A case that arrived at this moment, in a call that was open all year.
fn arrived_at(moment: &str) -> File {
    let mut call = call();
    call.opens_at = at("2026-01-05T00:00:00+09");
    call.closes_at = at("2026-12-31T17:00:00+09");
    let mut file = completed(File::start_in(call, moment));
    file.must(&signatory(), submit());
    file
}

fn ask_for_correction(file: &mut File, due: &str) {
    let targets = [Target::Form(FormId::ShipmentPlan)];
    file.must(&reviewer(), request_correction(&targets, at(due)));
}

fn send_back(file: &mut File) {
    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
}

fn total(file: &File) -> (u32, u32, u32) {
    days(file.case.progress(file.call.standard_days, file.now).total)
}

fn in_stage(file: &File) -> (u32, u32, u32) {
    days(file.case.progress(file.call.standard_days, file.now).in_stage)
}

/// Days of the ministry, of the vendor, and on hold.
fn days(clock: SplitClock) -> (u32, u32, u32) {
    (clock.ministry_days, clock.vendor_days, clock.stopped_days)
}

#[test]
fn golden_week_belongs_to_nobody() {
    // In 2026: Wednesday 29 April, then Sunday 3 to Wednesday 6 May, the last one as a substitute.
    let mut file = arrived_at("2026-04-28T10:00:00+09");
    file.on("2026-04-30T09:00:00+09").must(&reviewer(), assign(&reviewer()));
    assert_eq!(total(&file), (1, 0, 0), "29 April is a holiday, arrival is free");

    ask_for_correction(file.on("2026-05-01T15:00:00+09"), "2026-05-15T17:00:00+09");
    assert_eq!(total(&file), (2, 0, 0));
    file.on("2026-05-06T23:59:59+09");
    assert_eq!(total(&file), (2, 0, 0), "no day of the vendor before 7 May");

    send_back(file.on("2026-05-07T09:00:00+09"));
    assert_eq!(total(&file), (2, 1, 0));

    file.on("2026-05-08T10:00:00+09").must(&reviewer(), hold());
    file.on("2026-05-12T18:00:00+09").must(&reviewer(), resume());
    assert_eq!(total(&file), (3, 1, 2), "Monday and Tuesday on hold, the weekend free");
    assert_eq!(in_stage(&file), total(&file), "the formal check counts from arrival");

    file.on("2026-05-13T10:00:00+09");
    let mut file = ticked(file, &reviewer(), 1);
    file.must(&reviewer(), Command::PassFormalCheck);
    assert_eq!((total(&file), in_stage(&file)), ((4, 1, 2), (0, 0, 0)));
    file.on("2026-05-15T10:00:00+09");
    assert_eq!((total(&file), in_stage(&file)), ((6, 1, 2), (2, 0, 0)));
}

#[test]
fn the_turn_of_the_year_belongs_to_nobody_and_the_end_stops_the_clock() {
    let mut file = arrived_at("2026-12-28T10:00:00+09");
    file.must(&reviewer(), assign(&reviewer()));
    file.on("2027-01-03T23:59:59+09");
    assert_eq!(total(&file), (0, 0, 0));

    ask_for_correction(file.on("2027-01-04T10:00:00+09"), "2027-01-20T17:00:00+09");
    assert_eq!(total(&file), (1, 0, 0));
    send_back(file.on("2027-01-12T10:00:00+09"));
    assert_eq!(total(&file), (1, 5, 0), "Monday 11 January is 成人の日");

    file.on("2027-01-13T10:00:00+09").must(&reviewer(), recommend(Verdict::Fail));
    file.on("2027-01-14T10:00:00+09").must(&approver(), approve());
    assert_eq!(total(&file), (3, 5, 0), "waiting for approval is the ministry's time");

    file.on("2027-03-01T10:00:00+09");
    assert_eq!(total(&file), (3, 5, 0));
    let progress = file.case.progress(file.call.standard_days, file.now);
    assert_eq!((progress.standard, progress.over()), (None, 0));
    assert_eq!(days(progress.in_stage), (0, 0, 0));
}

#[test]
fn a_hold_over_silver_week_takes_one_day() {
    // In 2026: 敬老の日 on Monday 21, 秋分の日 on Wednesday 23, so Tuesday 22 September is one as well.
    let mut file = arrived_at("2026-09-17T10:00:00+09");
    file.must(&reviewer(), assign(&reviewer()));
    file.on("2026-09-18T10:00:00+09").must(&reviewer(), hold());
    file.on("2026-09-24T10:00:00+09").must(&reviewer(), resume());
    assert_eq!(total(&file), (1, 0, 1));
}

#[test]
fn days_end_at_midnight_in_japan() {
    let mut file = arrived_at("2026-11-10T23:59:59+09");
    assert_eq!(total(&file), (0, 0, 0));
    file.on("2026-11-11T00:00:00+09").must(&signatory(), withdraw());
    assert_eq!(total(&file), (1, 0, 0));
    file.on("2026-11-20T00:00:00+09");
    assert_eq!(total(&file), (1, 0, 0));
}

#[test]
fn a_draft_uses_nobodys_days() {
    let mut file = File::start();
    file.on("2026-11-27T10:00:00+09");
    assert_eq!(total(&file), (0, 0, 0));
    assert_eq!(file.case.progress(file.call.standard_days, file.now).standard, None);
}

#[test]
fn the_standard_period_is_exceeded_by_the_ministrys_days_alone() {
    let mut file = arrived_at("2026-06-01T10:00:00+09");
    file.must(&reviewer(), assign(&reviewer()));
    // Ten days of the vendor, then ten of the ministry, no holiday in June.
    ask_for_correction(&mut file, "2026-06-30T17:00:00+09");
    send_back(file.on("2026-06-15T10:00:00+09"));
    file.on("2026-06-29T10:00:00+09");
    assert_eq!(total(&file), (10, 10, 0));
    assert_eq!(file.case.progress(file.call.standard_days, file.now).over(), 0);
    file.on("2026-06-30T10:00:00+09");
    assert_eq!(file.case.progress(file.call.standard_days, file.now).over(), 1);
}

#[test]
fn the_end_of_the_standard_period_moves_only_with_days_that_are_not_the_ministrys() {
    let ends = |file: &File| {
        let progress = file.case.progress(file.call.standard_days, file.now);
        progress.standard_ends(jst(file.now).date())
    };
    let mut file = arrived_at("2026-06-01T10:00:00+09");
    file.must(&reviewer(), assign(&reviewer()));
    assert_eq!(ends(&file), Some(date(2026, 6, 15)));
    file.on("2026-06-10T10:00:00+09");
    assert_eq!(ends(&file), Some(date(2026, 6, 15)), "nobody stopped the clock");
    file.must(&reviewer(), hold());
    file.on("2026-06-12T10:00:00+09").must(&reviewer(), resume());
    assert_eq!(ends(&file), Some(date(2026, 6, 17)), "two days on hold");
    file.on("2026-06-17T10:00:00+09");
    assert_eq!(ends(&file), Some(date(2026, 6, 17)));
    file.on("2026-06-18T10:00:00+09");
    assert_eq!(ends(&file), None, "it is over");
}

#[test]
fn giving_a_case_to_another_reviewer_does_not_touch_the_clock() {
    let mut file = arrived_at("2026-06-01T10:00:00+09");
    file.must(&reviewer(), assign(&reviewer()));
    file.on("2026-06-02T10:00:00+09").must(&approver(), assign(&colleague()));
    file.on("2026-06-03T10:00:00+09").must(&colleague(), declare_conflict());
    file.on("2026-06-05T10:00:00+09");
    assert_eq!((total(&file), in_stage(&file)), ((4, 0, 0), (4, 0, 0)));
}

#[test]
fn a_clock_set_back_charges_no_day_twice() {
    let mut file = arrived_at("2026-06-01T10:00:00+09");
    file.on("2026-06-05T10:00:00+09").must(&reviewer(), assign(&reviewer()));
    file.on("2026-06-02T10:00:00+09").must(&reviewer(), hold());
    file.on("2026-06-03T10:00:00+09").must(&reviewer(), resume());
    file.on("2026-06-08T10:00:00+09");
    assert_eq!(total(&file), (5, 0, 0));
}
