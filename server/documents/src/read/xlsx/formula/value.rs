//! Values, and how one kind stands for another.

use std::cmp::Ordering;
use std::rc::Rc;

/// What a cell holds or a formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Blank,
    Number(f64),
    Text(Rc<str>),
    Bool(bool),
    /// `#DIV/0!` and the like.
    Error(Rc<str>),
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// An error value, which passes through whatever uses it.
    Error(&'static str),
    /// An error value that stands in a cell.
    Stored(Rc<str>),
    /// It is beyond us.
    NotComputed,
}

pub const VALUE: Stop = Stop::Error("#VALUE!");
pub const DIV0: Stop = Stop::Error("#DIV/0!");
pub const REF: Stop = Stop::Error("#REF!");
pub const NUM: Stop = Stop::Error("#NUM!");

pub type Evaluated<T = Value> = Result<T, Stop>;

impl Value {
    pub fn text(text: impl Into<Rc<str>>) -> Self {
        Value::Text(text.into())
    }

    /// An error value stops whatever uses it.
    pub fn checked(self) -> Evaluated {
        match self {
            Value::Error(code) => Err(Stop::Stored(code)),
            value => Ok(value),
        }
    }

    /// As a number, as arithmetic takes it: text that reads as a number counts.
    pub fn number(&self) -> Evaluated<f64> {
        match self {
            Value::Blank => Ok(0.0),
            Value::Number(number) => Ok(*number),
            Value::Bool(on) => Ok(f64::from(u8::from(*on))),
            Value::Text(text) => number_in(text).ok_or(VALUE),
            Value::Error(code) => Err(Stop::Stored(Rc::clone(code))),
        }
    }

    /// As text, as `&` takes it.
    pub fn as_text(&self) -> Evaluated<Rc<str>> {
        Ok(match self {
            Value::Blank => "".into(),
            Value::Number(number) => super::super::show::plain(*number).into(),
            Value::Text(text) => Rc::clone(text),
            Value::Bool(on) => if *on { "TRUE" } else { "FALSE" }.into(),
            Value::Error(code) => return Err(Stop::Stored(Rc::clone(code))),
        })
    }

    /// As a condition.
    pub fn truth(&self) -> Evaluated<bool> {
        match self {
            Value::Bool(on) => Ok(*on),
            Value::Number(number) => Ok(*number != 0.0),
            Value::Blank => Ok(false),
            Value::Text(text) if text.eq_ignore_ascii_case("true") => Ok(true),
            Value::Text(text) if text.eq_ignore_ascii_case("false") => Ok(false),
            Value::Text(_) => Err(VALUE),
            Value::Error(code) => Err(Stop::Stored(Rc::clone(code))),
        }
    }

    /// Excel's order: numbers before text before truth; text without regard to case; an empty cell is 0 or
    /// an empty text.
    pub fn compare(&self, other: &Value) -> Evaluated<Ordering> {
        let rank = |value: &Value| match value {
            Value::Blank | Value::Error(_) | Value::Number(_) => 0,
            Value::Text(_) => 1,
            Value::Bool(_) => 2,
        };
        Ok(match (self, other) {
            (Value::Error(code), _) | (_, Value::Error(code)) => return Err(Stop::Stored(Rc::clone(code))),
            (Value::Blank, Value::Blank) => Ordering::Equal,
            (Value::Blank, Value::Text(text)) => "".cmp(text),
            (Value::Text(text), Value::Blank) => text.as_ref().cmp(""),
            (Value::Blank, Value::Bool(on)) => false.cmp(on),
            (Value::Bool(on), Value::Blank) => on.cmp(&false),
            (Value::Text(left), Value::Text(right)) => left.to_lowercase().cmp(&right.to_lowercase()),
            (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
            (left, right) if rank(left) != rank(right) => rank(left).cmp(&rank(right)),
            (left, right) => left.number()?.partial_cmp(&right.number()?).ok_or(NUM)?,
        })
    }
}

/// A number that must be one: what overflows is an error in Excel, too.
pub fn finite(number: f64) -> Evaluated {
    if number.is_finite() { Ok(Value::Number(number)) } else { Err(NUM) }
}

/// Text that Excel takes for a number: digits of either width, commas, a currency sign, percent.
pub fn number_in(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .chars()
        .map(|ch| match ch {
            '０'..='９' => char::from_u32(u32::from(ch) - u32::from('０') + u32::from('0')).unwrap_or(ch),
            '．' => '.',
            '，' => ',',
            '％' => '%',
            '￥' => '¥',
            '－' | '−' => '-',
            _ => ch,
        })
        .collect();
    let (plain, hundredth) = match plain.strip_suffix('%') {
        Some(rest) => (rest, 100.0),
        None => (plain.as_str(), 1.0),
    };
    let plain = plain.trim_start_matches(['¥', '\\', '$']).replace(',', "");
    let starts_well = plain.starts_with(|ch: char| ch.is_ascii_digit() || "+-.".contains(ch));
    let number: f64 = plain.parse().ok().filter(|_| starts_well)?;
    number.is_finite().then_some(number / hundredth)
}
