//! What an actor may see. Whatever is out of sight is "not found", never "forbidden".

use domain::actor::{Actor, StaffRole};
use domain::case::Case;
use domain::ids::AccountId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::entities::case_conflicts;
use crate::error::{PortalError, Result};

/// A vendor sees its own cases; the staff sees what was handed in, unless a conflict of interest
/// was declared. Administrators see them too: they give cases to reviewers. What a role may do there
/// is the domain's word.
pub(crate) fn may_see(actor: &Actor, case: &Case) -> bool {
    match actor {
        Actor::Vendor(member) => member.organization == case.organization,
        Actor::Staff(member) => {
            case.submission.is_some()
                && !case.conflicts.contains_key(&member.account)
                && works_on_cases(actor)
        }
        Actor::System => true,
    }
}

/// Roles to which cases are open at all.
pub(crate) fn works_on_cases(actor: &Actor) -> bool {
    StaffRole::ALL.iter().any(|role| actor.has(*role))
}

pub(crate) fn check(actor: &Actor, case: &Case) -> Result<()> {
    if may_see(actor, case) { Ok(()) } else { Err(PortalError::NotFound) }
}

/// The ids of the cases that a member of the staff is shut out of by a declared conflict of interest, for
/// lists and counts: as [`may_see`], in SQL.
pub(crate) fn shut_out(account: &AccountId) -> SelectStatement {
    case_conflicts::Entity::find()
        .select_only()
        .column(case_conflicts::Column::CaseId)
        .filter(case_conflicts::Column::AccountId.eq(account.as_str()))
        .into_query()
}
