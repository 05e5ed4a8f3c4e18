//! What a file is by its first bytes, and what an old Office file holds.
//!
//! The name and the browser's media type are never believed.

use std::io::{self, Read, Seek, SeekFrom};

/// Something other than a present-day Word or Excel file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detected {
    Pdf,
    /// PNG, JPEG, GIF, TIFF or BMP: usually a scan.
    Image,
    /// Plain text, CSV, HTML or XML.
    Text,
    Rtf,
    Executable,
    /// `.doc`
    OldWord,
    /// `.xls`
    OldExcel,
    /// Another compound file, for instance of PowerPoint or Ichitaro.
    OldOffice,
    /// Office Open XML, but a presentation, a template, or a binary workbook.
    OtherOffice,
    OtherZip,
    Unknown,
}

impl Detected {
    #[cfg(test)]
    pub(super) const ALL: [Detected; 11] = [
        Detected::Pdf,
        Detected::Image,
        Detected::Text,
        Detected::Rtf,
        Detected::Executable,
        Detected::OldWord,
        Detected::OldExcel,
        Detected::OldOffice,
        Detected::OtherOffice,
        Detected::OtherZip,
        Detected::Unknown,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Detected::Pdf => "upload-pdf",
            Detected::Image => "upload-image",
            Detected::Text => "upload-text",
            Detected::Rtf => "upload-rtf",
            Detected::Executable => "upload-executable",
            Detected::OldWord => "upload-old-word",
            Detected::OldExcel => "upload-old-excel",
            Detected::OldOffice => "upload-old-office",
            Detected::OtherOffice => "upload-other-office",
            Detected::OtherZip => "upload-other-zip",
            Detected::Unknown => "upload-unknown-type",
        }
    }
}

/// The outer shape of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Empty,
    Zip,
    /// OLE2 compound file with an `EncryptedPackage` stream ([MS-OFFCRYPTO]).
    EncryptedOffice,
    Other(Detected),
}

const OLE2: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Looks at the first bytes, and into the directory if it is an OLE2 compound file.
pub(super) fn shape(reader: &mut (impl Read + Seek)) -> io::Result<Shape> {
    reader.seek(SeekFrom::Start(0))?;
    let mut head = Vec::with_capacity(4096);
    reader.by_ref().take(4096).read_to_end(&mut head)?;
    if head.is_empty() {
        return Ok(Shape::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Shape::Zip);
    }
    if head.starts_with(&OLE2) {
        return compound_file(reader);
    }
    Ok(Shape::Other(by_magic(&head)))
}

fn by_magic(head: &[u8]) -> Detected {
    const IMAGES: [&[u8]; 7] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\0\x18ftyphei"];
    // Readers of PDF accept the mark anywhere in the first kilobyte.
    if head[..head.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        Detected::Pdf
    } else if head.starts_with(b"MZ") || head.starts_with(b"\x7FELF") {
        Detected::Executable
    } else if head.starts_with(b"{\\rtf") {
        Detected::Rtf
    } else if IMAGES.iter().any(|magic| head.starts_with(magic)) {
        Detected::Image
    } else if is_text(head) {
        Detected::Text
    } else {
        Detected::Unknown
    }
}

/// Text in UTF-8, UTF-16 with its mark, Shift_JIS or EUC-JP: no control characters but the usual.
fn is_text(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE")
        || head.starts_with(b"\xFE\xFF")
        || !head
            .iter()
            .any(|byte| matches!(byte, 0x00..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F | 0xFF))
}

/// Names the content of an OLE2 compound file ([MS-CFB]) by its directory entries.
///
/// A directory entry is 128 bytes: the name in UTF-16 (64 bytes), its length in bytes with the
/// closing NUL (2 bytes), the type (2 is a stream). Sectors start at multiples of 128, so every
/// slot of the file is looked at once, which needs no chain to be followed and can't loop.
fn compound_file(reader: &mut (impl Read + Seek)) -> io::Result<Shape> {
    const STREAM: u8 = 2;
    reader.seek(SeekFrom::Start(0))?;
    let mut reader = io::BufReader::with_capacity(64 * 1024, reader);
    let (mut word, mut excel) = (false, false);
    let mut slot = [0_u8; 128];
    loop {
        match reader.read_exact(&mut slot) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
        if slot[66] != STREAM {
            continue;
        }
        let has_name = |name: &str| {
            usize::from(u16::from_le_bytes([slot[64], slot[65]])) == (name.len() + 1) * 2
                && name.bytes().zip(slot.as_chunks::<2>().0).all(|(c, pair)| *pair == [c, 0])
        };
        if has_name("EncryptedPackage") {
            return Ok(Shape::EncryptedOffice);
        }
        word |= has_name("WordDocument");
        excel |= has_name("Workbook") || has_name("Book");
    }
    Ok(Shape::Other(match (word, excel) {
        (true, _) => Detected::OldWord,
        (false, true) => Detected::OldExcel,
        (false, false) => Detected::OldOffice,
    }))
}
