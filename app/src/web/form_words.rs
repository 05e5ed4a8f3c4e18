//! The specification of a form in the reader's language: labels, help, notes.

use domain::forms::spec::{Choice, Clause, Field, Section, Table};

use crate::words::{Locale, Words};

/// One of two texts that a specification holds.
pub fn either(words: Words, ja: &'static str, en: &'static str) -> &'static str {
    match words.locale() {
        Locale::Ja => ja,
        Locale::En => en,
    }
}

/// What a field or a column is called.
pub fn field_name(words: Words, field: &Field) -> &'static str {
    either(words, field.label_ja, field.label_en)
}

/// How to fill a field in; `None` where the label says enough.
pub fn field_help(words: Words, field: &Field) -> Option<&'static str> {
    Some(either(words, field.help_ja, field.help_en)).filter(|help| !help.is_empty())
}

/// What a table is called.
pub fn table_name(words: Words, table: &Table) -> &'static str {
    either(words, table.label_ja, table.label_en)
}

/// What a choice is called.
pub fn choice_name(words: Words, choice: &Choice) -> &'static str {
    either(words, choice.label_ja, choice.label_en)
}

/// What a clause is called.
pub fn clause_name(words: Words, clause: &Clause) -> &'static str {
    either(words, clause.label_ja, clause.label_en)
}

/// What a clause says.
pub fn clause_text(words: Words, clause: &Clause) -> &'static str {
    either(words, clause.text_ja, clause.text_en)
}

/// The heading of a section.
pub fn section_name(words: Words, section: &Section) -> &'static str {
    either(words, section.label_ja, section.label_en)
}

/// How to fill a section in; `None` where nothing has to be said.
pub fn section_note(words: Words, section: &Section) -> Option<&'static str> {
    Some(either(words, section.note_ja, section.note_en)).filter(|note| !note.is_empty())
}
