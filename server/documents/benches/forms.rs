//! What writing, reading, checking and comparing forms costs: `make bench`.
//!
//! CPU time is that of this process alone, as the kernel counts it (`/proc/self/schedstat`,
//! nanoseconds), so that other work on the machine does not matter much; memory is the highest that
//! the process ever held (`VmHWM`). A figure over its budget ends the run with 1. Not a test: it is run
//! by hand, on a quiet machine, in a release build.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::io::Cursor;
use std::process::ExitCode;

use documents::preflight::{Limits, preflight};
use documents::read::{ReadLimits, read_form};
use documents::write::{Imprint, write_form};
use domain::checks::{self, Basis};
use domain::forms::compare::compare;
use domain::forms::example::{example, example_basis};
use domain::forms::{Content, Entry, FormId, Reading, Row, spec};
use domain::money::Rounding;

const MS: f64 = 1e6;
const ROUNDS: u32 = 20;

fn main() -> ExitCode {
    let basis = example_basis();
    let contents = FormId::ALL.map(example);
    let bundle: Vec<Vec<u8>> = contents.iter().map(write).collect();
    let large = estimate_of(5_000);
    let other = shifted(&large);
    let large_file = write(&large);

    let mut report = Report::default();
    // First of all, because memory only ever grows: a child reads one bundle and ends.
    report.once("reading and checking one bundle, the first time", 50.0, || read_and_check(&bundle, &basis));
    report.memory("memory after one bundle", 64.0);
    report.mean("reading and checking one bundle", 50.0, || read_and_check(&bundle, &basis));
    report.mean("writing seven forms", 50.0, || contents.iter().map(write).map(|file| file.len()).sum());
    report.mean("reading and checking an estimate of 5,000 lines", 150.0, || {
        read_and_check(std::slice::from_ref(&large_file), &basis)
    });
    report.mean("comparing two estimates of 5,000 lines", 50.0, || compare(&large, &other).len());
    report.finish()
}

#[derive(Default)]
struct Report {
    over: bool,
}

impl Report {
    fn once(&mut self, what: &str, budget_ms: f64, act: impl FnOnce() -> usize) {
        let before = cpu_nanoseconds();
        std::hint::black_box(act());
        self.line(what, (cpu_nanoseconds() - before) / MS, budget_ms, "ms CPU");
    }

    fn mean(&mut self, what: &str, budget_ms: f64, mut act: impl FnMut() -> usize) {
        let before = cpu_nanoseconds();
        for _ in 0..ROUNDS {
            std::hint::black_box(act());
        }
        self.line(what, (cpu_nanoseconds() - before) / f64::from(ROUNDS) / MS, budget_ms, "ms CPU");
    }

    fn memory(&mut self, what: &str, budget_mb: f64) {
        self.line(what, peak_megabytes(), budget_mb, "MB");
    }

    fn line(&mut self, what: &str, found: f64, budget: f64, unit: &str) {
        let verdict = if found <= budget { "ok" } else { "OVER" };
        self.over |= found > budget;
        println!("{what:52} {found:8.1} of {budget:5.0} {unit:6}  {verdict}");
    }

    fn finish(self) -> ExitCode {
        if self.over { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn write(content: &Content) -> Vec<u8> {
    let imprint =
        Imprint { edition: "2026-10", case_number: Some("R8-2-0001"), rounding: Rounding::Truncate };
    write_form(content, &imprint).unwrap()
}

/// As the child does it: the container first, then the content, then every rule.
fn read_and_check(files: &[Vec<u8>], basis: &Basis) -> usize {
    let readings: Vec<Reading> = files
        .iter()
        .map(|file| {
            let format = if is_sheet(file) { FormId::PriceEstimate } else { FormId::ShipmentPlan }.format();
            preflight(Cursor::new(file), format, &Limits::default()).unwrap();
            read_form(Cursor::new(file), format, None, &ReadLimits::default()).unwrap()
        })
        .collect();
    let own: usize = readings.iter().map(|reading| checks::form(reading.form, reading, basis).len()).sum();
    let contents: Vec<&Content> = readings.iter().map(|reading| &reading.content).collect();
    own + checks::across(&contents, basis).len()
}

/// A spreadsheet's package names its parts under `xl/`.
fn is_sheet(file: &[u8]) -> bool {
    file.windows(3).any(|window| window == b"xl/")
}

/// The example's estimate with this many lines.
fn estimate_of(lines: usize) -> Content {
    let mut content = example(FormId::PriceEstimate);
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let rows = (0..lines).map(|line| {
        let mut row = Row::of(table);
        for (column, text) in [
            ("class", "付属".to_owned()),
            ("item", format!("部品 {line:05}")),
            ("unit_price", format!("{}", 100 + line % 900)),
            ("tax_rate", "10".to_owned()),
            ("quantity", format!("{}", 1 + line % 7)),
            ("unit", "個".to_owned()),
        ] {
            row.set(table, column, Entry::typed(text));
        }
        row
    });
    content.tables.insert("rows".to_owned(), rows.collect());
    for computed in ["subtotal", "tax", "total"] {
        content.set(computed, Entry::default());
    }
    content.fill_computed(Rounding::Truncate);
    content
}

/// The same with a line taken out at the start, one put in at the end, and every hundredth price changed.
fn shifted(content: &Content) -> Content {
    let table = spec(FormId::PriceEstimate).tables().next().unwrap();
    let mut other = content.clone();
    let rows = other.tables.get_mut("rows").unwrap();
    let moved = rows.remove(3);
    rows.push(moved);
    for row in rows.iter_mut().step_by(100) {
        row.set(table, "unit_price", Entry::typed("12345"));
    }
    other
}

fn cpu_nanoseconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split_whitespace().next().unwrap().parse().unwrap()
}

fn peak_megabytes() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}
