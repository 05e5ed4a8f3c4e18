//! A defect in the reader's words.

use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::report::Severity;
use domain::case::listing::CancelledResult;

use super::lines::cancelled_line;
use crate::components::tag::Tone;
use crate::web::case_words::named;
use crate::words::Words;

pub fn phase_name(words: Words, phase: PhaseKind) -> String {
    named(words, "defect-phase", phase.id())
}

/// The colour that goes with a phase; the words say the same.
pub fn phase_tone(phase: PhaseKind) -> Tone {
    match phase {
        PhaseKind::Cancelled => Tone::Danger,
        PhaseKind::ClosedRemedied | PhaseKind::Reinstated => Tone::Success,
        PhaseKind::NoDefect | PhaseKind::Maintained | PhaseKind::OffRegister => Tone::Neutral,
        PhaseKind::Remedying | PhaseKind::RemedyProposed | PhaseKind::Remedied => Tone::Info,
        _ => Tone::Warning,
    }
}

pub fn severity_name(words: Words, severity: Severity) -> String {
    named(words, "severity", severity.id())
}

pub fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Critical => Tone::Danger,
        Severity::Major => Tone::Warning,
        Severity::Minor => Tone::Neutral,
    }
}

pub fn result_name(words: Words, result: CancelledResult) -> String {
    named(words, "defect-result", result.id())
}

pub fn position_name(words: Words, position: Position) -> String {
    named(words, "answer-position", position.id())
}

pub fn measure_name(words: Words, measure: Measure) -> String {
    named(words, "measure", measure.id())
}

/// The measure with what it takes back and from when.
pub fn measure_text(words: Words, measure: Measure) -> String {
    match measure {
        Measure::Cancel { result, from } => cancelled_line(words, &result_name(words, result), from),
        other => measure_name(words, other),
    }
}
