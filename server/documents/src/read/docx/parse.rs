//! From the XML of a document to its model, element by element. What is deleted, hidden or said twice
//! is left out here; [`super::build`] puts together what is left.
//!
//! Elements are known by their local names: programs that rewrite prefixes are read as well.

use std::io::Read;

use domain::forms::Unreadable;
use quick_xml::events::BytesStart;

use super::build::Builder;
use super::model::{Document, Merge};
use crate::read::ReadLimits;
use crate::read::xml::{Piece, Pull, attribute, is_on};

/// The elements that mean something to their children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    Control,
    ControlProperties,
    /// The properties of a box to tick in a control.
    Checkbox,
    /// Of a box to tick among the old form fields.
    FieldCheckbox,
    /// One content told in several ways; whether one of them was taken.
    Alternatives {
        taken: bool,
    },
    /// Passed over with all that is in it.
    Skipped,
    Other,
}

/// Reads the main part, or a header or footer.
///
/// # Errors
/// Damaged, or nested deeper than a form can be. Where it holds more than the limits allow, the
/// document says that it is truncated.
pub(super) fn parse<R: Read>(mut part: Pull<R>, limits: &ReadLimits) -> Result<Document, Unreadable> {
    let mut walk = Walk { open: Vec::new(), skipped: 0, build: Builder::new(limits) };
    loop {
        match part.next() {
            Ok(Piece::Start(start, empty)) => {
                walk.start(&start);
                if empty {
                    walk.end();
                }
            }
            Ok(Piece::End) => walk.end(),
            Ok(Piece::Text(text)) => walk.text(&text),
            Ok(Piece::Eof) => break,
            Err(error) => return Err(error),
        }
        if walk.build.is_full() {
            break;
        }
    }
    Ok(walk.build.finish())
}

struct Walk<'a> {
    open: Vec<Open>,
    /// Depth inside what is passed over.
    skipped: usize,
    build: Builder<'a>,
}

impl Walk<'_> {
    fn start(&mut self, start: &BytesStart<'_>) {
        let open = if self.skipped > 0 { Open::Skipped } else { self.meaning(start) };
        if open == Open::Skipped {
            self.skipped += 1;
        }
        self.open.push(open);
    }

    fn parent(&self) -> Open {
        self.open.last().copied().unwrap_or(Open::Other)
    }

    /// What an element means where it stands.
    fn meaning(&mut self, start: &BytesStart<'_>) -> Open {
        let name = start.local_name();
        let name = name.as_ref();
        match self.parent() {
            Open::ParagraphProperties => self.paragraph_property(name, start),
            Open::RunProperties => {
                // Struck through is taken back (見え消し): it is no content any more.
                if matches!(name, "vanish" | "strike" | "dstrike") && is_on(start) {
                    self.build.hide_run();
                }
                Open::Skipped
            }
            Open::RowProperties => self.row_property(name, start),
            Open::CellProperties => self.cell_property(name, start),
            Open::ControlProperties => self.control_property(name, start),
            Open::Checkbox => {
                if name == "checked" {
                    self.build.control_ticked(is_on(start));
                }
                Open::Skipped
            }
            Open::FieldCheckbox => {
                if matches!(name, "checked" | "result" | "default") {
                    self.build.field_ticked(is_on(start));
                }
                Open::Skipped
            }
            _ => self.content(name, start),
        }
    }

    fn content(&mut self, name: &str, start: &BytesStart<'_>) -> Open {
        match name {
            "p" => {
                self.build.start_paragraph();
                Open::Paragraph
            }
            "pPr" => Open::ParagraphProperties,
            "r" => {
                self.build.start_run();
                Open::Run
            }
            "rPr" if self.parent() == Open::Run => Open::RunProperties,
            "t" => Open::Text,
            "tab" | "ptab" => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "sym" => {
                let font = attribute(start, "font").unwrap_or_default();
                let code = attribute(start, "char").unwrap_or_default();
                self.put(symbol(&font, &code).encode_utf8(&mut [0; 4]))
            }
            "tbl" => {
                self.build.start_table();
                Open::Table
            }
            "tr" => {
                self.build.start_row();
                Open::Row
            }
            "trPr" => Open::RowProperties,
            "tc" => {
                self.build.start_cell();
                Open::Cell
            }
            "tcPr" => Open::CellProperties,
            "sdt" => {
                self.build.start_control();
                Open::Control
            }
            "sdtPr" => Open::ControlProperties,
            "checkBox" => {
                self.build.start_field_checkbox();
                Open::FieldCheckbox
            }
            "AlternateContent" => Open::Alternatives { taken: false },
            "Choice" | "Fallback" => self.alternative(),
            // Deleted, moved away, said as a reading aid, or no text at all.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "rPr" | "tblPr"
            | "tblGrid" | "tblPrEx" | "sectPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "rubyPr"
            | "binData" | "docPart" => Open::Skipped,
            _ => Open::Other,
        }
    }

    fn put(&mut self, text: &str) -> Open {
        if self.parent() == Open::Run {
            self.build.text(text);
        }
        Open::Skipped
    }

    /// Only the first way in which a content is told is read.
    fn alternative(&mut self) -> Open {
        match self.open.last_mut() {
            Some(Open::Alternatives { taken }) if *taken => Open::Skipped,
            Some(Open::Alternatives { taken }) => {
                *taken = true;
                Open::Other
            }
            _ => Open::Other,
        }
    }

    fn paragraph_property(&mut self, name: &str, start: &BytesStart<'_>) -> Open {
        match name {
            "pStyle" => self.build.style(attribute(start, "val")),
            "outlineLvl" => self.build.style(attribute(start, "val").map(|level| format!("#{level}"))),
            _ => {}
        }
        Open::Skipped
    }

    fn row_property(&mut self, name: &str, start: &BytesStart<'_>) -> Open {
        match name {
            "gridBefore" => self.build.grid_before(number(start)),
            "tblHeader" if is_on(start) => self.build.heading_row(),
            "del" => self.build.deleted_row(),
            _ => {}
        }
        Open::Skipped
    }

    fn cell_property(&mut self, name: &str, start: &BytesStart<'_>) -> Open {
        match name {
            "gridSpan" => self.build.span(number(start)),
            "vMerge" => {
                let first = attribute(start, "val").is_some_and(|value| value == "restart");
                self.build.merge(if first { Merge::First } else { Merge::Continued });
            }
            _ => {}
        }
        Open::Skipped
    }

    fn control_property(&mut self, name: &str, start: &BytesStart<'_>) -> Open {
        match name {
            "tag" => self.build.control_tag(attribute(start, "val").unwrap_or_default()),
            "checkbox" => return Open::Checkbox,
            "showingPlcHdr" if is_on(start) => self.build.control_shows_prompt(),
            _ => {}
        }
        Open::Skipped
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Skipped) => self.skipped = self.skipped.saturating_sub(1),
            Some(Open::Paragraph) => self.build.end_paragraph(),
            Some(Open::Run) => self.build.end_run(),
            Some(Open::Table) => self.build.end_table(),
            Some(Open::Row) => self.build.end_row(),
            Some(Open::Cell) => self.build.end_cell(),
            Some(Open::Control) => self.build.end_control(),
            Some(Open::FieldCheckbox) => self.build.end_field_checkbox(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.parent() == Open::Text {
            self.build.text(text);
        }
    }
}

fn number(start: &BytesStart<'_>) -> u32 {
    attribute(start, "val").and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}

/// The marks that people put into forms from fonts of symbols.
fn symbol(font: &str, code: &str) -> char {
    let code = u32::from_str_radix(code, 16).unwrap_or(0);
    // Word shifts the codes of such fonts into the private area.
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    match (font.to_ascii_lowercase().as_str(), low) {
        ("wingdings", 0xFC) | ("wingdings 2", 0x50) => '✓',
        ("wingdings", 0xFE) | ("wingdings 2", 0x52) => '☑',
        ("wingdings", 0xFD) | ("wingdings 2", 0x53 | 0x54) => '☒',
        ("wingdings", 0x6E) => '■',
        ("wingdings", 0x6F | 0x70 | 0x71 | 0x72 | 0xA8) | ("wingdings 2", 0xA3) => '□',
        ("wingdings", 0x6C) => '●',
        ("wingdings", 0xA1) => '○',
        ("wingdings", 0xFB) | ("wingdings 2", 0x4F) => '×',
        _ if code == low => {
            char::from_u32(code).filter(|ch| *ch != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::REPLACEMENT_CHARACTER,
    }
}
