//! News as an Atom feed (RFC 4287).

use jiff::Timestamp;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::DocumentError;

/// A feed with its entries, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// A name for good.
    pub id: String,
    pub title: String,
    pub author: String,
    /// BCP 47.
    pub language: String,
    /// Where the feed lies.
    pub own: String,
    /// The page for people.
    pub page: String,
    /// Used where there are no entries.
    pub made_at: Timestamp,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub title: String,
    /// Plain text.
    pub summary: String,
    pub page: String,
    pub at: Timestamp,
}

/// The feed as XML.
///
/// # Errors
/// Where it can't be written.
pub fn atom(feed: &Feed) -> Result<Vec<u8>, DocumentError> {
    let mut writer = Writer::new(Vec::new());
    let updated = feed.entries.iter().map(|entry| entry.at).max().unwrap_or(feed.made_at);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = writer.create_element("feed");
    let root = root.with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.with_attribute(("xml:lang", feed.language.as_str())).write_inner_content(|writer| {
        text(writer, "id", &feed.id)?;
        text(writer, "title", &feed.title)?;
        text(writer, "updated", &second(updated))?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &feed.author))?;
        link(writer, "self", "application/atom+xml", &feed.own)?;
        link(writer, "alternate", "text/html", &feed.page)?;
        for entry in &feed.entries {
            writer.create_element("entry").write_inner_content(|writer| {
                text(writer, "id", &entry.id)?;
                text(writer, "title", &entry.title)?;
                text(writer, "updated", &second(entry.at))?;
                text(writer, "published", &second(entry.at))?;
                link(writer, "alternate", "text/html", &entry.page)?;
                text(writer, "summary", &entry.summary)
            })?;
        }
        Ok(())
    })?;
    Ok(writer.into_inner())
}

/// Whole seconds: what happened within one is told apart by its name.
fn second(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> std::io::Result<()> {
    let words: String = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    writer.create_element(name).write_text_content(BytesText::new(&words)).map(drop)
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> std::io::Result<()> {
    let link = writer.create_element("link");
    link.with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty().map(drop)
}
