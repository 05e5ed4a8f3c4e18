//! A sheet of A4 paper: its columns, the heights of its rows, and where a page ends.

use domain::forms::spec::{Block, Field, FormSpec, Kind};
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{Format, Formula, IgnoreError, ProtectionOptions, Worksheet, XlsxError};

use super::cell::Put;
use super::computed::{Cells, Computed};
use super::look::{self, BODY, FONT, Look, SMALL};
use crate::write::{Imprint, characters, label, longest_preset, number_and_edition};

/// Excel's number for A4.
const A4: u8 = 9;
/// Between the left and right margins, in pixels of 1/96 inch.
const PORTRAIT: f64 = (8.27 - 2.0 * MARGIN) * 96.0;
const LANDSCAPE: f64 = (11.69 - 2.0 * MARGIN) * 96.0;
/// Between the upper and lower margins, in points.
const PORTRAIT_HEIGHT: f64 = (11.69 - 2.0 * EDGE) * 72.0;
const LANDSCAPE_HEIGHT: f64 = (8.27 - 2.0 * EDGE) * 72.0;
/// Left and right, and upper and lower, in inches.
const MARGIN: f64 = 0.6;
const EDGE: f64 = 0.75;
/// A form without a table, or with a narrow one, needs some columns to stand in.
const FEWEST_COLUMNS: usize = 6;
/// Rows are as high as this at least, in points.
pub const ROW: f64 = 22.0;
const LINE: f64 = 14.0;
const SMALL_LINE: f64 = 11.0;
const PADDING: f64 = 8.0;

/// A sheet under construction, from top to bottom.
pub struct Page<'a> {
    sheet: &'a mut Worksheet,
    pub look: &'a Look,
    widths: Vec<f64>,
    height: f64,
    /// The next row.
    pub row: u32,
    /// Points of each row so far.
    heights: Vec<f64>,
    /// First and last rows of what should stand on one page.
    together: Vec<(u32, u32)>,
    names: Vec<(String, String)>,
    /// The rows that head each page of a table.
    repeat: Option<u32>,
    pub cells: Cells,
}

impl<'a> Page<'a> {
    pub fn new(
        sheet: &'a mut Worksheet,
        look: &'a Look,
        spec: &FormSpec,
        imprint: &Imprint<'_>,
    ) -> Result<Self, XlsxError> {
        sheet.set_name(spec.id.title_ja())?;
        let (widths, portrait) = columns(spec);
        for (column, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        if portrait {
            sheet.set_portrait()
        } else {
            sheet.set_landscape()
        };
        let font = format!("&\"{FONT},Regular\"&9");
        let text = |text: &str| text.replace('&', "&&");
        if let Some(number) = imprint.case_number {
            sheet.set_header(format!("&R{font}受付番号　{}", text(number)));
        }
        let edition = text(&number_and_edition(spec.id, imprint.edition));
        sheet
            .set_paper_size(A4)
            .set_margins(MARGIN, MARGIN, EDGE, EDGE, 0.4, 0.4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_screen_gridlines(false)
            .set_footer(format!("&L{font}{edition}&R{font}　&P／&N"))
            .protect_with_options(&ProtectionOptions {
                format_rows: true,
                format_columns: true,
                insert_rows: true,
                delete_rows: true,
                ..ProtectionOptions::new()
            });
        Ok(Self {
            sheet,
            look,
            widths,
            height: if portrait { PORTRAIT_HEIGHT } else { LANDSCAPE_HEIGHT },
            row: 0,
            heights: Vec::new(),
            together: Vec::new(),
            names: Vec::new(),
            repeat: None,
            cells: Cells::default(),
        })
    }

    /// The last column of the paper.
    pub fn last(&self) -> u16 {
        self.widths.len() as u16 - 1
    }

    /// The column before which about `share` of the width from `first` on lies.
    pub fn cut(&self, first: u16, share: f64) -> u16 {
        let width = |from: u16, to: u16| self.widths[usize::from(from)..usize::from(to)].iter().sum::<f64>();
        let wanted = width(first, self.last() + 1) * share;
        (first + 1..=self.last())
            .min_by(|a, b| (width(first, *a) - wanted).abs().total_cmp(&(width(first, *b) - wanted).abs()))
            .unwrap_or(first)
    }

    /// How many half-width characters of the body's size a line holds.
    fn room(&self, (first, last): (u16, u16)) -> f64 {
        self.widths[usize::from(first)..=usize::from(last)].iter().sum::<f64>() * 0.95 - 1.0
    }

    /// How high text is when it wraps between two columns, in points.
    pub fn text_height(&self, text: &str, columns: (u16, u16), small: bool) -> f64 {
        let (size, line) = if small { (SMALL, SMALL_LINE) } else { (BODY, LINE) };
        let room = (self.room(columns) * BODY / size).max(2.0);
        text.split('\n').map(|part| (width_of(part) / room).ceil().max(1.0) * line).sum()
    }

    /// Ends a row that is `height` points high at least.
    pub fn end_row(&mut self, height: f64) -> Result<(), XlsxError> {
        let height = (height + PADDING).max(ROW);
        self.sheet.set_row_height(self.row, height)?;
        self.heights.push(height);
        self.row += 1;
        Ok(())
    }

    /// Leaves a row free.
    pub fn gap(&mut self, height: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height)?;
        self.heights.push(height);
        self.row += 1;
        Ok(())
    }

    /// What was written from `first` on stands on one page if it fits on one.
    pub fn keep_together(&mut self, first: u32) {
        self.keep_rows_together(first, self.row.saturating_sub(1));
    }

    /// These rows stand on one page if they fit on one.
    pub fn keep_rows_together(&mut self, first: u32, last: u32) {
        self.together.push((first, last));
    }

    /// Text over several columns.
    pub fn text(&mut self, columns: (u16, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
        self.merge(columns, format)?;
        self.sheet.write_string_with_format(self.row, columns.0, text, format)?;
        Ok(())
    }

    /// A field's label, and its help below in small letters.
    pub fn label(&mut self, columns: (u16, u16), field: &Field, format: &Format) -> Result<(), XlsxError> {
        self.merge(columns, format)?;
        if field.help_ja.is_empty() {
            self.sheet.write_string_with_format(self.row, columns.0, label(field), format)?;
        } else {
            let (label, help) = (label(field), format!("\n{}", field.help_ja));
            let parts = [(&self.look.plain, label.as_str()), (&self.look.small, help.as_str())];
            self.sheet.write_rich_string_with_format(self.row, columns.0, &parts, format)?;
        }
        Ok(())
    }

    /// How high [`Self::label`] is, in points.
    pub fn label_height(&self, columns: (u16, u16), field: &Field) -> f64 {
        let help =
            if field.help_ja.is_empty() { 0.0 } else { self.text_height(field.help_ja, columns, true) };
        self.text_height(&label(field), columns, false) + help
    }

    fn merge(&mut self, (first, last): (u16, u16), format: &Format) -> Result<(), XlsxError> {
        if first < last {
            self.sheet.merge_range(self.row, first, self.row, last, "", format)?;
        }
        Ok(())
    }

    /// A cell to fill in, with its name.
    pub fn input(
        &mut self,
        columns: (u16, u16),
        field: &'static Field,
        put: &Put,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.merge(columns, format)?;
        self.put(columns.0, put, format)?;
        self.validate(self.row, self.row, columns.0, field)?;
        self.name(field.id, columns.0);
        Ok(())
    }

    /// Writes into a cell of the current row.
    pub fn put(&mut self, column: u16, put: &Put, format: &Format) -> Result<(), XlsxError> {
        let quoted;
        let format = if put.looks_like_formula() {
            quoted = format.clone().set_quote_prefix();
            &quoted
        } else {
            format
        };
        match put {
            Put::Nothing => self.sheet.write_blank(self.row, column, format)?,
            Put::Text(text) => self.sheet.write_string_with_format(self.row, column, text, format)?,
            Put::Number(number) | Put::Day(number) => {
                self.sheet.write_number_with_format(self.row, column, *number, format)?
            }
        };
        Ok(())
    }

    /// Writes what computes itself; a number in place of a formula may be corrected.
    pub fn computed(
        &mut self,
        column: u16,
        kind: Kind,
        computed: &Computed,
        formula: String,
    ) -> Result<(), XlsxError> {
        match computed {
            Computed::Formula(figure) => {
                let result = figure.map(|figure| figure.to_string()).unwrap_or_default();
                let formula = Formula::new(formula).set_result(result);
                self.sheet.write_formula_with_format(self.row, column, formula, &look::computed(kind))?;
                Ok(())
            }
            Computed::Number(number) => {
                self.put(column, &Put::number(*number), &look::computed(kind).set_unlocked())
            }
            Computed::Text(text) => {
                self.put(column, &Put::Text(text.clone()), &look::computed(kind).set_unlocked())
            }
        }
    }

    pub fn validate(&mut self, first: u32, last: u32, column: u16, field: &Field) -> Result<(), XlsxError> {
        if let Some(rule) = look::validation(field)? {
            self.sheet.add_data_validation(first, column, last, column, &rule)?;
        }
        Ok(())
    }

    /// Names a cell of the current row.
    pub fn name(&mut self, id: &'static str, column: u16) {
        self.cells.fields.insert(id, (self.row, column));
        self.names.push((id.to_owned(), row_col_to_cell_absolute(self.row, column)));
    }

    /// Names the current row as the head of a table, and repeats it on each page.
    pub fn name_head(&mut self, id: &str, columns: u16) {
        let (first, last) =
            (row_col_to_cell_absolute(self.row, 0), row_col_to_cell_absolute(self.row, columns - 1));
        self.names.push((id.to_owned(), format!("{first}:{last}")));
        // Excel repeats one block of rows: that of the last table, the longest in all forms.
        self.repeat = Some(self.row);
    }

    /// Sets up the print and returns the names with their cells.
    pub fn finish(self) -> Result<Vec<(String, String)>, XlsxError> {
        let (last_row, last) = (self.row.saturating_sub(1), self.last());
        self.sheet.set_print_area(0, 0, last_row, last)?;
        if let Some(row) = self.repeat {
            self.sheet.set_repeat_rows(row, row)?;
        }
        let breaks = page_breaks(&self.heights, &self.together, self.height, self.repeat);
        if !breaks.is_empty() {
            self.sheet.set_page_breaks(&breaks)?;
        }
        // Telephone and corporate numbers are text on purpose.
        self.sheet.ignore_error_range(0, 0, last_row, last, IgnoreError::NumberStoredAsText)?;
        Ok(self.names)
    }
}

/// Rows before which a page ends, so that nothing in `together` is torn apart.
fn page_breaks(heights: &[f64], together: &[(u32, u32)], page: f64, repeat: Option<u32>) -> Vec<u32> {
    let height_of = |first: u32, last: u32| heights[first as usize..=last as usize].iter().sum::<f64>();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for (row, height) in (0_u32..).zip(heights) {
        let head = repeat.filter(|head| *head < row).map_or(0.0, |head| heights[head as usize]);
        // What is higher than a page has to be torn apart.
        let group = together
            .iter()
            .filter(|(first, last)| *first == row && last > first)
            .map(|(first, last)| height_of(*first, *last))
            .filter(|group| group + head <= page)
            .max_by(f64::total_cmp);
        let block = group.unwrap_or(*height);
        if used > 0.0 && used + block > page {
            if group.is_some() {
                breaks.push(row);
            }
            used = head;
        }
        used += height;
    }
    breaks
}

/// The widths of the columns, in digits, and whether the paper stands upright.
fn columns(spec: &FormSpec) -> (Vec<f64>, bool) {
    let tables = spec.sections.iter().flat_map(|section| section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Fields(_) | Block::Clauses(_) => None,
    });
    let widest = tables.max_by_key(|table| table.columns.len());
    let mut natural: Vec<f64> = widest.map_or_else(Vec::new, |table| {
        let width = |(at, column)| (characters(column, longest_preset(table, at)) * 2 + 2) as f64;
        table.columns.iter().enumerate().map(width).collect()
    });
    natural.resize(natural.len().max(FEWEST_COLUMNS), 15.0);
    // A digit of the default font is 7 pixels wide, and each column has 5 pixels around it.
    let pixels: f64 = natural.iter().map(|width| width * 7.0 + 5.0).sum();
    let portrait = pixels <= PORTRAIT * 1.15;
    let paper = if portrait { PORTRAIT } else { LANDSCAPE };
    let share = (paper - 5.0 * natural.len() as f64) / (pixels - 5.0 * natural.len() as f64);
    (natural.iter().map(|width| (width * share * 100.0).floor() / 100.0).collect(), portrait)
}

/// Half-width characters that text takes.
fn width_of(text: &str) -> f64 {
    let half = |ch: char| ch.is_ascii() || ('\u{FF61}'..='\u{FF9F}').contains(&ch);
    text.chars().map(|ch| if half(ch) { 1.0 } else { 2.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_before_what_belongs_together() {
        let heights = [30.0; 10];
        assert_eq!(page_breaks(&heights, &[], 100.0, None), Vec::<u32>::new());
        // Rows 2 to 4 don't fit on the first page of three rows.
        assert_eq!(page_breaks(&heights, &[(2, 4)], 100.0, None), [2]);
        assert_eq!(page_breaks(&heights, &[(0, 2), (3, 5)], 100.0, None), [3]);
        // More than a page: it has to be torn apart.
        assert_eq!(page_breaks(&heights, &[(1, 8)], 100.0, None), Vec::<u32>::new());
    }

    #[test]
    fn the_columns_fill_the_paper() {
        for form in [domain::forms::FormId::TrackRecord, domain::forms::FormId::PriceEstimate] {
            let (widths, portrait) = columns(domain::forms::spec(form));
            let pixels: f64 = widths.iter().map(|width| width * 7.0 + 5.0).sum();
            assert!(portrait && pixels <= PORTRAIT && pixels > PORTRAIT - 5.0, "{form:?} {pixels}");
        }
    }
}
