//! A cell's value as a person sees it.

use domain::forms::Unreadable;
use jiff::Span;
use jiff::civil::Date;

use super::book::Book;
use super::formula::Value;
use super::sheet::{Cell, Stored};
use super::styles::Shape;

/// What a cell's stored value is, without regard to a formula.
///
/// # Errors
/// Damaged: it names a shared string that is not there.
pub fn stored(book: &Book, cell: &Cell) -> Result<Value, Unreadable> {
    Ok(match &cell.stored {
        Stored::Nothing => Value::Blank,
        Stored::Number(number) => Value::Number(*number),
        Stored::Shared(index) => {
            Value::Text(book.strings.get(*index as usize).ok_or(Unreadable::Damaged)?.into())
        }
        Stored::Text(text) => Value::Text(text.as_ref().into()),
        Stored::Bool(on) => Value::Bool(*on),
        Stored::Error(code) => Value::Error(code.as_ref().into()),
    })
}

/// A value in a cell of a format: days in ISO, percentages with their sign, whole numbers without decimals.
pub fn shown(value: &Value, shape: &Shape, from_1904: bool) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Bool(on) => if *on { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Error(code) => code.to_string(),
        Value::Number(number) => match shape {
            Shape::Plain => plain(*number),
            Shape::Percent => format!("{}%", plain(*number * 100.0)),
            Shape::Day | Shape::DayAndTime | Shape::Time => {
                moment(*number, shape, from_1904).unwrap_or_else(|| plain(*number))
            }
            Shape::Digits(pattern) => digits(*number, pattern),
        },
    }
}

/// A number to 15 significant digits, as Excel shows it: 0.1 + 0.2 is 0.3.
pub fn plain(number: f64) -> String {
    if number == 0.0 {
        // Without the sign of -0.
        return "0".to_owned();
    }
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// A day, or a time, from its number.
fn moment(number: f64, shape: &Shape, from_1904: bool) -> Option<String> {
    // The last second of 9999-12-31.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let seconds = (number.fract() * 86_400.0).round() as i64;
    let (days, seconds) = (number.trunc() as i64 + seconds / 86_400, seconds % 86_400);
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let date = date_of(days, from_1904);
    match shape {
        Shape::Time => Some(time),
        Shape::DayAndTime if seconds != 0 => Some(format!("{} {time}", date?)),
        _ => Some(date?.to_string()),
    }
}

/// The date of a day's number. Day 60 of the usual count is 29 February 1900, which never was.
fn date_of(days: i64, from_1904: bool) -> Option<Date> {
    let zero = match (from_1904, days) {
        (true, _) => Date::constant(1904, 1, 1),
        (false, 60) => return None,
        (false, ..60) => Date::constant(1899, 12, 31),
        (false, _) => Date::constant(1899, 12, 30),
    };
    zero.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A whole number in a pattern of zeros: 312345678 in `00-0000-0000` is 03-1234-5678.
fn digits(number: f64, pattern: &str) -> String {
    if number.fract() != 0.0 || !(0.0..1e15).contains(&number) {
        return plain(number);
    }
    let text = format!("{number:.0}");
    let places = pattern.matches('0').count();
    let text = format!("{text:0>places$}");
    let (first, rest) = text.split_at(text.len() - places);
    let mut rest = rest.chars();
    let mut shown = String::new();
    let mut first = Some(first);
    for mark in pattern.chars() {
        if mark == '0' {
            // What is longer than the pattern stands before its first digit.
            shown.push_str(first.take().unwrap_or_default());
            shown.extend(rest.next());
        } else {
            shown.push(mark);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_are_seen() {
        for (number, text) in [
            (12.0, "12"),
            (0.0, "0"),
            (-0.0, "0"),
            (-5.0, "-5"),
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (4_011_001_098_993.0, "4011001098993"),
        ] {
            assert_eq!(plain(number), text);
        }
        let percent = |number| shown(&Value::Number(number), &Shape::Percent, false);
        assert_eq!((percent(0.1), percent(0.08), percent(0.07)), ("10%".into(), "8%".into(), "7%".into()));
    }

    #[test]
    fn days_are_counted_in_both_systems() {
        let day = |number, from_1904| shown(&Value::Number(number), &Shape::Day, from_1904);
        for (number, usual, mac) in [
            (46_348.0, "2026-11-22", "2030-11-23"),
            (44_886.0, "2022-11-21", "2026-11-22"),
            (61.0, "1900-03-01", "1904-03-02"),
            (59.0, "1900-02-28", "1904-02-29"),
            (60.0, "60", "1904-03-01"),
            (1.0, "1900-01-01", "1904-01-02"),
            (46_348.5, "2026-11-22", "2030-11-23"),
        ] {
            assert_eq!(day(number, false), usual, "{number}");
            assert_eq!(day(number, true), mac, "{number}");
        }
        let at = |number, shape| shown(&Value::Number(number), &shape, false);
        assert_eq!(at(46_348.75, Shape::DayAndTime), "2026-11-22 18:00:00");
        assert_eq!(at(46_348.0, Shape::DayAndTime), "2026-11-22");
        assert_eq!(at(0.5, Shape::Time), "12:00:00");
        assert_eq!(at(1e300, Shape::Day), plain(1e300));
        assert_eq!(at(-1.0, Shape::Day), "-1");
    }

    #[test]
    fn leading_zeros_are_seen() {
        let in_pattern =
            |number, pattern: &str| shown(&Value::Number(number), &Shape::Digits(pattern.into()), false);
        assert_eq!(in_pattern(312_345_678.0, "0000000000"), "0312345678");
        assert_eq!(in_pattern(312_345_678.0, "00-0000-0000"), "03-1234-5678");
        assert_eq!(in_pattern(12_345.0, "000"), "12345");
        assert_eq!(in_pattern(1.5, "000"), "1.5");
    }
}
