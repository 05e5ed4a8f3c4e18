//! A plan in Excel: its heads, and the rows that were found under them with their places.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TestCase;
use super::input::{Field, MAX_CASES, Typed, read_cases};
use crate::forms::Spot;
use crate::text;
use crate::validation::FieldError;

impl Field {
    /// The head of its column in our own files.
    pub fn head(self) -> &'static str {
        self.heads()[0]
    }

    /// Every head that is understood, Japanese and English.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Field::Id => &["番号", "項番", "確認項目番号", "id", "no", "no.", "number"],
            Field::Title => &["確認項目", "項目名", "件名", "title", "test case", "name"],
            Field::Steps => &["手順", "確認手順", "steps", "procedure"],
            Field::Expected => {
                &["期待する結果", "期待結果", "合格条件", "expected", "expected result", "expected results"]
            }
            Field::Mandatory => &["必須", "必須・任意", "必須/任意", "区分", "mandatory", "required"],
            Field::Method => {
                &["確認方法", "測定方法", "判定方法", "method", "how measured", "how it is judged"]
            }
            Field::Unit => &["単位", "測定値の単位", "unit"],
        }
    }

    /// The field that a head names.
    pub fn of_head(raw: &str) -> Option<Self> {
        let head = text::key(raw);
        Self::ALL.into_iter().find(|field| field.heads().iter().any(|known| text::key(known) == head))
    }

    /// Whether a file may go without this column.
    pub fn may_be_absent(self) -> bool {
        self == Field::Unit
    }
}

/// What a file says: rows with the places of their cells, and what is wrong with the table itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The sheet that was read.
    pub sheet: String,
    /// The column of each field, from 0.
    pub columns: BTreeMap<Field, u32>,
    /// The rows below the heads in which anything stands, by their row in the sheet, from 0.
    pub rows: Vec<(u32, Typed)>,
    /// Each at its place, in the argument `place`.
    pub mistakes: Vec<FieldError>,
}

/// Most mistakes that are told one by one.
const MOST_TOLD: usize = 100;

impl Found {
    /// The place of a cell: `Sheet1!D12`.
    pub fn place(&self, row: u32, column: u32) -> String {
        Spot::Cell { sheet: self.sheet.as_str().into(), row, column }.to_string()
    }

    /// The cases, or every mistake: each names its place in the argument `place`, where it has one. Nothing
    /// is taken of a file with a mistake in it.
    ///
    /// # Errors
    /// All that is wrong, at the field `file`.
    pub fn cases(&self) -> Result<Vec<TestCase>, Vec<FieldError>> {
        let mut errors: Vec<FieldError> = self
            .mistakes
            .iter()
            .map(|error| FieldError { field: FILE.to_owned(), ..error.clone() })
            .collect();
        let rows: Vec<Typed> = self.rows.iter().map(|(_, typed)| typed.clone()).collect();
        let read = match read_cases(&rows) {
            Ok(cases) if errors.is_empty() => return Ok(cases),
            Ok(_) => Vec::new(),
            // Of a table that was not found nothing else can be said.
            Err(_) if self.columns.is_empty() => Vec::new(),
            Err(found) => found.into_iter().filter(|error| self.has_column_of(error)).collect(),
        };
        errors.extend(read.into_iter().map(|error| self.placed(error)));
        let more = errors.len().saturating_sub(MOST_TOLD);
        if more > 0 {
            errors.truncate(MOST_TOLD);
            errors.push(FieldError::new(FILE, "plan-more-mistakes").with("count", more));
        }
        Err(errors)
    }

    /// Of a column that is not there, that is said once and not in every row.
    fn has_column_of(&self, error: &FieldError) -> bool {
        match Field::of_input(&error.field) {
            Some((_, field)) => field.may_be_absent() || self.columns.contains_key(&field),
            None => error.code != "plan-nothing-mandatory" || self.columns.contains_key(&Field::Mandatory),
        }
    }

    /// A mistake of a row at its cell.
    fn placed(&self, error: FieldError) -> FieldError {
        let at = Field::of_input(&error.field).and_then(|(row, field)| {
            let (row, _) = self.rows.get(row)?;
            Some((self.place(*row, *self.columns.get(&field)?), field))
        });
        let twin = error.args.iter().find(|(name, _)| name == "row").and_then(|(_, row)| {
            let (row, _) = self.rows.get(row.parse::<usize>().ok()?.checked_sub(1)?)?;
            Some(row.saturating_add(1).to_string())
        });
        let mut placed = FieldError { field: FILE.to_owned(), ..error };
        if let Some(twin) = twin {
            placed.args.retain(|(name, _)| name != "row");
            placed = placed.with("row", twin);
        }
        match at {
            Some((place, field)) => placed.with("place", place).with("column", field.id()),
            None => placed,
        }
    }
}

/// The input of the uploaded file.
pub const FILE: &str = "file";

/// Rows that are read at most: enough to say that there are too many.
pub const MOST_ROWS: usize = MAX_CASES * 5;
