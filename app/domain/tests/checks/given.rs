//! Seven forms as they would be read from files: the examples, each text with its place.

use std::collections::BTreeMap;

use domain::checks::{self, Basis};
use domain::finding::{Finding, Shown};
use domain::forms::example::{example, example_basis};
use domain::forms::spec::Table;
use domain::forms::{Content, FileFormat, FormId, Origin, Reading, Row, Spot, spec};

/// What is done to seven forms that fit.
pub type Change = fn(&mut Given);

pub struct Given {
    /// What was handed in as each form.
    pub readings: BTreeMap<FormId, Reading>,
    pub basis: Basis,
    /// Findings that are no matter of the case.
    pub without: Vec<&'static str>,
    /// Whether the first form is there a second time.
    pub twice: bool,
}

pub fn table(form: FormId) -> &'static Table {
    spec(form).tables().next().expect("the form has a table")
}

impl Given {
    pub fn new() -> Self {
        let reading = |form: FormId| Reading {
            form,
            edition: Some(spec(form).edition.to_owned()),
            content: placed(example(form)),
        };
        Self {
            readings: FormId::ALL.map(|form| (form, reading(form))).into(),
            basis: example_basis(),
            without: Vec::new(),
            twice: false,
        }
    }

    pub fn content(&mut self, form: FormId) -> &mut Content {
        &mut self.readings.get_mut(&form).expect("all seven are there").content
    }

    pub fn set(&mut self, form: FormId, field: &str, text: &str) {
        let entry = self.content(form).fields.get_mut(field).expect(field);
        text.clone_into(&mut entry.raw);
    }

    /// The same text in all seven forms.
    pub fn set_all(&mut self, field: &str, text: &str) {
        for form in FormId::ALL {
            self.set(form, field, text);
        }
    }

    pub fn rows(&mut self, form: FormId) -> &mut Vec<Row> {
        self.content(form).tables.get_mut(table(form).id).expect("the table is there")
    }

    /// Rows count from 1.
    pub fn cell(&mut self, form: FormId, row: usize, column: &str, text: &str) {
        let at = table(form).position(column).expect(column);
        text.clone_into(&mut self.rows(form)[row - 1].cells[at].raw);
    }

    /// A row like the first, put at the end, with these texts.
    pub fn push(&mut self, form: FormId, cells: &[(&str, &str)]) {
        let row = self.rows(form)[0].clone();
        self.rows(form).push(row);
        let last = self.rows(form).len();
        for (column, text) in cells {
            self.cell(form, last, column, text);
        }
        let placed = placed(self.content(form).clone());
        *self.content(form) = placed;
    }

    /// Every sum as it follows from what is typed.
    pub fn recompute(&mut self, form: FormId) {
        let rounding = self.basis.call.rounding;
        let content = self.content(form);
        for field in spec(form).fields().filter(|field| field.formula.is_some()) {
            content.fields.get_mut(field.id).expect(field.id).raw.clear();
        }
        for table in spec(form).tables() {
            for row in content.tables.get_mut(table.id).expect(table.id) {
                for (column, cell) in table.columns.iter().zip(&mut row.cells) {
                    if column.formula.is_some() {
                        cell.raw.clear();
                    }
                }
            }
        }
        content.fill_computed(rounding);
    }

    pub fn stored(&mut self, form: FormId, row: usize, column: &str) {
        self.origin(form, row, column, Origin::StoredFigure);
    }

    pub fn origin(&mut self, form: FormId, row: usize, column: &str, origin: Origin) {
        let at = table(form).position(column).expect(column);
        self.rows(form)[row - 1].cells[at].origin = origin;
    }

    /// Everything that is found on any form and between them.
    pub fn found(&self) -> Vec<Finding> {
        let each = self.readings.iter().map(|(form, reading)| checks::form(*form, reading, &self.basis));
        let mut found: Vec<Finding> = each.flatten().collect();
        let right = self.readings.iter().filter(|(form, reading)| **form == reading.form);
        let mut contents: Vec<&Content> = right.map(|(_, reading)| &reading.content).collect();
        contents.extend(contents.first().copied().filter(|_| self.twice));
        found.extend(checks::across(&contents, &self.basis));
        found.retain(|finding| !self.without.contains(&finding.code.id()));
        found
    }

    /// Where in the file a place stands, looked up without the checks' help.
    pub fn spot(&self, form: FormId, at: &str) -> Option<Spot> {
        let content = &self.readings[&form].content;
        let Some((list, rest)) = at.split_once('[') else {
            return content.fields.get(at).and_then(|entry| entry.spot.clone());
        };
        let (row, column) = rest.split_once(']').expect(at);
        let row = &content.tables[list][row.parse::<usize>().expect(at) - 1];
        let column = match column.strip_prefix('.') {
            None => 0,
            Some(column) => table(form).position(column).expect(column),
        };
        row.cells[column].spot.clone()
    }
}

/// A content with a place for every text, as a reader gives it.
pub fn placed(mut content: Content) -> Content {
    let format = content.form.format();
    let spot = |table: u32, row: usize, column: usize| {
        let (row, column) = (u32::try_from(row).expect("few"), u32::try_from(column).expect("few"));
        match format {
            FileFormat::Docx => Spot::TableCell { table, row: row + 1, column: column + 1 },
            FileFormat::Xlsx => Spot::Cell { sheet: "様式".into(), row: table * 100 + row, column },
        }
    };
    for (at, entry) in content.fields.values_mut().enumerate() {
        entry.spot = Some(spot(1, at, 1));
    }
    for rows in content.tables.values_mut() {
        for (at, row) in rows.iter_mut().enumerate() {
            for (column, cell) in row.cells.iter_mut().enumerate() {
                cell.spot = Some(spot(3, at + 1, column));
            }
        }
    }
    content
}

/// What a finding shows, in short.
pub fn say(shown: &Shown) -> String {
    match shown {
        Shown::Nothing => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::Number(number) => number.to_string(),
        Shown::Yen(yen) => format!("{yen}円"),
        Shown::Date(date) => date.to_string(),
        Shown::Month(month) => month.to_string(),
        Shown::Choice(choice) => choice.id.to_owned(),
        Shown::Form(form) => form.id().to_owned(),
        Shown::Forms(forms) => forms.iter().map(|form| form.id()).collect::<Vec<_>>().join(","),
        Shown::Words(key) => (*key).to_owned(),
    }
}

/// Findings in short, for messages of failed tests.
pub fn in_short(found: &[Finding]) -> Vec<String> {
    let one = |it: &Finding| {
        let (is, wanted) = (say(&it.found), say(&it.expected));
        format!("{} {} at {}: {is} / {wanted}", it.form.id(), it.code.id(), it.at)
    };
    found.iter().map(one).collect()
}
