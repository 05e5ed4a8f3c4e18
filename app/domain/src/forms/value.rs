//! What a field's text means: every way in which people write a number, a date, a tick or a choice.
//!
//! Text is kept as it was given; [`Kind::read`] says what it means, each time anew. One more way of
//! writing something: an arm here and a line in the tests below.

use std::fmt;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::number;
use super::spec::{Choice, Kind};
use crate::calendar::{DateError, parse_date, parse_month};
use crate::contact;
use crate::corporate_number::CorporateNumber;
use crate::text::{self, TextError};

/// Longest line and longest text of several lines in a form, in characters.
pub const LINE: usize = 300;
pub const TEXT: usize = 4000;
/// Largest number, in either direction: exact in a spreadsheet's cell.
pub const LARGEST: i64 = 999_999_999_999;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    pub year: i16,
    /// From 1 to 12.
    pub month: i8,
}

impl YearMonth {
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// Months since year 0, so that neighbours differ by one.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month of an [`Self::index`]; the last one that there is for what lies beyond.
    pub fn of_index(index: i32) -> Self {
        let month = i8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        Self { year: i16::try_from(index.div_euclid(12)).unwrap_or(i16::MAX), month }
    }
}

/// `2026-10`.
impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What stands in a field, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, 法人番号 (13 digits), telephone (10 or 11 digits), mail address, kana.
    Text(String),
    /// A whole number, whole yen, or whole percent.
    Whole(i64),
    Date(Date),
    Month(YearMonth),
    Choice(&'static Choice),
    Tick(bool),
}

/// Why a field's text does not fit its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable, kebab-case; its words stand under `finding-<code>`.
    pub code: &'static str,
    /// What the sentence is filled with.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Every code there is.
    pub const CODES: [&'static str; 38] = [
        "text-private-use",
        "text-control",
        "text-unreadable",
        "text-too-long",
        "number-not-digits",
        "number-fraction",
        "number-grouping",
        "number-too-large",
        "number-unit",
        "number-merged",
        "percent-range",
        "date-format",
        "date-no-such-day",
        "date-era-ended",
        "date-era-not-begun",
        "date-contradiction",
        "month-format",
        "choice-unknown",
        "choice-several",
        "tick-unknown",
        "clause-changed",
        "kana-not-kana",
        "phone-not-digits",
        "phone-leading-zero",
        "phone-length",
        "email-at-signs",
        "email-character",
        "email-local",
        "email-domain",
        "email-too-long",
        "corporate-number-not-digits",
        "corporate-number-length",
        "corporate-number-check-digit",
        "kana-empty",
        "phone-empty",
        "email-empty",
        "corporate-number-empty",
        "date-empty",
    ];
}

impl Kind {
    /// What `raw` means in a field of this kind; `None` where nothing is filled in.
    ///
    /// # Errors
    /// Why it does not fit.
    pub fn read(self, raw: &str) -> Result<Option<Value>, Problem> {
        if raw.chars().all(text::is_blank) {
            return Ok(None);
        }
        match self {
            Kind::Text => line(raw).map(Some),
            Kind::LongText => {
                let clean = text::clean_text(raw, TEXT).map_err(|error| text_problem(&error))?;
                Ok(Some(Value::Text(clean)))
            }
            Kind::Date => date(raw),
            Kind::YearMonth => month(raw),
            Kind::Integer(unit) => number::integer(raw, unit).map(whole),
            Kind::Money => number::money(raw).map(whole),
            Kind::Percent => number::percent(raw).map(whole),
            Kind::Choice(choices) => choice(raw, choices),
            Kind::Tick => tick(raw),
            Kind::Kana => coded(contact::kana(raw), |error| match error {
                contact::KanaError::NotKana { found, .. } => {
                    Problem::new(error.code()).with("character", found)
                }
                contact::KanaError::Empty => Problem::new(error.code()),
            }),
            Kind::Phone => coded(contact::parse_phone(raw), |error| Problem::new(error.code())),
            Kind::Mail => coded(contact::parse_email(raw), |error| Problem::new(error.code())),
            Kind::CorporateNumber => {
                coded(CorporateNumber::parse(raw).map(|number| number.to_string()), |error| {
                    Problem::new(error.code())
                })
            }
        }
    }
}

fn whole(number: i64) -> Option<Value> {
    Some(Value::Whole(number))
}

fn coded<E>(parsed: Result<String, E>, problem: impl Fn(E) -> Problem) -> Result<Option<Value>, Problem> {
    parsed.map(|text| Some(Value::Text(text))).map_err(problem)
}

/// One line; line breaks inside a cell are spaces to whoever reads it.
fn line(raw: &str) -> Result<Value, Problem> {
    let joined: String = raw.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).fold(
        String::new(),
        |mut all, part| {
            // Japanese needs no space where a line breaks; Latin words do.
            let latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
            if latin(all.chars().last()) && latin(part.chars().next()) {
                all.push(' ');
            }
            all.push_str(part);
            all
        },
    );
    text::clean_line(&joined, LINE).map(Value::Text).map_err(|error| text_problem(&error))
}

fn text_problem(error: &TextError) -> Problem {
    let coded = Problem::new(error.code());
    match *error {
        TextError::PrivateUse { found, index }
        | TextError::Control { found, index }
        | TextError::Unreadable { found, index } => {
            coded.with("position", index + 1).with("character", format!("U+{:04X}", u32::from(found)))
        }
        TextError::TooLong { max, found } => coded.with("max", max).with("found", found),
    }
}

/// NFKC without blanks, dashes unified: what numbers and dates are read from.
fn plain(raw: &str) -> String {
    raw.nfkc().filter(|&ch| !text::is_blank(ch)).map(|ch| if text::is_dash(ch) { '-' } else { ch }).collect()
}

fn date(raw: &str) -> Result<Option<Value>, Problem> {
    // `　　年　　月　　日` is what a blank form prints.
    if plain(raw).chars().all(|ch| "年月日令和平成昭和西暦元/.-()".contains(ch)) {
        return Ok(None);
    }
    match parse_date(raw) {
        Ok(date) => Ok(Some(Value::Date(date))),
        Err(DateError::Empty) => Ok(None),
        Err(error) => Err(date_problem(&error)),
    }
}

fn date_problem(error: &DateError) -> Problem {
    let coded = Problem::new(error.code());
    match error {
        DateError::EraEnded { era, date } | DateError::EraNotBegun { era, date } => {
            coded.with("era", era).with("date", date)
        }
        _ => coded,
    }
}

/// `2026-10`, `2026/10`, `2026年10月`, `令和8年10月`, `R8.10`, and a whole date, whose day is left out.
fn month(raw: &str) -> Result<Option<Value>, Problem> {
    if plain(raw).chars().all(|ch| "年月令和平成/.-".contains(ch)) {
        return Ok(None);
    }
    match parse_month(raw) {
        Ok(first) => Ok(Some(Value::Month(YearMonth::of(first)))),
        Err(DateError::Format { .. } | DateError::Empty) => Err(Problem::new("month-format")),
        Err(error) => Err(date_problem(&error)),
    }
}

/// Marks that people put on a form for yes: into a box, around a word, before a line.
/// The last two are what Word keeps of a tick drawn in the font Wingdings.
const TICKED: &str = "☑☒🗹✓✔🗸√✅■◼◾●○◯〇◎⭕レ▣◉\u{F0FE}\u{F0FC}";
/// Boxes that nobody touched.
const UNTICKED: &str = "□☐◻▢";

fn tick(raw: &str) -> Result<Option<Value>, Problem> {
    let typed: String = raw.chars().filter(|&ch| !text::is_blank(ch)).collect();
    let plain: String = typed.nfkc().collect::<String>().to_lowercase();
    let ticked = typed.chars().all(|ch| TICKED.contains(ch) || UNTICKED.contains(ch));
    if ticked {
        return Ok(Some(Value::Tick(typed.chars().any(|ch| TICKED.contains(ch)))));
    }
    match plain.as_str() {
        "ﾚ" | "レ" | "v" | "x" | "1" | "true" | "yes" | "はい" | "済" => Ok(Some(Value::Tick(true))),
        "0" | "false" | "no" | "いいえ" => Ok(Some(Value::Tick(false))),
        _ => Err(Problem::new("tick-unknown")),
    }
}

/// One of a list: its label in either language, its id, or the one with a mark before it.
fn choice(raw: &str, choices: &'static [Choice]) -> Result<Option<Value>, Problem> {
    if let Some(choice) = choices.iter().find(|choice| choice.label_ja == raw) {
        return Ok(Some(Value::Choice(choice)));
    }
    let named = |text: &str| {
        let key = text::key(text);
        choices.iter().find(|choice| {
            [choice.label_ja, choice.label_en, choice.id].iter().any(|label| text::key(label) == key)
        })
    };
    if let Some(choice) = named(raw).or_else(|| answer_mark(raw, choices)) {
        return Ok(Some(Value::Choice(choice)));
    }
    let marked: Vec<&str> = raw.split(|ch| UNTICKED.contains(ch)).collect();
    if marked.len() > 1 || raw.chars().any(|ch| TICKED.contains(ch)) {
        return marked_choice(raw, &named);
    }
    Err(Problem::new("choice-unknown"))
}

/// `□ 可　☑ 不可`: the ones whose own mark is ticked.
fn marked_choice(
    raw: &str,
    named: &impl Fn(&str) -> Option<&'static Choice>,
) -> Result<Option<Value>, Problem> {
    let mut ticked: Vec<&'static Choice> = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find(|ch| TICKED.contains(ch) || UNTICKED.contains(ch)) {
        let mut tail = rest[at..].chars();
        let mark = tail.next().unwrap_or('□');
        let after = tail.as_str();
        let end = after.find(|ch| TICKED.contains(ch) || UNTICKED.contains(ch)).unwrap_or(after.len());
        let Some(choice) = named(&after[..end]) else { return Err(Problem::new("choice-unknown")) };
        if TICKED.contains(mark) {
            ticked.push(choice);
        }
        rest = &after[end..];
    }
    match ticked[..] {
        [] => Ok(None),
        [choice] => Ok(Some(Value::Choice(choice))),
        _ => Err(Problem::new("choice-several")),
    }
}

/// ○ and × stand for themselves in lists that have them, in any of their look-alikes.
fn answer_mark(raw: &str, choices: &'static [Choice]) -> Option<&'static Choice> {
    let typed: String = raw.chars().filter(|&ch| !text::is_blank(ch)).collect();
    let label = match typed.as_str() {
        "○" | "◯" | "〇" | "⭕" | "◎" | "O" | "o" | "Ｏ" | "ｏ" => "○",
        "×" | "✕" | "✖" | "❌" | "╳" | "X" | "x" | "Ｘ" | "ｘ" | "✗" | "✘" => "×",
        _ => return None,
    };
    choices.iter().find(|choice| choice.label_ja == label)
}

#[cfg(test)]
#[path = "value_tests.rs"]
mod tests;
