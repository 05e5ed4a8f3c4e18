//! A workbook: its sheets, names, strings and formats.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use domain::forms::Unreadable;

use super::sheet::{Area, Sheet, area};
use super::strings::{Budget, Strings, plain_text};
use super::styles::Styles;
use crate::read::ReadLimits;
use crate::read::package::Package;
use crate::read::xml::{Piece, Pull, attribute};
use crate::write::FORM_PROPERTY;

const USUAL_MAIN: &str = "xl/workbook.xml";
/// More names or relations, and more sheets, than any form has.
const MOST: usize = 5_000;
const SHEETS: usize = 200;

#[derive(Debug, Default)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    /// Sheets by their names in lower case.
    by_name: HashMap<String, usize>,
    /// Named cells: sheet and area by the name in lower case.
    pub names: HashMap<String, (usize, Area)>,
    pub strings: Strings,
    pub styles: Styles,
    /// Whether days count from 1904, as on old Macs.
    pub from_1904: bool,
    /// What the file's own property says about the form.
    pub mark: Option<String>,
    /// There are more cells than the limits allow.
    pub truncated: bool,
}

/// What the main part says.
#[derive(Default)]
struct Outline {
    /// Name, relation, and whether it is hidden.
    sheets: Vec<(String, String, bool)>,
    names: Vec<(String, String)>,
    from_1904: bool,
}

struct Relation {
    /// The last word of its type: `worksheet`, `sharedStrings`, `styles`.
    kind: String,
    /// The name of the part, in lower case.
    part: String,
}

impl Book {
    pub fn open<R: Read + Seek>(source: R, limits: &ReadLimits) -> Result<Self, Unreadable> {
        let mut package = Package::open(source)?;
        let mut budget = Budget::new(limits);
        let main = package.main_part(USUAL_MAIN, limits)?;
        let relations = relations(&mut package, &main, limits)?;
        let outline = match package.part(&main, limits)? {
            Some(mut part) => Outline::read(&mut part, &mut budget)?,
            None => return Err(Unreadable::Damaged),
        };
        let mut book = Self { from_1904: outline.from_1904, ..Self::default() };
        let first = |kind: &str| {
            let of_kind = relations.iter().filter(|(_, relation)| relation.kind == kind);
            of_kind.min_by_key(|(id, _)| id.as_str()).map(|(_, relation)| relation.part.as_str())
        };
        if let Some(name) = first("sharedStrings")
            && let Some(mut part) = package.part(name, limits)?
        {
            book.strings = Strings::read(&mut part, limits, &mut budget)?;
        }
        if let Some(name) = first("styles")
            && let Some(mut part) = package.part(name, limits)?
        {
            book.styles = Styles::read(&mut part)?;
        }
        let mut room = limits.cells;
        let mut done: HashSet<&str> = HashSet::new();
        for (name, relation, hidden) in outline.sheets {
            let mut sheet = Sheet::default();
            // A chart, for instance, keeps its place among the sheets. No part is read twice.
            if let Some(relation) = relations.get(&relation).filter(|relation| relation.kind == "worksheet")
                && done.insert(&relation.part)
                && let Some(mut part) = package.part(&relation.part, limits)?
            {
                sheet = Sheet::read(&mut part, limits, &mut room, &mut budget)?;
            }
            book.truncated |= sheet.truncated;
            book.by_name.entry(name.to_lowercase()).or_insert(book.sheets.len());
            sheet.name = name.into();
            sheet.hidden = hidden;
            book.sheets.push(sheet);
        }
        for (name, target) in outline.names {
            if let Some(place) = book.target(&target) {
                book.names.entry(name.to_lowercase()).or_insert(place);
            }
        }
        book.mark = package.property(FORM_PROPERTY, limits)?;
        Ok(book)
    }

    pub fn sheet_named(&self, name: &str) -> Option<usize> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// A workbook of nothing but sheets, for tests.
    #[cfg(test)]
    pub fn of<const N: usize>(sheets: [(&str, Sheet); N]) -> Self {
        let mut book = Self::default();
        for (name, sheet) in sheets {
            book.by_name.insert(name.to_lowercase(), book.sheets.len());
            book.sheets.push(Sheet { name: name.into(), ..sheet });
        }
        book
    }

    /// `'導入実績'!$B$3:$D$3`, the first area of several; `None` for what is no place in this workbook.
    fn target(&self, text: &str) -> Option<(usize, Area)> {
        let text = text.trim().trim_start_matches('=');
        let (sheet, rest) = match text.strip_prefix('\'') {
            Some(quoted) => {
                let (name, rest) = quoted.rsplit_once("'!")?;
                (name.replace("''", "'"), rest)
            }
            None => {
                let (name, rest) = text.split_once('!')?;
                (name.to_owned(), rest)
            }
        };
        let first = rest.split(',').next().unwrap_or(rest);
        Some((self.sheet_named(&sheet)?, area(first)?))
    }
}

impl Outline {
    fn read<R: Read>(part: &mut Pull<R>, budget: &mut Budget) -> Result<Self, Unreadable> {
        let mut outline = Self::default();
        loop {
            match part.next()? {
                Piece::Start(start, empty) => match start.local_name().as_ref() {
                    "sheet" => {
                        let name = attribute(&start, "name").unwrap_or_default();
                        let hidden = attribute(&start, "state").is_some_and(|state| state != "visible");
                        let relation = attribute(&start, "id").unwrap_or_default();
                        outline.sheets.push((name, relation, hidden));
                    }
                    "workbookPr" => {
                        if let Some(on) = attribute(&start, "date1904") {
                            outline.from_1904 = matches!(on.as_str(), "1" | "true" | "on");
                        }
                    }
                    "definedName" if !empty => {
                        let name = attribute(&start, "name").unwrap_or_default();
                        let target = plain_text(part, budget)?;
                        outline.names.push((name, target));
                    }
                    _ => {}
                },
                Piece::End | Piece::Text(_) => {}
                Piece::Eof => return Ok(outline),
            }
            if outline.sheets.len() > SHEETS || outline.names.len() > MOST {
                return Err(Unreadable::TooLarge);
            }
        }
    }
}

/// What the main part hangs together with, by the relation's id. One step: relations that lead in a circle
/// lead nowhere.
fn relations<R: Read + Seek>(
    package: &mut Package<R>,
    main: &str,
    limits: &ReadLimits,
) -> Result<HashMap<String, Relation>, Unreadable> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let mut relations = HashMap::new();
    let name = format!("{folder}/_rels/{file}.rels");
    let Some(mut part) = package.part(name.trim_start_matches('/'), limits)? else { return Ok(relations) };
    loop {
        match part.next()? {
            Piece::Start(start, _) if start.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&start, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = attribute(&start, "Target").unwrap_or_default();
                let id = attribute(&start, "Id").unwrap_or_default();
                if relations.len() >= MOST {
                    return Err(Unreadable::TooLarge);
                }
                relations.insert(id, Relation { kind, part: resolved(folder, &target) });
            }
            Piece::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The part that a target names, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/Styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl", "../../../a.xml"), "a.xml");
    }

    #[test]
    fn names_lead_to_cells_of_this_workbook() {
        let book = Book::of([("見積", Sheet::default()), ("a'b", Sheet::default())]);
        let place = |text| book.target(text).map(|(sheet, area)| (sheet, area.rows.0, area.columns.0));
        assert_eq!(place("見積!$B$3"), Some((0, 2, 1)));
        assert_eq!(place("'a''b'!$A$1:$C$1"), Some((1, 0, 0)));
        for nowhere in ["#REF!", "見積!#REF!", "[1]見積!$A$1", "外!$A$1", "SUM(見積!$A$1)", "12"] {
            assert_eq!(place(nowhere), None, "{nowhere}");
        }
    }
}
