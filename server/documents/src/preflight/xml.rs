//! Walks XML without keeping it: no DTD, depth and the length of single pieces capped.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Limits;
use super::error::{PreflightError, shown};
use crate::capped::Capped;

/// Calls `element` for every start tag. Memory stays within a few times `limits.xml_piece_bytes`.
pub(super) fn walk(
    part: &str,
    source: impl Read,
    limits: &Limits,
    mut element: impl FnMut(&BytesStart) -> Result<(), PreflightError>,
) -> Result<(), PreflightError> {
    let since_last_event = Rc::new(Cell::new(0));
    let over = || io::Error::other(PreflightError::XmlTooComplex { part: shown(part) });
    let count = Rc::clone(&since_last_event);
    let capped = Capped { source, count, limit: limits.xml_piece_bytes, over };
    let mut reader = Reader::from_reader(BufReader::with_capacity(16 * 1024, capped));
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut elements = 0_u64;
    loop {
        buffer.clear();
        since_last_event.set(0);
        match reader.read_event_into(&mut buffer).map_err(|error| xml_error(part, error))? {
            Event::Start(start) => {
                depth += 1;
                elements += 1;
                if depth > limits.xml_depth {
                    return Err(PreflightError::XmlTooComplex { part: shown(part) });
                }
                element(&start)?;
            }
            Event::Empty(start) => {
                elements += 1;
                element(&start)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(PreflightError::Dtd { part: shown(part) }),
            Event::Eof => break,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_) => {}
        }
    }
    if depth != 0 || elements == 0 {
        return Err(PreflightError::damaged(format!("{} is not a whole document", shown(part))));
    }
    Ok(())
}

/// The value of the attribute with this local name. `None` if there is none.
pub(super) fn attribute(
    part: &str,
    element: &BytesStart,
    name: &str,
) -> Result<Option<String>, PreflightError> {
    // The check for repeated names takes quadratic time: done without.
    for attribute in element.attributes().with_checks(false) {
        let attribute =
            attribute.map_err(|error| PreflightError::damaged(format!("{}: {error}", shown(part))))?;
        if attribute.key.as_ref() == name {
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| PreflightError::damaged(format!("{}: {error}", shown(part))))?;
            if value.len() > 4096 {
                return Err(PreflightError::XmlTooComplex { part: shown(part) });
            }
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

fn xml_error(part: &str, error: quick_xml::Error) -> PreflightError {
    match error {
        quick_xml::Error::Io(io) => {
            match io.get_ref().and_then(|inner| inner.downcast_ref::<PreflightError>()) {
                Some(own) => own.clone(),
                None => io::Error::new(io.kind(), io.to_string()).into(),
            }
        }
        error => PreflightError::damaged(format!("{}: {error}", shown(part))),
    }
}
