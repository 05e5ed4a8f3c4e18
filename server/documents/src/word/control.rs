//! Places to fill in (content controls), and what else stands in a cell.

use docx_rs::{BreakType, Paragraph, Run, RunFonts, StructuredDataTag};

use super::text::{lines, printable};

/// The mark of a box that nobody ticked, and of a ticked one. Both are as wide as a kanji.
pub const UNTICKED: &str = "□";
pub const TICKED: &str = "☑";
/// Has both marks on every Windows and Mac with Office.
pub(super) const TICK_FONT: &str = "ＭＳ ゴシック";
/// The style in which a prompt is shown.
pub(super) const PROMPT_STYLE: &str = "PlaceholderText";

/// What stands in a cell beside a label, or under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Printed text: a line, and smaller lines below it.
    Printed(String),
    /// To be filled in.
    Control(Control),
}

/// A place to fill in, which keeps its name whatever is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The name by which the reader finds it.
    pub tag: String,
    /// What people see as its name.
    pub label: String,
    pub kind: ControlKind,
    /// What is filled in; `None` where nothing is.
    pub text: Option<String>,
    /// Stands in the place of the text while there is none.
    pub prompt: String,
    /// Numbers in a column stand on the right.
    pub numeric: bool,
    /// Whether Word keeps people from deleting the place itself. Not in rows that may be deleted.
    pub locked: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ControlKind {
    Line,
    /// Several lines.
    Lines,
    /// One of a list: identifier and label.
    List(Vec<(String, String)>),
    /// The text is [`TICKED`] or the prompt [`UNTICKED`].
    Tick,
}

impl Control {
    pub(super) fn is_ticked(&self) -> bool {
        self.kind == ControlKind::Tick && self.text.is_some()
    }

    /// Whether what stands in it is a prompt that goes away as soon as somebody types.
    pub(super) fn shows_prompt(&self) -> bool {
        self.text.is_none() && self.kind != ControlKind::Tick
    }

    /// The control as the library can write it. `number` stands where its name will be: see
    /// [`super::finish`].
    pub(super) fn tag(&self, number: usize, size: Option<usize>) -> StructuredDataTag {
        let shown = self.text.as_deref().unwrap_or(&self.prompt);
        let mut run = text_run(shown);
        if let Some(size) = size {
            run = run.size(size);
        }
        if self.kind == ControlKind::Tick {
            run = run.fonts(fonts(TICK_FONT));
        } else if self.shows_prompt() {
            run = run.style(PROMPT_STYLE);
        }
        StructuredDataTag::new().alias(number.to_string()).add_run(run)
    }
}

pub(super) fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name)
}

/// A run of text with its line breaks and tabs.
pub(super) fn text_run(text: &str) -> Run {
    lines(text).enumerate().fold(Run::new(), |run, (index, line)| {
        let run = if index == 0 { run } else { run.add_break(BreakType::TextWrapping) };
        line.split('\t').enumerate().fold(run, |run, (index, part)| {
            let run = if index == 0 { run } else { run.add_tab() };
            if part.is_empty() { run } else { run.add_text(printable(part)) }
        })
    })
}

pub(super) fn text(line: &str) -> Paragraph {
    Paragraph::new().add_run(text_run(line))
}
