//! One module a table. The schema itself stands in `migrations`; these only mirror it.

pub mod accounts;
pub mod calls;
pub mod case_conflicts;
pub mod case_events;
pub mod cases;
pub mod defect_reports;
pub mod defects;
pub mod drafts;
pub mod files;
pub mod join_requests;
pub mod journal;
pub mod known_networks;
pub mod memberships;
pub mod open_change_notices;
pub mod organizations;
pub mod outbox;
pub mod readings;
pub mod register_entries;
pub mod reminders;
pub mod sessions;
pub mod sign_in_attempts;
pub mod staff_roles;
pub mod subscriptions;
pub mod test_plan_drafts;
pub mod tokens;
