//! What an evidence file is, told by its content: PDF, PNG, JPEG, docx or xlsx.
//!
//! A PDF and an image are only looked at from outside: nothing here draws them, and they are never
//! sent but as a download. What is looked for is that the file is what it says and is whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use domain::case::evidence::EvidenceKind;
use domain::forms::FileFormat;

use super::sniff::{Shape, shape};
use super::{Detected, Limits, PreflightError, preflight};

const PNG: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// Where readers of PDF look for its end, in bytes from the end of the file.
const PDF_TAIL: u64 = 2048;

/// Looks a file on disk over. See [`evidence`].
///
/// # Errors
/// As [`evidence`].
pub fn evidence_path(path: &Path, limits: &Limits) -> Result<EvidenceKind, PreflightError> {
    let file = File::open(path).map_err(|error| PreflightError::Io(error.kind()))?;
    evidence(io::BufReader::new(file), limits)
}

/// What an evidence file is. Word and Excel files are looked over as forms are. Blocking.
///
/// # Errors
/// Why it can't be taken.
pub fn evidence(mut reader: impl Read + Seek, limits: &Limits) -> Result<EvidenceKind, PreflightError> {
    match shape(&mut reader)? {
        Shape::Empty => Err(PreflightError::Empty),
        Shape::EncryptedOffice => Err(PreflightError::PasswordProtected),
        Shape::Zip => office(reader, limits),
        Shape::Other(Detected::Pdf) => pdf(reader).map(|()| EvidenceKind::Pdf),
        Shape::Other(Detected::Image) => image(reader),
        Shape::Other(_) => Err(PreflightError::NotEvidence),
    }
}

fn office(mut reader: impl Read + Seek, limits: &Limits) -> Result<EvidenceKind, PreflightError> {
    let looked = match preflight(&mut reader, FileFormat::Docx, limits) {
        // The format is told before anything is inflated.
        Err(PreflightError::WrongFormat { found, .. }) => preflight(&mut reader, found, limits),
        looked => looked,
    };
    match looked {
        Ok(container) => Ok(container.format.into()),
        Err(PreflightError::WrongType(_)) => Err(PreflightError::NotEvidence),
        Err(other) => Err(other),
    }
}

/// ISO 32000: a header, and at the end where the cross-references start, closed by a mark.
fn pdf(mut reader: impl Read + Seek) -> Result<(), PreflightError> {
    let length = reader.seek(SeekFrom::End(0))?;
    reader.seek(SeekFrom::Start(length.saturating_sub(PDF_TAIL)))?;
    let mut tail = Vec::new();
    reader.take(PDF_TAIL).read_to_end(&mut tail)?;
    let has = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    if has(b"startxref") && has(b"%%EOF") {
        Ok(())
    } else {
        Err(PreflightError::DamagedEvidence { detail: "a PDF without its end" })
    }
}

fn image(mut reader: impl Read + Seek) -> Result<EvidenceKind, PreflightError> {
    reader.seek(SeekFrom::Start(0))?;
    let mut start = [0_u8; 8];
    reader.read_exact(&mut start)?;
    if start == PNG {
        return whole(png(reader), "a PNG without its end").map(|()| EvidenceKind::Png);
    }
    if start.starts_with(b"\xFF\xD8\xFF") {
        reader.seek(SeekFrom::Start(2))?;
        return whole(jpeg(reader), "a JPEG without its end").map(|()| EvidenceKind::Jpeg);
    }
    Err(PreflightError::NotEvidence)
}

/// What ends early is damaged; what the disk says is the disk's.
fn whole(walked: io::Result<bool>, detail: &'static str) -> Result<(), PreflightError> {
    match walked {
        Ok(true) => Ok(()),
        Ok(false) => Err(PreflightError::DamagedEvidence { detail }),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(PreflightError::DamagedEvidence { detail })
        }
        Err(error) => Err(error.into()),
    }
}

/// Walks the chunks behind the signature (PNG 5.3): a header with a size, data, and the end.
fn png(mut reader: impl Read + Seek) -> io::Result<bool> {
    let (mut first, mut data) = (true, false);
    loop {
        let mut head = [0_u8; 8];
        reader.read_exact(&mut head)?;
        let [a, b, c, d, kind @ ..] = head;
        let length = u32::from_be_bytes([a, b, c, d]);
        match &kind {
            b"IHDR" if first && length == 13 => {
                let mut size = [0_u8; 8];
                reader.read_exact(&mut size)?;
                let [w @ .., _, _, _, _] = size;
                let [_, _, _, _, h @ ..] = size;
                if w == [0; 4] || h == [0; 4] {
                    return Ok(false);
                }
                skip(&mut reader, 5 + 4)?;
            }
            _ if first => return Ok(false),
            b"IEND" => {
                skip(&mut reader, u64::from(length) + 4)?;
                return Ok(data);
            }
            _ => {
                data |= &kind == b"IDAT";
                skip(&mut reader, u64::from(length) + 4)?;
            }
        }
        first = false;
    }
}

/// Walks the segments behind the start of the image (JPEG B.1.1) to the scan, and looks for its end.
fn jpeg(mut reader: impl Read + Seek) -> io::Result<bool> {
    let mut frame = false;
    loop {
        let mut byte = [0_u8; 1];
        reader.read_exact(&mut byte)?;
        if byte != [0xFF] {
            return Ok(false);
        }
        // Any number of fill bytes may stand before a marker.
        while byte == [0xFF] {
            reader.read_exact(&mut byte)?;
        }
        let [marker] = byte;
        match marker {
            0x01 | 0xD0..=0xD7 => continue,
            0x00 | 0xD8 | 0xD9 => return Ok(false),
            _ => {}
        }
        let mut length = [0_u8; 2];
        reader.read_exact(&mut length)?;
        let Some(rest) = u16::from_be_bytes(length).checked_sub(2) else { return Ok(false) };
        skip(&mut reader, u64::from(rest))?;
        // SOF0 to SOF15, among which stand three markers of another meaning.
        frame |= matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if marker == 0xDA {
            return Ok(frame && end_of_image(reader)?);
        }
    }
}

fn end_of_image(mut reader: impl Read) -> io::Result<bool> {
    let mut buffer = [0_u8; 64 * 1024];
    let mut last = 0_u8;
    loop {
        let read = reader.read(&mut buffer)?;
        let piece = &buffer[..read];
        if read == 0 {
            return Ok(false);
        }
        if (last == 0xFF && piece.first() == Some(&0xD9)) || piece.windows(2).any(|two| two == [0xFF, 0xD9]) {
            return Ok(true);
        }
        last = piece.last().copied().unwrap_or_default();
    }
}

/// Skips bytes that have to be there.
fn skip(reader: &mut impl Read, bytes: u64) -> io::Result<()> {
    let skipped = io::copy(&mut reader.take(bytes), &mut io::sink())?;
    if skipped == bytes { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
