//! Which form a file says it is, and of which edition: by its property, its number in print, its title.

use domain::calendar::parse_date;
use domain::forms::{Content, FormId, spec};
use domain::text::key;

/// A form and the edition that stands beside it, `YYYY-MM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recognised {
    pub(crate) form: FormId,
    pub(crate) edition: Option<String>,
}

/// What a file says, by its property ([`crate::write::FORM_PROPERTY`]) or else by what is printed on it.
/// `lines` are cells and paragraphs in the order of the paper, headers and footers last.
pub(crate) fn recognise<'a>(
    property: Option<&str>,
    lines: impl Iterator<Item = &'a str> + Clone,
) -> Option<Recognised> {
    property
        .and_then(from_property)
        .or_else(|| from_print(lines.clone()))
        .or_else(|| from_title(lines).map(|form| Recognised { form, edition: None }))
}

/// `self-declaration/2026-10`.
fn from_property(value: &str) -> Option<Recognised> {
    let (id, edition) = value.trim().split_once('/').unwrap_or((value.trim(), ""));
    let form = FormId::from_id(id.trim())?;
    Some(Recognised { form, edition: month(edition.trim()) })
}

/// `様式第2号（2026年10月版）`, in digits of any width, with the year in either calendar. A line that
/// says nothing else comes before one that only mentions a form.
fn from_print<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Recognised> {
    let mut mentioned = None;
    for line in lines.filter(|line| line.contains('様') && line.len() < 2_000) {
        let Some((found, alone)) = number_and_edition(line) else { continue };
        if alone {
            return Some(found);
        }
        mentioned = mentioned.or(Some(found));
    }
    mentioned
}

/// The form in a line, and whether the line starts with it.
fn number_and_edition(line: &str) -> Option<(Recognised, bool)> {
    let line = key(line);
    let (before, rest) = line.split_once("様式")?;
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let digit = rest.chars().next()?;
    let number =
        "1234567".find(digit).or_else(|| "一二三四五六七".chars().position(|kanji| kanji == digit))?;
    let rest = rest[digit.len_utf8()..].strip_prefix('号')?;
    let form = *FormId::ALL.get(number)?;
    let edition = rest.strip_prefix('(').unwrap_or(rest);
    let edition = edition.split_once('版').map(|(text, _)| text).and_then(month);
    Some((Recognised { form, edition }, before.trim_matches(['(', '[', '【', '別', '紙']).is_empty()))
}

/// `2026-10`, `2026年10月`, `令和8年10月`, `R8.10` as `2026-10`.
fn month(text: &str) -> Option<String> {
    if text.is_empty() || text.chars().count() > 12 {
        return None;
    }
    let first = if text.ends_with('月') { format!("{text}1日") } else { format!("{text}-1") };
    let date = parse_date(&first).or_else(|_| parse_date(&first.replace('.', "-"))).ok()?;
    Some(format!("{:04}-{:02}", date.year(), date.month()))
}

/// A line that is a title and nothing else.
fn from_title<'a>(lines: impl Iterator<Item = &'a str>) -> Option<FormId> {
    let titles: Vec<_> = FormId::ALL.iter().map(|form| (*form, key(form.title_ja()))).collect();
    lines
        .filter(|line| line.len() < 300)
        .map(key)
        .find_map(|line| titles.iter().find(|(_, title)| *title == line).map(|(form, _)| *form))
}

/// Whether enough of a form's places were found to believe that this is one.
///
/// A file that says which form it is (`said`) may have lost much; one that says nothing must look like
/// the form: a letter that names company and product is none.
pub(crate) fn is_plausible(content: &Content, said: bool) -> bool {
    let spec = spec(content.form);
    let all = spec.fields().count() + spec.clauses().count() + spec.tables().count();
    (content.fields.len() + content.tables.len()) * if said { 4 } else { 2 } >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(line: &str) -> Option<(FormId, Option<String>)> {
        recognise(None, [line].into_iter()).map(|found| (found.form, found.edition))
    }

    #[test]
    fn the_number_in_print_in_any_digits_and_calendar() {
        let edition = Some("2026-10".to_owned());
        for line in [
            "様式第2号（2026年10月版）",
            "様式第２号（２０２６年１０月版）",
            " 様式 第２号 (令和８年10月版)",
            "様式第二号（2026年10月版）　自己申告書",
            "（様式第2号）（2026-10版）",
            "様式2号（R8.10版）",
        ] {
            let found = print(line);
            assert_eq!(found.as_ref().map(|found| found.0), Some(FormId::SelfDeclaration), "{line}");
            if !line.starts_with('（') {
                assert_eq!(found.unwrap().1, edition, "{line}");
            }
        }
        assert_eq!(print("様式第2号"), Some((FormId::SelfDeclaration, None)));
        assert_eq!(print("様式第8号（2026年10月版）"), None);
        assert_eq!(print("様式のとおり"), None);
    }

    #[test]
    fn a_line_of_its_own_comes_before_a_mention() {
        let lines = ["詳しくは様式第7号を見てください。", "様式第4号（2025年2月版）"];
        let found = recognise(None, lines.into_iter()).unwrap();
        assert_eq!((found.form, found.edition.as_deref()), (FormId::SupplyPledge, Some("2025-02")));
    }

    #[test]
    fn the_property_comes_first_and_the_title_last() {
        let lines = ["出 荷 計 画 書"];
        assert_eq!(recognise(None, lines.into_iter()).unwrap().form, FormId::ShipmentPlan);
        let found = recognise(Some("price-estimate/2026-10"), lines.into_iter()).unwrap();
        assert_eq!((found.form, found.edition.as_deref()), (FormId::PriceEstimate, Some("2026-10")));
        assert_eq!(recognise(Some("other/2026-10"), std::iter::empty()), None);
    }
}
