//! The sentences to consent to or to pledge: every box ticked.

use super::sheet::{Read, Sheet};
use crate::finding::{Code, Finding, Shown};
use crate::forms::Value;

pub(super) fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for clause in sheet.spec.clauses() {
        match sheet.read(clause.id) {
            Some(Read::Empty | Read::Value(Value::Tick(false))) => found
                .push(sheet.finding(Code::ClauseNotTicked, clause.id).expected(Shown::Words("shown-ticked"))),
            Some(Read::Unfit(problem)) => {
                found.push(sheet.finding(Code::Unfit(problem.code), clause.id));
            }
            _ => {}
        }
    }
}
