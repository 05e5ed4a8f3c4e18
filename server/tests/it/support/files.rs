//! Files to upload: the real blank forms, and what attackers and tired people send instead.

use std::io::{Cursor, Write};

use axum::body::Bytes;
use documents::write::{Imprint, blank_form};
use domain::forms::FormId;
use domain::money::Rounding;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The blank form, as everybody downloads it.
pub fn blank(form: FormId) -> Vec<u8> {
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    blank_form(form, &imprint, "試験の募集", "2026-10").expect("a blank form")
}

/// What Windows starts: the two letters at the beginning tell, whatever the name.
pub fn executable() -> Vec<u8> {
    let mut bytes = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".to_vec();
    bytes.resize(4096, 0);
    bytes
}

/// A real form with one entry more that unpacks to 300 MB.
pub fn bomb(form: FormId) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(blank(form))).expect("a form");
    zip.start_file("word/media/bomb.bin", SimpleFileOptions::default()).expect("an entry");
    let zeros = vec![0_u8; 1024 * 1024];
    for _ in 0..300 {
        zip.write_all(&zeros).expect("an entry");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A real form that weighs about `bytes` because of an image in it that does not compress.
pub fn heavy(form: FormId, bytes: usize, seed: u64) -> Vec<u8> {
    weighted(blank(form), form, bytes, seed)
}

/// A form with such an image put into it.
pub fn weighted(content: Vec<u8>, form: FormId, bytes: usize, seed: u64) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(content)).expect("a form");
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let folder = if form.format().extension() == "docx" { "word" } else { "xl" };
    zip.start_file(format!("{folder}/media/image9.png"), stored).expect("an entry");
    zip.write_all(&noise(bytes, seed)).expect("an entry");
    zip.finish().expect("an archive").into_inner()
}

/// Bytes without any order.
pub fn noise(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut noise = Vec::with_capacity(bytes + 8);
    while noise.len() < bytes {
        // xorshift64*
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        noise.extend(state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_le_bytes());
    }
    noise.truncate(bytes);
    noise
}

/// So many pieces of 64 KB, made as they are sent.
pub fn pieces(count: usize) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    let piece = Bytes::from(vec![0x50_u8; 64 * 1024]);
    futures_util::stream::iter((0..count).map(move |_| Ok(piece.clone())))
}

/// Pieces that break off, as when a browser is closed half-way.
pub fn cut(content: Vec<u8>) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    let half = Bytes::from(content).split_to(1);
    let broken = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "the browser was closed");
    futures_util::stream::iter([Ok(half), Err(broken)])
}

/// The smallest file that is a PDF.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n\
trailer\n<< /Root 1 0 R >>\nstartxref\n45\n%%EOF\n";
