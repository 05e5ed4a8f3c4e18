//! Walks XML piece by piece: no DTD, and depth, number of elements, single pieces and the whole capped.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use domain::forms::Unreadable;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ReadLimits;
use crate::capped::Capped;

/// Longest single tag or text, in bytes.
const PIECE_BYTES: u64 = 4_000_000;
/// More elements than the cells of any form need.
const ELEMENTS: u64 = 3_000_000;

/// What comes next in a part.
pub(crate) enum Piece<'a> {
    /// An element and whether it is empty: then no [`Piece::End`] follows.
    Start(BytesStart<'a>, bool),
    End,
    Text(String),
    Eof,
}

type Boxed = Box<dyn Fn() -> io::Error>;

/// A part that is being read.
pub(crate) struct Pull<R: Read> {
    reader: Reader<BufReader<Capped<Capped<R, Boxed>, Boxed>>>,
    since_last: Rc<Cell<u64>>,
    buffer: Vec<u8>,
    depth: usize,
    most: usize,
    elements: u64,
}

impl<R: Read> Pull<R> {
    pub(crate) fn new(source: R, limits: &ReadLimits) -> Self {
        let over = || -> Boxed { Box::new(|| io::Error::other(Unreadable::TooLarge)) };
        let whole = Capped { source, count: Rc::default(), limit: limits.part_bytes, over: over() };
        let since_last: Rc<Cell<u64>> = Rc::default();
        let count = Rc::clone(&since_last);
        let capped = Capped { source: whole, count, limit: PIECE_BYTES, over: over() };
        Self {
            reader: Reader::from_reader(BufReader::with_capacity(16 * 1024, capped)),
            since_last,
            buffer: Vec::new(),
            depth: 0,
            most: limits.depth,
            elements: 0,
        }
    }

    /// The next piece; comments and the like are passed over.
    ///
    /// # Errors
    /// Too large or too deep, or no XML.
    pub(crate) fn next(&mut self) -> Result<Piece<'_>, Unreadable> {
        self.buffer.clear();
        self.since_last.set(0);
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| unreadable(&error))?;
        Ok(match event {
            Event::Start(start) => {
                self.depth += 1;
                self.elements += 1;
                if self.depth > self.most || self.elements > ELEMENTS {
                    return Err(Unreadable::TooLarge);
                }
                Piece::Start(start, false)
            }
            Event::Empty(start) => {
                self.elements += 1;
                if self.elements > ELEMENTS {
                    return Err(Unreadable::TooLarge);
                }
                Piece::Start(start, true)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::End
            }
            Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| Unreadable::Damaged)?;
                Piece::Text(match character {
                    Some(character) => character.to_string(),
                    None => predefined(&reference).ok_or(Unreadable::Damaged)?.to_owned(),
                })
            }
            Event::DocType(_) => return Err(Unreadable::Damaged),
            Event::Eof if self.depth == 0 && self.elements > 0 => Piece::Eof,
            Event::Eof => return Err(Unreadable::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Piece::Text(String::new()),
        })
    }
}

/// The entities that XML has of itself; a part that wants others has a DTD.
fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => return None,
    })
}

/// The value of the attribute with this local name, whatever its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // The check for repeated names takes quadratic time: done without.
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
}

/// Whether an element that switches something on does so: `<w:vanish/>`, `w:val="1"`.
pub(crate) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

fn unreadable(error: &quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Io(io) => io
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Unreadable>())
            .copied()
            .unwrap_or(Unreadable::Damaged),
        _ => Unreadable::Damaged,
    }
}
