//! What the vendor may know of the defects of its product: not who reported, not what the ministry
//! examines before it turns to the vendor, not what it recommends.

use super::{Defect, Phase};
use crate::case::Case;

impl Defect {
    /// Whether the ministry has turned to the vendor about it.
    pub fn told_to_vendor(&self) -> bool {
        self.told
    }

    fn for_vendor(mut self) -> Defect {
        self.reporter = None;
        self.triage.clear();
        self.returned = None;
        self.files.retain(|file| file.shared);
        if let Phase::Recommended(open) = &self.phase {
            self.phase = super::apply::back(open.from);
        }
        self
    }
}

/// Cuts the defects of a case to what its vendor may know.
pub(in crate::case) fn for_vendor(case: &mut Case) {
    let defects = std::mem::take(&mut case.defects);
    case.defects = defects.into_iter().filter(Defect::told_to_vendor).map(Defect::for_vendor).collect();
}
