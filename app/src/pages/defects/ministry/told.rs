//! An act in words, for the last look before it is done.

use domain::case::defect::hearing::HearingRecord;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{Appointment, NewNotice};
use domain::case::defect::{Defect, DefectCommand as C, Triage};

use super::look;
use crate::components::summary_list::Fact;
use crate::pages::defects::words::{measure_text, result_name};
use crate::pages::screening::Shown;
use crate::web::case_words::named;
use crate::web::{deadline, moment};
use crate::words::Words;

/// Whether the vendor gets a mail of it.
pub fn is_told(shown: &Shown, defect: &Defect, command: &C) -> bool {
    match command {
        C::Triage { triage: Triage::NoDefect { .. }, .. } => suspends(shown, defect),
        C::Triage { triage: Triage::Proceedings { .. }, .. } | C::RecommendMeasure { .. } => false,
        _ => true,
    }
}

/// Whether the product is suspended because of this defect.
fn suspends(shown: &Shown, defect: &Defect) -> bool {
    shown.case().suspension(shown.now).is_some_and(|running| running.defect == defect.number)
}

/// That a suspension ends with the act, where it does.
fn suspension_ends(shown: &Shown, defect: &Defect) -> Option<Fact> {
    let words = shown.words;
    suspends(shown, defect)
        .then(|| Fact::text(words.t("command-suspend"), words.t("defect-suspension-ends-with-it")))
}

/// What is about to be done, fact by fact.
pub fn facts(shown: &Shown, defect: &Defect, command: &C) -> Vec<Fact> {
    let words = shown.words;
    let text = |name: &str, value: &str| Fact::text(words.t(name), value.to_owned());
    let reason = |value: &str| text("field-defect-reason", value);
    let until = |at| Fact::text(words.t("defect-until"), deadline(words, at));
    match command {
        C::Triage { triage, .. } => {
            let mut facts = triage_facts(words, triage);
            if matches!(triage, Triage::NoDefect { .. }) {
                facts.extend(suspension_ends(shown, defect));
            }
            facts
        }
        C::Suspend { reason: why, until: at, .. } => vec![until(*at), reason(why)],
        C::LiftSuspension { reason: why } => vec![reason(why)],
        C::Notify { notice, .. } => notice_facts(shown, defect, notice),
        C::DecideExtension { until: at, reason: why, .. } => {
            let granted = match at {
                Some(at) => words.tf("defect-line-granted", &[("until", deadline(words, *at).into())]),
                None => words.t("defect-line-not-granted"),
            };
            vec![Fact::text(words.t("field-defect-granted"), granted), reason(why)]
        }
        C::MoveHearing { to, reason: why, .. } => vec![hearing(words, to), reason(why)],
        C::RecordHearing { record, .. } => record_facts(shown, defect, record),
        C::AcceptPlan { note, .. } => vec![text("field-defect-note", note)],
        C::ReturnPlan { reason: why, due, .. } => {
            vec![reason(why), Fact::text(words.t("field-defect-due"), deadline(words, *due))]
        }
        C::ConcludePlan { fulfilled, note, .. } => {
            let key = if *fulfilled { "defect-line-fulfilled" } else { "defect-line-failed" };
            vec![Fact::text(words.t("field-defect-fulfilled"), words.t(key)), text("field-defect-note", note)]
        }
        C::RecommendMeasure { measure, reasons, .. } => {
            let mut facts = vec![
                Fact::text(words.t("field-defect-measure"), measure_text(words, *measure)),
                text("field-defect-reasons", reasons),
            ];
            if *measure == Measure::Maintain {
                facts.extend(suspension_ends(shown, defect));
            }
            facts
        }
        _ => Vec::new(),
    }
}

fn triage_facts(words: Words, triage: &Triage) -> Vec<Fact> {
    let (id, rest) = match triage {
        Triage::NoDefect { reason } => {
            ("no_defect", vec![Fact::text(words.t("field-defect-reason"), reason.clone())])
        }
        Triage::Proceedings { reason } => {
            ("proceedings", vec![Fact::text(words.t("field-defect-reason"), reason.clone())])
        }
        Triage::RemedyPlan { words: said, due } => (
            "remedy_plan",
            vec![
                Fact::text(words.t("field-defect-words"), said.clone()),
                Fact::text(words.t("field-defect-due"), deadline(words, *due)),
            ],
        ),
    };
    let mut facts = vec![Fact::text(words.t("field-defect-outcome"), named(words, "defect-triage", id))];
    facts.extend(rest);
    facts
}

fn notice_facts(shown: &Shown, defect: &Defect, notice: &NewNotice) -> Vec<Fact> {
    let words = shown.words;
    let result = result_name(words, notice.planned);
    let mut facts = vec![
        Fact::text(words.t("field-defect-planned"), words.tf("defect-planned", &[("result", result.into())])),
        Fact::text(words.t("field-defect-basis"), notice.basis.clone()),
        Fact::text(words.t("field-defect-facts"), notice.facts.clone()),
        Fact::view(words.t("field-defect-evidence"), look(shown, defect).links(&notice.evidence)),
        Fact::text(words.t("call-procedure"), named(words, "procedure", shown.call().procedure.id())),
    ];
    facts.extend(notice.hearing.as_ref().map(|set| hearing(words, set)));
    facts.push(Fact::text(words.t("defect-due-answer"), deadline(words, notice.due)));
    facts
}

fn hearing(words: Words, set: &Appointment) -> Fact {
    let args = [("at", moment(words, set.at).into()), ("place", set.place.as_str().into())];
    Fact::text(words.t("defect-due-hearing"), words.tf("defect-appointment", &args))
}

fn record_facts(shown: &Shown, defect: &Defect, record: &HearingRecord) -> Vec<Fact> {
    let words = shown.words;
    let present = if record.vendor_present { "defect-vendor-present" } else { "defect-vendor-absent" };
    vec![
        Fact::text(words.t("defect-held-at"), moment(words, record.held_at)),
        Fact::text(words.t("field-defect-place"), record.place.clone()),
        Fact::text(words.t("field-defect-attendees"), record.attendees.clone()),
        Fact::text(words.t("defect-vendor-presence"), words.t(present)),
        Fact::text(words.t("field-defect-minutes"), record.minutes.clone()),
        Fact::view(words.t("defect-record-files"), look(shown, defect).links(&record.files)),
    ]
}
