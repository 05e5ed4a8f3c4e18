//! Change notices in the reader's words.

use domain::call::Call;
use domain::case::change_notice::{ChangeField, ChangeKind, ChangeNotice, StandingKind};
use jiff::Timestamp;

use crate::components::tag::Tone;
use crate::flash::field_label;
use crate::web::case_words::{form_name, named};
use crate::web::{deadline, value_words};
use crate::words::{Locale, Words};

/// 「変更届 第1号」
pub fn title(words: Words, notice: u32) -> String {
    words.tf("notice-title", &[("notice", notice.into())])
}

pub fn kind(words: Words, kind: ChangeKind) -> String {
    named(words, "change-kind", kind.id())
}

/// Everything that a notice changes, in one line.
pub fn kinds(words: Words, notice: &ChangeNotice) -> String {
    join(words, notice.content.kinds().into_iter().map(|one| kind(words, one)))
}

pub fn field(words: Words, field: ChangeField) -> String {
    field_label(words, field.id())
}

/// A value as people read it; prices are stored as digits alone.
pub fn value(words: Words, field: ChangeField, raw: &str) -> String {
    match (field, raw.parse()) {
        (ChangeField::UnitPrice | ChangeField::MaintenancePrice, Ok(yen)) => {
            value_words::yen_shown(words, yen)
        }
        _ => raw.to_owned(),
    }
}

pub fn standing(words: Words, standing: StandingKind) -> String {
    named(words, "notice-standing", standing.id())
}

/// What a standing means to the vendor.
pub fn tone(standing: StandingKind) -> Tone {
    match standing {
        StandingKind::Draft | StandingKind::Withdrawn | StandingKind::Discarded => Tone::Neutral,
        StandingKind::Reviewing | StandingKind::Testing => Tone::Info,
        StandingKind::Asked | StandingKind::DocumentsAsked => Tone::Warning,
        StandingKind::Noted => Tone::Success,
        StandingKind::Rejected => Tone::Danger,
    }
}

/// 「T-02 製造番号とファームウェアの表示」, by the edition that the notice goes by; the plan is Japanese.
pub fn test_case(call: &Call, edition: Option<&str>, case: &str) -> String {
    let plan = match edition {
        Some(edition) => call.test_plan_edition(edition),
        None => call.test_plan(),
    };
    let title = plan.and_then(|plan| plan.case(case)).map_or("", |case| case.title.as_str());
    format!("{case} {title}")
}

pub fn forms(words: Words, forms: impl IntoIterator<Item = domain::forms::FormId>) -> String {
    join(words, forms.into_iter().map(|form| form_name(words, form)))
}

pub fn join(words: Words, parts: impl Iterator<Item = String>) -> String {
    let separator = if words.locale() == Locale::Ja { "、" } else { "; " };
    parts.collect::<Vec<_>>().join(separator)
}

/// What the vendor is to do, and by when; `None` where nothing is asked of it.
pub fn asked(words: Words, notice: &ChangeNotice, now: Timestamp) -> Option<(Tone, String)> {
    let due = notice.due()?;
    let late = notice.overdue(now);
    let what = if notice.standing.kind() == StandingKind::Asked { "answer" } else { "documents" };
    let key = format!("notice-due-{what}{}", if late { "-overdue" } else { "" });
    let tone = if late { Tone::Danger } else { Tone::Warning };
    Some((tone, words.tf(&key, &[("at", deadline(words, due).into())])))
}
