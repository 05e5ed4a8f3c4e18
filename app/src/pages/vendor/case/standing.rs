//! Who is waited for, what happens next, the clock that both sides see, and what waiting looks like.

use domain::calendar::jst;
use domain::case::Stage;
use domain::case::stage::{Standing as Stands, State, WaitingFor};
use leptos::prelude::*;
use services::cases::{CaseView, Outlook};

use super::Around;
use crate::components::clock::{ClockFacts, SplitClock};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::pages::vendor::phrases::{self, key};
use crate::web::{day, moment};
use crate::words::{Words, t, tf};

/// Where the case stands now.
#[component]
pub fn Standing(view: CaseView, around: Around) -> impl IntoView {
    let words = Words::current();
    let state = &view.case.state;
    let waiting = view.case.waiting_for();
    let facts = clock(words, &view, &around);
    let total = view.progress.total;
    let totals = [
        ("ministry", total.ministry_days.into()),
        ("vendor", total.vendor_days.into()),
        ("stopped", total.stopped_days.into()),
    ];
    view! {
        <section aria-labelledby="standing">
            <h2 id="standing">{t("vendor-standing")}</h2>
            <NoticeBanner
                tone=if waiting == WaitingFor::Vendor { Tone::Warning } else { Tone::Info }
                title=tf("vendor-waiting-for", &[("who", phrases::waiting(words, waiting).into())])
                text=next_step(words, &view)
            />
            {hold(words, state)}
            {facts.map(|facts| view! { <SplitClock facts /> })}
            {(!phrases::discarded(&view.case)).then(|| view! { <p>{tf("vendor-days-total", &totals)}</p> })}
            {works(waiting).then(|| outlook(words, around.outlook))}
        </section>
    }
}

/// What happens next; in the device check it is the vendor's turn until there is a date and a device.
fn next_step(words: Words, view: &CaseView) -> String {
    let case = &view.case;
    let prepares = case.stage() == Stage::DeviceCheck
        && case.waiting_for() == WaitingFor::Vendor
        && case.open_correction().is_none();
    if !prepares {
        return phrases::next_step(words, &case.state);
    }
    let agreed = case.device_check.appointment.is_some();
    words.t(if agreed { "vendor-next-devices" } else { "vendor-next-dates" })
}

/// Whether the ministry has the documents on its desk.
fn works(waiting: WaitingFor) -> bool {
    matches!(waiting, WaitingFor::Reviewer | WaitingFor::Approver)
}

/// The clock of the stage; none where the case has come to its end.
fn clock(words: Words, view: &CaseView, around: &Around) -> Option<ClockFacts> {
    let standard_days = view.progress.standard?;
    let waiting = view.case.waiting_for();
    let running = works(waiting) || waiting == WaitingFor::DeviceTester;
    let due = running.then(|| view.progress.standard_ends(jst(around.now).date())).flatten();
    Some(ClockFacts {
        ministry_days: view.progress.in_stage.ministry_days,
        standard_days,
        vendor_days: view.progress.in_stage.vendor_days,
        waiting_for: phrases::waiting(words, waiting),
        running,
        due: due.map(|date| day(words, date)),
    })
}

/// Why the case is held, and since when.
fn hold(words: Words, state: &State) -> Option<impl IntoView + use<>> {
    let State::Screening { standing: Stands::Held(hold), .. } = state else { return None };
    let reason = words.t(&key("hold-reason", hold.reason.id()));
    let text =
        words.tf("vendor-held", &[("reason", reason.into()), ("since", moment(words, hold.since).into())]);
    let note = hold.note.clone();
    Some(view! {
        <NoticeBanner tone=Tone::Warning text>
            <p class="summary-list__text">{note}</p>
        </NoticeBanner>
    })
}

/// How many are before this one, and how long it usually takes.
fn outlook(words: Words, outlook: Outlook) -> impl IntoView {
    let ahead = match outlook.ahead {
        0 => words.t("vendor-ahead-none"),
        ahead => words.tf("vendor-ahead", &[("ahead", ahead.into())]),
    };
    let usual = match outlook.usual_days {
        Some(days) => {
            let key = if outlook.own_call { "vendor-usual" } else { "vendor-usual-all-calls" };
            words.tf(key, &[("days", days.into()), ("decided", outlook.decided.into())])
        }
        None => words.t("vendor-usual-unknown"),
    };
    view! {
        <p>{ahead}</p>
        <p>{usual}</p>
    }
}
