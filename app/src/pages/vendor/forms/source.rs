//! What stands in the fields when the page opens: the newest of draft and stored file, else what the
//! portal knows already. Nothing is lost by that: the page says which it is and leads to the other.

use domain::case::document::Version;
use domain::forms::Content;
use jiff::Timestamp;
use services::cases::Draft;
use services::inspection::Inspected;

use super::typed::{for_browser, of_draft};

/// What the person asked to see, by `?from=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Newest,
    Draft,
    File,
}

impl Wanted {
    /// Reads the query.
    pub fn of(from: Option<&str>) -> Self {
        match from {
            Some("draft") => Wanted::Draft,
            Some("file") => Wanted::File,
            _ => Wanted::Newest,
        }
    }
}

/// Where the content of the fields comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Filled in from the application and the call.
    Known,
    /// Kept while somebody typed; `file`: a version of the file could be taken instead.
    Draft { at: Timestamp, file: Option<u32> },
    /// Read from this version of the file; `draft`: kept at that time, and not shown.
    File { version: u32, draft: Option<Timestamp> },
    /// The newest file could not be read; what is shown are the facts.
    Unread { version: u32 },
}

/// What the fields show, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub content: Content,
    pub source: Source,
}

/// The newest file of the form with what was read in it.
pub struct Latest<'a> {
    pub version: &'a Version,
    pub inspected: &'a Inspected,
}

/// Chooses. `known` is what the portal can fill in by itself.
pub fn open(known: &Content, draft: &Draft, latest: Option<&Latest<'_>>, wanted: Wanted) -> Opened {
    let form = known.form;
    let kept = draft.saved_at.filter(|_| !draft.typed.is_empty());
    // A file that is another form has nothing to offer here.
    let read = latest.and_then(|latest| {
        let reading = latest.inspected.reading().filter(|reading| reading.form == form)?;
        Some((latest.version, &reading.content))
    });
    let draft_first = match wanted {
        Wanted::Draft => true,
        Wanted::File => false,
        Wanted::Newest => match (kept, read) {
            (Some(at), Some((version, _))) => at > version.at,
            _ => true,
        },
    };
    let of_draft = |at| Opened {
        content: of_draft(form, &draft.typed),
        source: Source::Draft { at, file: read.map(|(version, _)| version.number) },
    };
    match (kept, read) {
        (Some(at), Some(_)) if draft_first => of_draft(at),
        (draft, Some((version, content))) => {
            Opened { content: for_browser(content), source: Source::File { version: version.number, draft } }
        }
        (Some(at), None) => of_draft(at),
        (None, None) => {
            let source = match latest {
                Some(latest) => Source::Unread { version: latest.version.number },
                None => Source::Known,
            };
            Opened { content: for_browser(known), source }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::case::document::StoredFile;
    use domain::case::event::ActedBy;
    use domain::forms::{Entry, FormId, Reading, Unreadable};

    use super::super::typed::Typed;
    use super::*;

    const FORM: FormId = FormId::ShipmentPlan;

    fn at(hour: u32) -> Timestamp {
        format!("2026-11-22T{hour:02}:00:00Z").parse().unwrap()
    }

    fn draft(hour: Option<u32>) -> Draft {
        let typed = match hour {
            Some(_) => Typed::from([("stock".to_owned(), "draft".to_owned())]),
            None => Typed::new(),
        };
        Draft { version: 2, typed, saved_at: hour.map(at) }
    }

    fn content(stock: &str, form: FormId) -> Content {
        let mut content = Content::blank(form);
        content.set("stock", Entry::typed(stock));
        content
    }

    fn opened(draft_at: Option<u32>, file: Option<(u32, Inspected)>, wanted: Wanted) -> (String, Source) {
        let stored = StoredFile { sha256: String::new(), name: String::new(), bytes: 1 };
        let made = file.map(|(hour, inspected)| {
            (Version { number: 3, file: stored, at: at(hour), by: ActedBy::System }, inspected)
        });
        let latest = made.as_ref().map(|(version, inspected)| Latest { version, inspected });
        let opened = open(&content("known", FORM), &draft(draft_at), latest.as_ref(), wanted);
        (opened.content.raw("stock").to_owned(), opened.source)
    }

    fn read(form: FormId) -> Inspected {
        Inspected::Read(Reading { form, edition: None, content: content("file", form) })
    }

    #[test]
    fn the_newer_of_draft_and_file_is_shown() {
        let newest = Wanted::Newest;
        assert_eq!(opened(None, None, newest), ("known".into(), Source::Known));
        let draft = Source::Draft { at: at(9), file: None };
        assert_eq!(opened(Some(9), None, newest), ("draft".into(), draft));
        let file = Source::File { version: 3, draft: None };
        assert_eq!(opened(None, Some((8, read(FORM))), newest), ("file".into(), file));
        let draft = Source::Draft { at: at(9), file: Some(3) };
        assert_eq!(opened(Some(9), Some((8, read(FORM))), newest), ("draft".into(), draft));
        let file = Source::File { version: 3, draft: Some(at(7)) };
        assert_eq!(opened(Some(7), Some((8, read(FORM))), newest), ("file".into(), file));
    }

    #[test]
    fn the_other_one_can_be_asked_for() {
        let file = Source::File { version: 3, draft: Some(at(9)) };
        assert_eq!(opened(Some(9), Some((8, read(FORM))), Wanted::File), ("file".into(), file));
        let draft = Source::Draft { at: at(7), file: Some(3) };
        assert_eq!(opened(Some(7), Some((8, read(FORM))), Wanted::Draft), ("draft".into(), draft));
        // What is not there can't be had.
        assert_eq!(opened(None, None, Wanted::File).1, Source::Known);
        assert_eq!(opened(Some(9), None, Wanted::File).0, "draft");
    }

    #[test]
    fn a_file_that_says_nothing_is_told_of() {
        let unread = Inspected::Unreadable(Unreadable::FieldsNotFound);
        let source = Source::Unread { version: 3 };
        assert_eq!(opened(None, Some((8, unread)), Wanted::Newest), ("known".into(), source.clone()));
        let other = read(FormId::TrackRecord);
        assert_eq!(opened(None, Some((8, other)), Wanted::Newest), ("known".into(), source));
    }
}
