//! Numbers as people write them, with the units that belong to them.
//!
//! A unit is never just cut off: 3 years are 36 months, and 36 days are no number of months at all. One more
//! word for a unit: a line in [`WORDS`].

use super::spec::Unit;
use super::value::{LARGEST, Problem};
use crate::money::{self, MoneyError, Yen};

/// What a word behind a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Devices can be counted in it.
    Devices,
    /// Anything but devices and time.
    Things,
    Days,
    Weeks,
    Months,
    Years,
    /// Nothing that any form asks for.
    Other,
}

const WORDS: [(&str, Counted); 44] = [
    ("台", Counted::Devices),
    ("個", Counted::Devices),
    ("基", Counted::Devices),
    ("式", Counted::Things),
    ("件", Counted::Things),
    ("枚", Counted::Things),
    ("本", Counted::Things),
    ("組", Counted::Things),
    ("セット", Counted::Things),
    ("冊", Counted::Things),
    ("部", Counted::Things),
    ("箱", Counted::Things),
    ("回", Counted::Things),
    ("人", Counted::Things),
    ("名", Counted::Things),
    ("日", Counted::Days),
    ("日間", Counted::Days),
    ("週", Counted::Weeks),
    ("週間", Counted::Weeks),
    ("月", Counted::Months),
    ("か月", Counted::Months),
    ("ヶ月", Counted::Months),
    ("ケ月", Counted::Months),
    ("カ月", Counted::Months),
    ("ヵ月", Counted::Months),
    ("箇月", Counted::Months),
    ("か月間", Counted::Months),
    ("ヶ月間", Counted::Months),
    ("ケ月間", Counted::Months),
    ("カ月間", Counted::Months),
    ("ヵ月間", Counted::Months),
    ("箇月間", Counted::Months),
    ("年", Counted::Years),
    ("年間", Counted::Years),
    ("か年", Counted::Years),
    ("ヶ年", Counted::Years),
    ("ケ年", Counted::Years),
    ("カ年", Counted::Years),
    ("ヵ年", Counted::Years),
    ("箇年", Counted::Years),
    ("営業日", Counted::Other),
    ("時間", Counted::Other),
    ("分", Counted::Other),
    ("円", Counted::Other),
];

/// A whole number of something: `1,200`, `１２００台`, `△5`, `12.0`, `3年` where months are asked for.
pub(super) fn integer(raw: &str, unit: Unit) -> Result<i64, Problem> {
    if let Some(number) = digits(raw) {
        return number;
    }
    let typed = money::as_typed(raw);
    let typed = typed.strip_prefix('約').unwrap_or(&typed);
    let wrong = || Problem::new("number-unit").with("unit", unit.id());
    if typed.contains(['¥', '\\', '金']) {
        return Err(wrong());
    }
    let counted = match typed.split_once('/') {
        Some((counted, "月" | "か月" | "ヶ月" | "ケ月" | "カ月" | "ヵ月" | "箇月"))
            if unit == Unit::DevicesPerMonth =>
        {
            counted
        }
        Some((counted, _)) if counted.starts_with(|ch: char| ch.is_ascii_digit()) => return Err(wrong()),
        _ => typed,
    };
    let (number, word) = split(counted);
    // 1年6か月
    if unit == Unit::Months
        && word == Some(Counted::Months)
        && let Some((years, months)) = number.split_once('年')
        && !months.is_empty()
    {
        let (years, months) = (amount(years)?, amount(months)?);
        return years
            .checked_mul(12)
            .and_then(|years| years.checked_add(months))
            .ok_or_else(too_large)
            .and_then(small);
    }
    if number.ends_with('-') {
        return Err(Problem::new("number-not-digits"));
    }
    let number = amount(number)?;
    match word {
        None => Ok(number),
        Some(word) => converted(number, word, unit).ok_or_else(wrong).and_then(small),
    }
}

/// Whole yen: `¥99,000-`, `99000円`, `金９９，０００円也`.
pub(super) fn money(raw: &str) -> Result<i64, Problem> {
    if let Some(number) = digits(raw) {
        return number;
    }
    let typed = money::as_typed(raw);
    let typed = typed.strip_prefix('約').unwrap_or(&typed);
    if matches!(split(typed).1, Some(word) if word != Counted::Other) {
        return Err(Problem::new("number-unit").with("unit", "yen"));
    }
    amount(typed)
}

/// Whole percent: `10`, `10%`, `１０％`; a fraction of one, `0.1`, is what a spreadsheet keeps for 10 %.
pub(super) fn percent(raw: &str) -> Result<i64, Problem> {
    let typed = money::as_typed(raw);
    let number = typed.strip_suffix('%').unwrap_or(&typed);
    if let Some(decimals) = number.strip_prefix("0.")
        && !typed.ends_with('%')
        && (1..=2).contains(&decimals.len())
        && decimals.bytes().all(|b| b.is_ascii_digit())
    {
        return format!("{decimals:0<2}").parse().map_err(|_| Problem::new("number-not-digits"));
    }
    if split(number).1.is_some() {
        return Err(Problem::new("number-unit").with("unit", "percent"));
    }
    let value = amount(number)?;
    if (0..=100).contains(&value) { Ok(value) } else { Err(Problem::new("percent-range")) }
}

/// Almost every number of a long table is plain digits already.
fn digits(raw: &str) -> Option<Result<i64, Problem>> {
    let plain = (1..=12).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| raw.parse().map_err(|_| Problem::new("number-not-digits")))
}

/// A number and the longest word for a unit behind it.
fn split(typed: &str) -> (&str, Option<Counted>) {
    let behind = WORDS.iter().filter(|(word, _)| typed.ends_with(word));
    match behind.max_by_key(|(word, _)| word.len()) {
        Some((word, counted)) => (typed.strip_suffix(word).unwrap_or(typed), Some(*counted)),
        None => (typed, None),
    }
}

/// So many of the one as a number of the other; `None` where that is not exact.
fn converted(number: i64, from: Counted, to: Unit) -> Option<i64> {
    let exactly = |parts: i64| (number % parts == 0).then_some(number / parts);
    match (from, to) {
        (Counted::Devices, Unit::Devices | Unit::DevicesPerMonth)
        | (Counted::Days, Unit::Days)
        | (Counted::Weeks, Unit::Weeks)
        | (Counted::Months, Unit::Months)
        | (Counted::Years, Unit::Years) => Some(number),
        (Counted::Other, _) => None,
        (_, Unit::Things) => Some(number),
        (Counted::Weeks, Unit::Days) => number.checked_mul(7),
        (Counted::Days, Unit::Weeks) => exactly(7),
        (Counted::Years, Unit::Months) => number.checked_mul(12),
        (Counted::Months, Unit::Years) => exactly(12),
        _ => None,
    }
}

/// The number itself. Of a fraction only `.0` and `.00` are none: `3.000` may be three thousand.
fn amount(typed: &str) -> Result<i64, Problem> {
    let number = match typed.split_once('.') {
        Some((whole, "0" | "00")) if !whole.is_empty() => whole,
        _ => typed,
    };
    match Yen::parse(number) {
        Ok(Yen(value)) => small(value),
        Err(MoneyError::Overflow) => Err(too_large()),
        Err(MoneyError::Fraction) => Err(Problem::new("number-fraction")),
        Err(MoneyError::Grouping) => Err(Problem::new("number-grouping")),
        Err(MoneyError::Empty | MoneyError::NotDigits { .. }) => Err(Problem::new("number-not-digits")),
    }
}

fn small(value: i64) -> Result<i64, Problem> {
    if (-LARGEST..=LARGEST).contains(&value) { Ok(value) } else { Err(too_large()) }
}

fn too_large() -> Problem {
    Problem::new("number-too-large").with("max", LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(read: Result<i64, Problem>, raw: &str) -> &'static str {
        read.expect_err(raw).code
    }

    #[test]
    fn a_unit_is_converted_where_that_is_exact() {
        for (raw, unit, value) in [
            ("3年", Unit::Months, 36),
            ("３年間", Unit::Months, 36),
            ("1年6か月", Unit::Months, 18),
            ("36か月", Unit::Months, 36),
            ("36ヶ月", Unit::Months, 36),
            ("36ｹ月", Unit::Months, 36),
            ("2週間", Unit::Days, 14),
            ("約10日", Unit::Days, 10),
            ("84か月", Unit::Years, 7),
            (" 7 年\n", Unit::Years, 7),
            ("14日", Unit::Weeks, 2),
            ("8週", Unit::Weeks, 8),
            ("500台／月", Unit::DevicesPerMonth, 500),
            ("500台", Unit::DevicesPerMonth, 500),
            ("１，２００台", Unit::Devices, 1200),
            ("1式", Unit::Things, 1),
            ("12か月", Unit::Things, 12),
        ] {
            assert_eq!(integer(raw, unit), Ok(value), "{raw}");
        }
    }

    #[test]
    fn a_unit_that_is_none_of_the_field_is_told() {
        for (raw, unit) in [
            ("36日", Unit::Months),
            ("1か月", Unit::Days),
            ("10営業日", Unit::Days),
            ("2か月", Unit::Weeks),
            ("10日", Unit::Weeks),
            ("80か月", Unit::Years),
            ("3000日", Unit::DevicesPerMonth),
            ("3000台/日", Unit::DevicesPerMonth),
            ("6000台/年", Unit::DevicesPerMonth),
            ("500台/月", Unit::Devices),
            ("100人", Unit::Devices),
            ("3000円", Unit::Things),
            ("¥3000", Unit::Devices),
        ] {
            let problem = integer(raw, unit).expect_err(raw);
            assert_eq!(
                (problem.code, &problem.args[..]),
                ("number-unit", &[("unit", unit.id().to_owned())][..])
            );
        }
        assert_eq!(code(money("100台"), "100台"), "number-unit");
        assert_eq!(code(percent("10台"), "10台"), "number-unit");
    }

    #[test]
    fn one_number_is_one_number() {
        for (raw, expected) in [
            ("3.000", "number-fraction"),
            ("85.000", "number-fraction"),
            ("1000\n2000", "number-grouping"),
            ("1\n2", "number-grouping"),
            ("12000～", "number-not-digits"),
            ("12000〜", "number-not-digits"),
            ("12000-", "number-not-digits"),
            ("1000～2000", "number-not-digits"),
            ("台", "number-not-digits"),
        ] {
            assert_eq!(code(integer(raw, Unit::Devices), raw), expected, "{raw:?}");
        }
        assert_eq!(code(money("85.000"), "85.000"), "number-fraction");
        assert_eq!(code(money("85000〜"), "85000〜"), "number-not-digits");
        for (raw, value) in
            [("1 000", 1000), ("12\u{3000}000", 12_000), ("1, 200", 1200), ("12.00", 12), ("1\u{200B}2", 12)]
        {
            assert_eq!(integer(raw, Unit::Devices), Ok(value), "{raw:?}");
        }
    }

    #[test]
    fn the_smallest_number_there_is_is_too_large() {
        for raw in
            ["-9223372036854775808", "△9,223,372,036,854,775,808", "-1000000000000", "9223372036854775807年"]
        {
            assert_eq!(code(integer(raw, Unit::Months), raw), "number-too-large", "{raw}");
        }
        assert_eq!(integer("-999999999999", Unit::Devices), Ok(-LARGEST));
        assert_eq!(code(integer("999999999999年", Unit::Months), "long"), "number-too-large");
    }
}
