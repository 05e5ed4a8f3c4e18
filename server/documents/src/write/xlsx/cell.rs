//! What goes into a cell for what stands in a field.

use domain::forms::spec::Kind;
use domain::forms::{Entry, Value};
use jiff::civil::Date;

/// A cell's content.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    Nothing,
    /// Always stored as a string, whatever it begins with.
    Text(String),
    Number(f64),
    /// Days since 1899-12-30: Excel's count from 1900-03-01 on.
    Day(f64),
}

/// The first day whose number is the same in all programs: Excel believes in a 29 February 1900.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);
const DAY_ZERO: Date = Date::constant(1899, 12, 30);

impl Put {
    /// Numbers and days as such; what does not fit its kind, and all text, as it was given.
    pub fn of(entry: Option<&Entry>, kind: Kind) -> Self {
        let Some(entry) = entry else { return Put::Nothing };
        match entry.value(kind) {
            Ok(None) => Put::Nothing,
            Ok(Some(Value::Whole(number))) => Put::number(number),
            Ok(Some(Value::Date(date))) => Put::day(date).unwrap_or_else(|| Put::Text(entry.raw.clone())),
            Ok(Some(Value::Month(month))) => Put::Text(month.to_string()),
            Ok(Some(Value::Choice(choice))) => Put::Text(choice.label_ja.to_owned()),
            Ok(Some(Value::Tick(ticked))) => Put::Text(if ticked { "☑" } else { "□" }.to_owned()),
            Ok(Some(Value::Text(_))) | Err(_) => Put::Text(entry.raw.clone()),
        }
    }

    pub fn number(number: i64) -> Self {
        // Exact: nothing above domain::forms::value::LARGEST gets here.
        Put::Number(number as f64)
    }

    fn day(date: Date) -> Option<Self> {
        let days = (date - DAY_ZERO).get_days();
        (date >= FIRST_DAY).then(|| Put::Day(f64::from(days)))
    }

    /// What is seen of it, for the height of its row.
    pub fn shown(&self) -> &str {
        match self {
            Put::Text(text) => text,
            Put::Nothing | Put::Number(_) | Put::Day(_) => "",
        }
    }

    /// Whether it would be taken for a formula if it were typed.
    pub fn looks_like_formula(&self) -> bool {
        matches!(self, Put::Text(text) if text.starts_with(['=', '+', '-', '@']))
    }
}

#[cfg(test)]
mod tests {
    use domain::forms::spec::Unit;

    use super::*;

    fn put(raw: &str, kind: Kind) -> Put {
        Put::of(Some(&Entry::typed(raw)), kind)
    }

    #[test]
    fn numbers_and_days_are_stored_as_such() {
        assert_eq!(put("１，２００台", Kind::Integer(Unit::Devices)), Put::Number(1200.0));
        assert_eq!(put("10%", Kind::Percent), Put::Number(10.0));
        assert_eq!(put("令和8年11月22日", Kind::Date), Put::Day(46_348.0));
        assert_eq!(put("1900-03-01", Kind::Date), Put::Day(61.0));
        assert_eq!(put("1900-02-28", Kind::Date), Put::Text("1900-02-28".into()));
        assert_eq!(put("2026年10月", Kind::YearMonth), Put::Text("2026-10".into()));
        assert_eq!(put("　", Kind::Integer(Unit::Devices)), Put::Nothing);
    }

    #[test]
    fn what_does_not_fit_and_text_stay_as_given() {
        assert_eq!(put("未定", Kind::Integer(Unit::Devices)), Put::Text("未定".into()));
        assert_eq!(put("=1+1", Kind::Text), Put::Text("=1+1".into()));
        assert!(put("=1+1", Kind::Text).looks_like_formula());
        assert_eq!(put("03-1234-5678", Kind::Phone), Put::Text("03-1234-5678".into()));
    }
}
