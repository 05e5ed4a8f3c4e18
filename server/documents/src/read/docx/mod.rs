//! Reading a form in Word.
//!
//! | you look for | go to |
//! |---|---|
//! | what a document is to us | [`model`] |
//! | from XML to that | [`parse`] and [`build`] |
//! | fields: by their place to fill in, else by the label beside or above it | [`fields`], [`super::labels`] |
//! | tables with rows | [`rows`] |
//! | clauses and their ticks | [`clauses`] |

mod build;
mod clauses;
mod fields;
pub(crate) mod model;
mod parse;
mod rows;
mod styles;

use std::io::{Read, Seek};

use domain::forms::{Content, FormId, Reading, Unreadable, spec};

use self::model::Document;
use super::ReadLimits;
use super::labels::Labels;
use super::package::Package;
use super::recognise::{Recognised, is_plausible, recognise};
use crate::write::FORM_PROPERTY;

pub(crate) use self::styles::Headings;

const MAIN: &str = "word/document.xml";
const FOLDER: &str = "word/";
/// More headers and footers than any form has.
const MARGINS: usize = 12;

/// Reads a form. `expected` counts only where the file does not say what it is.
///
/// # Errors
/// Why its content was not understood.
pub(super) fn read<R: Read + Seek>(
    source: R,
    expected: Option<FormId>,
    limits: &ReadLimits,
) -> Result<Reading, Unreadable> {
    let mut package = Package::open(source)?;
    let document = document(&mut package, limits)?;
    if document.truncated {
        return Err(Unreadable::TooLarge);
    }
    let property = package.property(FORM_PROPERTY, limits)?;
    let margins = margins(&mut package, limits)?;
    let lines = document.texts().chain(margins.iter().flat_map(Document::texts)).flat_map(str::lines);
    let said = recognise(property.as_deref(), lines);
    let guessed = expected.map(|form| Recognised { form, edition: None });
    let Recognised { form, edition } = said.clone().or(guessed).ok_or(Unreadable::Unrecognised)?;
    let mut content = content(&document, form);
    if !is_plausible(&content, said.is_some()) {
        return Err(if said.is_some() { Unreadable::FieldsNotFound } else { Unreadable::Unrecognised });
    }
    if edition.as_deref().is_none_or(|edition| edition == spec(form).edition) {
        clauses::miss(spec(form), &mut content);
    }
    Ok(Reading { form, edition, content })
}

/// The body of the document.
///
/// # Errors
/// Damaged, too deep, or no Word document at all.
pub(crate) fn document<R: Read + Seek>(
    package: &mut Package<R>,
    limits: &ReadLimits,
) -> Result<Document, Unreadable> {
    let name = package.main_part(MAIN, limits)?;
    let part = package.part(&name, limits)?.ok_or(Unreadable::Damaged)?;
    parse::parse(part, limits)
}

/// Headers and footers.
fn margins<R: Read + Seek>(
    package: &mut Package<R>,
    limits: &ReadLimits,
) -> Result<Vec<Document>, Unreadable> {
    let mut all = Vec::new();
    for name in package.margins(FOLDER).into_iter().take(MARGINS) {
        if let Some(part) = package.part(&name, limits)? {
            all.push(parse::parse(part, limits)?);
        }
    }
    Ok(all)
}

/// Everything of a form that can be found in a document.
fn content(document: &Document, form: FormId) -> Content {
    let spec = spec(form);
    let labels = Labels::of(spec);
    let mut content = Content::new(form);
    let taken = rows::read(document, spec, &labels, &mut content);
    fields::read(document, spec, &labels, &taken, &mut content);
    clauses::read(document, spec, &mut content);
    content
}
