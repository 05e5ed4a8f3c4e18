//! What differs between two versions of a form: in its fields, and in what is printed around them.

use std::collections::{BTreeMap, BTreeSet};

use documents::preview::{Preview, PreviewPart as Part};
use domain::actor::Actor;
use domain::case::Case;
use domain::case::document::{StoredFile, Version};
use domain::case::handed_in::{Changed, HandIn};
use domain::forms::compare::{Change, ChangeKind, compare};
use domain::forms::spec::WHOLE_DOCUMENT;
use domain::forms::{Content, FormId, Reading, Spot};
use domain::ids::CaseId;
use domain::text::key;

use crate::cases::{self, FileAccess};
use crate::error::Result;
use crate::inspection::{Inspected, Previewed};
use crate::portal::Portal;
use crate::{preview, readings};

/// Two versions held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub form: FormId,
    /// Version numbers, from 1.
    pub from: u32,
    pub to: u32,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The very same file.
    SameFile,
    /// One or both can't be read, or one of them is another form; a person compares the files.
    Unreadable,
    Read {
        changes: Vec<Change>,
        /// The editions that the files say, where they differ.
        editions: Option<(Option<String>, Option<String>)>,
        /// What is printed around the fields differs, or could not be compared.
        around: Around,
    },
}

/// What is printed around the fields of a form: labels, clauses, notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Lines that only the earlier version has.
    pub removed: Vec<String>,
    /// Lines that only the later one has.
    pub added: Vec<String>,
    /// It could not be compared.
    pub unknown: bool,
}

impl Around {
    pub fn differs(&self) -> bool {
        self.unknown || !self.removed.is_empty() || !self.added.is_empty()
    }
}

/// Compares two versions that the actor may read. Each is a view of its own: those of the restricted form are noted in
/// the journal.
///
/// # Errors
/// As [`cases::file`].
pub async fn of_versions(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    from: u32,
    to: u32,
) -> Result<Compared> {
    let (before, _) = cases::file(portal, actor, id, &FileAccess::Form { form, version: from }).await?;
    let (after, _) = cases::file(portal, actor, id, &FileAccess::Form { form, version: to }).await?;
    let outcome = of_files(portal, form, &before, &after).await?;
    Ok(Compared { form, from, to, outcome })
}

/// What the last correction changed in the forms that it replaced. The restricted form is left out: looking at it
/// is a view that has to be noted, see [`of_versions`]. `case` is as the actor may see it.
///
/// # Errors
/// Where database or store do not answer.
pub async fn of_last_correction(portal: &Portal, case: &Case) -> Result<Vec<Compared>> {
    let Some((before, after)) = case.last_correction() else { return Ok(Vec::new()) };
    let mut compared = Vec::new();
    for form in FormId::ALL.into_iter().filter(|form| !form.restricted()) {
        let version = |hand_in: &HandIn| -> Option<&Version> {
            case.document(form)?.version(*hand_in.versions.get(&form)?)
        };
        let (Some(from), Some(to)) = (version(before), version(after)) else { continue };
        if case.replaced(form, before, after) {
            let outcome = of_files(portal, form, &from.file, &to.file).await?;
            compared.push(Compared { form, from: from.number, to: to.number, outcome });
        }
    }
    Ok(compared)
}

/// Where each form that was replaced since it was last handed in reads differently; a form that can't
/// be compared is left out.
///
/// # Errors
/// Where database or store do not answer.
pub(crate) async fn since_handed_in(portal: &Portal, case: &Case) -> Result<Changed> {
    let mut changed = Changed::new();
    for (form, document) in &case.documents {
        let (Some(before), Some(after)) = (document.in_screening(), document.latest()) else { continue };
        if before.file.sha256 == after.file.sha256 {
            continue;
        }
        if let Some(places) = places(&of_files(portal, *form, &before.file, &after.file).await?) {
            changed.insert(*form, places);
        }
    }
    Ok(changed)
}

async fn of_files(portal: &Portal, form: FormId, before: &StoredFile, after: &StoredFile) -> Result<Outcome> {
    if before.sha256 == after.sha256 {
        return Ok(Outcome::SameFile);
    }
    let one = readings::of_file(portal, before, form).await?;
    let other = readings::of_file(portal, after, form).await?;
    let (Some(one), Some(other)) = (reading(&one, form), reading(&other, form)) else {
        return Ok(Outcome::Unreadable);
    };
    let around =
        match (preview::of_file(portal, before, form).await?, preview::of_file(portal, after, form).await?) {
            (Previewed::Shown(before), Previewed::Shown(after)) => {
                around(&printed(&before, &one.content), &printed(&after, &other.content), &before, &after)
            }
            _ => Around { unknown: true, ..Around::default() },
        };
    let editions = (one.edition != other.edition).then(|| (one.edition.clone(), other.edition.clone()));
    Ok(Outcome::Read { changes: compare(&one.content, &other.content), editions, around })
}

/// What was read, where it is the form that it was handed in as.
fn reading(inspected: &Inspected, form: FormId) -> Option<&Reading> {
    inspected.reading().filter(|reading| reading.form == form)
}

/// The places of an outcome as a case keeps them, see [`Changed`]; `None` for what can't be told.
fn places(outcome: &Outcome) -> Option<BTreeSet<String>> {
    let Outcome::Read { changes, editions, around } = outcome else { return None };
    let mut places = BTreeSet::new();
    if editions.is_some() || around.differs() {
        places.insert(WHOLE_DOCUMENT.id.to_owned());
    }
    for change in changes {
        let in_table = change.before_row.is_some() || change.after_row.is_some();
        if in_table && change.kind == ChangeKind::Changed {
            let columns = change.parts.iter().filter_map(|part| part.column);
            places.extend(columns.map(|column| format!("{}.{column}", change.place)));
        } else {
            places.insert(change.place.to_owned());
        }
    }
    Some(places)
}

/// The texts of a document that are not in its fields, under their comparison key, with how often each
/// stands there.
fn printed(preview: &Preview, content: &Content) -> BTreeMap<String, (usize, String)> {
    let fields: BTreeSet<String> = content.spots().map(|(_, spot)| spot.to_string()).collect();
    let in_field = |spot: &Spot| fields.contains(&spot.to_string());
    let mut texts = BTreeMap::new();
    let mut add = |text: &str| {
        // Figures without a word are computed or numbered, not printed.
        let lines = text.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphabetic));
        for line in lines {
            texts.entry(key(line)).or_insert_with(|| (0, line.to_owned())).0 += 1;
        }
    };
    for part in &preview.parts {
        match part {
            Part::Heading { text, .. } => add(text),
            Part::Paragraph { text, spot } if !in_field(spot) => add(text),
            Part::Paragraph { .. } => {}
            Part::Table { rows } => {
                for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| !in_field(&cell.spot)) {
                    add(&cell.text);
                }
            }
        }
    }
    texts
}

fn around(
    before: &BTreeMap<String, (usize, String)>,
    after: &BTreeMap<String, (usize, String)>,
    one: &Preview,
    other: &Preview,
) -> Around {
    let only = |these: &BTreeMap<String, (usize, String)>, those: &BTreeMap<String, (usize, String)>| {
        let lines =
            these.iter().filter(|(text, (count, _))| those.get(*text).is_none_or(|(there, _)| there < count));
        lines.map(|(_, (_, line))| line.clone()).collect::<Vec<_>>()
    };
    Around {
        removed: only(before, after),
        added: only(after, before),
        unknown: one.truncated || other.truncated,
    }
}
