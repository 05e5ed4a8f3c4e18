//! The statistics as tables: the page and the Excel file show the same ones.

use documents::tables::{Cell, Table};
use domain::statistics::{Band, Days, MANY_ROUNDS, Side, Statistics};

use crate::web::case_words::{reason_text, stage_name};
use crate::words::Words;

/// Cases by the stage that they are in.
pub fn stages(words: Words, found: &Statistics) -> Table {
    let rows = found.stages.iter().map(|(stage, count)| (stage_name(words, *stage), *count));
    counted(words, "statistics-stages-caption", "statistics-column-stage", rows)
}

/// Running cases by their age.
pub fn ages(words: Words, found: &Statistics) -> Table {
    let rows = found.ages.iter().map(|(band, count)| (band_name(words, *band), *count));
    counted(words, "statistics-ages-caption", "statistics-column-age", rows)
}

/// Cases by correction requests.
pub fn rounds(words: Words, found: &Statistics) -> Table {
    let rows = found.rounds.iter().map(|(rounds, count)| (rounds_name(words, *rounds), *count));
    counted(words, "statistics-rounds-caption", "statistics-column-rounds", rows)
}

/// Failed cases by reason.
pub fn reasons(words: Words, found: &Statistics) -> Table {
    let rows = found.reasons.iter().map(|(reason, count)| (reason_text(words, *reason).to_owned(), *count));
    counted(words, "statistics-reasons-caption", "statistics-column-reason", rows)
}

/// Days used, in cases that have ended and in those that run.
pub fn days(words: Words, found: &Statistics) -> Table {
    let heads = ["group", "side", "cases", "median", "ninetieth", "longest"];
    let groups = [("statistics-group-ended", &found.ended), ("statistics-group-running", &found.running)];
    let rows = groups.into_iter().flat_map(|(group, days)| group_rows(words, group, days)).collect();
    Table {
        name: words.t("statistics-days-caption"),
        heads: heads.map(|head| words.t(&format!("statistics-column-{head}"))).into(),
        rows,
    }
}

fn group_rows(words: Words, group: &str, days: &Days) -> Vec<Vec<Cell>> {
    let row = |(side, spread): &(Side, domain::statistics::Spread)| {
        vec![
            Cell::Text(words.t(group)),
            Cell::Text(side_name(words, *side)),
            number(days.cases),
            Cell::Number(spread.median.into()),
            Cell::Number(spread.ninetieth.into()),
            Cell::Number(spread.longest.into()),
        ]
    };
    days.sides.iter().map(row).collect()
}

fn counted(words: Words, caption: &str, what: &str, rows: impl Iterator<Item = (String, usize)>) -> Table {
    Table {
        name: words.t(caption),
        heads: vec![words.t(what), words.t("statistics-column-cases")],
        rows: rows.map(|(name, count)| vec![Cell::Text(name), number(count)]).collect(),
    }
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Whose days.
pub fn side_name(words: Words, side: Side) -> String {
    words.t(&format!("statistics-side-{}", side.id()))
}

fn band_name(words: Words, band: Band) -> String {
    match band.until {
        Some(until) => words.tf("statistics-band", &[("from", band.from.into()), ("until", until.into())]),
        None => words.tf("statistics-band-open", &[("from", band.from.into())]),
    }
}

fn rounds_name(words: Words, rounds: u32) -> String {
    match rounds {
        0 => words.t("statistics-rounds-never"),
        MANY_ROUNDS => words.tf("statistics-rounds-many", &[("rounds", rounds.into())]),
        rounds => words.tf("statistics-rounds-times", &[("rounds", rounds.into())]),
    }
}
