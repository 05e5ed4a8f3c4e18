//! The split clock: how many of the standard days the ministry has used, how long the vendor had the
//! case, and who everybody waits for now. Both sides see the same.

use leptos::prelude::*;

use super::tag::{Tag, Tone};
use crate::words::{t, tf};

/// The clock of a stage, counted elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClockFacts {
    /// Working days that the ministry has used.
    pub ministry_days: u32,
    /// The standard processing period (標準処理期間) in working days.
    pub standard_days: u32,
    /// Days during which the case lay with the vendor.
    pub vendor_days: u32,
    /// Who everybody waits for, in words.
    pub waiting_for: String,
    /// Whether the ministry's days are running now.
    pub running: bool,
    /// When the standard period ends if nothing stops it, in words.
    pub due: Option<String>,
}

/// The clock.
#[component]
pub fn SplitClock(facts: ClockFacts) -> impl IntoView {
    let over = facts.ministry_days > facts.standard_days;
    let (state, tone) = match (facts.running, over) {
        (_, true) => (t("clock-over"), Tone::Danger),
        (true, false) => (t("clock-running"), Tone::Info),
        (false, false) => (t("clock-stopped"), Tone::Neutral),
    };
    let used = facts.ministry_days.min(facts.standard_days);
    let width = (u64::from(used) * 100).checked_div(u64::from(facts.standard_days)).unwrap_or(100);
    let bar = if over { "clock__used clock__used--over" } else { "clock__used" };
    view! {
        <section class="clock" aria-label=t("clock-label")>
            <p class="clock__waiting">
                <span>{t("clock-waiting-for")}</span>
                <strong>{facts.waiting_for}</strong>
                <Tag text=state tone />
            </p>
            <svg class="clock__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="clock__all" width="100" height="4" />
                <rect class=bar width=width.to_string() height="4" />
            </svg>
            <dl class="clock__facts">
                <div>
                    <dt>{t("clock-ministry")}</dt>
                    <dd>
                        {tf(
                            "clock-days-of",
                            &[("days", facts.ministry_days.into()), ("standard", facts.standard_days.into())],
                        )}
                    </dd>
                </div>
                <div>
                    <dt>{t("clock-vendor")}</dt>
                    <dd>{tf("clock-days", &[("days", facts.vendor_days.into())])}</dd>
                </div>
                {facts
                    .due
                    .map(|due| {
                        view! {
                            <div>
                                <dt>{t("clock-due")}</dt>
                                <dd>{due}</dd>
                            </div>
                        }
                    })}
            </dl>
        </section>
    }
}
