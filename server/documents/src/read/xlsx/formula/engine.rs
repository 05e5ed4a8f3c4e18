//! Computes the cells of a workbook that are asked for, each once, and before them what they depend on.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::super::book::Book;
use super::super::sheet::{Area, COLUMNS, Cell, ROWS, Sheet};
use super::super::show;
use super::parse::{Expression, Reference, Step, parse};
use super::value::{Evaluated, REF, Stop, Value};

/// Cells looked at, for all formulas of a workbook together. 5,000 running totals take 12.5 million.
const WORK: u64 = 40_000_000;
/// A step through a formula, and a letter of it while it is read, take as long as some cells of a sum.
const STEP: u64 = 8;
/// Formulas waiting for others, and the others that they wait for.
const WAITING: usize = 400_000;
/// Bytes of text that formulas make.
const TEXT: usize = 8_000_000;
/// Bytes of shared formulas that are kept once they are read: their trees take some seventy times as much.
const KEPT: usize = 200_000;

/// A formula: its sheet, and its number there.
type Key = (u32, u32);

#[derive(Clone, Debug)]
enum State {
    New,
    /// Being computed: who asks for it now asks in a circle.
    Open,
    Done(Value),
    NotComputed,
}

/// Computes formulas. It gives up one after another once the caps are reached.
pub struct Engine<'b> {
    pub(super) book: &'b Book,
    states: RefCell<Vec<Vec<State>>>,
    /// Formulas that share their text are read once, as far as there is room.
    read: RefCell<HashMap<*const u8, Option<Rc<Expression>>>>,
    kept: RefCell<usize>,
    work: RefCell<u64>,
    text: RefCell<usize>,
    /// What cells count for whose text means a number.
    assumed: RefCell<HashMap<(usize, u32, u32), f64>>,
    /// Which cells of each sheet hold a formula, in the order of its cells.
    formulas: Vec<Vec<(u32, u32, u32)>>,
}

/// Where a formula stands, and how far it was moved.
#[derive(Clone, Copy)]
pub(super) struct Here {
    pub sheet: usize,
    pub moved: (i64, i64),
}

struct Waiting {
    key: Key,
    for_others: Vec<Key>,
    next: usize,
}

impl<'b> Engine<'b> {
    pub fn new(book: &'b Book) -> Self {
        let formulas = |sheet: &Sheet| {
            let with = sheet.cells.iter().filter_map(|cell| Some((cell.column, cell.row, cell.formula?)));
            with.collect()
        };
        Self {
            book,
            states: RefCell::new(
                book.sheets.iter().map(|sheet| vec![State::New; sheet.formulas.len()]).collect(),
            ),
            read: RefCell::default(),
            kept: RefCell::new(0),
            work: RefCell::new(0),
            text: RefCell::new(0),
            assumed: RefCell::default(),
            formulas: book.sheets.iter().map(formulas).collect(),
        }
    }

    /// From now on a cell (sheet, row, column) counts for this number, whatever is stored in it.
    pub fn assume(&self, cell: (usize, u32, u32), number: f64) {
        self.assumed.borrow_mut().insert(cell, number);
    }

    /// What a cell's formula comes to; `None` where we can't compute it.
    pub fn compute(&self, sheet: usize, formula: u32) -> Option<Value> {
        let key = (sheet as u32, formula);
        if matches!(self.state(key), State::New) {
            self.run(key);
        }
        match self.state(key) {
            State::Done(value) => Some(value),
            _ => None,
        }
    }

    fn state(&self, (sheet, formula): Key) -> State {
        let states = self.states.borrow();
        let found = states.get(sheet as usize).and_then(|sheet| sheet.get(formula as usize));
        found.cloned().unwrap_or(State::NotComputed)
    }

    fn set(&self, (sheet, formula): Key, state: State) {
        if let Some(place) =
            self.states.borrow_mut().get_mut(sheet as usize).and_then(|sheet| sheet.get_mut(formula as usize))
        {
            *place = state;
        }
    }

    /// Computes a formula after all that it depends on, without recursion: a chain of thousands of cells is
    /// usual.
    fn run(&self, first: Key) {
        let mut waiting = vec![self.open(first)];
        let mut held = 0;
        while let Some(top) = waiting.last_mut() {
            let next = top.for_others.get(top.next).copied();
            top.next += 1;
            match next {
                Some(key) => {
                    if matches!(self.state(key), State::New) {
                        let more = self.open(key);
                        held += more.for_others.len() + 1;
                        waiting.push(more);
                        if held > WAITING {
                            waiting.drain(..).for_each(|left| self.set(left.key, State::NotComputed));
                        }
                    }
                }
                None => {
                    let key = top.key;
                    held = held.saturating_sub(top.for_others.len() + 1);
                    waiting.pop();
                    self.set(key, self.finished(key));
                }
            }
        }
    }

    /// Starts on a formula: what it depends on that is not computed yet.
    fn open(&self, key: Key) -> Waiting {
        self.set(key, State::Open);
        let mut for_others = Vec::new();
        if let Some((expression, here)) = self.expression(key) {
            self.depends(&expression, here, &mut for_others);
        }
        Waiting { key, for_others, next: 0 }
    }

    fn finished(&self, key: Key) -> State {
        let Some((expression, here)) = self.expression(key) else { return State::NotComputed };
        match self.evaluate(&expression, here).and_then(Value::checked) {
            // A formula that points to an empty cell shows 0.
            Ok(Value::Blank) => State::Done(Value::Number(0.0)),
            Ok(Value::Text(text)) => {
                let made = *self.text.borrow() + text.len();
                *self.text.borrow_mut() = made;
                if made > TEXT { State::NotComputed } else { State::Done(Value::Text(text)) }
            }
            Ok(value) => State::Done(value),
            Err(Stop::Error(code)) => State::Done(Value::Error(code.into())),
            Err(Stop::Stored(code)) => State::Done(Value::Error(code)),
            Err(Stop::NotComputed) => State::NotComputed,
        }
    }

    fn expression(&self, (sheet, formula): Key) -> Option<(Rc<Expression>, Here)> {
        let written = self.book.sheets.get(sheet as usize)?.formulas.get(formula as usize)?;
        let here = Here { sheet: sheet as usize, moved: written.moved };
        let key = Arc::as_ptr(&written.text).cast::<u8>();
        if let Some(known) = self.read.borrow().get(&key) {
            return Some((known.clone()?, here));
        }
        self.spend(written.text.len() as u64 * STEP).ok()?;
        let expression = parse(&written.text).map(Rc::new);
        let mut kept = self.kept.borrow_mut();
        if Arc::strong_count(&written.text) > 1 && *kept + written.text.len() <= KEPT {
            *kept += written.text.len();
            self.read.borrow_mut().insert(key, expression.clone());
        }
        Some((expression?, here))
    }

    /// Takes a step's work from what is left.
    pub(super) fn step(&self) -> Evaluated<()> {
        self.spend(STEP)
    }

    /// Takes from the work that is left. Text counts by its length.
    pub(super) fn spend(&self, cells: u64) -> Evaluated<()> {
        let mut work = self.work.borrow_mut();
        *work += cells;
        if *work > WORK { Err(Stop::NotComputed) } else { Ok(()) }
    }

    /// The formulas that an expression needs and that nobody computed yet.
    fn depends(&self, expression: &Expression, here: Here, found: &mut Vec<Key>) {
        match expression {
            Expression::Reference(reference) => {
                if let Ok((sheet, area)) = self.place(reference, here) {
                    self.formulas_in(sheet, area, found);
                }
            }
            Expression::Name(name) => {
                if let Some((sheet, area)) = self.book.names.get(name.as_ref()) {
                    self.formulas_in(*sheet, *area, found);
                }
            }
            Expression::Negative(inside) | Expression::Percent(inside) => self.depends(inside, here, found),
            Expression::Binary(_, left, right) => {
                self.depends(left, here, found);
                self.depends(right, here, found);
            }
            Expression::Call(_, arguments) => {
                for argument in arguments {
                    self.depends(argument, here, found);
                }
            }
            Expression::Number(_)
            | Expression::Text(_)
            | Expression::Bool(_)
            | Expression::Error(_)
            | Expression::Missing => {}
        }
    }

    fn formulas_in(&self, sheet: usize, area: Area, found: &mut Vec<Key>) {
        let Some(formulas) = self.formulas.get(sheet) else { return };
        let mut column = area.columns.0;
        while self.spend(1).is_ok() {
            let start = formulas.partition_point(|(c, r, _)| (*c, *r) < (column, area.rows.0));
            for (c, r, formula) in &formulas[start..] {
                if *c != column || *r > area.rows.1 {
                    break;
                }
                if self.spend(1).is_err() || found.len() > WAITING {
                    return;
                }
                let key = (sheet as u32, *formula);
                if matches!(self.state(key), State::New) {
                    found.push(key);
                }
            }
            // The next column that has a formula at all.
            let next = formulas.partition_point(|(c, ..)| *c <= column);
            match formulas.get(next) {
                Some((next, ..)) if *next <= area.columns.1 => column = *next,
                _ => return,
            }
        }
    }

    /// Where a reference leads from here.
    pub(super) fn place(&self, reference: &Reference, here: Here) -> Evaluated<(usize, Area)> {
        let sheet = match &reference.sheet {
            None => here.sheet,
            Some(name) => self.book.sheet_named(name).ok_or(Stop::NotComputed)?,
        };
        let step = |step: Step, by: i64, end: u32| {
            let at = if step.fixed { i64::from(step.at) } else { i64::from(step.at) + by };
            u32::try_from(at).ok().filter(|at| *at < end).ok_or(REF)
        };
        let row = |at| step(at, here.moved.0, ROWS);
        let column = |at| step(at, here.moved.1, COLUMNS);
        let (first, last) = (row(reference.rows.0)?, row(reference.rows.1)?);
        let (left, right) = (column(reference.columns.0)?, column(reference.columns.1)?);
        Ok((
            sheet,
            Area { rows: (first.min(last), first.max(last)), columns: (left.min(right), left.max(right)) },
        ))
    }

    /// What stands in a cell: what its formula comes to, or what was typed.
    fn value_of(&self, sheet: usize, cell: &Cell) -> Evaluated {
        match cell.formula {
            Some(formula) => match self.state((sheet as u32, formula)) {
                State::Done(value) => Ok(value),
                _ => Err(Stop::NotComputed),
            },
            None => {
                if let Some(number) = self.assumed.borrow().get(&(sheet, cell.row, cell.column)) {
                    return Ok(Value::Number(*number));
                }
                let value = show::stored(self.book, cell).map_err(|_| Stop::NotComputed)?;
                if let Value::Text(text) = &value {
                    self.spend(text.len() as u64 / 16)?;
                }
                Ok(value)
            }
        }
    }

    /// Calls `each` for every cell of an area that holds something.
    pub(super) fn each_cell(
        &self,
        (sheet, area): (usize, Area),
        mut each: impl FnMut(&Cell, Value) -> Evaluated<()>,
    ) -> Evaluated<()> {
        for column in self.book.sheets.get(sheet).ok_or(REF)?.cells_in(area) {
            self.spend(column.len() as u64 + 1)?;
            for cell in column {
                each(cell, self.value_of(sheet, cell)?)?;
            }
        }
        Ok(())
    }

    pub(super) fn value_at(&self, sheet: usize, row: u32, column: u32) -> Evaluated {
        self.spend(1)?;
        match self.book.sheets.get(sheet).and_then(|sheet| sheet.cell_at(row, column)) {
            Some(cell) => self.value_of(sheet, cell),
            None => Ok(Value::Blank),
        }
    }
}
