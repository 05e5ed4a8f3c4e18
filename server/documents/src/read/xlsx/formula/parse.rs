//! Formulas as they are written in files: English names, commas, `A1` references.

use std::rc::Rc;

use super::super::sheet::{COLUMNS, ROWS, column_number};
use super::functions::Function;

/// Deepest nesting: Excel allows 64 levels of functions.
const DEPTH: usize = 96;
/// Most operators: a long sum is a deep tree.
const OPERATORS: usize = 512;
/// Longest formula, in bytes: Excel allows 8,192 characters.
const BYTES: usize = 32_768;

#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    Number(f64),
    Text(Rc<str>),
    Bool(bool),
    Error(Rc<str>),
    /// A name, in lower case.
    Name(Rc<str>),
    Reference(Reference),
    Negative(Box<Expression>),
    Percent(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
    /// An argument that was left out.
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Join,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Operator {
    /// What binds more tightly is higher.
    fn strength(self) -> u8 {
        match self {
            Operator::Power => 5,
            Operator::Multiply | Operator::Divide => 4,
            Operator::Add | Operator::Subtract => 3,
            Operator::Join => 2,
            _ => 1,
        }
    }
}

/// A row or column number, counted from 0, and whether it stays where the formula is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub at: u32,
    pub fixed: bool,
}

/// One cell, or an area from one corner to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// `None` for the formula's own sheet.
    pub sheet: Option<Rc<str>>,
    pub rows: (Step, Step),
    pub columns: (Step, Step),
    pub single: bool,
}

/// Reads a formula, without its `=`. `None` for what is not in our part of the language.
pub fn parse(text: &str) -> Option<Expression> {
    if text.len() > BYTES {
        return None;
    }
    let mut parser = Parser { rest: text, depth: 0, operators: 0 };
    let expression = parser.expression(0)?;
    parser.space();
    parser.rest.is_empty().then_some(expression)
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
    /// So far.
    operators: usize,
}

impl<'a> Parser<'a> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }

    fn take(&mut self, token: &str) -> bool {
        self.space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expression(&mut self, weakest: u8) -> Option<Expression> {
        self.depth += 1;
        let deep = self.depth > DEPTH;
        let expression = if deep { None } else { self.chain(weakest) };
        self.depth -= 1;
        expression
    }

    fn chain(&mut self, weakest: u8) -> Option<Expression> {
        let mut left = self.operand()?;
        loop {
            let before = self.rest;
            let Some(operator) = self.operator() else { return Some(left) };
            if operator.strength() <= weakest {
                self.rest = before;
                return Some(left);
            }
            self.operators += 1;
            if self.operators > OPERATORS {
                return None;
            }
            let right = self.expression(operator.strength())?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
    }

    fn operator(&mut self) -> Option<Operator> {
        const TOKENS: [(&str, Operator); 12] = [
            ("<>", Operator::NotEqual),
            ("<=", Operator::LessOrEqual),
            (">=", Operator::GreaterOrEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
            ("=", Operator::Equal),
            ("+", Operator::Add),
            ("-", Operator::Subtract),
            ("*", Operator::Multiply),
            ("/", Operator::Divide),
            ("^", Operator::Power),
            ("&", Operator::Join),
        ];
        TOKENS.into_iter().find(|(token, _)| self.take(token)).map(|(_, operator)| operator)
    }

    /// Signs bind more tightly than any operator: `-2^2` is 4 in Excel.
    fn operand(&mut self) -> Option<Expression> {
        let mut negative = false;
        let mut signed = false;
        loop {
            if self.take("-") {
                negative = !negative;
                signed = true;
            } else if self.take("+") {
                signed = true;
            } else {
                break;
            }
        }
        let mut operand = self.atom()?;
        while self.take("%") {
            self.operators += 1;
            if self.operators > OPERATORS {
                return None;
            }
            operand = Expression::Percent(Box::new(operand));
        }
        // A sign makes a number of a text; `+` alone changes nothing.
        Some(if signed && negative { Expression::Negative(Box::new(operand)) } else { operand })
    }

    fn atom(&mut self) -> Option<Expression> {
        self.space();
        let first = self.rest.chars().next()?;
        match first {
            '(' => {
                self.rest = &self.rest[1..];
                let inside = self.expression(0)?;
                self.take(")").then_some(inside)
            }
            '"' => self.text(),
            '#' => self.error(),
            '\'' => {
                let sheet = self.quoted_sheet()?;
                self.reference(Some(sheet)).map(Expression::Reference)
            }
            '0'..='9' | '.' => self.row_area().or_else(|| self.number()),
            _ => self.word(),
        }
    }

    fn text(&mut self) -> Option<Expression> {
        let mut text = String::new();
        let mut rest = &self.rest[1..];
        loop {
            let end = rest.find('"')?;
            text.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            // A quotation mark inside is written twice.
            match rest.strip_prefix('"') {
                Some(more) => {
                    text.push('"');
                    rest = more;
                }
                None => break,
            }
        }
        self.rest = rest;
        Some(Expression::Text(text.into()))
    }

    fn error(&mut self) -> Option<Expression> {
        const ERRORS: [&str; 7] = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A"];
        let found = ERRORS.into_iter().find(|code| self.take(code))?;
        Some(Expression::Error(found.into()))
    }

    fn number(&mut self) -> Option<Expression> {
        let bytes = self.rest.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut end = digits(0);
        if bytes.get(end) == Some(&b'.') {
            end += 1 + digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits((end + 1 + sign).min(bytes.len()));
            if exponent > 0 {
                end += 1 + sign + exponent;
            }
        }
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text.parse().ok().map(Expression::Number)
    }

    /// A function, a reference, a name, TRUE or FALSE.
    fn word(&mut self) -> Option<Expression> {
        let word = self.peek_word();
        if word.is_empty() {
            return None;
        }
        let after = &self.rest[word.len()..];
        if let Some(rest) = after.strip_prefix('!') {
            self.rest = rest;
            return self.reference(Some(word.into())).map(Expression::Reference);
        }
        if let Some(rest) = after.strip_prefix('(') {
            self.rest = rest;
            let function = Function::named(word)?;
            return self.arguments().map(|arguments| Expression::Call(function, arguments));
        }
        if word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false") {
            self.rest = after;
            return Some(Expression::Bool(word.eq_ignore_ascii_case("true")));
        }
        if let Some(reference) = self.reference(None) {
            return Some(Expression::Reference(reference));
        }
        if word.contains('$') || after.starts_with(':') {
            return None;
        }
        self.rest = after;
        Some(Expression::Name(word.to_lowercase().into()))
    }

    fn peek_word(&self) -> &'a str {
        let end = self
            .rest
            .find(|ch: char| !(ch.is_alphanumeric() || "_.$\\?ー・".contains(ch)))
            .unwrap_or(self.rest.len());
        &self.rest[..end]
    }

    fn arguments(&mut self) -> Option<Vec<Expression>> {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Some(arguments);
        }
        loop {
            self.space();
            if self.rest.starts_with([',', ')']) {
                arguments.push(Expression::Missing);
            } else {
                arguments.push(self.expression(0)?);
            }
            if self.take(")") {
                return Some(arguments);
            }
            // Excel allows 255 arguments.
            if !self.take(",") || arguments.len() > 255 {
                return None;
            }
        }
    }

    fn quoted_sheet(&mut self) -> Option<Rc<str>> {
        let mut name = String::new();
        let mut rest = self.rest.strip_prefix('\'')?;
        loop {
            let end = rest.find('\'')?;
            name.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            match rest.strip_prefix('\'') {
                Some(more) => {
                    name.push('\'');
                    rest = more;
                }
                None => break,
            }
        }
        self.rest = rest.strip_prefix('!')?;
        Some(name.into())
    }

    /// `A1`, `$A$1:B2`, `A:C`, `1:3`.
    fn reference(&mut self, sheet: Option<Rc<str>>) -> Option<Reference> {
        if let Some(Expression::Reference(rows)) = self.row_area() {
            return Some(Reference { sheet, ..rows });
        }
        let before = self.rest;
        let found = self.corner().and_then(|(column, row)| {
            let mut end = self.rest;
            let other = match end.strip_prefix(':') {
                Some(after) => {
                    self.rest = after;
                    let other = self.corner()?;
                    end = self.rest;
                    Some(other)
                }
                None => None,
            };
            self.rest = end;
            area(column, row, other)
        });
        match found {
            Some((columns, rows, single)) => Some(Reference { sheet, rows, columns, single }),
            None => {
                self.rest = before;
                None
            }
        }
    }

    /// A column with or without a row, not followed by more letters or digits.
    fn corner(&mut self) -> Option<(Step, Option<Step>)> {
        let word = self.peek_word();
        let (fixed, rest) = fixed(word);
        let letters = rest.find(|ch: char| !ch.is_ascii_alphabetic()).unwrap_or(rest.len());
        let column = column_number(&rest[..letters]).filter(|column| *column < COLUMNS)?;
        let column = Step { at: column, fixed };
        let row = &rest[letters..];
        let row = if row.is_empty() { None } else { Some(row_step(row)?) };
        self.rest = &self.rest[word.len()..];
        Some((column, row))
    }

    /// `1:3`, whole rows.
    fn row_area(&mut self) -> Option<Expression> {
        let word = self.peek_word();
        let first = row_step(word)?;
        let after = self.rest[word.len()..].strip_prefix(':')?;
        let other = Parser { rest: after, depth: 0, operators: 0 }.peek_word();
        let last = row_step(other)?;
        self.rest = &after[other.len()..];
        let all = |at| Step { at, fixed: true };
        Some(Expression::Reference(Reference {
            sheet: None,
            rows: (first, last),
            columns: (all(0), all(COLUMNS - 1)),
            single: false,
        }))
    }
}

type Corners = ((Step, Step), (Step, Step), bool);

/// Columns and rows between two corners: both cells, or both whole columns.
fn area(column: Step, row: Option<Step>, other: Option<(Step, Option<Step>)>) -> Option<Corners> {
    match (row, other) {
        (Some(row), None) => Some(((column, column), (row, row), true)),
        (Some(row), Some((last_column, Some(last_row)))) => {
            Some(((column, last_column), (row, last_row), false))
        }
        (None, Some((last_column, None))) => {
            let all = |at| Step { at, fixed: true };
            Some(((column, last_column), (all(0), all(ROWS - 1)), false))
        }
        _ => None,
    }
}

fn fixed(text: &str) -> (bool, &str) {
    match text.strip_prefix('$') {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

fn row_step(text: &str) -> Option<Step> {
    let (fixed, digits) = fixed(text);
    let plain = !digits.is_empty() && digits.len() <= 7 && digits.bytes().all(|b| b.is_ascii_digit());
    let row: u32 = digits.parse().ok().filter(|_| plain)?;
    let at = row.checked_sub(1).filter(|row| *row < ROWS)?;
    Some(Step { at, fixed })
}
