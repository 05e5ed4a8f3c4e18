//! Writing an export.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use bytes::Bytes;
use domain::actor::{Actor, StaffRole};
use domain::case::document::StoredFile;
use domain::case::{Case, Event};
use domain::ids::CaseId;
use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio_util::io::ReaderStream;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{FORMAT, Link, Listed, Manifest, chain_path};
use crate::cases::{self, CaseView};
use crate::entities::case_events;
use crate::error::{PortalError, Result};
use crate::journal;
use crate::portal::Portal;

/// Who may have everything of a case in one file, the restricted form included.
const MAY: [StaffRole; 3] = [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Auditor];

/// How to check an export by hand.
const README: &str = include_str!("readme.txt");

/// Whether somebody may export cases at all.
pub fn may(actor: &Actor) -> bool {
    MAY.into_iter().any(|role| actor.has(role))
}

/// A finished export; its file goes when this is dropped.
pub struct CaseExport {
    pub name: String,
    pub bytes: u64,
    pub content: ReaderStream<tokio::fs::File>,
}

/// Writes the export of a case and notes in the journal who took it. `timeline` is the page of the
/// timeline as HTML. Never more than a chunk of a file is in memory.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight, [`PortalError::Denied`] for staff whose role does
/// not need the restricted form.
pub async fn case(portal: &Portal, actor: &Actor, id: &CaseId, timeline: &str) -> Result<CaseExport> {
    let CaseView { case, events: seen, .. } = cases::view(portal, actor, id).await?;
    if !may(actor) {
        return Err(PortalError::Denied("restricted-form"));
    }
    let rows = case_events::Entity::find()
        .filter(case_events::Column::CaseId.eq(id.as_str()))
        .order_by_asc(case_events::Column::Seq)
        .all(portal.db())
        .await?;
    let number = case.number().unwrap_or(id.as_str()).to_owned();
    let mut package = Package::new(portal)?;
    package.add("README.txt", README.as_bytes())?;
    package.add("timeline.html", timeline.as_bytes())?;
    package.add("timeline.json", &told(&seen, &rows)?)?;
    let mut chain = Vec::with_capacity(rows.len());
    for row in &rows {
        let seq = u32::try_from(row.seq).map_err(PortalError::fault)?;
        let withheld = !seen.iter().any(|event| event.seq == seq);
        if !withheld {
            package.add(&chain_path(seq), format!("{}{}", row.previous_hash, row.canonical).as_bytes())?;
        }
        chain.push(Link { seq, hash: row.hash.clone(), withheld });
    }
    let mut files = Vec::new();
    for (path, file) in stored(&case) {
        package.copy(portal, &path, &file.sha256).await?;
        files.push(Listed { path, sha256: file.sha256, bytes: file.bytes });
    }
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        case: id.to_string(),
        number: number.clone(),
        product: case.product().to_owned(),
        exported_at: portal.now().to_string(),
        exported_by: journal::By::from(actor).name,
        chain,
        files,
    };
    package.add("manifest.json", &serde_json::to_vec_pretty(&manifest)?)?;
    let file = package.finish()?;
    let details = json!({ "files": manifest.files.len(), "events": manifest.chain.len() });
    journal::note(portal.db(), portal, actor.into(), "case-exported", &number, details).await?;
    let bytes = file.metadata()?.len();
    let content = ReaderStream::new(tokio::fs::File::from_std(file));
    Ok(CaseExport { name: format!("{number}.zip"), bytes, content })
}

/// The events that the reader may know, with their hashes.
fn told(seen: &[Event], rows: &[case_events::Model]) -> Result<Vec<u8>> {
    let mut told = Vec::with_capacity(seen.len());
    for event in seen {
        let hash = rows.iter().find(|row| i64::from(row.seq) == i64::from(event.seq)).map(|row| &row.hash);
        let mut value = serde_json::to_value(event)?;
        value["hash"] = json!(hash);
        told.push(value);
    }
    Ok(serde_json::to_vec_pretty(&told)?)
}

/// Every stored file of a case as one side may see it, with its place in the export.
fn stored(case: &Case) -> Vec<(String, StoredFile)> {
    let forms = case.documents.iter().flat_map(|(form, document)| {
        document.versions.iter().map(move |version| {
            let folder = format!("forms/{}-{}/v{}", form.number(), form.id(), version.number);
            (folder, &version.file)
        })
    });
    let evidence = case
        .evidence
        .iter()
        .map(|one| (format!("evidence/{:03}-{}", one.number, one.requirement), &one.file));
    let letters = (1..).zip(&case.letters).map(|(number, file)| (format!("letters/{number}"), file));
    let notices = case.change_notices.iter().flat_map(|notice| {
        let folder = format!("change-notices/{}", notice.number);
        notice.files.iter().map(move |one| (format!("{folder}/{:03}", one.number), &one.file))
    });
    let defects = case.defects.iter().flat_map(|defect| {
        let folder = format!("defects/{}", defect.number);
        defect.files.iter().map(move |one| (format!("{folder}/{:03}", one.number), &one.file))
    });
    let results = (1..).zip(&case.device_check.results).flat_map(|(place, result)| {
        (1..).zip(&result.files).map(move |(number, one)| {
            // Two serial numbers may read alike once they are safe.
            let device = safe(&result.device);
            let tried = format!("{place:04}-{}-{device}-{}", result.test_case, result.attempt);
            (format!("device-check/results/{tried}/{number}"), &one.file)
        })
    });
    let sheets = (1..)
        .zip(&case.device_check.sheets)
        .map(|(number, file)| (format!("device-check/sheets/{number}"), file));
    let all = forms.chain(evidence).chain(letters).chain(results).chain(sheets).chain(notices).chain(defects);
    all.map(|(folder, file)| (format!("{folder}/{}", file.name), file.clone())).collect()
}

/// A serial number as the name of a folder.
fn safe(serial: &str) -> String {
    serial.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

/// A ZIP under way, in a temporary file without a name.
struct Package {
    zip: ZipWriter<BufWriter<File>>,
    sums: String,
}

impl Package {
    fn new(portal: &Portal) -> Result<Self> {
        let file = tempfile::tempfile_in(portal.storage().incoming())?;
        Ok(Self { zip: ZipWriter::new(BufWriter::new(file)), sums: String::new() })
    }

    fn add(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(path, options).map_err(PortalError::fault)?;
        self.zip.write_all(content)?;
        self.sum(path, &hex::encode(Sha256::digest(content)));
        Ok(())
    }

    /// A stored file: its name says what its hash is, and its hash is checked on the way.
    async fn copy(&mut self, portal: &Portal, path: &str, sha256: &str) -> Result<()> {
        let (_, mut content) = portal.storage().open(sha256).await.map_err(PortalError::fault)?;
        // Office files, pictures and PDFs are compressed already.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(path, options).map_err(PortalError::fault)?;
        let mut hasher = Sha256::new();
        while let Some(chunk) = content.try_next().await.map_err(PortalError::fault)? {
            let chunk: Bytes = chunk;
            hasher.update(&chunk);
            self.zip.write_all(&chunk)?;
        }
        let found = hex::encode(hasher.finalize());
        if found != sha256 {
            return Err(PortalError::fault(format!("the stored file {sha256} has other content")));
        }
        self.sum(path, sha256);
        Ok(())
    }

    fn sum(&mut self, path: &str, sha256: &str) {
        self.sums += &format!("{sha256}  {path}\n");
    }

    /// The file, ready to be read from its beginning.
    fn finish(mut self) -> Result<File> {
        let options = SimpleFileOptions::default();
        self.zip.start_file("SHA256SUMS", options).map_err(PortalError::fault)?;
        self.zip.write_all(self.sums.as_bytes())?;
        let mut file =
            self.zip.finish().map_err(PortalError::fault)?.into_inner().map_err(PortalError::fault)?;
        file.rewind()?;
        Ok(file)
    }
}
