//! A clock that the demonstration turns by hand, so that its history lies in the past.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::calendar::{add_business_days, from_jst, jst};
use jiff::Timestamp;
use jiff::civil::Date;
use services::Clock;

/// The clock of the demonstration.
pub struct TurnedClock {
    seconds: AtomicI64,
    today: Date,
}

impl TurnedClock {
    /// Starts at `now`, the moment that "days ago" is counted from.
    pub fn at(now: Timestamp) -> Self {
        Self { seconds: AtomicI64::new(now.as_second()), today: jst(now).date() }
    }

    /// So many days ago, at an hour of the day in Japan; never on a day without business.
    pub fn days_ago(&self, days: i32, hour: i8, minute: i8) -> Timestamp {
        let day = self.today.saturating_sub(jiff::Span::new().days(days));
        let day = add_business_days(day.saturating_sub(jiff::Span::new().days(1)), 1);
        from_jst(day.at(hour, minute, 0, 0))
    }

    /// Turns the clock.
    pub fn turn(&self, to: Timestamp) {
        self.seconds.store(to.as_second(), Ordering::Relaxed);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds.load(Ordering::Relaxed)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
