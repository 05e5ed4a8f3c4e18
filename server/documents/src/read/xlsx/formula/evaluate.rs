//! Operators and references.

use std::cmp::Ordering;

use super::super::sheet::Area;
use super::engine::{Engine, Here};
use super::parse::{Expression, Operator};
use super::value::{DIV0, Evaluated, NUM, Stop, VALUE, Value, finite};

/// Longest text in a cell.
const TEXT: usize = 32_767;

impl Engine<'_> {
    pub(super) fn evaluate(&self, expression: &Expression, here: Here) -> Evaluated {
        self.step()?;
        match expression {
            Expression::Number(number) => Ok(Value::Number(*number)),
            Expression::Text(text) => Ok(Value::Text(text.clone())),
            Expression::Bool(on) => Ok(Value::Bool(*on)),
            Expression::Error(code) => Err(Stop::Stored(code.clone())),
            Expression::Missing => Ok(Value::Blank),
            Expression::Reference(_) | Expression::Name(_) => {
                let (sheet, area) = self.area(expression, here)?.ok_or(Stop::NotComputed)?;
                // An area as a value would be a table of values.
                if area.rows.0 != area.rows.1 || area.columns.0 != area.columns.1 {
                    return Err(Stop::NotComputed);
                }
                self.value_at(sheet, area.rows.0, area.columns.0)?.checked()
            }
            Expression::Negative(inside) => finite(-self.evaluate(inside, here)?.number()?),
            Expression::Percent(inside) => finite(self.evaluate(inside, here)?.number()? / 100.0),
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.evaluate(left, here)?, self.evaluate(right, here)?);
                let value = binary(*operator, &left, &right)?;
                if let Value::Text(text) = &value {
                    self.spend(text.len() as u64 / 16)?;
                }
                Ok(value)
            }
            Expression::Call(function, arguments) => self.call(*function, arguments, here),
        }
    }

    /// The area that an expression names; `None` where it is no reference.
    pub(super) fn area(&self, expression: &Expression, here: Here) -> Evaluated<Option<(usize, Area)>> {
        match expression {
            Expression::Reference(reference) => self.place(reference, here).map(Some),
            Expression::Name(name) => {
                self.book.names.get(name.as_ref()).copied().map(Some).ok_or(Stop::NotComputed)
            }
            _ => Ok(None),
        }
    }
}

fn binary(operator: Operator, left: &Value, right: &Value) -> Evaluated {
    let numbers = || Ok((left.number()?, right.number()?));
    let order = |holds: fn(Ordering) -> bool| left.compare(right).map(|order| Value::Bool(holds(order)));
    match operator {
        Operator::Add => numbers().and_then(|(a, b)| finite(near_zero(a + b, a))),
        Operator::Subtract => numbers().and_then(|(a, b)| finite(near_zero(a - b, a))),
        Operator::Multiply => numbers().and_then(|(a, b)| finite(a * b)),
        Operator::Divide => match numbers()? {
            (_, 0.0) => Err(DIV0),
            (a, b) => finite(a / b),
        },
        Operator::Power => match numbers()? {
            (0.0, 0.0) => Err(NUM),
            (a, b) => finite(a.powf(b)),
        },
        Operator::Join => {
            let (left, right) = (left.as_text()?, right.as_text()?);
            if left.len() + right.len() > TEXT {
                Err(VALUE)
            } else {
                Ok(Value::text(format!("{left}{right}")))
            }
        }
        Operator::Equal => order(Ordering::is_eq),
        Operator::NotEqual => order(Ordering::is_ne),
        Operator::Less => order(Ordering::is_lt),
        Operator::LessOrEqual => order(Ordering::is_le),
        Operator::Greater => order(Ordering::is_gt),
        Operator::GreaterOrEqual => order(Ordering::is_ge),
    }
}

/// Excel takes what is left of two nearly equal numbers for nothing: 0.3-0.1-0.2 is 0.
fn near_zero(result: f64, left: f64) -> f64 {
    if result.abs() < left.abs() * f64::EPSILON * 4.0 { 0.0 } else { result }
}
