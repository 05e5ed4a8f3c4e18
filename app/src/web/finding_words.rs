//! The sentences of findings and comparisons: codes and values of the checks put into the reader's
//! words.

use domain::finding::{At, Finding, Severity, Shown};
use domain::forms::compare::ChangeKind;
use domain::forms::content::column_letters;
use domain::forms::spec::Field;
use domain::forms::{FormId, Spot, spec};
use domain::money::Yen;
use domain::text::is_blank;

use super::refusal_words::{day, form_title};
use crate::words::{Locale, Words};

/// Longest text of a form that a sentence repeats, in characters.
const LONGEST: usize = 60;

/// A value in the reader's language.
pub fn shown(words: Words, shown: &Shown) -> String {
    match shown {
        Shown::Nothing => words.t("shown-nothing"),
        Shown::Text(text) => one_line(text),
        Shown::Number(number) => grouped(*number),
        Shown::Yen(yen) => words.tf("shown-yen", &[("amount", grouped(*yen).into())]),
        Shown::Date(date) => day(words, *date),
        Shown::Month(month) => match words.locale() {
            Locale::Ja => format!("{}年{}月", month.year, month.month),
            Locale::En => month.to_string(),
        },
        Shown::Choice(choice) => match words.locale() {
            Locale::Ja => choice.label_ja.to_owned(),
            Locale::En => choice.label_en.to_owned(),
        },
        Shown::Form(form) => words.tf(
            "shown-form",
            &[("number", form_number(words, *form).into()), ("title", form_title(words, *form).into())],
        ),
        Shown::Forms(forms) => {
            let separator = if words.locale() == Locale::Ja { "、" } else { ", " };
            forms.iter().map(|form| form_number(words, *form)).collect::<Vec<_>>().join(separator)
        }
        Shown::Words(key) => words.t(key),
    }
}

/// What is wrong.
pub fn sentence(words: Words, finding: &Finding) -> String {
    let sentence = noted(words, finding, filled(words, &format!("finding-{}", finding.code.id()), finding));
    let more = finding.args.iter().find(|(name, _)| *name == "more");
    match more {
        None => sentence,
        Some((_, more)) => {
            let args = [("sentence", sentence.into()), ("more", shown(words, more).into())];
            words.tf("finding-and-more", &args)
        }
    }
}

/// The sentence with what the reader could not see from it: that a word was taken for nothing, or in
/// what two texts differ that look the same.
fn noted(words: Words, finding: &Finding, sentence: String) -> String {
    if finding.args.iter().any(|(name, _)| *name == "taken_as_empty") {
        let args = [("sentence", sentence.into()), ("found", shown(words, &finding.found).into())];
        return words.tf("finding-taken-as-empty", &args);
    }
    let (Shown::Text(found), Shown::Text(expected)) = (&finding.found, &finding.expected) else {
        return sentence;
    };
    match hidden_difference(found, expected) {
        None => sentence,
        Some(difference) => {
            let difference = words.t(difference);
            words
                .tf("finding-differs-in", &[("sentence", sentence.into()), ("difference", difference.into())])
        }
    }
}

/// How to mend it.
pub fn mend(words: Words, finding: &Finding) -> String {
    filled(words, &format!("finding-{}-mend", finding.code.id()), finding)
}

/// What is wrong and how to mend it, in one line.
pub fn with_mend(words: Words, finding: &Finding) -> String {
    let separator = if words.locale() == Locale::Ja { "" } else { " " };
    format!("{}{separator}{}", sentence(words, finding), mend(words, finding))
}

/// What the place is called by itself: the column of a table, else the field.
pub fn place_label(words: Words, finding: &Finding) -> &'static str {
    let spec = spec(finding.form);
    let table = spec.tables().find(|table| table.id == finding.at.place);
    let column = finding.at.column.and_then(|column| table?.column(column));
    let (ja, en) = match (column, spec.place(finding.at.place)) {
        (Some(column), _) => (column.label_ja, column.label_en),
        (None, Some(place)) => (place.label_ja, place.label_en),
        (None, None) => (finding.at.place, finding.at.place),
    };
    if words.locale() == Locale::Ja { ja } else { en }
}

/// 要修正 or 要確認.
pub fn severity(words: Words, severity: Severity) -> String {
    words.t(&format!("severity-{}", severity.letter().to_lowercase()))
}

/// 追加, 削除, 変更 or 移動.
pub fn change(words: Words, kind: ChangeKind) -> String {
    words.t(&format!("change-{}", kind.id()))
}

/// Where it is: on the form, and where that stands in the file.
/// `月別の出荷台数 3行目 累計（表3 4行目 3列目）`.
pub fn place(words: Words, finding: &Finding) -> String {
    let place = at_name(words, finding.form, finding.at);
    match &finding.spot {
        None => place,
        Some(at) => words.tf("place-with-spot", &[("place", place.into()), ("spot", spot(words, at).into())]),
    }
}

/// Where in the file something stands.
pub fn spot(words: Words, spot: &Spot) -> String {
    match spot {
        Spot::Cell { sheet, row, column } => {
            let cell = format!("{}{}", column_letters(*column), row + 1);
            words.tf("spot-cell", &[("sheet", one_line(sheet).into()), ("cell", cell.into())])
        }
        Spot::TableCell { table, row, column } => words.tf(
            "spot-table-cell",
            &[
                ("table", table.to_string().into()),
                ("row", row.to_string().into()),
                ("column", column.to_string().into()),
            ],
        ),
        Spot::Paragraph { number } => words.tf("spot-paragraph", &[("number", number.to_string().into())]),
    }
}

/// Where it is on the form: `月別の出荷台数 3行目 累計`.
pub fn at_name(words: Words, form: FormId, at: At) -> String {
    let spec = spec(form);
    let label = |ja: &'static str, en: &'static str| if words.locale() == Locale::Ja { ja } else { en };
    let place = spec.place(at.place).map_or(at.place, |place| label(place.label_ja, place.label_en));
    let Some(row) = at.row else { return place.to_owned() };
    let table = spec.tables().find(|table| table.id == at.place);
    let column: Option<&Field> = at.column.and_then(|column| table?.column(column));
    let row = row.to_string();
    match column {
        None => words.tf("place-row", &[("place", place.into()), ("row", row.into())]),
        Some(column) => words.tf(
            "place-cell",
            &[
                ("place", place.into()),
                ("row", row.into()),
                ("column", label(column.label_ja, column.label_en).into()),
            ],
        ),
    }
}

fn filled(words: Words, key: &str, finding: &Finding) -> String {
    // What a finding carries by name comes last, and counts.
    let mut args: Vec<(&str, String)> = vec![
        ("found", shown(words, &finding.found)),
        ("expected", shown(words, &finding.expected)),
        ("source", source(words, finding)),
    ];
    args.extend(finding.args.iter().map(|(name, value)| (*name, shown(words, value))));
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.tf(key, &args)
}

/// Who says what would be right: the other forms that the finding names, the call, or the application.
fn source(words: Words, finding: &Finding) -> String {
    if let Some((_, forms)) = finding.args.iter().find(|(name, _)| *name == "forms") {
        return shown(words, forms);
    }
    match finding.at.place {
        "call" | "requirement_edition" => words.t("source-call"),
        _ => words.t("source-application"),
    }
}

/// 様式第4号.
fn form_number(words: Words, form: FormId) -> String {
    words.tf("form-number", &[("number", form.number().into())])
}

/// `12,000`.
fn grouped(number: i64) -> String {
    Yen(number).to_string().trim_end_matches('円').to_owned()
}

/// A text from a file inside a sentence: on one line, and not longer than one reads. Full-width spaces
/// stay: they may be what it is about.
fn one_line(text: &str) -> String {
    let breaks = |ch: char| ch.is_whitespace() && ch != '\u{3000}';
    let line = text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

/// Which words say in what two texts differ, where a reader of both would not see it.
fn hidden_difference(one: &str, other: &str) -> Option<&'static str> {
    let spaces = |text: &str| -> String {
        let plain = text.chars().map(|ch| if ch.is_whitespace() { ' ' } else { ch });
        plain.filter(|ch| ch.is_whitespace() || !is_blank(*ch)).collect()
    };
    let seen = |text: &str| text.chars().filter(|ch| !is_blank(*ch)).collect::<String>();
    let without_breaks = |text: &str| text.replace(['\r', '\n'], "");
    if one == other {
        None
    } else if spaces(one) == spaces(other) && blanks(one) == blanks(other) {
        Some("difference-invisible")
    } else if without_breaks(one) == without_breaks(other) {
        Some("difference-lines")
    } else if seen(one) == seen(other) {
        Some("difference-blanks")
    } else if one_line(one) == one_line(other) {
        Some("difference-later")
    } else {
        None
    }
}

/// The spaces of a text that take up room.
fn blanks(text: &str) -> Vec<char> {
    text.chars().filter(|ch| ch.is_whitespace()).collect()
}

#[cfg(test)]
#[path = "finding_words_tests.rs"]
mod tests;
