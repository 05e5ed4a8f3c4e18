//! Evidence files: what is on whose list at which moment.

use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES, StoredFile};
use domain::case::{Case, Command, Refusal};

use crate::support::File;
use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;

/// Numbers with names.
type List<'a> = Vec<(u32, &'a str)>;

/// What the vendor has on its list, and what the ministry looks at.
fn lists(case: &Case) -> (List<'_>, List<'_>) {
    let named = |chosen: fn(&domain::case::evidence::Evidence) -> bool| {
        let chosen = case.evidence.iter().filter(|one| chosen(one));
        chosen.map(|one| (one.number, one.file.name.as_str())).collect()
    };
    (named(|one| one.current), named(|one| one.in_screening))
}

#[test]
fn a_file_of_the_same_name_takes_the_place_of_the_one_before_in_its_row_only() {
    let mut file = draft();
    file.must(&member(), attach("R-01", "写真"));
    file.must(&member(), attach("R-02", "写真"));
    file.must(&member(), attach("R-01", "成績書"));
    file.must(&signatory(), attach("R-01", "写真"));
    assert_eq!(lists(&file.case).0, [(2, "写真.docx"), (3, "成績書.docx"), (4, "写真.docx")]);
    file.must(&member(), Command::RemoveEvidence { number: 3 });
    assert_eq!(lists(&file.case), (vec![(2, "写真.docx"), (4, "写真.docx")], vec![]));
    for gone in [0, 1, 3, 9] {
        let refused = file.refused(&member(), Command::RemoveEvidence { number: gone });
        assert_eq!(refused, Refusal::NoSuchEvidence, "{gone}");
    }
}

#[test]
fn what_the_vendor_changes_while_it_corrects_is_not_the_ministrys_yet() {
    let mut file = correcting_evidence();
    let before = [(1, "試験成績書.docx"), (2, "写真.docx")].to_vec();
    assert_eq!(lists(&file.case), (before.clone(), before.clone()));
    file.must(&member(), Command::RemoveEvidence { number: 1 });
    file.must(&member(), attach("R-05", "測定"));
    let changed = [(2, "写真.docx"), (3, "測定.docx")].to_vec();
    assert_eq!(lists(&file.case), (changed.clone(), before.clone()));
    let (seen, _) = file.case.clone().as_seen_by(file.events.clone(), &reviewer());
    assert_eq!(lists(&seen), (before.clone(), before));

    file.must(&member(), answer(1));
    file.must(&member(), return_correction());
    assert_eq!(lists(&file.case), (changed.clone(), changed));
    // What the ministry once had stays readable.
    assert!(file.case.evidence(1).is_some_and(|one| one.handed_in && !one.in_screening));
}

#[test]
fn evidence_belongs_to_a_requirement_and_counts_into_the_limits() {
    let mut file = draft();
    assert_eq!(file.refused(&member(), attach("R-99", "写真")), Refusal::UnknownRequirement);
    let sized = |bytes| {
        let Command::AttachEvidence { requirement, kind, file } = attach("R-01", "写真") else {
            unreachable!()
        };
        Command::AttachEvidence { requirement, kind, file: StoredFile { bytes, ..file } }
    };
    let too_large = file.refused(&member(), sized(MAX_FILE_BYTES + 1));
    assert_eq!(too_large, Refusal::FileTooLarge { bytes: MAX_FILE_BYTES + 1 });
    // A replaced one that was not handed in does not count; files of other names do.
    for number in 0..10 {
        let Command::AttachEvidence { requirement, kind, file: one } = sized(MAX_FILE_BYTES) else {
            unreachable!()
        };
        let one = StoredFile { name: format!("{number}.docx"), ..one };
        let attach = Command::AttachEvidence { requirement, kind, file: one };
        file.must(&member(), attach.clone());
        if number == 0 {
            file.must(&member(), attach);
        }
    }
    assert_eq!(file.case.counted_bytes(), MAX_CASE_BYTES);
    let full = Refusal::CaseTooLarge { room: 0 };
    assert_eq!(file.refused(&member(), sized(1)), full);
    let Command::Upload { form, file: stored } = upload(NAMED, "x") else { unreachable!() };
    let upload = Command::Upload { form, file: StoredFile { bytes: 1, ..stored } };
    assert_eq!(file.refused(&member(), upload), full, "forms and evidence share what there is");
}

#[test]
fn evidence_is_open_as_long_as_the_declaration_is() {
    let mut file: File = correcting(formal_check());
    let refused = file.refused(&member(), attach("R-01", "写真"));
    assert_eq!(refused, Refusal::FormNotOpen { form: domain::case::evidence::FORM });
    let mut file = arrived();
    assert!(matches!(file.refused(&member(), attach("R-01", "写真")), Refusal::NotInThisStage { .. }));
    let mut file = late_draft();
    assert!(matches!(file.refused(&member(), attach("R-01", "写真")), Refusal::DeadlinePassed { .. }));
}
