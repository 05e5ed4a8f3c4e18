//! Stages, people, places and times of a case in the reader's words.

use domain::actor::Actor;
use domain::calendar::jst;
use domain::call::Call;
use domain::case::correction::{CorrectionItem, Target};
use domain::case::event::ActedBy;
use domain::case::stage::{Standing, State, Step, WaitingFor};
use domain::case::{Case, Stage};
use domain::forms::ReasonCode;
use jiff::Timestamp;

use crate::components::tag::Tone;
pub use crate::web::case_words::form_name;
use crate::web::case_words::place_name;
use crate::words::{Locale, Words};

/// The title of a call.
pub fn call_title(words: Words, call: &Call) -> String {
    match words.locale() {
        Locale::Ja => call.title_ja.clone(),
        Locale::En => call.title_en.clone(),
    }
}

/// A reason of the closed vocabulary.
pub fn reason(words: Words, code: ReasonCode) -> &'static str {
    match words.locale() {
        Locale::Ja => code.text_ja(),
        Locale::En => code.text_en(),
    }
}

/// What a correction item is about: the facts or a form, and the place on it.
pub fn item_place(words: Words, item: &CorrectionItem) -> String {
    let name = match item.target {
        Target::Facts => words.t("vendor-target-facts"),
        Target::Form(form) => form_name(words, form),
    };
    if item.place.is_empty() {
        return name;
    }
    let place = place_name(words, item.target, &item.place);
    words.tf("vendor-target-place", &[("form", name.into()), ("place", place.into())])
}

/// The stage as a status.
pub fn stage(words: Words, stage: Stage) -> String {
    words.t(&key("stage", stage.id()))
}

/// Where a case stands, as a status: a draft that was given up was never handed in, so it was not withdrawn.
pub fn status(words: Words, case: &Case) -> String {
    if discarded(case) { words.t("stage-discarded") } else { stage(words, case.stage()) }
}

/// Whether a case ended as a draft.
pub fn discarded(case: &Case) -> bool {
    case.stage() == Stage::Withdrawn && case.submission.is_none()
}

/// What a stage means to the vendor.
pub fn stage_tone(stage: Stage, waiting: WaitingFor) -> Tone {
    match (stage, waiting) {
        (Stage::Failed | Stage::Cancelled, _) => Tone::Danger,
        (Stage::Withdrawn | Stage::Delisted | Stage::RecordedInError, _) => Tone::Neutral,
        (_, WaitingFor::Vendor) => Tone::Warning,
        (Stage::DeviceCheck | Stage::Listed, _) => Tone::Success,
        _ => Tone::Info,
    }
}

/// Who everybody waits for.
pub fn waiting(words: Words, waiting: WaitingFor) -> String {
    words.t(&key("waiting", waiting.id()))
}

/// The sentence on what happens next.
pub fn next_step(words: Words, state: &State) -> String {
    words.t(match state {
        State::Draft => "vendor-next-draft",
        State::Screening { standing: Standing::Correcting(_), .. } => "vendor-next-correcting",
        State::Screening { standing: Standing::Held(_), .. } => "vendor-next-held",
        State::Screening { standing: Standing::AwaitingApproval(_), .. } => "vendor-next-approval",
        State::Screening { step, standing: Standing::Working, .. } => match step {
            Step::Arrived => "vendor-next-arrived",
            Step::FormalCheck => "vendor-next-formal-check",
            Step::DocumentReview => "vendor-next-document-review",
            Step::DeviceCheck => "vendor-next-device-check",
        },
        State::Failed(_) => "vendor-next-failed",
        State::Withdrawn { before: Stage::Draft, .. } => "vendor-next-discarded",
        State::Withdrawn { .. } => "vendor-next-withdrawn",
        State::Listed(_) => "vendor-next-listed",
        State::Cancelled(_) => "vendor-next-cancelled",
        State::Delisted(_) => "vendor-next-delisted",
        State::RecordedInError(_) => "vendor-next-recorded-in-error",
    })
}

/// Who did something, as the vendor is told: their own people by name, the ministry as such.
pub fn acted_by(words: Words, by: &ActedBy) -> Option<String> {
    match by {
        ActedBy::Vendor(person) => Some(person.name.clone()),
        ActedBy::Staff(_) => Some(words.t("vendor-by-ministry")),
        ActedBy::System => None,
    }
}

/// How much time is left until a deadline, whose own second is still in time.
pub fn remaining(words: Words, now: Timestamp, until: Timestamp) -> String {
    let seconds = until.as_second() - now.as_second();
    if seconds < 0 {
        return words.t("remaining-over");
    }
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => words.t("remaining-moment"),
        (0, 0, minutes) => words.tf("remaining-minutes", &[("minutes", minutes.into())]),
        (0, hours, minutes) => {
            words.tf("remaining-hours", &[("hours", hours.into()), ("minutes", minutes.into())])
        }
        (days, hours, _) => words.tf("remaining-days", &[("days", days.into()), ("hours", hours.into())]),
    }
}

/// That a correction is overdue, and by how many days; it is taken all the same.
pub fn overdue(words: Words, now: Timestamp, due: Timestamp) -> String {
    let days = jst(due).date().until(jst(now).date()).map_or(0, |span| span.get_days());
    if days > 0 { words.tf("overdue-days", &[("days", days.into())]) } else { words.t("overdue-today") }
}

/// Number and product: what a case is called in headings.
pub fn case_name(case: &Case) -> String {
    match case.number() {
        Some(number) => format!("{number} {}", case.product()),
        None => case.product().to_owned(),
    }
}

/// Whether the actor may consent and submit.
pub fn is_signatory(actor: &Actor) -> bool {
    matches!(actor, Actor::Vendor(member) if member.signatory)
}

/// The stable names of the domain as parts of catalogue keys.
pub fn key(prefix: &str, id: &str) -> String {
    format!("{prefix}-{}", id.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(seconds: i64) -> String {
        let now: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap();
        remaining(Words::new(Locale::Ja), now, now + jiff::SignedDuration::from_secs(seconds))
    }

    #[test]
    fn time_left_is_told_in_two_units_at_most() {
        assert_eq!(left(3 * 86_400 + 4 * 3_600 + 59), "あと3日4時間");
        assert_eq!(left(86_399), "あと23時間59分");
        assert_eq!(left(3_599), "あと59分");
        assert_eq!(left(59), "あと1分未満");
    }

    #[test]
    fn what_is_overdue_is_not_closed() {
        let now: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap();
        let told = |due: &str| overdue(Words::new(Locale::Ja), now, due.parse().unwrap());
        assert_eq!(told("2026-11-19T08:00:00Z"), "期限を3日過ぎています。至急、回答してください。");
        assert_eq!(told("2026-11-22T07:00:00Z"), "期限を過ぎています。至急、回答してください。");
    }

    #[test]
    fn the_last_second_is_in_time_and_the_next_is_not() {
        assert_eq!(left(0), "あと1分未満");
        assert_eq!(left(-1), "締め切りました");
    }
}
