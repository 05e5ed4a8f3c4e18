//! A defect in each phase, brought there by commands alone.

use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use jiff::SignedDuration;

use super::commands::*;
use crate::support::File;
use crate::support::people::*;
use crate::support::states::listed;

pub fn reported() -> File {
    let mut file = listed();
    file.must(&tester(), report());
    file
}

pub fn plan_asked() -> File {
    let mut file = reported();
    file.must(&reviewer(), ask_plan(&file));
    file
}

pub fn plan_proposed() -> File {
    let mut file = plan_asked();
    file.must(&signatory(), plan(&file));
    file
}

pub fn remedying() -> File {
    let mut file = plan_proposed();
    file.must(&reviewer(), accept_plan());
    file
}

pub fn remedy_failed() -> File {
    let mut file = remedying();
    file.must(&reviewer(), conclude(false));
    file
}

pub fn preparing() -> File {
    let mut file = reported();
    file.must(&reviewer(), evidence());
    file.must(&reviewer(), proceed());
    file
}

pub fn noticed() -> File {
    let mut file = preparing();
    let mut notice = notice(&file);
    notice.evidence = vec![1];
    file.must(&reviewer(), notify_with(notice));
    file
}

/// The time to answer is over by one second.
pub fn overdue() -> File {
    let mut file = noticed();
    file.now =
        file.case.defect(1).and_then(|one| one.answer_due).unwrap_or(file.now) + SignedDuration::from_secs(1);
    file
}

pub fn time_asked() -> File {
    let mut file = noticed();
    file.must(&signatory(), ask_time(&file));
    file
}

pub fn objected() -> File {
    let mut file = noticed();
    file.must(&signatory(), acknowledge());
    file.must(&signatory(), answer(Position::Objects));
    file
}

pub fn heard() -> File {
    let mut file = objected();
    file.now = days(&file, 22);
    file.must(&reviewer(), hear(&file));
    file
}

pub fn cancel_recommended() -> File {
    let mut file = heard();
    let measure = cancel(&file);
    file.must(&reviewer(), recommend_measure(measure));
    file
}

pub fn cancelled() -> File {
    let mut file = cancel_recommended();
    file.must(&approver(), approve_measure());
    file
}

/// Cancelled, and a remedy is under way.
pub fn remedying_after() -> File {
    let mut file = cancelled();
    file.must(&signatory(), plan(&file));
    file.must(&reviewer(), accept_plan());
    file
}

pub fn remedied_after() -> File {
    let mut file = remedying_after();
    file.must(&reviewer(), conclude(true));
    file
}

pub fn reinstatement_recommended() -> File {
    let mut file = remedied_after();
    file.must(&reviewer(), recommend_measure(Measure::Reinstate));
    file
}

pub fn reinstated() -> File {
    let mut file = reinstatement_recommended();
    file.must(&approver(), approve_measure());
    file
}

pub fn dismissed() -> File {
    let mut file = reported();
    file.must(&reviewer(), dismiss());
    file
}

pub fn maintained() -> File {
    let mut file = objected();
    file.must(&reviewer(), recommend_measure(Measure::Maintain));
    file.must(&approver(), approve_measure());
    file
}

pub fn suspended() -> File {
    let mut file = reported();
    file.must(&approver(), suspend(&file));
    file
}

pub fn every_phase() -> Vec<(&'static str, File)> {
    vec![
        ("no defect", listed()),
        ("reported", reported()),
        ("suspended", suspended()),
        ("dismissed", dismissed()),
        ("plan asked", plan_asked()),
        ("plan proposed", plan_proposed()),
        ("remedying", remedying()),
        ("remedy failed", remedy_failed()),
        ("preparing", preparing()),
        ("noticed", noticed()),
        ("noticed, time asked", time_asked()),
        ("noticed, overdue", overdue()),
        ("objected", objected()),
        ("heard", heard()),
        ("cancel recommended", cancel_recommended()),
        ("maintained", maintained()),
        ("cancelled", cancelled()),
        ("remedying after", remedying_after()),
        ("remedied after", remedied_after()),
        ("reinstatement recommended", reinstatement_recommended()),
        ("reinstated", reinstated()),
    ]
}
