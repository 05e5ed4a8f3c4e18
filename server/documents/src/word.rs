//! How official Japanese documents look in Word: one font, A4, right-hand submitter block, and
//! 「記」…「以上」. Used by the blank forms and the letters.
//!
//! Lengths are twips (1/20 point, 567 to a centimetre); font sizes are half-points.

use std::cell::Cell;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, PageOrientationType, Paragraph,
    Run, RunFonts, Shading, SpecialIndentType, Table, TableAlignmentType, TableCell, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use crate::error::DocumentError;

/// On every Windows and Mac with Office, and mapped to a Mincho face elsewhere.
const FONT: &str = "ＭＳ 明朝";
const BODY_SIZE: usize = 21;
const TITLE_SIZE: usize = 28;
const SMALL_SIZE: usize = 18;
/// Explanations inside tables.
const SMALLEST_SIZE: usize = 15;
const A4_SHORT: u32 = 11_906;
const A4_LONG: u32 = 16_838;
const MARGIN: u32 = 1_134;
const LABEL_FILL: &str = "F2F2F2";

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
}

impl Page {
    pub fn new(orientation: Orientation) -> Self {
        let (across, down, orient) = match orientation {
            Orientation::Portrait => (A4_SHORT, A4_LONG, PageOrientationType::Portrait),
            Orientation::Landscape => (A4_LONG, A4_SHORT, PageOrientationType::Landscape),
        };
        let margin = MARGIN as i32;
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
        let paragraphs = Numbers::default();
        let page_number = Paragraph::new()
            .id(paragraphs.next())
            .align(AlignmentType::Center)
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text("／"))
            .add_num_pages(NumPages::new());
        let docx = Docx::new()
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
            .default_fonts(fonts)
            .default_size(BODY_SIZE)
            .footer(Footer::new().add_paragraph(page_number));
        Self { docx, width: (across - 2 * MARGIN) as usize, paragraphs }
    }

    /// A property of the file, which Word shows under the file's details.
    pub fn property(mut self, name: &str, value: &str) -> Self {
        self.docx = self.docx.custom_property(name, value);
        self
    }

    fn add(mut self, paragraph: Paragraph) -> Self {
        let paragraph = paragraph.id(self.paragraphs.next());
        self.docx = self.docx.add_paragraph(paragraph);
        self
    }

    pub fn left(self, line: &str) -> Self {
        self.add(text(line))
    }

    pub fn right(self, line: &str) -> Self {
        self.add(text(line).align(AlignmentType::Right))
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

    pub fn title(self, line: &str) -> Self {
        let run = Run::new().add_text(line).size(TITLE_SIZE).bold();
        let spacing = LineSpacing::new().before(240).after(240);
        self.add(Paragraph::new().add_run(run).align(AlignmentType::Center).line_spacing(spacing))
    }

    pub fn heading(self, line: &str) -> Self {
        let run = Run::new().add_text(line).bold();
        let spacing = LineSpacing::new().before(200).after(80);
        self.add(Paragraph::new().add_run(run).line_spacing(spacing).keep_next(true))
    }

    /// A paragraph of running text, its first line indented by one character.
    pub fn body(self, paragraph: &str) -> Self {
        let indent = Some(SpecialIndentType::FirstLine(210));
        self.add(text(paragraph).indent(None, indent, None, None))
    }

    /// A smaller explanation under a heading.
    pub fn note(self, line: &str) -> Self {
        let run = Run::new().add_text(line).size(SMALL_SIZE);
        let spacing = LineSpacing::new().after(80);
        self.add(Paragraph::new().add_run(run).line_spacing(spacing).keep_next(true))
    }

    /// A mark (`□`, `１`) and the text beside it, further lines under the text.
    pub fn item(self, mark: &str, line: &str) -> Self {
        // Half of the width of a full-width character for ASCII.
        let hang: i32 = mark.chars().map(|c| if c.is_ascii() { 105 } else { 210 }).sum::<i32>() + 210;
        let indent = Some(SpecialIndentType::Hanging(hang));
        let paragraph = text(&format!("{mark}　{line}"))
            .indent(Some(hang), indent, None, None)
            .line_spacing(LineSpacing::new().after(80))
            .keep_lines(true);
        self.add(paragraph)
    }

    /// Labels with their values, over the width of the page or its right half.
    pub fn labelled(mut self, rows: &[(String, String)], place: Place) -> Self {
        let share = match place {
            Place::Full => FULL,
            Place::RightHalf => RIGHT_HALF,
        };
        let label = self.width * share.label / 100;
        let value = self.width * share.value / 100;
        let rows = rows
            .iter()
            .map(|(name, content)| {
                TableRow::new(vec![
                    self.cell(name, label).shading(Shading::new().fill(LABEL_FILL)),
                    self.cell(content, value),
                ])
                .row_height(397.0)
                .cant_split()
            })
            .collect();
        let align = match place {
            Place::Full => TableAlignmentType::Left,
            Place::RightHalf => TableAlignmentType::Right,
        };
        self.docx = self.docx.add_table(table(rows, vec![label, value]).align(align));
        self
    }

    /// A table under a row of headings; `weights` share out the width of the page.
    pub fn grid(mut self, headings: &[String], weights: &[usize], rows: &[Vec<String>]) -> Self {
        let sum: usize = weights.iter().sum::<usize>().max(1);
        let widths: Vec<usize> = weights.iter().map(|weight| self.width * weight / sum).collect();
        let heading = |(name, width): (&String, &usize)| {
            self.cell(name, *width).shading(Shading::new().fill(LABEL_FILL))
        };
        let head = TableRow::new(headings.iter().zip(&widths).map(heading).collect()).cant_split();
        let body = rows.iter().map(|row| {
            let cells = row.iter().zip(&widths).map(|(content, width)| self.cell(content, *width));
            TableRow::new(cells.collect()).row_height(397.0).cant_split()
        });
        let rows = std::iter::once(head).chain(body).collect();
        self.docx = self.docx.add_table(table(rows, widths));
        self
    }

    /// A cell of one line, or of a line and smaller lines below it.
    fn cell(&self, content: &str, width: usize) -> TableCell {
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
        let mut bytes = Cursor::new(Vec::new());
        self.docx.build().pack(&mut bytes).map_err(|error| DocumentError::Word(error.to_string()))?;
        Ok(bytes.into_inner())
    }
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
    Table::new(rows).set_grid(widths).width(width, WidthType::Dxa).layout(TableLayoutType::Fixed)
}

fn small(line: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(line).size(SMALLEST_SIZE))
}

fn text(line: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(line))
}
