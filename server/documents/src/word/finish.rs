//! Puts right in the finished XML what the library writing it has no words for.
//!
//! docx-rs 0.4 knows content controls by an alias alone: no tag, no lists, no ticks, no prompts. It
//! can't mark a row as a table's heading or name a language, and it writes the children of many
//! elements in an order that the schema does not allow, among them some that it does not know. So controls are written with a number for
//! their alias, and one pass over each part writes what is meant (docs/adr/0009).

use std::collections::BTreeSet;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use super::control::{Control, ControlKind, TICK_FONT};
use super::schema::{order_of, rank};
use crate::error::DocumentError;

/// What the pass over one part needs to know.
#[derive(Default)]
pub(super) struct Finish<'a> {
    /// By the number that stands in their place.
    pub(super) controls: &'a [Control],
    /// The tables, counted from 0, whose first row is repeated on every page.
    pub(super) headed: BTreeSet<usize>,
}

impl Finish<'_> {
    /// The part, put right.
    ///
    /// # Errors
    /// Only if the library wrote XML that can't be read.
    pub(super) fn part(&self, xml: &[u8]) -> Result<Vec<u8>, DocumentError> {
        let broken = |error: &dyn std::fmt::Display| DocumentError::Word(error.to_string());
        let text = std::str::from_utf8(xml).map_err(|error| broken(&error))?;
        let mut reader = Reader::from_str(text);
        let mut pass =
            Pass { finish: self, out: Writer::new(Vec::new()), open: Vec::new(), tables: Tables::default() };
        loop {
            match reader.read_event().map_err(|error| broken(&error))? {
                Event::Eof => break,
                Event::Start(start) if start.name().as_ref() == "w:sdtPr" => {
                    let number = alias(&mut reader).map_err(|error| broken(&error))?;
                    let control = number.and_then(|number| self.controls.get(number).zip(Some(number)));
                    if let Some((control, number)) = control {
                        properties(&mut pass.out, control, number + 1).map_err(|error| broken(&error))?;
                    }
                }
                event => pass.event(event).map_err(|error| broken(&error))?,
            }
        }
        Ok(pass.out.into_inner())
    }
}

/// One walk through a part.
struct Pass<'a> {
    finish: &'a Finish<'a>,
    out: Writer<Vec<u8>>,
    open: Vec<Open>,
    tables: Tables,
}

/// An open element, and if its children have an order, where each of them begins.
struct Open {
    name: String,
    order: Option<&'static [&'static str]>,
    children: Vec<(usize, usize)>,
}

impl Pass<'_> {
    fn event(&mut self, event: Event<'_>) -> std::io::Result<()> {
        match event {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                self.child(&name);
                self.tables.start(&name);
                let start = if is_normal_style(&start) { default_style(start) } else { start };
                self.out.write_event(Event::Start(start))?;
                self.open.push(Open { order: order_of(&name), name, children: Vec::new() });
            }
            Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                self.child(&name);
                match name.as_str() {
                    "w:rPr" if self.parent_is("w:rPrDefault") => {
                        self.out.write_event(Event::Start(start))?;
                        self.language()?;
                        self.out.write_event(Event::End(BytesEnd::new("w:rPr")))?;
                    }
                    // They say nothing, and in styles and numberings are not allowed.
                    "w:rPr" => {}
                    "w:gridCol" => {
                        let width = value(&start, "w:w").unwrap_or_default();
                        let column = BytesStart::new("w:gridCol").with_attributes([("w:w", width.as_str())]);
                        self.out.write_event(Event::Empty(column))?;
                    }
                    _ => self.out.write_event(Event::Empty(start))?,
                }
            }
            Event::End(end) => {
                let Some(open) = self.open.pop() else { return Ok(()) };
                match open.name.as_str() {
                    "w:trPr" if self.tables.in_heading(&self.finish.headed) => {
                        self.out.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
                    }
                    "w:tbl" => self.tables.end(),
                    _ => {}
                }
                if let Some(order) = open.order {
                    self.reorder(order, &open.children);
                }
                if open.name == "w:rPr" && self.parent_is("w:rPrDefault") {
                    self.language()?;
                }
                self.out.write_event(Event::End(end))?;
            }
            other => self.out.write_event(other)?,
        }
        Ok(())
    }

    fn parent_is(&self, name: &str) -> bool {
        self.open.last().is_some_and(|open| open.name == name)
    }

    /// Without it, Word takes the language of the machine it runs on.
    fn language(&mut self) -> std::io::Result<()> {
        let language =
            BytesStart::new("w:lang").with_attributes([("w:val", "ja-JP"), ("w:eastAsia", "ja-JP")]);
        self.out.write_event(Event::Empty(language))
    }

    /// A child begins here.
    fn child(&mut self, name: &str) {
        let at = self.out.get_ref().len();
        if let Some(open) = self.open.last_mut()
            && let Some(order) = open.order
        {
            open.children.push((rank(order, name), at));
        }
    }

    /// Sorts what was written since the first child.
    fn reorder(&mut self, order: &[&str], children: &[(usize, usize)]) {
        if children.is_sorted_by_key(|(rank, _)| *rank) || children.is_empty() || order.is_empty() {
            return;
        }
        let out = self.out.get_mut();
        let ends = children.iter().skip(1).map(|(_, at)| *at).chain([out.len()]);
        let mut pieces: Vec<(usize, Vec<u8>)> =
            children.iter().zip(ends).map(|((rank, from), to)| (*rank, out[*from..to].to_vec())).collect();
        pieces.sort_by_key(|(rank, _)| *rank);
        out.truncate(children[0].1);
        out.extend(pieces.into_iter().flat_map(|(_, piece)| piece));
    }
}

/// The style that all text has of itself must say so.
fn is_normal_style(start: &BytesStart<'_>) -> bool {
    start.name().as_ref() == "w:style" && value(start, "w:styleId").as_deref() == Some("Normal")
}

fn default_style(start: BytesStart<'_>) -> BytesStart<'_> {
    let mut start = start;
    start.push_attribute(("w:default", "1"));
    start
}

/// Counts tables and their rows.
#[derive(Default)]
struct Tables {
    seen: usize,
    /// Number of the open tables, and the rows begun in each.
    open: Vec<(usize, usize)>,
}

impl Tables {
    fn start(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("w:tbl", _) => {
                self.open.push((self.seen, 0));
                self.seen += 1;
            }
            ("w:tr", Some((_, rows))) => *rows += 1,
            _ => {}
        }
    }

    fn end(&mut self) {
        self.open.pop();
    }

    fn in_heading(&self, headed: &BTreeSet<usize>) -> bool {
        self.open.last().is_some_and(|(table, rows)| *rows == 1 && headed.contains(table))
    }
}

fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
}

/// Skips to the end of the properties and says which number stood in them.
fn alias(reader: &mut Reader<&[u8]>) -> Result<Option<usize>, quick_xml::Error> {
    let mut number = None;
    loop {
        match reader.read_event()? {
            Event::Empty(start) if start.name().as_ref() == "w:alias" => {
                number = value(&start, "w:val").and_then(|value| value.parse().ok());
            }
            Event::End(end) if end.name().as_ref() == "w:sdtPr" => return Ok(number),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The properties of a control, in the order of the schema.
fn properties(out: &mut Writer<Vec<u8>>, control: &Control, number: usize) -> std::io::Result<()> {
    let number = number.to_string();
    out.write_event(Event::Start(BytesStart::new("w:sdtPr")))?;
    one(out, "w:alias", &control.label)?;
    one(out, "w:tag", &control.tag)?;
    one(out, "w:id", &number)?;
    if control.locked {
        one(out, "w:lock", "sdtLocked")?;
    }
    if control.shows_prompt() {
        out.write_event(Event::Empty(BytesStart::new("w:showingPlcHdr")))?;
    }
    match &control.kind {
        // Not `w:text`: LibreOffice 7.4 saves the text of such a control once for each change of script
        // in it, so that 松本ABC would become 松本ABC松本松本ABCABC松本ABC.
        ControlKind::Line | ControlKind::Lines => {}
        ControlKind::List(items) => {
            out.write_event(Event::Start(BytesStart::new("w:dropDownList")))?;
            for (id, label) in items {
                let item = BytesStart::new("w:listItem")
                    .with_attributes([("w:displayText", label.as_str()), ("w:value", id.as_str())]);
                out.write_event(Event::Empty(item))?;
            }
            out.write_event(Event::End(BytesEnd::new("w:dropDownList")))?;
        }
        ControlKind::Tick => tick(out, control.is_ticked())?,
    }
    out.write_event(Event::End(BytesEnd::new("w:sdtPr")))
}

fn one(out: &mut Writer<Vec<u8>>, name: &str, value: &str) -> std::io::Result<()> {
    out.write_event(Event::Empty(BytesStart::new(name).with_attributes([("w:val", value)])))
}

/// `[MS-DOCX]` 2.6.1.4: the box that Word ticks by a click.
fn tick(out: &mut Writer<Vec<u8>>, ticked: bool) -> std::io::Result<()> {
    let state = |name: &'static str, code: &'static str| {
        BytesStart::new(name).with_attributes([("w14:val", code), ("w14:font", TICK_FONT)])
    };
    let checked = if ticked { "1" } else { "0" };
    out.write_event(Event::Start(BytesStart::new("w14:checkbox")))?;
    out.write_event(Event::Empty(BytesStart::new("w14:checked").with_attributes([("w14:val", checked)])))?;
    out.write_event(Event::Empty(state("w14:checkedState", "2611")))?;
    out.write_event(Event::Empty(state("w14:uncheckedState", "25A1")))?;
    out.write_event(Event::End(BytesEnd::new("w14:checkbox")))
}
