//! The vendor's pages of the device check: proposing dates, naming devices, asking for another date.

pub mod dates;
pub mod devices;
pub mod moving;

use domain::case::Case;
use domain::case::command::CommandKind;
use domain::case::device_check::DeviceCheckCommandKind;
use services::PortalError;
use services::cases::CaseView;

use crate::pages::vendor::member;
use crate::web::Visit;

/// 「R8-1-0001 製品名」
fn name_of(case: &Case) -> String {
    format!("{} {}", case.number().unwrap_or_default(), case.product())
}

/// # Errors
/// Why this member could not do it now: for pages that are there for one act.
fn must(visit: &Visit, view: &CaseView, kind: DeviceCheckCommandKind) -> Result<(), PortalError> {
    let (actor, _) = member(visit)?;
    Ok(view.case.may(CommandKind::DeviceCheck(kind), actor, &view.call, visit.portal.now())?)
}
