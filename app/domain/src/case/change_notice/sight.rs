//! What each side may know of the notices.

use super::notice::{ChangeNotice, NoticeStanding};
use crate::case::event::ActedBy;

/// Cuts the notices to what the vendor may know: not the files that a tester has not handed in.
pub(in crate::case) fn for_vendor(notices: &mut [ChangeNotice]) {
    for notice in notices {
        notice.files.retain(|file| file.handed_in || matches!(file.by, ActedBy::Vendor(_)));
    }
}

/// Cuts them to what the ministry may know: no drafts, and no files that the vendor has not handed in.
pub(in crate::case) fn for_ministry(notices: &mut Vec<ChangeNotice>) {
    notices.retain(|notice| !matches!(notice.standing, NoticeStanding::Draft | NoticeStanding::Discarded));
    for notice in notices {
        notice.files.retain(|file| file.handed_in || matches!(file.by, ActedBy::Staff(_)));
    }
}
