//! Functions.

use std::cmp::Ordering;

use super::super::sheet::Area;
use super::engine::{Engine, Here};
use super::parse::Expression;
use super::value::{DIV0, Evaluated, NUM, REF, Stop, VALUE, Value, finite, number_in};

macro_rules! functions {
    ($($name:ident $text:literal,)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function { $($name,)+ }

        impl Function {
            /// By its name in the file. Newer functions have a prefix there.
            pub fn named(name: &str) -> Option<Self> {
                let name = name.to_ascii_uppercase();
                let name = name.strip_prefix("_XLFN.").unwrap_or(&name);
                match name {
                    $($text => Some(Function::$name),)+
                    _ => None,
                }
            }
        }
    };
}

functions! {
    Sum "SUM",
    SumIf "SUMIF",
    SumIfs "SUMIFS",
    SumProduct "SUMPRODUCT",
    Subtotal "SUBTOTAL",
    Product "PRODUCT",
    Min "MIN",
    Max "MAX",
    Average "AVERAGE",
    Count "COUNT",
    CountA "COUNTA",
    CountIf "COUNTIF",
    Round "ROUND",
    RoundDown "ROUNDDOWN",
    RoundUp "ROUNDUP",
    Int "INT",
    Trunc "TRUNC",
    Abs "ABS",
    Mod "MOD",
    If "IF",
    IfError "IFERROR",
    And "AND",
    Or "OR",
    Not "NOT",
    IsNumber "ISNUMBER",
    IsBlank "ISBLANK",
    IsText "ISTEXT",
    IsError "ISERROR",
    Value "VALUE",
    Number "N",
}

impl Engine<'_> {
    pub(super) fn call(&self, function: Function, arguments: &[Expression], here: Here) -> Evaluated {
        let value = |at: usize| match arguments.get(at) {
            Some(argument) => self.evaluate(argument, here),
            None => Err(Stop::NotComputed),
        };
        let number = |at: usize| value(at)?.number();
        // The digits of a rounding may be left out of TRUNC only.
        let digits = |at: usize| if arguments.len() > at { number(at) } else { Ok(0.0) };
        let truth = |on: bool| Ok(Value::Bool(on));
        match function {
            Function::Sum => finite(self.fold(arguments, here, 0.0, |sum, number| sum + number)?.0),
            Function::Subtotal => self.subtotal(number(0)?, arguments.get(1..).unwrap_or_default(), here),
            Function::Product => {
                let (product, count) = self.fold(arguments, here, 1.0, |product, number| product * number)?;
                finite(if count == 0 { 0.0 } else { product })
            }
            Function::Min => self.extreme(arguments, here, f64::INFINITY, f64::min),
            Function::Max => self.extreme(arguments, here, f64::NEG_INFINITY, f64::max),
            Function::Average => match self.fold(arguments, here, 0.0, |sum, number| sum + number)? {
                (_, 0) => Err(DIV0),
                (sum, count) => finite(sum / count as f64),
            },
            Function::Count => self.count(arguments, here, |value| matches!(value, Value::Number(_))),
            Function::CountA => self.count(arguments, here, |value| *value != Value::Blank),
            Function::SumIf => self.sum_if(arguments, here),
            Function::SumIfs => self.sum_ifs(arguments, here),
            Function::CountIf => self.count_if(arguments, here),
            Function::SumProduct => self.sum_product(arguments, here),
            Function::Round => rounded(number(0)?, number(1)?, f64::round),
            Function::RoundDown => rounded(number(0)?, number(1)?, f64::trunc),
            Function::RoundUp => rounded(number(0)?, number(1)?, away),
            Function::Trunc => rounded(number(0)?, digits(1)?, f64::trunc),
            Function::Int => finite(snapped(number(0)?).floor()),
            Function::Abs => finite(number(0)?.abs()),
            Function::Mod => match (number(0)?, number(1)?) {
                (_, 0.0) => Err(DIV0),
                (left, right) => finite(left - right * snapped(left / right).floor()),
            },
            Function::If => match (value(0)?.truth()?, arguments.len()) {
                (true, 2..) => self.chosen(&arguments[1], here),
                (false, 3..) => self.chosen(&arguments[2], here),
                (false, 2) => truth(false),
                _ => Err(Stop::NotComputed),
            },
            Function::IfError => match value(0) {
                Err(Stop::Error(_) | Stop::Stored(_)) => match arguments.get(1) {
                    Some(other) => self.chosen(other, here),
                    None => Err(Stop::NotComputed),
                },
                other => other,
            },
            Function::And => {
                self.all_truths(arguments, here).and_then(|all| truth(all.into_iter().all(|on| on)))
            }
            Function::Or => {
                self.all_truths(arguments, here).and_then(|all| truth(all.into_iter().any(|on| on)))
            }
            Function::Not => truth(!value(0)?.truth()?),
            Function::IsNumber => {
                self.look(arguments, here).map(|v| Value::Bool(matches!(v, Value::Number(_))))
            }
            Function::IsBlank => self.look(arguments, here).map(|v| Value::Bool(v == Value::Blank)),
            Function::IsText => self.look(arguments, here).map(|v| Value::Bool(matches!(v, Value::Text(_)))),
            Function::IsError => {
                self.look(arguments, here).map(|v| Value::Bool(matches!(v, Value::Error(_))))
            }
            Function::Value => match value(0)? {
                Value::Text(text) => number_in(&text).map(Value::Number).ok_or(VALUE),
                other => other.number().and_then(finite),
            },
            Function::Number => match value(0)? {
                Value::Number(number) => Ok(Value::Number(number)),
                Value::Bool(on) => Ok(Value::Number(f64::from(u8::from(on)))),
                _ => Ok(Value::Number(0.0)),
            },
        }
    }

    /// A branch that is an empty cell is 0.
    fn chosen(&self, expression: &Expression, here: Here) -> Evaluated {
        Ok(match self.evaluate(expression, here)? {
            Value::Blank => Value::Number(0.0),
            value => value,
        })
    }

    /// The first argument with its error value, if it is one.
    fn look(&self, arguments: &[Expression], here: Here) -> Evaluated {
        let argument = arguments.first().ok_or(Stop::NotComputed)?;
        match self.evaluate(argument, here) {
            Err(Stop::Error(code)) => Ok(Value::Error(code.into())),
            Err(Stop::Stored(code)) => Ok(Value::Error(code)),
            other => other,
        }
    }

    /// Calls `each` for every cell of areas that holds something, and for every value given directly, with
    /// `true` for the latter.
    fn each(
        &self,
        arguments: &[Expression],
        here: Here,
        mut each: impl FnMut(Value, bool) -> Evaluated<()>,
    ) -> Evaluated<()> {
        for argument in arguments {
            match self.area(argument, here)? {
                Some(place) => self.each_cell(place, |_, value| each(value, false))?,
                None => each(self.evaluate(argument, here)?, true)?,
            }
        }
        Ok(())
    }

    /// Numbers of areas, and whatever reads as a number among values given directly; and how many they are.
    fn fold(
        &self,
        arguments: &[Expression],
        here: Here,
        start: f64,
        with: impl Fn(f64, f64) -> f64,
    ) -> Evaluated<(f64, u64)> {
        let (mut total, mut count) = (start, 0);
        self.each(arguments, here, |value, direct| {
            let number = match value.checked()? {
                Value::Number(number) => number,
                value if direct => value.number()?,
                _ => return Ok(()),
            };
            total = with(total, number);
            count += 1;
            Ok(())
        })?;
        Ok((total, count))
    }

    fn extreme(
        &self,
        arguments: &[Expression],
        here: Here,
        start: f64,
        with: impl Fn(f64, f64) -> f64,
    ) -> Evaluated {
        match self.fold(arguments, here, start, with)? {
            (_, 0) => Ok(Value::Number(0.0)),
            (found, _) => finite(found),
        }
    }

    fn count(&self, arguments: &[Expression], here: Here, wanted: impl Fn(&Value) -> bool) -> Evaluated {
        let mut count = 0_u64;
        self.each(arguments, here, |value, _| {
            count += u64::from(wanted(&value));
            Ok(())
        })?;
        Ok(Value::Number(count as f64))
    }

    /// `SUBTOTAL`, for the kinds that forms use. Subtotals within subtotals would count twice: not computed.
    fn subtotal(&self, kind: f64, arguments: &[Expression], here: Here) -> Evaluated {
        for argument in arguments {
            let place = self.area(argument, here)?.ok_or(Stop::NotComputed)?;
            let formulas = &self.book.sheets.get(place.0).ok_or(REF)?.formulas;
            self.each_cell(place, |cell, _| {
                let written = cell.formula.and_then(|formula| formulas.get(formula as usize));
                match written {
                    Some(written) if written.text.to_ascii_uppercase().contains("SUBTOTAL") => {
                        Err(Stop::NotComputed)
                    }
                    _ => Ok(()),
                }
            })?;
        }
        let function = match kind {
            1.0 | 101.0 => Function::Average,
            2.0 | 102.0 => Function::Count,
            3.0 | 103.0 => Function::CountA,
            4.0 | 104.0 => Function::Max,
            5.0 | 105.0 => Function::Min,
            6.0 | 106.0 => Function::Product,
            9.0 | 109.0 => Function::Sum,
            _ => return Err(Stop::NotComputed),
        };
        self.call(function, arguments, here)
    }

    /// Conditions for AND and OR: text in areas is passed over.
    fn all_truths(&self, arguments: &[Expression], here: Here) -> Evaluated<Vec<bool>> {
        let mut truths = Vec::new();
        self.each(arguments, here, |value, direct| {
            match value.checked()? {
                Value::Text(_) | Value::Blank if !direct => {}
                value => truths.push(value.truth()?),
            }
            Ok(())
        })?;
        if truths.is_empty() { Err(VALUE) } else { Ok(truths) }
    }

    fn area_of(&self, arguments: &[Expression], at: usize, here: Here) -> Evaluated<(usize, Area)> {
        let argument = arguments.get(at).ok_or(Stop::NotComputed)?;
        self.area(argument, here)?.ok_or(Stop::NotComputed)
    }

    fn criterion(&self, arguments: &[Expression], at: usize, here: Here) -> Evaluated<Criterion> {
        let argument = arguments.get(at).ok_or(Stop::NotComputed)?;
        Criterion::of(&self.evaluate(argument, here)?)
    }

    fn sum_if(&self, arguments: &[Expression], here: Here) -> Evaluated {
        let tested = self.area_of(arguments, 0, here)?;
        let criterion = self.criterion(arguments, 1, here)?;
        let summed = if arguments.len() > 2 { self.area_of(arguments, 2, here)? } else { tested };
        // What is added up has the size of what is tested, from its own first cell.
        let size = |(first, last): (u32, u32)| last - first;
        let end = |first: u32, size: u32| first.checked_add(size).ok_or(REF);
        let area = Area {
            rows: (summed.1.rows.0, end(summed.1.rows.0, size(tested.1.rows))?),
            columns: (summed.1.columns.0, end(summed.1.columns.0, size(tested.1.columns))?),
        };
        self.sum_where((summed.0, area), &[(tested, criterion)])
    }

    fn sum_ifs(&self, arguments: &[Expression], here: Here) -> Evaluated {
        let summed = self.area_of(arguments, 0, here)?;
        let mut tests = Vec::new();
        for at in (1..arguments.len()).step_by(2) {
            tests.push((self.area_of(arguments, at, here)?, self.criterion(arguments, at + 1, here)?));
        }
        self.sum_where(summed, &tests)
    }

    /// Adds up the numbers of an area whose neighbours in other areas pass their tests.
    fn sum_where(&self, place: (usize, Area), tests: &[((usize, Area), Criterion)]) -> Evaluated {
        let area = place.1;
        let mut sum = 0.0;
        self.each_cell(place, |cell, value| {
            // An error counts only where the tests are passed.
            if !matches!(value, Value::Number(_) | Value::Error(_)) {
                return Ok(());
            }
            let (row, column) = (cell.row - area.rows.0, cell.column - area.columns.0);
            for ((sheet, tested), criterion) in tests {
                let neighbour = self.value_at(*sheet, tested.rows.0 + row, tested.columns.0 + column)?;
                self.spend(criterion.cost(&neighbour))?;
                if !criterion.passes(&neighbour) {
                    return Ok(());
                }
            }
            sum += value.number()?;
            Ok(())
        })?;
        finite(sum)
    }

    fn count_if(&self, arguments: &[Expression], here: Here) -> Evaluated {
        let place = self.area_of(arguments, 0, here)?;
        let criterion = self.criterion(arguments, 1, here)?;
        if criterion.passes(&Value::Blank) {
            // Empty cells would have to be counted, too.
            return Err(Stop::NotComputed);
        }
        let mut count = 0_u64;
        self.each_cell(place, |_, value| {
            self.spend(criterion.cost(&value))?;
            count += u64::from(criterion.passes(&value));
            Ok(())
        })?;
        Ok(Value::Number(count as f64))
    }

    /// Products of areas of one size, added up; what is no number counts as 0.
    fn sum_product(&self, arguments: &[Expression], here: Here) -> Evaluated {
        let mut areas = Vec::new();
        for at in 0..arguments.len() {
            areas.push(self.area_of(arguments, at, here)?);
        }
        let (first, others) = areas.split_first().ok_or(Stop::NotComputed)?;
        let size = |area: Area| (area.rows.1 - area.rows.0, area.columns.1 - area.columns.0);
        if others.iter().any(|(_, other)| size(*other) != size(first.1)) {
            return Err(VALUE);
        }
        let factor = |value: Value| match value.checked()? {
            Value::Number(number) => Ok(number),
            _ => Ok(0.0),
        };
        let mut sum = 0.0;
        self.each_cell(*first, |cell, value| {
            let (row, column) = (cell.row - first.1.rows.0, cell.column - first.1.columns.0);
            let mut product = factor(value)?;
            for (sheet, area) in others {
                product *= factor(self.value_at(*sheet, area.rows.0 + row, area.columns.0 + column)?)?;
            }
            sum += product;
            Ok(())
        })?;
        finite(sum)
    }
}

/// Whether a comparison holds.
type Holds = fn(Ordering) -> bool;

/// What SUMIF and its like look for: `10`, `"本体"`, `">=10"`, `"FR*"`.
struct Criterion {
    order: Holds,
    /// Whether it is `=` or nothing, so that `*` and `?` stand for others.
    equal: bool,
    /// Whether it is `<>`.
    unequal: bool,
    sought: Value,
}

impl Criterion {
    fn of(value: &Value) -> Evaluated<Self> {
        let Value::Text(text) = value else {
            let sought = if *value == Value::Blank { Value::Number(0.0) } else { value.clone() };
            return Ok(Self { order: Ordering::is_eq, equal: true, unequal: false, sought });
        };
        let signs: [(&str, Holds); 6] = [
            ("<>", Ordering::is_ne),
            ("<=", Ordering::is_le),
            (">=", Ordering::is_ge),
            ("<", Ordering::is_lt),
            (">", Ordering::is_gt),
            ("=", Ordering::is_eq),
        ];
        let found = signs.iter().find_map(|(sign, order)| Some((*sign, *order, text.strip_prefix(sign)?)));
        let (sign, order, rest) = found.unwrap_or(("=", Ordering::is_eq, text));
        if rest.is_empty() || rest.contains('~') {
            // Tests for emptiness, and quoted wildcards: too seldom to get right.
            return Err(Stop::NotComputed);
        }
        let sought = number_in(rest).map_or_else(|| Value::text(rest), Value::Number);
        Ok(Self { order, equal: sign == "=", unequal: sign == "<>", sought })
    }

    /// Work of a test, where it is more than that of a cell: a pattern may be tried at every letter.
    fn cost(&self, value: &Value) -> u64 {
        match (&self.sought, value) {
            (Value::Text(pattern), Value::Text(text)) => pattern.len() as u64 * text.len() as u64 / 64,
            _ => 0,
        }
    }

    fn passes(&self, value: &Value) -> bool {
        match (&self.sought, value) {
            (Value::Text(pattern), Value::Text(text)) if self.equal || self.unequal => {
                matches(&pattern.to_lowercase(), &text.to_lowercase()) == self.equal
            }
            // A text that reads as the number is that number.
            (Value::Number(sought), Value::Text(text)) if self.equal || self.unequal => {
                (number_in(text) == Some(*sought)) == self.equal
            }
            (sought, value) if std::mem::discriminant(sought) == std::mem::discriminant(value) => {
                value.compare(sought).is_ok_and(self.order)
            }
            // Different kinds are never in order, and always different.
            _ => self.unequal,
        }
    }
}

/// Whether text fits a pattern with `*` and `?`.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where the last `*` stood, and how far it reaches.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == text[t]) {
            p += 1;
            t += 1;
        } else if let Some((at, reach)) = star {
            star = Some((at, reach + 1));
            p = at + 1;
            t = reach + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|ch| *ch == '*')
}

/// Rounds at a decimal place. Excel rounds decimal numbers: 1.005 at two places is 1.01, though the nearest
/// binary number is below it.
fn rounded(number: f64, places: f64, how: fn(f64) -> f64) -> Evaluated {
    let places = places.trunc();
    if places.abs() > 300.0 {
        return if places > 0.0 { finite(number) } else { Ok(Value::Number(0.0)) };
    }
    let scale = 10_f64.powi(places.abs() as i32);
    let scaled = if places < 0.0 { number / scale } else { number * scale };
    if !scaled.is_finite() {
        return Err(NUM);
    }
    let whole = how(snapped(scaled));
    finite(if places < 0.0 { whole * scale } else { whole / scale })
}

fn away(number: f64) -> f64 {
    if number < 0.0 { number.floor() } else { number.ceil() }
}

/// A number that only the binary system keeps from being a half or a whole one.
fn snapped(number: f64) -> f64 {
    let nearest = (number * 2.0).round() / 2.0;
    if (number - nearest).abs() <= number.abs() * 1e-15 { nearest } else { number }
}
