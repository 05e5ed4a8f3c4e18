//! Checking an export, without a database: has anything in it been changed?

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use domain::case::chain::{GENESIS, link};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{FORMAT, Manifest, chain_path};

/// The largest part that is read whole, in bytes: texts of the portal's own. Files are streamed.
const MAX_TEXT: u64 = 64 * 1024 * 1024;

/// What was looked at, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub number: String,
    pub events: usize,
    /// Events whose words are not in the export.
    pub withheld: usize,
    pub files: usize,
    /// The hash that the portal shows for the same moment, unless the whole export was made up.
    pub last_hash: String,
    pub problems: Vec<String>,
}

/// Why a file can't be checked at all.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the file can't be read: {0}")]
    Unreadable(String),
    #[error("the file is no export of a case")]
    Foreign,
}

/// Checks an export: every sum, every link of the chain, and that the history mentions the files.
///
/// # Errors
/// [`ExportError`] where the file is none; what is wrong with an export is in the report.
pub fn verify(path: &Path) -> Result<Checked, ExportError> {
    let file = File::open(path).map_err(|error| ExportError::Unreadable(error.to_string()))?;
    let mut zip =
        ZipArchive::new(BufReader::new(file)).map_err(|error| ExportError::Unreadable(error.to_string()))?;
    let manifest = text(&mut zip, "manifest.json").ok_or(ExportError::Foreign)?;
    let manifest: Manifest = serde_json::from_str(&manifest).map_err(|_| ExportError::Foreign)?;
    if manifest.format != FORMAT {
        return Err(ExportError::Foreign);
    }
    let mut checked = Checked {
        number: manifest.number.clone(),
        events: manifest.chain.len(),
        withheld: manifest.chain.iter().filter(|link| link.withheld).count(),
        files: manifest.files.len(),
        last_hash: manifest.chain.last().map(|link| link.hash.clone()).unwrap_or_default(),
        problems: Vec::new(),
    };
    let sums = sums(&mut zip, &mut checked);
    let words = chain(&mut zip, &manifest, &mut checked);
    for listed in &manifest.files {
        if sums.get(&listed.path) != Some(&listed.sha256) {
            checked.problems.push(format!("{}: not the file that the list names", listed.path));
        }
        // The event that mentions it may be among those withheld.
        let mentioned = words.as_ref().is_none_or(|words| words.contains(&listed.sha256));
        if checked.withheld == 0 && !mentioned {
            checked.problems.push(format!("{}: the history does not mention this file", listed.path));
        }
    }
    Ok(checked)
}

/// Hashes every part and holds it against `SHA256SUMS`; gives the hashes that were found.
fn sums(zip: &mut ZipArchive<BufReader<File>>, checked: &mut Checked) -> BTreeMap<String, String> {
    let said = text(zip, "SHA256SUMS").unwrap_or_default();
    let mut said: BTreeMap<&str, &str> =
        said.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let names: BTreeSet<String> = zip.file_names().flatten().map(|name| name.into_owned()).collect();
    let mut found = BTreeMap::new();
    for name in names.into_iter().filter(|name| name != "SHA256SUMS") {
        let Some(sum) = hash(zip, &name) else {
            checked.problems.push(format!("{name}: damaged"));
            said.remove(name.as_str());
            continue;
        };
        match said.remove(name.as_str()) {
            Some(expected) if expected == sum => {}
            Some(_) => checked.problems.push(format!("{name}: changed since the export")),
            None => checked.problems.push(format!("{name}: was not part of the export")),
        }
        found.insert(name, sum);
    }
    checked.problems.extend(said.keys().map(|name| format!("{name}: missing")));
    found
}

/// Walks the chain; gives all words of the history in one text, if it holds to its end.
fn chain(
    zip: &mut ZipArchive<BufReader<File>>,
    manifest: &Manifest,
    checked: &mut Checked,
) -> Option<String> {
    let mut words = String::new();
    let mut previous = GENESIS.to_owned();
    for (expected, entry) in (1..).zip(&manifest.chain) {
        let name = chain_path(entry.seq);
        if entry.seq != expected {
            checked.problems.push(format!("{name}: event {expected} is missing"));
            return None;
        }
        if !entry.withheld {
            let content = text(zip, &name).unwrap_or_default();
            let canonical = content.get(GENESIS.len()..).unwrap_or_default();
            if content.get(..GENESIS.len()) != Some(&previous) || link(&previous, canonical) != entry.hash {
                checked.problems.push(format!("{name}: its hash does not follow"));
                return None;
            }
            let of_case = serde_json::from_str::<serde_json::Value>(canonical)
                .is_ok_and(|event| event["case"] == manifest.case.as_str() && event["seq"] == entry.seq);
            if !of_case {
                checked.problems.push(format!("{name}: is no event of this case"));
            }
            words.push_str(canonical);
        }
        previous.clone_from(&entry.hash);
    }
    Some(words)
}

fn text(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Option<String> {
    let mut content = String::new();
    zip.by_name(name).ok()?.take(MAX_TEXT).read_to_string(&mut content).ok()?;
    Some(content)
}

fn hash(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Option<String> {
    let mut part = zip.by_name(name).ok()?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        match part.read(&mut chunk).ok()? {
            0 => return Some(hex::encode(hasher.finalize())),
            read => hasher.update(chunk.get(..read)?),
        }
    }
}
