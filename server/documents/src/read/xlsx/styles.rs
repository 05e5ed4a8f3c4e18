//! Which cells hold days, times, percentages, or digits with leading zeros: their number formats.

use std::collections::HashMap;
use std::io::Read;

use domain::forms::Unreadable;

use crate::read::xml::{Piece, Pull, attribute, is_on};

/// How a number is shown, as far as it changes what a person reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Plain,
    Day,
    DayAndTime,
    Time,
    Percent,
    /// `0`s with marks between: `000-0000-0000`.
    Digits(String),
}

/// More formats than Excel itself allows.
const MOST: usize = 65_536;

/// The formats of cells, by their number in the sheets.
#[derive(Debug, Default)]
pub struct Styles {
    shapes: Vec<Shape>,
    struck: Vec<bool>,
}

impl Styles {
    pub fn shape(&self, style: u32) -> &Shape {
        const PLAIN: &Shape = &Shape::Plain;
        self.shapes.get(style as usize).unwrap_or(PLAIN)
    }

    /// Whether all that stands in such a cell is struck through.
    pub fn is_struck(&self, style: u32) -> bool {
        self.struck.get(style as usize).copied().unwrap_or(false)
    }

    pub fn read<R: Read>(part: &mut Pull<R>) -> Result<Self, Unreadable> {
        let mut own: HashMap<u32, Shape> = HashMap::new();
        let mut styles = Self::default();
        let (mut depth, mut cells_at, mut fonts_at) = (0_usize, None, None);
        let mut fonts: Vec<bool> = Vec::new();
        loop {
            match part.next()? {
                Piece::Start(start, empty) => {
                    depth += usize::from(!empty);
                    match start.local_name().as_ref() {
                        "numFmt" if own.len() < MOST => {
                            let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                            if let (Some(id), Some(code)) = (id, attribute(&start, "formatCode")) {
                                own.insert(id, of_code(&code));
                            }
                        }
                        "fonts" if !empty => fonts_at = Some(depth),
                        "font" if fonts_at.is_some() && fonts.len() < MOST => fonts.push(false),
                        "strike" if fonts_at.is_some() => {
                            if let Some(font) = fonts.last_mut() {
                                *font = is_on(&start);
                            }
                        }
                        "cellXfs" if !empty => cells_at = Some(depth),
                        "xf" if cells_at.is_some() => {
                            if styles.shapes.len() >= MOST {
                                return Err(Unreadable::TooLarge);
                            }
                            let id =
                                attribute(&start, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                            let font = attribute(&start, "fontId").and_then(|id| id.parse::<usize>().ok());
                            let struck = font.and_then(|font| fonts.get(font)).copied();
                            styles.struck.push(struck.unwrap_or(false));
                            styles.shapes.push(own.get(&id).cloned().unwrap_or_else(|| of_builtin(id)));
                        }
                        _ => {}
                    }
                }
                Piece::End => {
                    if cells_at == Some(depth) {
                        cells_at = None;
                    }
                    if fonts_at == Some(depth) {
                        fonts_at = None;
                    }
                    depth = depth.saturating_sub(1);
                }
                Piece::Text(_) => {}
                Piece::Eof => return Ok(styles),
            }
        }
    }
}

/// Formats that files name by number only (ECMA-376 part 1, 18.8.30, with the Japanese ones).
fn of_builtin(id: u32) -> Shape {
    match id {
        9 | 10 => Shape::Percent,
        14..=17 | 27..=31 | 34..=36 | 50..=58 => Shape::Day,
        22 => Shape::DayAndTime,
        18..=21 | 32 | 33 | 45..=47 => Shape::Time,
        _ => Shape::Plain,
    }
}

/// What a format's code says about positive numbers.
pub fn of_code(code: &str) -> Shape {
    if code.to_ascii_lowercase().starts_with("general") || code.starts_with("G/") {
        return Shape::Plain;
    }
    let section = Section::read(code);
    if section.day || section.time {
        return match (section.day, section.time) {
            (true, true) => Shape::DayAndTime,
            (true, false) => Shape::Day,
            _ => Shape::Time,
        };
    }
    if section.percent {
        return Shape::Percent;
    }
    match section.zeros {
        Some(pattern) if pattern.matches('0').count() > 1 => Shape::Digits(pattern),
        _ => Shape::Plain,
    }
}

/// The letters of the first section of a code.
#[derive(Default)]
struct Section {
    day: bool,
    time: bool,
    percent: bool,
    /// The pattern, if there is nothing but zeros and marks in it.
    zeros: Option<String>,
}

impl Section {
    fn read(code: &str) -> Self {
        let mut section = Self { zeros: Some(String::new()), ..Self::default() };
        let mut months = false;
        let mut letters = code.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => {
                    let quoted: String = letters.by_ref().take_while(|letter| *letter != '"').collect();
                    section.mark(&quoted);
                }
                '\\' => {
                    let escaped = letters.next().map(String::from).unwrap_or_default();
                    section.mark(&escaped);
                }
                '_' | '*' => {
                    letters.next();
                }
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    // `[h]` counts hours; `[$-411]` and `[Red]` say nothing about the kind.
                    section.time |=
                        ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.to_lowercase().as_str());
                }
                'y' | 'Y' | 'd' | 'D' | 'g' | 'G' | 'r' | 'R' | 'a'
                    if !section.is_am_pm(letter, &letters) =>
                {
                    section.day = true;
                }
                'e' | 'E' => {
                    if matches!(letters.peek(), Some('+' | '-')) {
                        section.zeros = None;
                    } else {
                        section.day = true;
                    }
                }
                'm' | 'M' => months = true,
                'h' | 'H' | 's' | 'S' => section.time = true,
                '%' => section.percent = true,
                '0' | '-' | '(' | ')' | ' ' => section.mark(&letter.to_string()),
                _ => section.zeros = None,
            }
        }
        // `m` is a month unless hours or seconds stand beside it.
        section.day |= months && !section.time;
        section
    }

    fn mark(&mut self, text: &str) {
        if let Some(zeros) = &mut self.zeros {
            zeros.push_str(text);
        }
    }

    /// `AM/PM` and `A/P` belong to a time.
    fn is_am_pm(&self, letter: char, rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
        letter == 'a' && !matches!(rest.clone().next(), Some('a'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_a_number_is() {
        for (code, shape) in [
            ("General", Shape::Plain),
            ("G/標準", Shape::Plain),
            ("#,##0", Shape::Plain),
            ("0", Shape::Plain),
            ("0.00E+00", Shape::Plain),
            ("0\"台\"", Shape::Plain),
            ("\"¥\"#,##0;[Red]\"¥\"-#,##0", Shape::Plain),
            ("@", Shape::Plain),
            ("0%", Shape::Percent),
            ("0.0%;[Red]-0.0%", Shape::Percent),
            ("yyyy/m/d", Shape::Day),
            ("yyyy\"年\"m\"月\"d\"日\"", Shape::Day),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Shape::Day),
            ("[$-411]GE.M.D;@", Shape::Day),
            ("[$-411]ggge\"年\"m\"月\"d\"日（\"yyyy\"年\"m\"月\"d\"日）\"", Shape::Day),
            ("mmm-yy", Shape::Day),
            ("m/d", Shape::Day),
            ("aaaa", Shape::Day),
            ("yyyy/m/d h:mm", Shape::DayAndTime),
            ("h:mm AM/PM", Shape::Time),
            ("[h]:mm:ss", Shape::Time),
            ("[Red]#,##0", Shape::Plain),
            ("0000000000", Shape::Digits("0000000000".into())),
            ("000\\-0000", Shape::Digits("000-0000".into())),
            ("\"yd\"#,##0", Shape::Plain),
        ] {
            assert_eq!(of_code(code), shape, "{code}");
        }
    }

    #[test]
    fn only_the_formats_of_cells_count() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;\"/></numFmts>\
                   <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
                   <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"><alignment/></xf><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
        let limits = crate::read::ReadLimits::default();
        let styles = Styles::read(&mut Pull::new(xml.as_bytes(), &limits)).unwrap();
        assert_eq!(styles.shapes, [Shape::Plain, Shape::Day, Shape::Percent]);
        assert_eq!(styles.shape(99), &Shape::Plain);
        assert!(!styles.is_struck(0) && !styles.is_struck(99));
    }

    #[test]
    fn fonts_say_what_is_struck_through() {
        let xml = "<styleSheet><fonts><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts>\
                   <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"9\"/></cellXfs>\
                   <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>";
        let limits = crate::read::ReadLimits::default();
        let styles = Styles::read(&mut Pull::new(xml.as_bytes(), &limits)).unwrap();
        assert_eq!(styles.struck, [false, true, false, false]);
    }
}
