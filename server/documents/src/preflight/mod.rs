//! Looks an uploaded file over before anything else reads it.
//!
//! Nothing is believed: not the name, not the browser's media type, not the sizes in the archive's
//! own headers. Every entry is inflated once as a stream and counted; memory stays flat. What
//! passes is a docx or xlsx container without macros, embedded objects or ties to elsewhere; what
//! is written in it is for the readers of the forms to judge.
//!
//! To refuse one more thing, add a variant to [`PreflightError`] with a code and a sentence in the
//! catalogues, and raise it in `package` (parts and relationships) or here (the archive).

mod error;
mod evidence;
mod package;
mod result_file;
mod sniff;
mod xml;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use domain::forms::FileFormat;
use zip::read::{ArchiveOffset, Config, ZipArchive};

pub use error::PreflightError;
use error::shown;
pub use evidence::{evidence, evidence_path};
use package::ContentTypes;
pub use result_file::result_file_path;
pub use sniff::Detected;
use sniff::Shape;

/// How much a file may ask of us. The default suits forms of 20 MB at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries of the archive.
    pub entries: usize,
    /// Bytes of all entries together after inflating, counted while inflating.
    pub unpacked_bytes: u64,
    /// Unpacked to packed size of one entry.
    pub ratio: u64,
    /// Entries that unpack to no more than this may have any ratio: small ones compress well.
    pub ratio_from_bytes: u64,
    /// Nesting of XML elements.
    pub xml_depth: usize,
    /// Bytes of one tag or one run of text in XML.
    pub xml_piece_bytes: u64,
    /// Bytes of one entry's name.
    pub name_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 2_000,
            unpacked_bytes: 200_000_000,
            ratio: 200,
            ratio_from_bytes: 1_000_000,
            xml_depth: 256,
            xml_piece_bytes: 4_000_000,
            name_bytes: 512,
        }
    }
}

/// What an accepted file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub format: FileFormat,
    pub entries: usize,
    /// Bytes of all entries together, as counted.
    pub unpacked_bytes: u64,
}

/// Looks a file on disk over. See [`preflight`].
pub fn preflight_path(
    path: &Path,
    declared: FileFormat,
    limits: &Limits,
) -> Result<Container, PreflightError> {
    let file = File::open(path).map_err(|error| PreflightError::Io(error.kind()))?;
    preflight(io::BufReader::new(file), declared, limits)
}

/// Looks a file over. Blocking, and up to seconds for a hostile file: not for an async thread.
///
/// # Errors
/// The first reason found to refuse it, the plainest first: a file of another kind is named
/// before anything is said about its insides.
pub fn preflight(
    mut reader: impl Read + Seek,
    declared: FileFormat,
    limits: &Limits,
) -> Result<Container, PreflightError> {
    match sniff::shape(&mut reader)? {
        Shape::Empty => return Err(PreflightError::Empty),
        Shape::EncryptedOffice => return Err(PreflightError::PasswordProtected),
        Shape::Other(detected) => return Err(PreflightError::WrongType(detected)),
        Shape::Zip => {}
    }
    refuse_too_many(&mut reader, limits)?;
    let mut archive = ZipArchive::with_config(AT_START, reader)?;
    let names = entry_names(&archive, limits)?;
    archive.validate_header_consistency().map_err(|error| match error {
        zip::result::ZipError::Io(error) => error.into(),
        error => PreflightError::Inconsistent { detail: error.to_string() },
    })?;
    Inspection { archive, limits, unpacked: 0 }.run(&names, declared)
}

/// An archive starts where the file starts: something glued before it makes it two files in one.
const AT_START: Config = Config { archive_offset: ArchiveOffset::Known(0) };

/// Refuses an archive that announces too many entries, before a list of them is made.
///
/// The count stands in the closing record (APPNOTE 4.3.16), the last of that signature in the
/// file; one that can't hold the count (zip64) is above any limit of ours.
fn refuse_too_many(reader: &mut (impl Read + Seek), limits: &Limits) -> Result<(), PreflightError> {
    const SIGNATURE: &[u8] = b"PK\x05\x06";
    const RECORD_BYTES: u64 = 22;
    const LONGEST_COMMENT: u64 = 0xFFFF;
    let length = reader.seek(SeekFrom::End(0))?;
    reader.seek(SeekFrom::Start(length.saturating_sub(RECORD_BYTES + LONGEST_COMMENT)))?;
    let mut tail = Vec::new();
    reader.by_ref().take(RECORD_BYTES + LONGEST_COMMENT).read_to_end(&mut tail)?;
    let record = tail
        .windows(RECORD_BYTES as usize)
        .rfind(|window| window.starts_with(SIGNATURE))
        .ok_or_else(|| PreflightError::damaged("no closing record"))?;
    let found = usize::from(u16::from_le_bytes([record[10], record[11]]));
    if found > limits.entries {
        return Err(PreflightError::TooManyEntries { found, limit: limits.entries });
    }
    Ok(())
}

/// The names of all entries in lower case, with their index.
fn entry_names<R: Read + Seek>(
    archive: &ZipArchive<R>,
    limits: &Limits,
) -> Result<HashMap<String, usize>, PreflightError> {
    // Exact repetitions are folded together by the reader, which only tells that there were some.
    let mut repeated = archive.has_duplicate_names();
    if archive.len() > limits.entries {
        return Err(PreflightError::TooManyEntries { found: archive.len(), limit: limits.entries });
    }
    let mut names = HashMap::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index)?;
        let name = std::str::from_utf8(entry.name_raw())
            .ok()
            .filter(|name| is_safe(name, limits))
            .filter(|_| !entry.is_symlink())
            .ok_or_else(|| PreflightError::UnsafeName {
                name: shown(&String::from_utf8_lossy(entry.name_raw())),
            })?;
        if entry.encrypted() {
            return Err(PreflightError::PasswordProtected);
        }
        repeated |= names.insert(name.to_ascii_lowercase(), index).is_some();
    }
    if repeated { Err(PreflightError::DuplicateName) } else { Ok(names) }
}

/// Relative, with `/` between plain segments. A folder ends with `/`.
fn is_safe(name: &str, limits: &Limits) -> bool {
    name.len() <= limits.name_bytes
        && !name.contains(['\\', ':'])
        && !name.chars().any(char::is_control)
        && name
            .strip_suffix('/')
            .unwrap_or(name)
            .split('/')
            .all(|segment| !matches!(segment, "" | "." | ".."))
}

/// One pass over the entries of an archive whose names are known to be sound.
struct Inspection<'a, R> {
    archive: ZipArchive<R>,
    limits: &'a Limits,
    /// Bytes inflated so far.
    unpacked: u64,
}

impl<R: Read + Seek> Inspection<'_, R> {
    fn run(
        mut self,
        names: &HashMap<String, usize>,
        declared: FileFormat,
    ) -> Result<Container, PreflightError> {
        let types_index =
            *names.get(package::CONTENT_TYPES).ok_or(PreflightError::WrongType(Detected::OtherZip))?;
        let root_index =
            *names.get(package::ROOT_RELATIONSHIPS).ok_or(PreflightError::WrongType(Detected::OtherZip))?;
        let limits = self.limits;

        let types = self.read_entry(types_index, |source| ContentTypes::read(source, limits))?;
        types.refuse_macros()?;
        let format = self.format(root_index, names, &types)?;
        if format != declared {
            return Err(PreflightError::WrongFormat { declared, found: format });
        }

        // In the order of the archive, so that the same file always gets the same answer.
        let mut parts: Vec<_> = names.iter().map(|(name, index)| (*index, name.as_str())).collect();
        parts.sort_unstable();
        for (_, part) in &parts {
            package::refuse_part(part, types.of(part))?;
        }
        for (index, part) in parts {
            if index != types_index && index != root_index {
                self.inspect_part(index, part, &types)?;
            }
        }
        Ok(Container { format, entries: names.len(), unpacked_bytes: self.unpacked })
    }

    fn format(
        &mut self,
        root_index: usize,
        names: &HashMap<String, usize>,
        types: &ContentTypes,
    ) -> Result<FileFormat, PreflightError> {
        let limits = self.limits;
        let main_part = self
            .read_entry(root_index, |source| {
                package::relationships(package::ROOT_RELATIONSHIPS, source, limits)
            })?
            .ok_or(PreflightError::WrongType(Detected::OtherZip))?;
        let format = types.format(&main_part)?;
        if names.contains_key(&main_part) {
            Ok(format)
        } else {
            Err(PreflightError::damaged(format!("{} is not there", shown(&main_part))))
        }
    }

    fn inspect_part(&mut self, index: usize, part: &str, types: &ContentTypes) -> Result<(), PreflightError> {
        let limits = self.limits;
        self.read_entry(index, |mut source| {
            if part.ends_with('/') || !types.is_xml(part) {
                io::copy(&mut source, &mut io::sink())?;
                Ok(())
            } else if part.ends_with(".rels") {
                package::relationships(part, source, limits).map(drop)
            } else {
                xml::walk(part, source, limits, |_| Ok(()))
            }
        })
    }

    /// Inflates one entry through `read`, and counts. What `read` leaves is inflated too, so that
    /// the checksum of every entry is verified.
    fn read_entry<T>(
        &mut self,
        index: usize,
        read: impl FnOnce(&mut Counted<'_, zip::read::ZipFile<'_, R>>) -> Result<T, PreflightError>,
    ) -> Result<T, PreflightError> {
        let entry = self.archive.by_index(index)?;
        let part = shown(&entry.name()?);
        let packed = entry.compressed_size();
        let mut counted = Counted {
            source: entry,
            part: &part,
            ratio_limit: packed.saturating_mul(self.limits.ratio).max(self.limits.ratio_from_bytes),
            own: 0,
            total: &mut self.unpacked,
            limits: self.limits,
        };
        let result = read(&mut counted)?;
        io::copy(&mut counted, &mut io::sink())?;
        Ok(result)
    }
}

/// Counts what is inflated and stops at the limits.
struct Counted<'a, R> {
    source: R,
    part: &'a str,
    /// Bytes this entry may unpack to by its ratio.
    ratio_limit: u64,
    /// Bytes of this entry so far.
    own: u64,
    /// Bytes of all entries so far.
    total: &'a mut u64,
    limits: &'a Limits,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.own += count as u64;
        *self.total += count as u64;
        if *self.total > self.limits.unpacked_bytes {
            let limit = self.limits.unpacked_bytes;
            return Err(io::Error::other(PreflightError::TooLargeUnpacked { limit }));
        }
        if self.own > self.ratio_limit {
            return Err(io::Error::other(PreflightError::TooCompressed {
                part: self.part.to_owned(),
                limit: self.limits.ratio,
            }));
        }
        Ok(count)
    }
}
