//! What several public pages show of a call: its title, its phase, its deadline, an amount.

use domain::call::{Call, CallPhase};
use domain::money::Yen;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::tag::{Tag, Tone};
use crate::web;
use crate::words::{Locale, Words, t};

/// The title of a call in the reader's language.
pub fn call_title(words: Words, call: &Call) -> String {
    match words.locale() {
        Locale::Ja => call.title_ja.clone(),
        Locale::En => call.title_en.clone(),
    }
}

/// `99,000円`, `99,000 yen`.
pub fn money(words: Words, amount: Yen) -> String {
    match words.locale() {
        Locale::Ja => amount.to_string(),
        Locale::En => amount.to_string().replace('円', " yen"),
    }
}

/// How much time is left, in the two units that matter: days and hours, hours and minutes, or
/// minutes and seconds. Nothing once `until` is over.
pub fn remaining(words: Words, now: Timestamp, until: Timestamp) -> Option<String> {
    let seconds = until.as_second().checked_sub(now.as_second()).filter(|seconds| *seconds >= 0)?;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    Some(if days > 0 {
        words.tf("remaining-days-hours", &[("days", days.into()), ("hours", hours.into())])
    } else if hours > 0 {
        words.tf("remaining-hours-minutes", &[("hours", hours.into()), ("minutes", minutes.into())])
    } else {
        let rest = seconds % 60;
        words.tf("remaining-minutes-seconds", &[("minutes", minutes.into()), ("seconds", rest.into())])
    })
}

/// The phase of a call in words.
#[component]
pub fn Phase(phase: CallPhase) -> impl IntoView {
    let tone = match phase {
        CallPhase::Announced => Tone::Info,
        CallPhase::Open => Tone::Success,
        CallPhase::Closed => Tone::Neutral,
    };
    view! { <Tag text=t(&format!("call-phase-{}", phase.id())) tone /> }
}

/// A moment to the second, for people and for machines.
#[component]
pub fn Deadline(at: Timestamp) -> impl IntoView {
    view! { <time datetime=at.to_string()>{web::deadline(Words::current(), at)}</time> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_said_in_two_units() {
        let now: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
        let left = |seconds| {
            let until = Timestamp::from_second(now.as_second() + seconds).unwrap();
            remaining(Words::new(Locale::Ja), now, until)
        };
        assert_eq!(left(2 * 86_400 + 3 * 3_600 + 59).as_deref(), Some("残り2日3時間"));
        assert_eq!(left(86_399).as_deref(), Some("残り23時間59分"));
        assert_eq!(left(61).as_deref(), Some("残り1分1秒"));
        assert_eq!(left(0).as_deref(), Some("残り0分0秒"));
        assert_eq!(left(-1), None);
    }

    #[test]
    fn amounts_are_read_in_both_languages() {
        assert_eq!(money(Words::new(Locale::Ja), Yen(99_000)), "99,000円");
        assert_eq!(money(Words::new(Locale::En), Yen(99_000)), "99,000 yen");
    }
}
