//! Evidence files: what is taken as what, and what is cut off.

use std::io::Cursor;

use documents::preflight::{Limits, PreflightError, evidence};
use documents::write::{Imprint, blank_form};
use domain::case::evidence::EvidenceKind;
use domain::forms::FormId;
use domain::money::Rounding;

fn look(bytes: &[u8]) -> Result<EvidenceKind, PreflightError> {
    evidence(Cursor::new(bytes), &Limits::default())
}

/// One transparent pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n\
trailer\n<< /Root 1 0 R >>\nstartxref\n45\n%%EOF\n";

/// Start, a segment of the application, a frame, a scan with stuffed bytes, the end.
const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xFF\xC0\0\x0B\x08\0\x01\0\x01\x01\x01\x11\0\
\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\xAB\xFF\0\xCD\xFF\xD9";

fn form(form: FormId) -> Vec<u8> {
    let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
    blank_form(form, &imprint, "第2回募集", "2026-10").unwrap()
}

#[test]
fn each_kind_is_told_by_its_content() {
    assert_eq!(look(PDF), Ok(EvidenceKind::Pdf));
    assert_eq!(look(PNG), Ok(EvidenceKind::Png));
    assert_eq!(look(JPEG), Ok(EvidenceKind::Jpeg));
    assert_eq!(look(&form(FormId::SelfDeclaration)), Ok(EvidenceKind::Docx));
    assert_eq!(look(&form(FormId::PriceEstimate)), Ok(EvidenceKind::Xlsx));
}

#[test]
fn what_is_cut_off_anywhere_is_refused() {
    for whole in [PNG, JPEG] {
        for length in 8..whole.len() {
            let refused = look(&whole[..length]);
            assert!(matches!(refused, Err(PreflightError::DamagedEvidence { .. })), "{length}: {refused:?}");
        }
    }
    let cut = look(&PDF[..PDF.len() - 8]);
    assert!(matches!(cut, Err(PreflightError::DamagedEvidence { .. })), "{cut:?}");
}

#[test]
fn nothing_else_is_evidence() {
    assert_eq!(look(b""), Err(PreflightError::Empty));
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;";
    for other in [&b"MZ\x90\0\x03"[..], b"{\\rtf1}", b"<html>", gif, b"\0\x01\x02\x03"] {
        assert_eq!(look(other), Err(PreflightError::NotEvidence), "{other:?}");
    }
    // An empty archive, and one that is no document.
    assert_eq!(look(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), Err(PreflightError::NotEvidence));
}

#[test]
fn an_image_without_a_picture_in_it_is_none() {
    let mut flat = PNG.to_vec();
    flat[19] = 0;
    assert!(matches!(look(&flat), Err(PreflightError::DamagedEvidence { .. })), "no width");
    let no_frame: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xDA\0\x02\xAB\xFF\xD9";
    assert!(matches!(look(no_frame), Err(PreflightError::DamagedEvidence { .. })), "no frame");
}
