//! Roles of the staff: as choices in a form, as words in a list, and read from what was posted.

use std::collections::BTreeSet;

use domain::actor::StaffRole;
use leptos::prelude::*;

use crate::components::field::{Checkboxes, Choice};
use crate::form::Submitted;
use crate::words::{Locale, Words, t};

/// The word of a role.
fn word(role: StaffRole) -> String {
    t(&format!("role-{}", role.id().replace('_', "-")))
}

/// Roles in words, in the order of the portal.
pub fn in_words(roles: &BTreeSet<StaffRole>) -> String {
    let separator = if Words::current().locale() == Locale::Ja { "、" } else { ", " };
    roles.iter().map(|role| word(*role)).collect::<Vec<_>>().join(separator)
}

/// The roles to tick.
#[component]
pub fn RoleChoices(#[prop(optional)] roles: BTreeSet<StaffRole>) -> impl IntoView {
    let choices = StaffRole::ALL
        .map(|role| {
            let help = t(&format!("admin-role-{}-help", role.id().replace('_', "-")));
            Choice::new(role.id(), word(role)).help(help)
        })
        .into();
    let values = roles.iter().map(|role| role.id().to_owned()).collect();
    view! { <Checkboxes name="roles" choices values required=true /> }
}

/// The roles that were ticked; what is no role is left out.
pub fn ticked(typed: &Submitted) -> BTreeSet<StaffRole> {
    typed.list("roles").into_iter().filter_map(StaffRole::from_id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_roles_are_read() {
        let typed = Submitted::from_pairs([("roles", "auditor"), ("roles", "king"), ("other", "reviewer")]);
        assert_eq!(ticked(&typed), BTreeSet::from([StaffRole::Auditor]));
    }
}
