//! How official Japanese documents look in Word: one font, A4, right-hand submitter block, and
//! 「記」…「以上」. Used by the forms and the letters.
//!
//! Lengths are twips (1/20 point, 567 to a centimetre); font sizes are half-points.

mod control;
mod finish;
mod schema;
mod text;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, NumPages, PageMargin, PageNum, PageOrientationType,
    Paragraph, Run, Shading, SpecialIndentType, Style, StyleType, Tab, TabValueType, Table,
    TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
    XMLDocx,
};

pub use control::{Control, ControlKind, Filling, TICKED, UNTICKED};
use control::{PROMPT_STYLE, fonts, text, text_run};
use finish::Finish;

use crate::error::DocumentError;

/// On every Windows and Mac with Office, and mapped to a Mincho face elsewhere.
const FONT: &str = "ＭＳ 明朝";
const BODY_SIZE: usize = 21;
const TITLE_SIZE: usize = 28;
const SMALL_SIZE: usize = 18;
/// Explanations inside tables.
const SMALLEST_SIZE: usize = 16;
const A4_SHORT: u32 = 11_906;
const A4_LONG: u32 = 16_838;
const MARGIN: u32 = 1_134;
const LABEL_FILL: &str = "F2F2F2";
/// Dark enough to be read on white, lighter than what is typed.
const PROMPT_COLOUR: &str = "595959";
/// Least heights of a row, and of one for several lines.
const ROW: f32 = 397.0;
const TALL_ROW: f32 = 1100.0;

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// Shares of the page's width, in percent.
struct Share {
    label: usize,
    value: usize,
}

impl Share {
    fn of(&self, width: usize) -> usize {
        width * (self.label + self.value) / 100
    }
}

const FULL: Share = Share { label: 35, value: 65 };
const RIGHT_HALF: Share = Share { label: 22, value: 38 };

/// A document under construction, from top to bottom.
pub struct Page {
    docx: Docx,
    /// Between the margins.
    width: usize,
    paragraphs: Numbers,
    controls: Vec<Control>,
    tables: usize,
    /// The tables whose first row is repeated on every page.
    headed: BTreeSet<usize>,
}

impl Page {
    pub fn new(orientation: Orientation) -> Self {
        let (across, down, orient) = match orientation {
            Orientation::Portrait => (A4_SHORT, A4_LONG, PageOrientationType::Portrait),
            Orientation::Landscape => (A4_LONG, A4_SHORT, PageOrientationType::Landscape),
        };
        let margin = MARGIN as i32;
        let docx = styles(Docx::new())
            .page_size(across, down)
            .page_orient(orient)
            .page_margin(PageMargin {
                top: margin,
                left: margin,
                bottom: margin,
                right: margin,
                header: 567,
                footer: 567,
                gutter: 0,
            })
            .default_fonts(fonts(FONT))
            .default_size(BODY_SIZE);
        Self {
            docx,
            width: (across - 2 * MARGIN) as usize,
            paragraphs: Numbers::default(),
            controls: Vec::new(),
            tables: 0,
            headed: BTreeSet::new(),
        }
    }

    /// A property of the file, which Word shows under the file's details.
    pub fn property(mut self, name: &str, value: &str) -> Self {
        // The library writes it as it is, between two tags.
        self.docx = self.docx.custom_property(name, quick_xml::escape::escape(value));
        self
    }

    /// At the top of every page, on the right.
    pub fn header(mut self, line: &str) -> Self {
        let run = text_run(line).size(SMALL_SIZE);
        let paragraph = Paragraph::new().id(self.paragraphs.next()).add_run(run).align(AlignmentType::Right);
        self.docx = self.docx.header(Header::new().add_paragraph(paragraph));
        self
    }

    /// At the foot of every page: a line on the left and the page's number on the right; without a
    /// line the number stands in the middle.
    pub fn footer(mut self, line: &str) -> Self {
        let paragraph = Paragraph::new().id(self.paragraphs.next());
        let paragraph = if line.is_empty() {
            paragraph.align(AlignmentType::Center)
        } else {
            paragraph
                .add_tab(Tab::new().val(TabValueType::Right).pos(self.width))
                .add_run(text_run(line).size(SMALL_SIZE).add_tab())
        };
        let paragraph = paragraph
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text("／"))
            .add_num_pages(NumPages::new());
        self.docx = self.docx.footer(Footer::new().add_paragraph(paragraph));
        self
    }

    fn add(mut self, paragraph: Paragraph) -> Self {
        let paragraph = paragraph.id(self.paragraphs.next());
        self.docx = self.docx.add_paragraph(paragraph);
        self
    }

    /// The control in a paragraph.
    fn put(&mut self, paragraph: Paragraph, control: &Control, size: Option<usize>) -> Paragraph {
        self.controls.push(control.clone());
        paragraph.add_structured_data_tag(control.tag(self.controls.len() - 1, size))
    }

    pub fn left(self, line: &str) -> Self {
        self.add(text(line))
    }

    pub fn right(self, line: &str) -> Self {
        self.add(text(line).align(AlignmentType::Right))
    }

    /// A place to fill in on the left, without a label.
    pub fn left_control(mut self, control: &Control) -> Self {
        let paragraph = self.put(Paragraph::new(), control, None);
        self.add(paragraph)
    }

    /// A label and its place to fill in, on the right.
    pub fn right_control(mut self, label: &str, control: &Control) -> Self {
        let paragraph = self.put(text(&format!("{label}：")), control, None);
        self.add(paragraph.align(AlignmentType::Right))
    }

    /// Flush with the left edge of [`Place::RightHalf`].
    pub fn right_half(self, line: &str) -> Self {
        let indent = (self.width - RIGHT_HALF.of(self.width)) as i32;
        self.add(text(line).indent(Some(indent), None, None, None).keep_next(true))
    }

    pub fn centred(self, line: &str) -> Self {
        self.add(text(line).align(AlignmentType::Center).keep_next(true))
    }

    pub fn blank_line(self) -> Self {
        self.add(Paragraph::new())
    }

    /// The same as [`Page::blank_line`] where a whole line is too much.
    pub fn gap(self) -> Self {
        let spacing = LineSpacing::new().line(160).line_rule(docx_rs::LineSpacingType::Exact);
        self.add(Paragraph::new().line_spacing(spacing))
    }

    pub fn title(self, line: &str) -> Self {
        self.add(text(line).style("Title"))
    }

    pub fn heading(self, line: &str) -> Self {
        self.add(text(line).style("Heading1").keep_next(true))
    }

    /// A paragraph of running text, its first line indented by one character.
    pub fn body(self, paragraph: &str) -> Self {
        let indent = Some(SpecialIndentType::FirstLine(210));
        self.add(text(paragraph).indent(None, indent, None, None))
    }

    /// A smaller explanation under a heading.
    pub fn note(self, line: &str) -> Self {
        let spacing = LineSpacing::new().after(80);
        let run = text_run(line).size(SMALL_SIZE);
        self.add(Paragraph::new().add_run(run).line_spacing(spacing).keep_next(true))
    }

    /// A mark (`１`) and the text beside it, further lines under the text.
    pub fn item(self, mark: &str, line: &str) -> Self {
        self.add(item(text(&format!("{mark}\t{line}")), width_of(mark)))
    }

    /// A box to tick, a mark (`(1)`), and the text beside it.
    pub fn tick(mut self, control: &Control, mark: &str, line: &str) -> Self {
        let paragraph = self.put(Paragraph::new(), control, None);
        let paragraph = paragraph.add_run(text_run(&format!("　{mark}\t{line}")));
        self.add(item(paragraph, 420 + width_of(mark)))
    }

    /// Labels with what stands beside them, over the width of the page or its right half.
    pub fn labelled(mut self, rows: &[(String, Filling)], place: Place) -> Self {
        let share = match place {
            Place::Full => FULL,
            Place::RightHalf => RIGHT_HALF,
        };
        let label = self.width * share.label / 100;
        let value = self.width * share.value / 100;
        let rows = rows
            .iter()
            .map(|(name, filling)| {
                let height = if is_tall(filling) { TALL_ROW } else { ROW };
                TableRow::new(vec![
                    self.printed(name, label).shading(Shading::new().fill(LABEL_FILL)),
                    self.cell(filling, value, None),
                ])
                .row_height(height)
                .cant_split()
            })
            .collect();
        let align = match place {
            Place::Full => TableAlignmentType::Left,
            Place::RightHalf => TableAlignmentType::Right,
        };
        self.docx = self.docx.add_table(table(rows, vec![label, value]).align(align));
        self.tables += 1;
        self
    }

    /// A table under a row of headings; `weights` share out the width of the page.
    pub fn grid(mut self, headings: &[String], weights: &[usize], rows: &[Vec<Filling>]) -> Self {
        let sum: usize = weights.iter().sum::<usize>().max(1);
        let widths: Vec<usize> = weights.iter().map(|weight| self.width * weight / sum).collect();
        let heading = |(name, width): (&String, &usize)| {
            self.printed(name, *width).shading(Shading::new().fill(LABEL_FILL))
        };
        let head = TableRow::new(headings.iter().zip(&widths).map(heading).collect()).cant_split();
        // Wide tables are set smaller, or hardly a word would stand on a line.
        let size = (widths.len() > 5).then_some(SMALL_SIZE);
        let mut all = vec![head];
        for row in rows {
            let cells = row.iter().zip(&widths).map(|(filling, width)| self.cell(filling, *width, size));
            all.push(TableRow::new(cells.collect()).row_height(ROW).cant_split());
        }
        self.docx = self.docx.add_table(table(all, widths));
        self.headed.insert(self.tables);
        self.tables += 1;
        self
    }

    fn cell(&mut self, filling: &Filling, width: usize, size: Option<usize>) -> TableCell {
        match filling {
            Filling::Printed(content) => {
                let run = text_run(content);
                let run = if let Some(size) = size { run.size(size) } else { run };
                cell(Paragraph::new().add_run(run).id(self.paragraphs.next()), width)
            }
            Filling::Control(control) => {
                let align = if control.numeric { AlignmentType::Right } else { AlignmentType::Left };
                let paragraph = self.put(Paragraph::new().align(align), control, size);
                cell(paragraph.id(self.paragraphs.next()), width)
            }
        }
    }

    /// A cell of one line, or of a line and smaller lines below it.
    fn printed(&self, content: &str, width: usize) -> TableCell {
        content
            .split('\n')
            .enumerate()
            // What follows the first line explains it.
            .map(|(index, line)| if index == 0 { text(line) } else { small(line) })
            .map(|paragraph| paragraph.id(self.paragraphs.next()))
            .fold(TableCell::new(), TableCell::add_paragraph)
            .width(width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
    }

    pub fn bytes(self) -> Result<Vec<u8>, DocumentError> {
        let mut parts = self.docx.build();
        let body = Finish { controls: &self.controls, headed: self.headed };
        parts.document = body.part(&parts.document)?;
        let other = Finish::default();
        let all = [&mut parts.styles, &mut parts.settings, &mut parts.numberings];
        for part in all.into_iter().chain(&mut parts.headers).chain(&mut parts.footers) {
            *part = other.part(part)?;
        }
        pack(parts)
    }
}

fn pack(parts: XMLDocx) -> Result<Vec<u8>, DocumentError> {
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| DocumentError::Word(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// What headings, the title and prompts look like. Their names are those that Word knows, so that
/// they show in its navigation and are told to people who can't see.
fn styles(docx: Docx) -> Docx {
    let title = Style::new("Title", StyleType::Paragraph)
        .name("Title")
        .based_on("Normal")
        .size(TITLE_SIZE)
        .bold()
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(240).after(240));
    let heading = Style::new("Heading1", StyleType::Paragraph)
        .name("heading 1")
        .based_on("Normal")
        .bold()
        .outline_lvl(0)
        .line_spacing(LineSpacing::new().before(200).after(80));
    let prompt = Style::new(PROMPT_STYLE, StyleType::Character).name("Placeholder Text").color(PROMPT_COLOUR);
    docx.add_style(title).add_style(heading).add_style(prompt)
}

/// Numbers the paragraphs of one document. The library counts them over all documents that a
/// thread has written, so the same form would be another file each time.
#[derive(Default)]
struct Numbers(Cell<u32>);

impl Numbers {
    fn next(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("{:08x}", self.0.get())
    }
}

/// Where a table of labels stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Full,
    /// Where the submitter stands on Japanese forms.
    RightHalf,
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let width = widths.iter().sum();
    Table::new(rows)
        .set_grid(widths)
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 100, 40, 100))
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().add_paragraph(paragraph).width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
}

fn is_tall(filling: &Filling) -> bool {
    matches!(filling, Filling::Control(control) if control.kind == ControlKind::Lines && control.text.is_none())
}

fn item(paragraph: Paragraph, hang: i32) -> Paragraph {
    let hang = hang + 210;
    paragraph
        .indent(Some(hang), Some(SpecialIndentType::Hanging(hang)), None, None)
        .line_spacing(LineSpacing::new().after(80))
        .keep_lines(true)
}

/// Half of the width of a full-width character for ASCII.
fn width_of(mark: &str) -> i32 {
    mark.chars().map(|c| if c.is_ascii() { 105 } else { 210 }).sum()
}

fn small(line: &str) -> Paragraph {
    Paragraph::new().add_run(text_run(line).size(SMALLEST_SIZE))
}
