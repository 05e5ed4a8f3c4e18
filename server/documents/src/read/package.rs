//! The parts of an Office Open XML package, found by name without regard to case.

use std::collections::HashMap;
use std::io::{Read, Seek};

use domain::forms::Unreadable;
use zip::ZipArchive;

use super::ReadLimits;
use super::xml::{Piece, Pull, attribute};

/// More entries than any form has.
const ENTRIES: usize = 5_000;
const ROOT_RELATIONSHIPS: &str = "_rels/.rels";
const CUSTOM_PROPERTIES: &str = "docprops/custom.xml";

pub(crate) struct Package<R> {
    archive: ZipArchive<R>,
    /// In lower case.
    names: HashMap<String, usize>,
}

impl<R: Read + Seek> Package<R> {
    /// # Errors
    /// Not a zip archive, or one of too many entries.
    pub(crate) fn open(source: R) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(source).map_err(|_| Unreadable::Damaged)?;
        if archive.len() > ENTRIES {
            return Err(Unreadable::TooLarge);
        }
        let names = archive.file_names().enumerate();
        // A name that is no text is none of those that are looked for.
        let names = names.filter_map(|(at, name)| Some((name.ok()?.to_ascii_lowercase(), at))).collect();
        Ok(Self { archive, names })
    }

    /// A part to be read, if it is there. `name` is in lower case.
    ///
    /// # Errors
    /// It is there but can't be opened: encrypted, for instance.
    pub(crate) fn part(
        &mut self,
        name: &str,
        limits: &ReadLimits,
    ) -> Result<Option<Pull<impl Read + use<'_, R>>>, Unreadable> {
        let Some(at) = self.names.get(name).copied() else { return Ok(None) };
        let entry = self.archive.by_index(at).map_err(|_| Unreadable::Damaged)?;
        Ok(Some(Pull::new(entry, limits)))
    }

    /// The name of the part that all others hang on: one step from the root, so that relations that
    /// lead in a circle lead nowhere.
    ///
    /// # Errors
    /// Damaged.
    pub(crate) fn main_part(&mut self, usual: &str, limits: &ReadLimits) -> Result<String, Unreadable> {
        let mut found = None;
        if let Some(mut part) = self.part(ROOT_RELATIONSHIPS, limits)? {
            loop {
                match part.next()? {
                    Piece::Start(start, _) if start.local_name().as_ref() == "Relationship" => {
                        let kind = attribute(&start, "Type").unwrap_or_default();
                        if kind.ends_with("/officeDocument") {
                            found = attribute(&start, "Target");
                        }
                    }
                    Piece::Eof => break,
                    _ => {}
                }
            }
        }
        let target = found.map(|target| target.trim_start_matches('/').to_ascii_lowercase());
        Ok(target.filter(|name| self.names.contains_key(name)).unwrap_or_else(|| usual.to_owned()))
    }

    /// A property that somebody gave the file, by name.
    ///
    /// # Errors
    /// Damaged.
    pub(crate) fn property(&mut self, name: &str, limits: &ReadLimits) -> Result<Option<String>, Unreadable> {
        let Some(mut part) = self.part(CUSTOM_PROPERTIES, limits)? else { return Ok(None) };
        let mut wanted = false;
        let mut value = String::new();
        loop {
            match part.next()? {
                Piece::Start(start, _) if start.local_name().as_ref() == "property" => {
                    if !value.is_empty() {
                        break;
                    }
                    wanted = attribute(&start, "name").is_some_and(|found| found.eq_ignore_ascii_case(name));
                }
                Piece::Text(text) if wanted => value.push_str(text.trim()),
                Piece::Eof => break,
                _ => {}
            }
        }
        Ok(Some(value).filter(|value| !value.is_empty()))
    }

    /// The names of the parts that are headers or footers, in lower case.
    pub(crate) fn margins(&self, folder: &str) -> Vec<String> {
        let is_margin = |name: &&String| {
            name.strip_prefix(folder).and_then(|file| file.strip_suffix(".xml")).is_some_and(|file| {
                let stem = file.trim_end_matches(|ch: char| ch.is_ascii_digit());
                stem == "header" || stem == "footer"
            })
        };
        let mut names: Vec<_> = self.names.keys().filter(is_margin).cloned().collect();
        names.sort();
        names
    }
}
