//! An official letter (公文書) of the ministry: number and date, addressee, sender, subject, 「記」,
//! numbered parts, 「以上」.

use crate::error::DocumentError;
use crate::word::{Filling, Orientation, Page, Place};

/// Everything that stands in the letter. All texts are Japanese and printed as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialLetter {
    /// 文書番号
    pub document_number: String,
    /// The date in both calendars.
    pub date: String,
    /// 商号 of the vendor.
    pub company_name: String,
    /// Title and name of the representative, without 様 or 殿.
    pub representative: String,
    /// The section of the ministry that sends it.
    pub from: String,
    pub subject: String,
    /// The sentence before 「記」.
    pub opening: String,
    pub parts: Vec<Part>,
}

/// A numbered part between 「記」 and 「以上」.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub heading: String,
    pub section: Section,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// Labels with their values, as a table.
    Facts(Vec<(String, String)>),
    /// Each line a paragraph.
    Text(String),
    /// Numbered lines, each with a note below it that may be empty; 「なし」 where there are none.
    Items(Vec<(String, String)>),
}

impl Part {
    pub fn text(heading: &str, text: String) -> Self {
        Part { heading: heading.to_owned(), section: Section::Text(text) }
    }

    pub fn items(heading: &str, items: Vec<String>) -> Self {
        let items = items.into_iter().map(|item| (item, String::new())).collect();
        Part { heading: heading.to_owned(), section: Section::Items(items) }
    }
}

impl OfficialLetter {
    /// Writes the letter as a Word document.
    ///
    /// # Errors
    /// Only if the file can't be put together, which is a fault of the program.
    pub fn write(&self) -> Result<Vec<u8>, DocumentError> {
        let head = Page::new(Orientation::Portrait)
            .footer("")
            .right(&self.document_number)
            .right(&self.date)
            .blank_line()
            .left(&self.company_name)
            .left(&format!("{}　殿", self.representative))
            .blank_line()
            .right(&self.from)
            .title(&self.subject)
            .body(&self.opening)
            .blank_line()
            .centred("記");
        let parts = (1..).zip(&self.parts);
        let page = parts.fold(head, |page, (number, part)| {
            let page = page.heading(&format!("{number}　{}", part.heading));
            match &part.section {
                Section::Facts(rows) => page.labelled(&printed(rows), Place::Full),
                Section::Text(text) => paragraphs(page, text),
                Section::Items(items) if items.is_empty() => page.body("なし"),
                Section::Items(items) => (1..).zip(items).fold(page, |page, (number, (item, note))| {
                    paragraphs(page.item(&format!("({number})"), item), note)
                }),
            }
        });
        page.blank_line().right("以上").bytes()
    }
}

fn printed(rows: &[(String, String)]) -> Vec<(String, Filling)> {
    rows.iter().map(|(label, value)| (label.clone(), Filling::Printed(value.clone()))).collect()
}

/// Each line of a text as a paragraph of its own; empty lines are left out.
fn paragraphs(page: Page, text: &str) -> Page {
    text.lines().filter(|line| !line.trim().is_empty()).fold(page, Page::body)
}
