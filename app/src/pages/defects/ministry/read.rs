//! The command that the fields of an act make.

use domain::case::defect::hearing::HearingRecord;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{Appointment, NewNotice};
use domain::case::defect::{Defect, DefectCommand as C, DefectCommandKind as K, Triage};
use domain::case::listing::CancelledResult;
use services::{PortalError, Result};

use crate::pages::defects::typed::Typed;
use crate::pages::screening::Fields;

/// What comes of a report, as the page names it.
pub const TRIAGES: [&str; 3] = ["no_defect", "remedy_plan", "proceedings"];

/// The number of a letter that is not written yet; the service gives it one.
const NO_NUMBER: &str = "-";

/// # Errors
/// What can't be read, at its field.
pub fn command(kind: K, about: &Defect, fields: &Fields) -> Result<C> {
    let defect = about.number;
    let mut typed = Typed::new(|name| fields.get(name).to_owned());
    let reason = typed.text("reason");
    match kind {
        K::Triage => {
            let triage = triage(&mut typed);
            typed.finish(|| Some(C::Triage { defect, triage: triage? }))
        }
        K::Suspend => {
            let until = typed.end_of("until");
            typed.finish(|| Some(C::Suspend { defect, reason, until }))
        }
        K::LiftSuspension => Ok(C::LiftSuspension { reason }),
        K::Notify => {
            let notice = notice(&mut typed, about);
            let document_number = NO_NUMBER.to_owned();
            typed.finish(|| Some(C::Notify { defect, notice: notice?, document_number }))
        }
        K::DecideExtension => {
            let granted = typed.choose("granted", yes_or_no);
            let until = (granted == Some(true)).then(|| typed.end_of("until"));
            typed.finish(|| Some(C::DecideExtension { defect, until, reason }))
        }
        K::MoveHearing => {
            let to = Appointment { at: typed.moment("hearing"), place: typed.text("place") };
            typed.finish(|| Some(C::MoveHearing { defect, to, reason }))
        }
        K::RecordHearing => {
            let record = HearingRecord {
                held_at: typed.moment("held"),
                place: typed.text("place"),
                attendees: typed.text("attendees"),
                vendor_present: typed.ticked("vendor_present"),
                minutes: typed.text("minutes"),
                files: ticked_files(&typed, about, "record_file"),
            };
            typed.finish(|| Some(C::RecordHearing { defect, record }))
        }
        K::AcceptPlan => Ok(C::AcceptPlan { defect, note: typed.text("note") }),
        K::ReturnPlan => {
            let due = typed.end_of("due");
            typed.finish(|| Some(C::ReturnPlan { defect, reason, due }))
        }
        K::ConcludePlan => {
            let fulfilled = typed.choose("fulfilled", yes_or_no);
            let note = typed.text("note");
            typed.finish(|| Some(C::ConcludePlan { defect, fulfilled: fulfilled?, note }))
        }
        K::RecommendMeasure => {
            let measure = measure(&mut typed);
            let reasons = typed.text("reasons");
            typed.finish(|| Some(C::RecommendMeasure { defect, measure: measure?, reasons }))
        }
        _ => Err(PortalError::NotFound),
    }
}

fn yes_or_no(id: &str) -> Option<bool> {
    match id {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn triage<F: Fn(&str) -> String>(typed: &mut Typed<F>) -> Option<Triage> {
    let known = |id: &str| TRIAGES.into_iter().find(|known| *known == id);
    let reason = typed.text("reason");
    match typed.choose("outcome", known)? {
        "no_defect" => Some(Triage::NoDefect { reason }),
        "remedy_plan" => Some(Triage::RemedyPlan { words: typed.text("words"), due: typed.end_of("due") }),
        _ => Some(Triage::Proceedings { reason }),
    }
}

fn notice<F: Fn(&str) -> String>(typed: &mut Typed<F>, about: &Defect) -> Option<NewNotice> {
    let planned = typed.choose("planned", CancelledResult::from_id);
    let due = typed.end_of("due");
    let set = ["hearing_date", "place"].into_iter().any(|name| !typed.text(name).trim().is_empty());
    let hearing = set.then(|| Appointment { at: typed.moment("hearing"), place: typed.text("place") });
    Some(NewNotice {
        planned: planned?,
        basis: typed.text("basis"),
        facts: typed.text("facts"),
        evidence: ticked_files(typed, about, "evidence"),
        hearing,
        due,
    })
}

fn ticked_files<F: Fn(&str) -> String>(typed: &Typed<F>, about: &Defect, name: &str) -> Vec<u32> {
    let numbers = about.files.iter().map(|file| file.number);
    numbers.filter(|number| typed.ticked(&format!("{name}_{number}"))).collect()
}

fn measure<F: Fn(&str) -> String>(typed: &mut Typed<F>) -> Option<Measure> {
    let known = |id: &str| Measure::IDS.into_iter().find(|known| *known == id);
    match typed.choose("measure", known)? {
        "maintain" => Some(Measure::Maintain),
        "accept_remedy" => Some(Measure::AcceptRemedy),
        "reinstate" => Some(Measure::Reinstate),
        _ => {
            let result = typed.choose("result", CancelledResult::from_id);
            let from = typed.day("from");
            Some(Measure::Cancel { result: result?, from })
        }
    }
}
