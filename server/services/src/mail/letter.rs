//! A mail as a list of blocks in two languages, and how it becomes text and HTML. Both come from
//! the same blocks, so they can't say different things.

use askama::Template;

use crate::error::{PortalError, Result};

/// What the portal calls itself.
pub(super) const SERVICE_JA: &str = "審査ポータル";
pub(super) const SERVICE_EN: &str = "Shinsa Portal";
const SUBJECT_MAX_CHARS: usize = 150;

/// A piece of a mail.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(String),
    /// Labels with their values.
    Facts(Vec<(&'static str, String)>),
    /// Several things, each with a head and words under it.
    Items(Vec<(String, String)>),
    /// Somebody's own words, shown apart from ours.
    Quote(String),
    /// What to do next: what the link does, and the link.
    Action(&'static str, String),
}

/// One language of a mail.
#[derive(Debug)]
pub(super) struct Half {
    pub(super) subject: String,
    pub(super) blocks: Vec<Block>,
}

/// A mail in both languages, Japanese first.
#[derive(Debug)]
pub(super) struct Letter {
    pub(super) ja: Half,
    pub(super) en: Half,
}

/// A mail as it is stored and sent.
#[derive(Debug)]
pub(super) struct Rendered {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

#[derive(Template)]
#[template(path = "mail.txt", whitespace = "preserve")]
struct Text<'a> {
    letter: &'a Letter,
    name: &'a str,
    portal: &'a str,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    letter: &'a Letter,
    subject: &'a str,
    name: &'a str,
    portal: &'a str,
}

impl Letter {
    /// `name` is the reader's, `portal` the address of the portal.
    pub(super) fn render(&self, name: &str, portal: &str) -> Result<Rendered> {
        let subject = one_line(&format!("【{SERVICE_JA}】{} / {}", self.ja.subject, self.en.subject));
        let name = &one_line(name);
        let text = Text { letter: self, name, portal }.render().map_err(PortalError::fault)?;
        let html =
            Html { letter: self, subject: &subject, name, portal }.render().map_err(PortalError::fault)?;
        Ok(Rendered { subject, text, html })
    }
}

/// Without line breaks or other control characters, so that no header can be slipped in.
fn one_line(text: &str) -> String {
    let words = text.split(|ch: char| ch.is_control() || ch.is_whitespace()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SUBJECT_MAX_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Somebody's words in the text part: each line marked, as mail programs do.
fn quoted(words: &str) -> String {
    words.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_can_be_slipped_into_a_subject() {
        assert_eq!(one_line("a\r\nBcc: x@example.jp\u{2028}b\tc"), "a Bcc: x@example.jp b c");
        assert_eq!(one_line(&"長".repeat(400)).chars().count(), SUBJECT_MAX_CHARS + 1);
    }

    #[test]
    fn each_line_of_a_quote_is_marked() {
        assert_eq!(quoted("一\n\n二"), "> 一\n>\n> 二");
    }
}
