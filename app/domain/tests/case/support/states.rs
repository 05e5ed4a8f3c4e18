//! A case in each state that exists, brought there by commands alone.

use domain::actor::Actor;
use domain::case::Command;
use domain::case::checklist::Outcome;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::forms::FormId;
use jiff::SignedDuration;

use super::File;
use super::commands::*;
use super::device_check::awaiting_device_pass;
use super::people::*;

/// The form that correction requests in these states name.
pub const NAMED: FormId = FormId::ShipmentPlan;
/// A form that they don't name.
pub const OTHER: FormId = FormId::TrackRecord;

pub fn draft() -> File {
    File::start()
}

pub fn complete_draft() -> File {
    completed(draft())
}

/// A draft with all that is needed to submit.
pub fn completed(mut file: File) -> File {
    file.must(&member(), fill_facts());
    for form in FormId::ALL {
        file.must(&member(), upload(form, form.id()));
    }
    file
}

/// One second after the call closed.
pub fn late_draft() -> File {
    let mut file = complete_draft();
    file.now = file.call.closes_at + SignedDuration::from_secs(1);
    file
}

pub fn arrived() -> File {
    let mut file = complete_draft();
    file.must(&signatory(), submit());
    file
}

pub fn formal_check() -> File {
    formal_check_by(&reviewer())
}

fn formal_check_by(reviewer: &Actor) -> File {
    let mut file = arrived();
    file.must(reviewer, assign(reviewer));
    file
}

/// The reviewer declared a conflict of interest: nobody has the case.
pub fn orphaned() -> File {
    let mut file = formal_check();
    file.must(&reviewer(), declare_conflict());
    file
}

/// Every criterion up to this stage of the call answered with "yes".
pub fn ticked(mut file: File, by: &Actor, stage: u8) -> File {
    let criteria = file.call.criteria.clone();
    for criterion in criteria.iter().filter(|criterion| criterion.stage <= stage) {
        file.must(by, mark(&criterion.id, Outcome::Pass));
    }
    file
}

pub fn formal_check_ticked() -> File {
    ticked(formal_check(), &reviewer(), 1)
}

pub fn document_review() -> File {
    let mut file = formal_check_ticked();
    file.must(&reviewer(), Command::PassFormalCheck);
    file
}

pub fn document_review_ticked() -> File {
    ticked(document_review(), &reviewer(), 2)
}

pub fn awaiting_pass() -> File {
    let mut file = document_review_ticked();
    file.must(&reviewer(), recommend(Verdict::Pass));
    file
}

/// A fail that was plain already in the formal check.
pub fn awaiting_fail() -> File {
    let mut file = formal_check();
    file.must(&reviewer(), recommend(Verdict::Fail));
    file
}

/// Recommended by somebody who is an approver as well.
pub fn awaiting_own() -> File {
    let mut file = formal_check_by(&both());
    file.must(&both(), recommend(Verdict::Fail));
    file
}

pub fn device_check() -> File {
    let mut file = awaiting_pass();
    file.must(&approver(), approve());
    file
}

/// The device check is passed, and the product in the register.
pub fn listed() -> File {
    let mut file = awaiting_device_pass();
    file.must(&approver(), approve());
    file
}

pub fn failed() -> File {
    let mut file = awaiting_fail();
    file.must(&approver(), approve());
    file
}

/// A draft that was thrown away.
pub fn discarded() -> File {
    let mut file = complete_draft();
    file.must(&member(), withdraw());
    file
}

/// Withdrawn while the vendor had a correction to make.
pub fn withdrawn() -> File {
    let mut file = correcting(formal_check());
    file.must(&signatory(), withdraw());
    file
}

/// Asks for a correction of [`NAMED`], due in ten days.
pub fn correcting(mut file: File) -> File {
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Form(NAMED)], due));
    file
}

/// Asks for a correction of the facts and answers it, but does not hand it back.
pub fn answered(mut file: File) -> File {
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Facts], due));
    file.must(&member(), answer(1));
    file
}

/// Handed in with two evidence files; the self-declaration is to be corrected.
pub fn correcting_evidence() -> File {
    let mut file = complete_draft();
    file.must(&member(), attach("R-01", "試験成績書"));
    file.must(&member(), attach("R-03", "写真"));
    file.must(&signatory(), submit());
    file.must(&reviewer(), assign(&reviewer()));
    let due = file.now + SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Form(FormId::SelfDeclaration)], due));
    file
}

pub fn held(mut file: File) -> File {
    file.must(&reviewer(), hold());
    file
}

/// Every state with the name used in tables.
pub fn every_state() -> Vec<(&'static str, File)> {
    vec![
        ("draft, empty", draft()),
        ("draft, complete", complete_draft()),
        ("draft, call closed", late_draft()),
        ("arrived", arrived()),
        ("formal check", formal_check()),
        ("formal check, ticked", formal_check_ticked()),
        ("formal check, correcting", correcting(formal_check())),
        ("formal check, correcting the declaration", correcting_evidence()),
        ("formal check, answered", answered(formal_check())),
        ("formal check, held", held(formal_check())),
        ("formal check, orphaned", orphaned()),
        ("formal check, fail recommended", awaiting_fail()),
        ("formal check, fail by both", awaiting_own()),
        ("document review", document_review()),
        ("document review, ticked", document_review_ticked()),
        ("document review, correcting", correcting(document_review())),
        ("document review, answered", answered(document_review())),
        ("document review, held", held(document_review())),
        ("document review, pass recommended", awaiting_pass()),
        ("device check", device_check()),
        ("device check, correcting", correcting(device_check())),
        ("device check, answered", answered(device_check())),
        ("device check, held", held(device_check())),
        ("failed", failed()),
        ("listed", listed()),
        ("draft discarded", discarded()),
        ("withdrawn while correcting", withdrawn()),
    ]
}
