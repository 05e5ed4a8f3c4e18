//! Reading the settings of a call as an administrator typed them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use crate::calendar::{DateError, from_jst, jst, parse_date};
use crate::call::{Call, Procedure, StandardDays};
use crate::case::facts::{optional_text, required_line, required_text};
use crate::checks::is_edition;
use crate::forms::{Criterion, FormId, REQUIREMENT_EDITION, default_criteria, spec};
use crate::ids::CallId;
use crate::money::{Rounding, Yen};
use crate::test_plan::first_plan;
use crate::text;
use crate::validation::{Checker, FieldError};

/// The inputs of a new call with what a person would expect to find in them.
pub fn defaults() -> BTreeMap<String, String> {
    let mut values: BTreeMap<String, String> = [
        ("opens_time", "09:00:00"),
        ("closes_time", "17:00:00"),
        ("price_cap", "99000"),
        ("tax_percent", "10"),
        ("rounding", Rounding::Truncate.id()),
        ("formal_check_days", "10"),
        ("document_review_days", "30"),
        ("device_check_days", "20"),
        ("correction_days", "10"),
        ("answer_days", "10"),
        ("procedure", Procedure::Informal.id()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    for form in FormId::ALL {
        values.insert(edition_field(form), spec(form).edition.to_owned());
    }
    values.insert("requirement_edition".to_owned(), REQUIREMENT_EDITION.to_owned());
    values
}

/// The inputs of a call as it stands, for changing it.
pub fn values_of(call: &Call) -> BTreeMap<String, String> {
    let mut values = defaults();
    let moment = |at: Timestamp| {
        let local = jst(at);
        (local.date().to_string(), local.time().to_string())
    };
    let ((opens_date, opens_time), (closes_date, closes_time)) =
        (moment(call.opens_at), moment(call.closes_at));
    let appeal = if call.appeal.is_some() { "yes" } else { "" };
    values.extend(
        [
            ("code", call.code.clone()),
            ("title_ja", call.title_ja.clone()),
            ("title_en", call.title_en.clone()),
            ("opens_date", opens_date),
            ("opens_time", opens_time),
            ("closes_date", closes_date),
            ("closes_time", closes_time),
            ("price_cap", call.price_cap.get().to_string()),
            ("tax_percent", call.tax_percent.to_string()),
            ("rounding", call.rounding.id().to_owned()),
            ("requirement_edition", call.requirement_edition.clone()),
            ("device_check_ends", call.device_check_ends.map(|date| date.to_string()).unwrap_or_default()),
            ("formal_check_days", call.standard_days.formal_check.to_string()),
            ("document_review_days", call.standard_days.document_review.to_string()),
            ("device_check_days", call.standard_days.device_check.to_string()),
            ("correction_days", call.correction_days.to_string()),
            ("answer_days", call.answer_days.to_string()),
            ("procedure", call.procedure.id().to_owned()),
            ("appeal", appeal.to_owned()),
            ("appeal_text", call.appeal.clone().unwrap_or_default()),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    values.extend(FormId::ALL.map(|form| (edition_field(form), call.edition(form).to_owned())));
    values
}

/// The input of a form's edition.
pub fn edition_field(form: FormId) -> String {
    format!("edition_{}", form.id())
}

/// Reads a call; `value` gives the text of an input by name. The criteria are those of `before`,
/// or the standard ones for a new call.
///
/// # Errors
/// Every field that does not fit, in the order of the page.
pub fn parse(
    id: CallId,
    before: Option<&Call>,
    value: impl Fn(&str) -> String,
) -> Result<Call, Vec<FieldError>> {
    let mut check = Checker::default();
    let opens_at = check.take(moment("opens", &value)).0;
    let closes_at = check.take(moment("closes", &value)).0;
    if opens_at != Timestamp::default() && closes_at != Timestamp::default() && closes_at <= opens_at {
        check.push(FieldError::new("closes_date", "closes-before-opens"));
    }
    let code = check.take(code(&value("code"), before));
    let title_ja = check.take(required_line("title_ja", &value("title_ja"), 100));
    let title_en = check.take(required_line("title_en", &value("title_en"), 200));
    let price_cap = check.take(cap(&value("price_cap"))).0;
    let tax_percent = check.take(number("tax_percent", &value, 0, 100));
    let rounding = chosen(&mut check, "rounding", Rounding::from_id(&value("rounding")), Rounding::Truncate);
    let mut editions = BTreeMap::new();
    for form in FormId::ALL {
        let field = edition_field(form);
        editions.insert(form, check.take(edition(&field, &value(&field))));
    }
    let requirement_edition = check.take(edition("requirement_edition", &value("requirement_edition")));
    let device_check_ends = check.take(optional_date("device_check_ends", &value));
    if let Some(ends) = device_check_ends
        && closes_at != Timestamp::default()
        && ends < jst(closes_at).date()
    {
        check.push(FieldError::new("device_check_ends", "device-check-ends-before-close"));
    }
    let standard_days = StandardDays {
        formal_check: check.take(number("formal_check_days", &value, 1, 365)),
        document_review: check.take(number("document_review_days", &value, 1, 365)),
        device_check: check.take(number("device_check_days", &value, 1, 365)),
    };
    let correction_days = check.take(number("correction_days", &value, 1, 365));
    let answer_days = check.take(number("answer_days", &value, 5, 365));
    let procedure =
        chosen(&mut check, "procedure", Procedure::from_id(&value("procedure")), Procedure::Informal);
    let appeal = if value("appeal").is_empty() {
        check.take(optional_text("appeal_text", &value("appeal_text"), 4000));
        None
    } else {
        Some(check.take(required_text("appeal_text", &value("appeal_text"), 4000)))
    };
    let criteria: Vec<Criterion> = before.map_or_else(default_criteria, |call| call.criteria.clone());
    check.finish(Call {
        id,
        code,
        title_ja,
        title_en,
        opens_at,
        closes_at,
        price_cap,
        tax_percent,
        rounding,
        editions,
        requirement_edition,
        device_check_ends,
        standard_days,
        correction_days,
        procedure,
        answer_days,
        appeal,
        criteria,
        test_plans: before.map_or_else(|| vec![first_plan()], |call| call.test_plans.clone()),
    })
}

#[derive(Default)]
struct At(Timestamp);

#[derive(Default)]
struct Cap(Yen);

/// A moment typed as a day and a time to the second, in Japan's time.
fn moment(name: &str, value: &impl Fn(&str) -> String) -> Result<At, FieldError> {
    let (date_field, time_field) = (format!("{name}_date"), format!("{name}_time"));
    let date =
        parse_date(&value(&date_field)).map_err(|error| FieldError::new(&*date_field, error.code()))?;
    let time = parse_time(&value(&time_field)).ok_or_else(|| FieldError::new(&*time_field, "time-format"))?;
    Ok(At(from_jst(DateTime::from_parts(date, time))))
}

/// A day, or nothing.
fn optional_date(field: &str, value: &impl Fn(&str) -> String) -> Result<Option<Date>, FieldError> {
    match parse_date(&value(field)) {
        Ok(date) => Ok(Some(date)),
        Err(DateError::Empty) => Ok(None),
        Err(error) => Err(FieldError::new(field, error.code())),
    }
}

/// `17:00`, `17:00:00`, `17時00分`, also in full-width digits.
pub fn parse_time(raw: &str) -> Option<Time> {
    let plain = text::digits(raw).replace(['時', '分', '：'], ":").replace('秒', "");
    let parts: Vec<i8> = plain
        .trim()
        .trim_end_matches(':')
        .split(':')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [hour, minute] => Time::new(hour, minute, 0, 0).ok(),
        [hour, minute, second] => Time::new(hour, minute, second, 0).ok(),
        _ => None,
    }
}

/// Letters, digits and hyphens, in capitals: it stands in each case number. A code of before stays as it
/// was written.
fn code(raw: &str, before: Option<&Call>) -> Result<String, FieldError> {
    let code = required_line("code", &text::half_width(raw), 20)?.to_ascii_uppercase();
    if let Some(before) = before.filter(|before| before.code.eq_ignore_ascii_case(&code)) {
        return Ok(before.code.clone());
    }
    if code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        Ok(code)
    } else {
        Err(FieldError::new("code", "call-code"))
    }
}

/// The year and the month of an edition: `2026-10`.
fn edition(field: &str, raw: &str) -> Result<String, FieldError> {
    let edition = required_line(field, &text::half_width(raw), 20)?;
    if is_edition(&edition) { Ok(edition) } else { Err(FieldError::new(field, "edition-format")) }
}

fn cap(raw: &str) -> Result<Cap, FieldError> {
    match Yen::parse(raw) {
        Ok(yen) if yen.get() > 0 => Ok(Cap(yen)),
        Ok(_) => Err(FieldError::new("price_cap", "price-cap-positive")),
        Err(error) => Err(FieldError::new("price_cap", error.code())),
    }
}

fn number(field: &str, value: &impl Fn(&str) -> String, min: u32, max: u32) -> Result<u32, FieldError> {
    let out_of_range = || FieldError::new(field, "number-range").with("min", min).with("max", max);
    let number: u32 = text::digits(&value(field)).trim().parse().map_err(|_| out_of_range())?;
    if (min..=max).contains(&number) { Ok(number) } else { Err(out_of_range()) }
}

fn chosen<T>(check: &mut Checker, field: &str, found: Option<T>, otherwise: T) -> T {
    found.unwrap_or_else(|| {
        check.push(FieldError::new(field, "choose"));
        otherwise
    })
}
