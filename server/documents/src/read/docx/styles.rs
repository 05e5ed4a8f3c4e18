//! Which paragraph styles are headings.

use std::collections::HashMap;
use std::io::{Read, Seek};

use domain::forms::Unreadable;

use crate::read::ReadLimits;
use crate::read::package::Package;
use crate::read::xml::{Piece, attribute};

const STYLES: &str = "word/styles.xml";
/// More styles than any program offers.
const MOST: usize = 5_000;

/// Styles by their identifier, with the level of a heading from 1; the title is 1 as well.
#[derive(Debug, Default)]
pub(crate) struct Headings(HashMap<String, u8>);

impl Headings {
    /// # Errors
    /// Damaged.
    pub(crate) fn read<R: Read + Seek>(
        package: &mut Package<R>,
        limits: &ReadLimits,
    ) -> Result<Self, Unreadable> {
        let mut levels = HashMap::new();
        let Some(mut part) = package.part(STYLES, limits)? else { return Ok(Self::default()) };
        let mut style = String::new();
        loop {
            match part.next()? {
                Piece::Start(start, _) => match start.local_name().as_ref() {
                    "style" => style = attribute(&start, "styleId").unwrap_or_default(),
                    "name" => {
                        let name = attribute(&start, "val").unwrap_or_default().to_ascii_lowercase();
                        if let Some(level) = level_of(&name) {
                            levels.insert(style.clone(), level);
                        }
                    }
                    _ => {}
                },
                Piece::Eof => break,
                _ => {}
            }
            if levels.len() > MOST {
                return Err(Unreadable::TooLarge);
            }
        }
        Ok(Self(levels))
    }

    /// The level of a paragraph with this style, as the model gives it.
    pub(crate) fn level(&self, style: &str) -> Option<u8> {
        match style.strip_prefix('#') {
            Some(outline) => outline.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1),
            None => self.0.get(style).copied(),
        }
    }
}

/// Word calls its styles the same in every language.
fn level_of(name: &str) -> Option<u8> {
    if name == "title" {
        return Some(1);
    }
    // The title is the first heading of a page, so the others follow it.
    name.strip_prefix("heading ")?.parse::<u8>().ok().map(|level| level.clamp(1, 8) + 1)
}
