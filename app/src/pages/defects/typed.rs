//! Reading what was typed about a defect. The names of the fields are those of the rules with
//! `defect_` before them, so that each is called by its own words.

use domain::calendar::{end_of_day, from_jst, parse_date};
use domain::call_input::parse_time;
use domain::text;
use domain::validation::FieldError;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use services::{PortalError, Result};

use crate::pages::screening::at_fields;

const PREFIX: &str = "defect_";

/// The name of a field on these pages.
pub fn field(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// Moves the errors of the rules to the fields of these pages.
///
/// # Errors
/// As `outcome`.
pub fn named<T>(outcome: Result<T>) -> Result<T> {
    at_fields(outcome, |error| {
        let own = error.field.is_empty() || error.field.starts_with(PREFIX);
        (!own).then(|| FieldError { field: field(&error.field), ..error.clone() })
    })
}

/// What was typed, and what is wrong with it so far.
pub struct Typed<F> {
    value: F,
    errors: Vec<FieldError>,
}

impl<F: Fn(&str) -> String> Typed<F> {
    /// `value` gives the text of a field by its whole name.
    pub fn new(value: F) -> Self {
        Self { value, errors: Vec::new() }
    }

    /// The text of a field; whether it may be empty is the rules' to say.
    pub fn text(&self, name: &str) -> String {
        (self.value)(&field(name))
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.text(name) == "on"
    }

    /// Notes what is wrong with a field.
    pub fn wrong(&mut self, name: &str, code: &str) {
        self.errors.push(FieldError::new(field(name), code));
    }

    /// One of a closed vocabulary.
    pub fn choose<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = read(&self.text(name));
        if chosen.is_none() {
            self.wrong(name, "choose");
        }
        chosen
    }

    /// A day.
    pub fn day(&mut self, name: &str) -> Date {
        match parse_date(&self.text(name)) {
            Ok(date) => date,
            Err(error) => {
                self.wrong(name, error.code());
                Date::default()
            }
        }
    }

    /// The end of a day: what is due then can be done until its last second.
    pub fn end_of(&mut self, name: &str) -> Timestamp {
        end_of_day(self.day(name))
    }

    /// A moment, typed as a day and a time in Japan.
    pub fn moment(&mut self, name: &str) -> Timestamp {
        let date = self.day(&format!("{name}_date"));
        let time = format!("{name}_time");
        match parse_time(&self.text(&time)) {
            Some(time) => from_jst(DateTime::from_parts(date, time)),
            None => {
                self.wrong(&time, "time-format");
                Timestamp::default()
            }
        }
    }

    /// A whole number; `None` where nothing was typed.
    pub fn number(&mut self, name: &str) -> Option<u32> {
        let raw = text::digits(&self.text(name)).replace([',', '，'], "");
        if raw.trim().is_empty() {
            return None;
        }
        let number = raw.trim().parse().ok().filter(|number| *number <= MOST);
        if number.is_none() {
            let error = FieldError::new(field(name), "number-range").with("min", 0).with("max", MOST);
            self.errors.push(error);
        }
        number
    }

    /// # Errors
    /// Everything that was noted.
    pub fn finish<T>(self, made: impl FnOnce() -> Option<T>) -> Result<T> {
        match made() {
            Some(made) if self.errors.is_empty() => Ok(made),
            _ => Err(PortalError::Invalid(self.errors)),
        }
    }
}

/// Largest number of units or sites that makes sense.
const MOST: u32 = 9_999_999;

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &'static [(&'static str, &'static str)]) -> Typed<impl Fn(&str) -> String> {
        Typed::new(move |name| {
            pairs
                .iter()
                .find(|(key, _)| field(key) == name)
                .map_or(String::new(), |(_, value)| (*value).into())
        })
    }

    #[test]
    fn days_times_and_numbers_read_as_people_write_them() {
        let mut typed = typed(&[
            ("due", "令和8年12月1日"),
            ("held_date", "2026-12-02"),
            ("held_time", "１３：３０"),
            ("units", "１，２００"),
        ]);
        assert_eq!(typed.end_of("due").to_string(), "2026-12-01T14:59:59Z");
        assert_eq!(typed.moment("held").to_string(), "2026-12-02T04:30:00Z");
        assert_eq!((typed.number("units"), typed.number("none")), (Some(1_200), None));
        assert!(typed.finish(|| Some(())).is_ok());
    }

    #[test]
    fn what_makes_no_sense_is_told_at_its_field() {
        let mut typed = typed(&[("due", "いつか"), ("units", "たくさん")]);
        typed.day("due");
        typed.number("units");
        typed.choose("kind", |_| None::<()>);
        let Err(PortalError::Invalid(errors)) = typed.finish(|| Some(())) else { panic!("taken") };
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["defect_due", "defect_units", "defect_kind"]);
    }
}
