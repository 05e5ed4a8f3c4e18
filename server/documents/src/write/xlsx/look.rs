//! Fonts, fills, number formats, and what may be typed.

use domain::forms::spec::{Field, Kind};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, XlsxError};

/// On every Windows and Mac with Office, and mapped to a gothic face elsewhere.
pub const FONT: &str = "ＭＳ ゴシック";
pub const BODY: f64 = 10.5;
pub const SMALL: f64 = 8.0;
const TITLE: f64 = 16.0;
/// Light grey for labels and light yellow for what is to be filled in: black text on them has a contrast
/// above 15 to 1, and both print as good as white.
const LABEL_FILL: u32 = 0x00F2_F2F2;
const INPUT_FILL: u32 = 0x00FF_FBE5;
/// A day in both calendars, 令和8年11月22日（2026年11月22日）, where there is room for it.
const DAY_IN_BOTH: &str = "[$-411]ggge\"年\"m\"月\"d\"日（\"yyyy\"年\"m\"月\"d\"日）\"";
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";

/// The formats of a form. The file holds each once, however many cells use it.
pub struct Look {
    pub plain: Format,
    pub small: Format,
    pub right: Format,
    pub centre: Format,
    pub title: Format,
    pub heading: Format,
    pub note: Format,
    pub label: Format,
    pub column: Format,
    pub total_label: Format,
    pub addressee: Format,
}

impl Look {
    pub fn new() -> Self {
        let label = boxed().set_background_color(LABEL_FILL).set_text_wrap();
        Self {
            plain: base().set_text_wrap(),
            small: base().set_font_size(SMALL),
            right: base().set_align(FormatAlign::Right),
            centre: base().set_align(FormatAlign::Center),
            title: base().set_font_size(TITLE).set_bold().set_align(FormatAlign::Center),
            heading: base().set_bold(),
            note: base().set_font_size(9).set_text_wrap(),
            column: label.clone().set_align(FormatAlign::Center),
            total_label: label.clone().set_align(FormatAlign::Right).set_indent(1),
            label: label.set_indent(1),
            addressee: base().set_unlocked().set_background_color(INPUT_FILL).set_num_format("@"),
        }
    }
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(BODY).set_align(FormatAlign::VerticalCenter)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin)
}

/// Where a cell stands, which decides how its content lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside its label, with room for a line.
    Field,
    /// In a table, with text that wraps in a row high enough for it.
    Table,
    /// In an empty row of a table, whose height is fixed: what is typed shrinks to fit.
    EmptyRow,
}

/// How a cell to fill in looks.
pub fn input(kind: Kind, place: Place) -> Format {
    kind_format(kind, place).set_unlocked().set_background_color(INPUT_FILL)
}

/// How a cell that computes itself looks.
pub fn computed(kind: Kind) -> Format {
    kind_format(kind, Place::Table)
}

fn kind_format(kind: Kind, place: Place) -> Format {
    let cell = boxed();
    let cell = if place == Place::EmptyRow { cell.set_shrink() } else { cell.set_text_wrap() };
    let field = place == Place::Field;
    let side = match kind {
        _ if field => FormatAlign::Left,
        Kind::Money | Kind::Integer(_) | Kind::Percent => FormatAlign::Right,
        Kind::Choice(_) | Kind::Tick | Kind::YearMonth => FormatAlign::Center,
        _ => FormatAlign::Left,
    };
    let cell = match side {
        // Excel doesn't shrink what is indented.
        FormatAlign::Left | FormatAlign::Right if place != Place::EmptyRow => {
            cell.set_align(side).set_indent(1)
        }
        _ => cell.set_align(side),
    };
    match kind {
        Kind::Money | Kind::Integer(_) => cell.set_num_format("#,##0"),
        Kind::Percent => cell.set_num_format("0"),
        Kind::Date => cell.set_num_format(if field { DAY_IN_BOTH } else { DAY }),
        Kind::Choice(_) | Kind::Tick => cell,
        Kind::Text
        | Kind::LongText
        | Kind::YearMonth
        | Kind::Kana
        | Kind::Phone
        | Kind::Mail
        | Kind::CorporateNumber => cell.set_num_format("@"),
    }
}

/// What Excel lets one type, what it says otherwise, and the help that it shows beside the cell. `None`
/// where there is nothing to say.
pub fn validation(field: &Field) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let rule = match field.kind {
        Kind::Choice(choices) => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label_ja).collect();
            rule.allow_list_strings(&labels)?.set_error_message("一覧から選んでください。")?
        }
        Kind::Tick => rule.allow_list_strings(&["☑", "□"])?.set_error_message("一覧から選んでください。")?,
        Kind::Integer(_) | Kind::Money => rule
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_message("0以上の整数を記入してください。")?,
        Kind::Percent => rule
            .allow_whole_number(DataValidationRule::Between(0, 100))
            .set_error_message("税率を％の整数で記入してください（例：10）。")?,
        _ if field.help_ja.is_empty() => return Ok(None),
        _ => rule.allow_any_value(),
    };
    let rule = rule.set_error_title("記入内容の確認")?;
    if field.help_ja.is_empty() {
        return Ok(Some(rule));
    }
    // Excel's limits: 32 characters for the title, 255 for the text.
    let title: String = field.label_ja.chars().take(32).collect();
    let help: String = field.help_ja.chars().take(255).collect();
    Ok(Some(rule.set_input_title(title)?.set_input_message(help)?))
}
