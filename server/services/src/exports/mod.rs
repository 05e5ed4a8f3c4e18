//! A case as one ZIP: every file that was handed in or recorded, in every version, the letters, the timeline,
//! and the hash chain, in a form that can be checked without this program.
//!
//! ```text
//! README.txt               what it is, and how to check it
//! manifest.json            a Manifest: what is in it, and the chain's hashes
//! timeline.html            for people
//! timeline.json            for programs: the events that the reader may know
//! chain/000001.txt         the hash of the event before ‖ the canonical JSON of the event
//! forms/2-…/v1/…           by form and version
//! evidence/001-R-03/…      by number and requirement
//! letters/1/…
//! device-check/results/…   in their order, by test case, device and attempt
//! device-check/sheets/1/…  the result sheets
//! change-notices/1/001/…   by notice and file
//! defects/1/001/…          by defect and file
//! SHA256SUMS               of all the others, for `sha256sum -c`
//! ```
//!
//! The SHA-256 of `chain/000001.txt` are the first 64 letters of `chain/000002.txt`, and so on. Events
//! that the reader may not know – what a vendor changed and did not hand in – have no file there; their
//! hash alone stands in the manifest.

mod case_list;
mod defect_list;
mod long_list;
mod make;
mod verify;

pub use case_list::{COLUMNS, ListWords, case_list};
pub use defect_list::{DEFECT_COLUMNS, DefectWords, defect_list};
pub use long_list::Sheet;
pub use make::{CaseExport, case, may};
pub use verify::{Checked, ExportError, verify};

use serde::{Deserialize, Serialize};

/// What [`Manifest::format`] says.
const FORMAT: &str = "shinsa-case-export/1";

/// The list of what is in an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: String,
    case: String,
    number: String,
    product: String,
    /// RFC 3339.
    exported_at: String,
    exported_by: String,
    /// One for each event, in order.
    chain: Vec<Link>,
    files: Vec<Listed>,
}

/// An event's place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Link {
    seq: u32,
    hash: String,
    /// Its words are not in the export.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
}

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    path: String,
    sha256: String,
    bytes: u64,
}

fn chain_path(seq: u32) -> String {
    format!("chain/{seq:06}.txt")
}
