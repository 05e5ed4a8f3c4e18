//! A plan as an administrator typed it, or as a file has it: reading it, and saying all that is wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{TestCase, TestPlan};
use crate::case::facts::{required_line, required_text};
use crate::text;
use crate::validation::{Checker, FieldError};

/// The group of the rows in names of inputs: `cases.0.title`.
pub const CASES: &str = "cases";
/// The input of the edition's name.
pub const EDITION: &str = "plan_edition";
/// The input that says which edition was the newest when the page was made.
pub const NEWEST: &str = "newest";
/// More cases than this nobody tests on a device.
pub const MAX_CASES: usize = 200;
/// Characters of all cases together: what one form of the browser can still send.
pub const MAX_CHARACTERS: usize = 40_000;

const TITLE: usize = 100;
const STEPS: usize = 2_000;
const EXPECTED: usize = 1_000;
const METHOD: usize = 200;
const UNIT: usize = 20;
const EDITION_NAME: usize = 20;

/// One thing that a case says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Id,
    Title,
    Steps,
    Expected,
    Mandatory,
    Method,
    Unit,
}

impl Field {
    pub const ALL: [Field; 7] = [
        Field::Id,
        Field::Title,
        Field::Steps,
        Field::Expected,
        Field::Mandatory,
        Field::Method,
        Field::Unit,
    ];

    /// The last part of an input's name.
    pub fn id(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Title => "title",
            Field::Steps => "steps",
            Field::Expected => "expected",
            Field::Mandatory => "mandatory",
            Field::Method => "method",
            Field::Unit => "unit",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// The input of this field in a row, counted from 0.
    pub fn input(self, row: usize) -> String {
        format!("{CASES}.{row}.{}", self.id())
    }

    /// Row and field of an input's name.
    pub fn of_input(name: &str) -> Option<(usize, Self)> {
        let (row, field) = name.strip_prefix(CASES)?.strip_prefix('.')?.split_once('.')?;
        Some((row.parse().ok()?, Self::from_id(field)?))
    }
}

/// A case as it was typed.
pub type Typed = BTreeMap<Field, String>;

/// A case as it would be typed.
pub fn typed(case: &TestCase) -> Typed {
    let mandatory = if case.mandatory { MANDATORY } else { OPTIONAL };
    [
        (Field::Id, case.id.as_str()),
        (Field::Title, &case.title),
        (Field::Steps, &case.steps),
        (Field::Expected, &case.expected),
        (Field::Mandatory, mandatory),
        (Field::Method, &case.method),
        (Field::Unit, &case.unit),
    ]
    .into_iter()
    .map(|(field, text)| (field, text.to_owned()))
    .collect()
}

/// 必須 as the page and our own files say it.
pub const MANDATORY: &str = "必須";
/// 任意 as the page and our own files say it.
pub const OPTIONAL: &str = "任意";

/// What people write into the column 必須. Nothing at all means optional, as where only a circle is set.
pub fn is_mandatory(raw: &str) -> Option<bool> {
    const YES: [&str; 15] =
        ["必須", "必", "○", "〇", "◯", "●", "◎", "レ", "✓", "✔", "はい", "yes", "y", "true", "1"];
    const NO: [&str; 11] = ["", "任意", "任", "×", "✕", "-", "いいえ", "no", "n", "false", "0"];
    let word: String = text::half_width(raw).chars().filter(|ch| !text::is_blank(*ch)).collect();
    let word = word.to_lowercase();
    match word.as_str() {
        "mandatory" | "required" => Some(true),
        "optional" => Some(false),
        word if YES.contains(&word) => Some(true),
        word if NO.contains(&word) => Some(false),
        _ => None,
    }
}

/// The number of a case in its one spelling: `Ｔ－１` and `t-1` are `T-01`.
pub fn case_id(raw: &str) -> Option<String> {
    let code: String = text::half_width(raw).chars().filter(|ch| !text::is_blank(*ch)).collect();
    let digits = code.strip_prefix(['T', 't'])?.strip_prefix('-')?;
    if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: u16 = digits.parse().ok()?;
    (number > 0).then(|| format!("T-{number:02}"))
}

/// The number of a case that is added: above all that were ever used, so that none comes back.
pub fn next_case_id(before: &[TestPlan], values: &BTreeMap<String, String>) -> String {
    let old = before.iter().flat_map(|plan| &plan.cases).map(|case| case.id.as_str());
    let typed = values.iter().filter_map(|(name, value)| match Field::of_input(name) {
        Some((_, Field::Id)) => Some(value.as_str()),
        _ => None,
    });
    let numbers = old.chain(typed).filter_map(case_id).filter_map(|id| id.get(2..)?.parse::<u16>().ok());
    format!("T-{:02}", numbers.max().unwrap_or(0).saturating_add(1))
}

/// The cases of a plan, each mistake at its input.
///
/// # Errors
/// All that is wrong, in the order of the rows.
pub fn read_cases(rows: &[Typed]) -> Result<Vec<TestCase>, Vec<FieldError>> {
    let mut check = Checker::default();
    let mut cases: Vec<TestCase> = Vec::with_capacity(rows.len());
    for (row, typed) in rows.iter().enumerate() {
        let case = read_case(&mut check, row, typed);
        let twin = cases.iter().position(|other| !case.id.is_empty() && other.id == case.id);
        if let Some(twin) = twin {
            let error = FieldError::new(Field::Id.input(row), "plan-id-twice");
            check.push(error.with("id", &case.id).with("row", twin + 1));
        }
        cases.push(case);
    }
    if cases.len() > MAX_CASES {
        let error = FieldError::new("", "plan-too-many").with("max", MAX_CASES);
        check.push(error.with("found", cases.len()));
    }
    let characters: usize = cases.iter().map(characters).sum();
    if characters > MAX_CHARACTERS {
        let error = FieldError::new("", "plan-too-long").with("max", MAX_CHARACTERS);
        check.push(error.with("found", characters));
    }
    if cases.is_empty() {
        check.push(FieldError::new("", "plan-empty"));
    } else if !cases.iter().any(|case| case.mandatory) {
        check.push(FieldError::new("", "plan-nothing-mandatory"));
    }
    check.finish(cases)
}

fn read_case(check: &mut Checker, row: usize, typed: &Typed) -> TestCase {
    let raw = |field: Field| typed.get(&field).map_or("", String::as_str);
    let id = match required_line(&Field::Id.input(row), raw(Field::Id), EDITION_NAME) {
        Ok(id) => case_id(&id).ok_or_else(|| FieldError::new(Field::Id.input(row), "plan-id-form")),
        Err(error) => Err(error),
    };
    let mandatory = is_mandatory(raw(Field::Mandatory))
        .ok_or_else(|| FieldError::new(Field::Mandatory.input(row), "plan-mandatory-unclear"));
    let unit = text::clean_line(raw(Field::Unit), UNIT)
        .map_err(|error| crate::case::facts::text_error(&Field::Unit.input(row), &error, UNIT));
    TestCase {
        id: check.take(id),
        title: check.take(required_line(&Field::Title.input(row), raw(Field::Title), TITLE)),
        steps: check.take(required_text(&Field::Steps.input(row), raw(Field::Steps), STEPS)),
        expected: check.take(required_text(&Field::Expected.input(row), raw(Field::Expected), EXPECTED)),
        mandatory: check.take(mandatory),
        method: check.take(required_line(&Field::Method.input(row), raw(Field::Method), METHOD)),
        unit: check.take(unit),
    }
}

fn characters(case: &TestCase) -> usize {
    let texts = [&case.title, &case.steps, &case.expected, &case.method, &case.unit];
    texts.into_iter().map(|text| text.chars().count()).sum()
}

/// A new edition as typed; where its name is left out, it gets the next number.
///
/// # Errors
/// All that is wrong, the edition's name first.
pub fn read_plan(name: &str, rows: &[Typed], before: &[TestPlan]) -> Result<TestPlan, Vec<FieldError>> {
    let name = edition_name(name, before);
    match (name, read_cases(rows)) {
        (Ok(edition), Ok(cases)) => Ok(TestPlan { edition, cases }),
        (name, cases) => {
            let mut errors: Vec<FieldError> = name.err().into_iter().collect();
            errors.extend(cases.err().unwrap_or_default());
            Err(errors)
        }
    }
}

/// The name that an edition gets where nobody names it: one above the largest number so far.
pub fn next_edition(before: &[TestPlan]) -> String {
    let largest = before.iter().filter_map(|plan| plan.edition.parse::<u32>().ok()).max();
    let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let mut next = largest.unwrap_or(count).saturating_add(1);
    while is_taken(&next.to_string(), before) {
        next = next.saturating_add(1);
    }
    next.to_string()
}

fn is_taken(name: &str, before: &[TestPlan]) -> bool {
    before.iter().any(|plan| text::key(&plan.edition) == text::key(name))
}

/// It stands in addresses and in the names of files: letters of any script, digits, and a few signs.
fn edition_name(raw: &str, before: &[TestPlan]) -> Result<String, FieldError> {
    let name = match required_line(EDITION, raw, EDITION_NAME) {
        Err(error) if error.code == "required" => return Ok(next_edition(before)),
        name => name?,
    };
    let fits = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '.' | '_');
    if !name.chars().all(fits) || name.starts_with('.') {
        return Err(FieldError::new(EDITION, "plan-edition-form"));
    }
    if is_taken(&name, before) {
        return Err(FieldError::new(EDITION, "plan-edition-taken").with("edition", &name));
    }
    Ok(name)
}

/// The rows that are filled in, with their places among the rows of the page. What a list of two choices
/// says by itself fills nothing in.
pub fn filled_rows(values: &BTreeMap<String, String>) -> Vec<(usize, Typed)> {
    let mut rows: BTreeMap<usize, Typed> = BTreeMap::new();
    for (name, value) in values {
        if let Some((row, field)) = Field::of_input(name) {
            rows.entry(row).or_default().insert(field, value.clone());
        }
    }
    let says = |typed: &Typed| {
        typed.iter().any(|(field, text)| *field != Field::Mandatory && !text.chars().all(text::is_blank))
    };
    rows.into_iter().filter(|(_, typed)| says(typed)).collect()
}

/// A new edition from the inputs of the page; empty rows are passed over.
///
/// # Errors
/// As [`read_plan`], each at the input where it was typed.
pub fn read_typed(
    values: &BTreeMap<String, String>,
    before: &[TestPlan],
) -> Result<TestPlan, Vec<FieldError>> {
    let rows = filled_rows(values);
    let typed: Vec<Typed> = rows.iter().map(|(_, typed)| typed.clone()).collect();
    let name = values.get(EDITION).map_or("", String::as_str);
    let at = |position: usize| rows.get(position).map(|(row, _)| *row);
    read_plan(name, &typed, before)
        .map_err(|errors| errors.into_iter().map(|error| on_page(error, at)).collect())
}

/// The inputs of the page for these cases.
pub fn values_of(cases: &[TestCase]) -> BTreeMap<String, String> {
    let rows = cases.iter().enumerate();
    rows.flat_map(|(row, case)| typed(case).into_iter().map(move |(field, text)| (field.input(row), text)))
        .collect()
}

/// Rows are counted among the filled ones; the page counts them all.
fn on_page(error: FieldError, at: impl Fn(usize) -> Option<usize>) -> FieldError {
    let mut error = error;
    if let Some((row, field)) = Field::of_input(&error.field)
        && let Some(row) = at(row)
    {
        error.field = field.input(row);
    }
    for (name, value) in &mut error.args {
        let row = value.parse::<usize>().ok().and_then(|number| at(number.checked_sub(1)?));
        if name == "row"
            && let Some(row) = row
        {
            *value = (row + 1).to_string();
        }
    }
    error
}
