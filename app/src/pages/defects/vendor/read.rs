//! The command that the fields of the vendor's act make.

use std::collections::BTreeSet;

use domain::case::defect::notice::Position;
use domain::case::defect::remedy::{Milestone, NewPlan};
use domain::case::defect::{Defect, DefectCommand as C, DefectCommandKind as K};
use domain::validation::FieldError;
use services::{PortalError, Result};

use crate::form::Submitted;
use crate::pages::defects::typed::{Typed, field, named};
use crate::words::Words;

/// Most rows of milestones on the page.
pub const MAX_ROWS: u32 = 30;

/// # Errors
/// What can't be read, at its field.
pub fn command(kind: K, about: &Defect, submitted: &Submitted) -> Result<C> {
    let defect = about.number;
    let mut typed = Typed::new(|name| submitted.text(name).to_owned());
    match kind {
        K::Acknowledge => Ok(C::Acknowledge { defect }),
        K::Answer => {
            let position = typed.choose("position", Position::from_id);
            let shipped_units = typed.number("shipped_units");
            let statement = typed.text("statement");
            typed.finish(|| Some(C::Answer { defect, position: position?, statement, shipped_units }))
        }
        K::AskExtension => {
            let until = typed.end_of("until");
            let reason = typed.text("reason");
            typed.finish(|| Some(C::AskExtension { defect, until, reason }))
        }
        K::CommentHearing => {
            let hearing = typed.choose("hearing", |raw| raw.parse().ok());
            let text = typed.text("text");
            typed.finish(|| Some(C::CommentHearing { defect, hearing: hearing?, text }))
        }
        K::ProposePlan => {
            let milestones = filled(submitted)
                .into_iter()
                .map(|row| Milestone {
                    title: typed.text(&format!("milestone_{row}")),
                    due: typed.day(&format!("milestone_due_{row}")),
                })
                .collect();
            let measures = typed.text("measures");
            let responsible = typed.text("responsible");
            let sites_total = typed.number("sites_total");
            if sites_total.is_none() && typed.text("sites_total").trim().is_empty() {
                typed.wrong("sites_total", "required");
            }
            typed.finish(|| {
                let plan = NewPlan { measures, responsible, milestones, sites_total: sites_total? };
                Some(C::ProposePlan { defect, plan })
            })
        }
        K::ReportProgress => {
            let milestones = about.plan().map_or(0, |plan| plan.plan.milestones.len());
            let numbers = (1..=u32::try_from(milestones).unwrap_or(0)).collect::<Vec<_>>();
            let done: BTreeSet<u32> =
                numbers.into_iter().filter(|number| typed.ticked(&format!("done_{number}"))).collect();
            let sites_done = typed.number("sites_done");
            if sites_done.is_none() && typed.text("sites_done").trim().is_empty() {
                typed.wrong("sites_done", "required");
            }
            let note = typed.text("note");
            typed.finish(|| Some(C::ReportProgress { defect, done, sites_done: sites_done?, note }))
        }
        _ => Err(PortalError::NotFound),
    }
}

/// How many rows of milestones the page showed.
pub fn rows(submitted: &Submitted) -> u32 {
    submitted.text("rows").parse().unwrap_or(0).clamp(1, MAX_ROWS)
}

/// The rows in which anything stands.
fn filled(submitted: &Submitted) -> Vec<u32> {
    let has = |name: String| !submitted.text(&field(&name)).trim().is_empty();
    let filled = |row: &u32| has(format!("milestone_{row}")) || has(format!("milestone_due_{row}"));
    (1..=rows(submitted)).filter(filled).collect()
}

/// The errors at the fields of the page: the rules number the milestones that they were given, the page
/// its rows.
///
/// # Errors
/// As `outcome`.
pub fn at_rows<T>(words: Words, submitted: &Submitted, outcome: Result<T>) -> Result<T> {
    let filled = filled(submitted);
    let outcome = outcome.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| renamed(&filled, error)).collect())
        }
        other => other,
    });
    named(outcome).map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| labelled(words, error)).collect())
        }
        other => other,
    })
}

fn renamed(filled: &[u32], error: FieldError) -> FieldError {
    let Some((head, number)) = error.field.rsplit_once('_') else { return error };
    let place = number.parse::<usize>().ok().and_then(|number| filled.get(number.checked_sub(1)?));
    match place {
        Some(row) if head == "milestone" || head == "milestone_due" => {
            FieldError { field: format!("{head}_{row}"), ..error }
        }
        _ => error,
    }
}

/// 「区切り2の期限」 where the field is one of a row.
fn labelled(words: Words, error: FieldError) -> FieldError {
    let row = error.field.strip_prefix("defect_milestone_").map(|rest| match rest.strip_prefix("due_") {
        Some(number) => ("defect-milestone-due-of", number.to_owned()),
        None => ("defect-milestone-of", rest.to_owned()),
    });
    match row {
        Some((key, number)) => {
            let label = words.tf(key, &[("number", number.into())]);
            error.with("label", label)
        }
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flash::sentence;
    use crate::words::Locale;

    #[test]
    fn an_error_of_a_milestone_is_told_at_its_row() {
        let submitted = Submitted::from_pairs([
            ("rows", "3"),
            ("defect_milestone_1", ""),
            ("defect_milestone_3", "改修版の配布"),
        ]);
        let error = PortalError::Invalid(vec![FieldError::new("milestone_due_1", "in-the-past")]);
        let words = Words::new(Locale::Ja);
        let Err(PortalError::Invalid(errors)) = at_rows::<()>(words, &submitted, Err(error)) else {
            panic!("taken")
        };
        assert_eq!(errors[0].field, "defect_milestone_due_3");
        assert!(sentence(&errors[0], words).contains("区切り3の期限"));
    }
}
