//! Strings: shared ones, ones in their cell, and the texts of formulas.

use std::io::Read;

use domain::forms::Unreadable;

use crate::read::ReadLimits;
use crate::read::xml::{Piece, Pull, is_on};

/// How much text may still come, in all parts together.
#[derive(Debug)]
pub struct Budget {
    /// Bytes left of all text.
    left: usize,
    /// Bytes of one text.
    each: usize,
}

impl Budget {
    pub fn new(limits: &ReadLimits) -> Self {
        Self { left: limits.all_text_bytes, each: limits.text_bytes }
    }

    fn spend(&mut self, text: &str) -> Result<(), Unreadable> {
        if text.len() > self.each {
            return Err(Unreadable::TooLarge);
        }
        self.left = self.left.checked_sub(text.len()).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }
}

/// The shared strings, one after another in one text: a million of them take no more than their letters.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    pub fn read<R: Read>(
        part: &mut Pull<R>,
        limits: &ReadLimits,
        budget: &mut Budget,
    ) -> Result<Self, Unreadable> {
        let mut strings = Self::default();
        loop {
            match part.next()? {
                Piece::Start(start, empty) if start.local_name().as_ref() == "si" => {
                    if !empty {
                        let text = rich_text(part, budget)?;
                        strings.text.push_str(&text);
                    }
                    if strings.ends.len() >= limits.cells {
                        return Err(Unreadable::TooLarge);
                    }
                    let end = u32::try_from(strings.text.len()).map_err(|_| Unreadable::TooLarge)?;
                    strings.ends.push(end);
                }
                Piece::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}

/// The text of an element that was just entered, up to its end: all runs joined, phonetic readings and what
/// is struck through (見え消し) left out.
pub fn rich_text<R: Read>(part: &mut Pull<R>, budget: &mut Budget) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut depth = 1_usize;
    // The depths at which a run's text and a phonetic reading began.
    let (mut run, mut phonetic) = (None, None);
    let mut struck = false;
    loop {
        match part.next()? {
            Piece::Start(start, empty) => {
                match start.local_name().as_ref() {
                    "r" => struck = false,
                    "strike" => struck = is_on(&start),
                    _ => {}
                }
                if !empty {
                    depth += 1;
                    match start.local_name().as_ref() {
                        "rPh" if phonetic.is_none() => phonetic = Some(depth),
                        "t" if phonetic.is_none() && run.is_none() => run = Some(depth),
                        _ => {}
                    }
                }
            }
            Piece::End => {
                if run == Some(depth) {
                    run = None;
                }
                if phonetic == Some(depth) {
                    phonetic = None;
                }
                depth -= 1;
                if depth == 0 {
                    let text = unescaped(text);
                    budget.spend(&text)?;
                    return Ok(text);
                }
            }
            Piece::Text(piece) => {
                if run.is_some() && !struck {
                    text.push_str(&piece);
                }
            }
            Piece::Eof => return Err(Unreadable::Damaged),
        }
    }
}

/// The plain text of an element that was just entered, up to its end.
pub fn plain_text<R: Read>(part: &mut Pull<R>, budget: &mut Budget) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut depth = 1_usize;
    loop {
        match part.next()? {
            Piece::Start(_, empty) => depth += usize::from(!empty),
            Piece::End => {
                depth -= 1;
                if depth == 0 {
                    budget.spend(&text)?;
                    return Ok(text);
                }
            }
            Piece::Text(piece) => {
                if text.is_empty() {
                    text = piece;
                } else {
                    text.push_str(&piece);
                }
            }
            Piece::Eof => return Err(Unreadable::Damaged),
        }
    }
}

/// Excel writes a character that XML can't hold as `_x000D_`, and the underscore of a text that looks like
/// that as `_x005F_` (ECMA-376 part 1, 22.9.2.19). A line break is one character.
pub fn unescaped(text: String) -> String {
    let mut plain = if text.contains("_x") { decoded(&text) } else { text };
    if plain.contains('\r') {
        plain = plain.replace("\r\n", "\n").replace('\r', "\n");
    }
    plain
}

fn decoded(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        rest = &rest[at..];
        let code = rest
            .get(2..6)
            .filter(|digits| rest[6..].starts_with('_') && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                units.push(code);
                rest = &rest[7..];
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = &rest[2..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(xml: &str) -> Vec<String> {
        let limits = ReadLimits::default();
        let mut part = Pull::new(xml.as_bytes(), &limits);
        let strings = Strings::read(&mut part, &limits, &mut Budget::new(&limits)).unwrap();
        (0..strings.ends.len()).map(|at| strings.get(at).unwrap().to_owned()).collect()
    }

    #[test]
    fn runs_are_joined_and_readings_left_out() {
        let xml = "<sst><si><t>山田</t></si><si/><si><r><rPr><b/></rPr><t>東京</t></r><r><t xml:space=\"preserve\"> 都</t></r>\
                   <rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>a&amp;b&#10;c</t></si></sst>";
        assert_eq!(shared(xml), ["山田", "", "東京 都", "a&b\nc"]);
    }

    #[test]
    fn what_is_struck_through_is_left_out() {
        let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
        let old = run("<strike/>", "旧型番");
        let xml = format!(
            "<sst><si>{old}{}</si><si>{old}</si><si>{}<r><t>尾</t></r></si></sst>",
            run("<b/>", "新型番"),
            run("<strike val=\"0\"/>", "頭")
        );
        assert_eq!(shared(&xml), ["新型番", "", "頭尾"]);
    }

    #[test]
    fn escapes_of_excel_are_undone() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDCF7_", "📷"),
            ("_x12_", "_x12_"),
            ("_x", "_x"),
            ("_xあいう_", "_xあいう_"),
        ] {
            assert_eq!(unescaped(written.to_owned()), meant, "{written}");
        }
    }

    #[test]
    fn too_many_and_too_long_strings_are_refused() {
        let limits = ReadLimits { cells: 3, text_bytes: 10, all_text_bytes: 20, ..ReadLimits::default() };
        let read = |xml: &str| {
            Strings::read(&mut Pull::new(xml.as_bytes(), &limits), &limits, &mut Budget::new(&limits))
        };
        let si = |text: &str| format!("<si><t>{text}</t></si>");
        let sst = |items: &[String]| format!("<sst uniqueCount=\"99999999999\">{}</sst>", items.concat());
        assert_eq!(read(&sst(&[si("a"), si("b"), si("c")])).unwrap().ends.len(), 3);
        for items in [vec![si("a"); 4], vec![si("12345678901")], vec![si("1234567890"); 3]] {
            assert_eq!(read(&sst(&items)).unwrap_err(), Unreadable::TooLarge);
        }
    }
}
