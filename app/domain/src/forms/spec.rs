//! The language in which a form is specified: sections made of fields, tables and clauses.
//!
//! A specification is data. The blank file, the reader, the checks and the places for correction
//! items all come from it. To add a field, add a line to the form's own file; to add a kind of
//! field, add it to [`Kind`] and follow the compiler.

use super::{FormId, common::Common};

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A day, written in either calendar.
    Date,
    /// A month, `YYYY-MM`.
    YearMonth,
    /// A whole number of something, not negative.
    Integer(Unit),
    /// Whole yen, not negative.
    Money,
    /// A tax rate in whole percent.
    Percent,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// A box to tick.
    Tick,
    /// A name in full-width katakana.
    Kana,
    /// A telephone number: 10 or 11 digits starting with 0.
    Phone,
    Mail,
    /// 法人番号: 13 digits, the first of them the check digit.
    CorporateNumber,
}

/// What a whole number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Of anything: its unit stands beside it, or needs no word.
    Things,
    Devices,
    DevicesPerMonth,
    Days,
    Weeks,
    Months,
    Years,
}

impl Unit {
    /// The stable name by which the catalogues choose its word.
    pub const fn id(self) -> &'static str {
        match self {
            Unit::Things => "things",
            Unit::Devices => "devices",
            Unit::DevicesPerMonth => "devices-per-month",
            Unit::Days => "days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Years => "years",
        }
    }
}

/// One answer of [`Kind::Choice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
}

/// How a computed field or column follows from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The sum of a table's column.
    ColumnSum { table: &'static str, column: &'static str },
    /// In each row, one column times another.
    RowProduct { left: &'static str, right: &'static str },
    /// In each row, the sum of a column from the first row to this one.
    RunningTotal { column: &'static str },
    /// Tax: for each rate, the amounts at that rate are added up, multiplied, and rounded once
    /// (the rule of the qualified invoice system). The blank form truncates below one yen. `rates` are
    /// the ones that the form's own formula knows; others that somebody typed are computed, too.
    TaxSum { table: &'static str, amount: &'static str, rate: &'static str, rates: &'static [u8] },
    /// The sum of two fields.
    FieldSum { left: &'static str, right: &'static str },
}

/// One question of a form, or one column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Unique within its form (columns: within their table). Stored: never reuse one.
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Empty where the label says enough.
    pub help_ja: &'static str,
    pub help_en: &'static str,
    /// `Some` where nobody types the value.
    pub formula: Option<Formula>,
    /// Whether a word or two is all there ever is: a narrow column does.
    pub short: bool,
    /// The least that makes sense for a number.
    pub minimum: i64,
}

impl Field {
    /// A required field without help.
    pub const fn new(id: &'static str, label_ja: &'static str, label_en: &'static str, kind: Kind) -> Self {
        Self {
            id,
            label_ja,
            label_en,
            kind,
            required: true,
            help_ja: "",
            help_en: "",
            formula: None,
            short: false,
            minimum: 0,
        }
    }

    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    pub const fn help(mut self, ja: &'static str, en: &'static str) -> Self {
        self.help_ja = ja;
        self.help_en = en;
        self
    }

    pub const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// A number that has to be at least so large.
    pub const fn at_least(mut self, minimum: i64) -> Self {
        self.minimum = minimum;
        self
    }

    pub const fn computed(mut self, formula: Formula) -> Self {
        self.formula = Some(formula);
        self
    }
}

/// Rows of the same shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
    pub columns: &'static [Field],
    /// How many rows must be filled in for the form to be complete.
    pub min_rows: usize,
    /// How many rows the blank form offers.
    pub blank_rows: usize,
    /// Texts printed in the first columns of the first rows of the blank form.
    pub preset: &'static [&'static [&'static str]],
    /// Whether the preset rows are all there may be, each with an answer of its own.
    pub fixed: bool,
    /// The columns by which people know a row again after it was changed or moved.
    pub key: &'static [&'static str],
}

impl Table {
    pub fn column(&self, id: &str) -> Option<&'static Field> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// Where a column stands in [`Table::columns`].
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.id == column)
    }

    /// The rows on the blank form: the preset ones, and empty ones up to `blank_rows`.
    pub fn printed_rows(&self) -> usize {
        self.preset.len().max(self.blank_rows)
    }
}

/// A sentence to consent to or to pledge, with a box to tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
    pub text_ja: &'static str,
    pub text_en: &'static str,
}

/// What a section consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    Fields(&'static [Field]),
    Table(Table),
    Clauses(&'static [Clause]),
}

/// A part of a form under a heading of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
    /// How to fill the section in; may be empty.
    pub note_ja: &'static str,
    pub note_en: &'static str,
    pub blocks: &'static [Block],
}

/// One form in one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormSpec {
    pub id: FormId,
    /// Year and month of the edition, `YYYY-MM`.
    pub edition: &'static str,
    /// The sentence between the title and 「記」.
    pub lead_ja: &'static str,
    pub lead_en: &'static str,
    /// What stands on every form.
    pub common: &'static Common,
    pub sections: &'static [Section],
}

/// A place in a form that a correction item or a finding can be tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: &'static str,
    pub label_ja: &'static str,
    pub label_en: &'static str,
}

/// The place that stands for the file as a whole, for instance when it can't be read.
pub const WHOLE_DOCUMENT: Place =
    Place { id: "document", label_ja: "書類全体", label_en: "Whole document" };

impl FormSpec {
    /// Every place of the form, in the order of the paper. The first is [`WHOLE_DOCUMENT`].
    /// Identifiers are unique within the form; a table is one place.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        std::iter::once(WHOLE_DOCUMENT)
            .chain(self.common.fields().map(field_place))
            .chain(self.sections.iter().flat_map(|section| section.blocks).flat_map(block_places))
    }

    pub fn place(&self, id: &str) -> Option<Place> {
        self.places().find(|place| place.id == id)
    }

    /// Whether the form can't be complete without a place: a required field, a clause, or a table that
    /// wants rows.
    pub fn needs(&self, place: &str) -> bool {
        self.fields().any(|field| field.id == place && field.required)
            || self.clauses().any(|clause| clause.id == place)
            || self.tables().any(|table| table.id == place && (table.fixed || table.min_rows > 0))
    }

    /// Every field outside tables, those of the common header included.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.common.fields().chain(self.blocks().flat_map(|block| match block {
            Block::Fields(fields) => *fields,
            Block::Table(_) | Block::Clauses(_) => &[],
        }))
    }

    pub fn tables(&self) -> impl Iterator<Item = &'static Table> + use<> {
        self.blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Fields(_) | Block::Clauses(_) => None,
        })
    }

    pub fn clauses(&self) -> impl Iterator<Item = &'static Clause> + use<> {
        self.blocks().flat_map(|block| match block {
            Block::Clauses(clauses) => *clauses,
            Block::Fields(_) | Block::Table(_) => &[],
        })
    }

    fn blocks(&self) -> impl Iterator<Item = &'static Block> + use<> {
        self.sections.iter().flat_map(|section| section.blocks)
    }
}

fn block_places(block: &'static Block) -> Vec<Place> {
    match block {
        Block::Fields(fields) => fields.iter().map(field_place).collect(),
        Block::Table(table) => {
            vec![Place { id: table.id, label_ja: table.label_ja, label_en: table.label_en }]
        }
        Block::Clauses(clauses) => clauses
            .iter()
            .map(|clause| Place { id: clause.id, label_ja: clause.label_ja, label_en: clause.label_en })
            .collect(),
    }
}

fn field_place(field: &'static Field) -> Place {
    Place { id: field.id, label_ja: field.label_ja, label_en: field.label_en }
}
