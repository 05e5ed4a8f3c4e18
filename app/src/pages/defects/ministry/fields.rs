//! The fields of each act, as the page shows them.

use domain::calendar::jst;
use domain::call::Procedure;
use domain::case::defect::remedy::PlanStanding;
use domain::case::defect::report::DefectFile;
use domain::case::defect::suspension::LONGEST_DAYS;
use domain::case::defect::{Defect, DefectCommandKind as K, Phase};
use domain::case::listing::CancelledResult;
use domain::case::stage::State;
use leptos::prelude::*;

use super::read::TRIAGES;
use crate::components::field::{Checkbox, Choice, DateField, DateTimeField, Radios, TextArea, TextField};
use crate::components::form::fields_of;
use crate::pages::defects::typed::field;
use crate::pages::defects::words::result_name;
use crate::pages::screening::{Fields, Shown};
use crate::web::case_words::named;

/// What stands in the fields before anybody typed.
pub fn suggested(shown: &Shown, defect: &Defect, kind: K) -> Fields {
    let mut fields = Fields::default();
    let mut put = |name: &str, value: String| {
        fields.0.insert(field(name), value);
    };
    match kind {
        K::Notify => {
            put("due", jst(shown.call().answer_due(shown.now)).date().to_string());
            for file in &defect.files {
                put(&format!("evidence_{}", file.number), "on".to_owned());
            }
        }
        K::Triage | K::ReturnPlan => {
            put("due", jst(shown.call().correction_due(shown.now)).date().to_string());
        }
        K::DecideExtension => {
            if let Some(open) = defect.open_extension() {
                put("until", jst(open.until).date().to_string());
            }
        }
        K::RecordHearing => {
            if let Some(set) = defect.notice.as_ref().and_then(|notice| notice.hearing.as_ref()) {
                put("place", set.place.clone());
                put("held_date", jst(set.at).date().to_string());
                put("held_time", jst(set.at).time().to_string());
            }
        }
        K::MoveHearing => {
            if let Some(set) = defect.notice.as_ref().and_then(|notice| notice.hearing.as_ref()) {
                put("place", set.place.clone());
            }
        }
        K::RecommendMeasure => {
            put("from", jst(shown.now).date().to_string());
            if let Some(notice) = &defect.notice {
                put("result", notice.planned.id().to_owned());
            }
        }
        _ => {}
    }
    fields
}

/// The fields of an act within its form.
pub fn of(shown: &Shown, defect: &Defect, kind: K, fields: &Fields) -> AnyView {
    let has = |name: &str| fields.get(&field(name)).to_owned();
    let words = shown.words;
    let reason = || view! { <TextArea name=field("reason") value=has("reason") required=true /> };
    fields_of(kind.id(), || match kind {
        K::Triage => triage(shown, defect, &has),
        K::Suspend => view! {
            <DateField
                name=field("until")
                help=words.tf("defect-until-help", &[("days", LONGEST_DAYS.into())])
                value=has("until")
                required=true
            />
            {reason()}
        }
        .into_any(),
        K::Notify => notice(shown, defect, &has),
        K::DecideExtension => view! {
            <Radios
                name=field("granted")
                choices=yes_no(shown, "defect-grant", "defect-grant-not")
                value=has("granted")
                required=true
            />
            <DateField name=field("until") help=words.t("defect-grant-until-help") value=has("until") />
            <TextArea name=field("reason") help=words.t("defect-grant-reason-help") value=has("reason") />
        }
        .into_any(),
        K::MoveHearing => view! {
            {hearing(shown, &has, true)}
            {reason()}
        }
        .into_any(),
        K::RecordHearing => record(shown, defect, &has),
        K::AcceptPlan => view! { <TextArea name=field("note") value=has("note") /> }.into_any(),
        K::ReturnPlan => view! {
            {reason()}
            <DateField name=field("due") value=has("due") required=true />
        }
        .into_any(),
        K::ConcludePlan => view! {
            <Radios
                name=field("fulfilled")
                choices=yes_no(shown, "defect-line-fulfilled", "defect-line-failed")
                value=has("fulfilled")
                required=true
            />
            <TextArea name=field("note") value=has("note") required=true />
        }
        .into_any(),
        K::RecommendMeasure => measure(shown, defect, &has),
        // Its one field is the reason.
        _ => reason().into_any(),
    })
}

fn yes_no(shown: &Shown, yes: &str, no: &str) -> Vec<Choice> {
    vec![Choice::new("yes", shown.words.t(yes)), Choice::new("no", shown.words.t(no))]
}

fn triage(shown: &Shown, defect: &Defect, has: &impl Fn(&str) -> String) -> AnyView {
    let words = shown.words;
    // What had a plan was a defect.
    let possible = TRIAGES.into_iter().filter(|id| defect.plans.is_empty() || *id != "no_defect");
    let choices: Vec<Choice> = possible
        .map(|id| {
            let help = named(words, "defect-triage-help", id);
            Choice::new(id, named(words, "defect-triage", id)).help(help)
        })
        .collect();
    view! {
        <Radios name=field("outcome") choices value=has("outcome") required=true />
        <TextArea name=field("reason") help=words.t("defect-triage-reason-help") value=has("reason") />
        <TextArea name=field("words") help=words.t("defect-triage-words-help") value=has("words") />
        <DateField name=field("due") help=words.t("defect-triage-due-help") value=has("due") />
    }
    .into_any()
}

/// The results that can be taken back, of all or of those that the vendor was told of.
fn results(shown: &Shown, within: CancelledResult) -> Vec<Choice> {
    let possible = CancelledResult::ALL.into_iter().filter(|result| within.covers(*result));
    possible.map(|result| Choice::new(result.id(), result_name(shown.words, result))).collect()
}

fn notice(shown: &Shown, defect: &Defect, has: &impl Fn(&str) -> String) -> AnyView {
    let words = shown.words;
    let procedure = shown.call().procedure;
    let hearing = match procedure {
        Procedure::Statement => None,
        other => Some(hearing(shown, has, other == Procedure::Hearing)),
    };
    let about =
        words.tf("defect-procedure-is", &[("procedure", named(words, "procedure", procedure.id()).into())]);
    let earliest = crate::web::deadline(words, shown.call().answer_due(shown.now));
    view! {
        <Radios name=field("planned") choices=results(shown, CancelledResult::Both) value=has("planned") required=true />
        <TextArea name=field("basis") help=words.t("defect-basis-help") value=has("basis") required=true rows=3 />
        <TextArea name=field("facts") help=words.t("defect-facts-help") value=has("facts") required=true rows=8 />
        {ticks(shown, &defect.files, "evidence", "defect-evidence-help", has)}
        <p>{about}</p>
        {hearing}
        <DateField
            name=field("due")
            help=words.tf("defect-due-help", &[("at", earliest.into())])
            value=has("due")
            required=true
        />
    }
    .into_any()
}

fn hearing(shown: &Shown, has: &impl Fn(&str) -> String, required: bool) -> AnyView {
    view! {
        <DateTimeField
            name=field("hearing")
            legend=shown.words.t("defect-due-hearing")
            date=has("hearing_date")
            time=has("hearing_time")
            required
        />
        <TextField name=field("place") value=has("place") required />
    }
    .into_any()
}

fn record(shown: &Shown, defect: &Defect, has: &impl Fn(&str) -> String) -> AnyView {
    let words = shown.words;
    view! {
        <DateTimeField
            name=field("held")
            legend=words.t("defect-held-at")
            date=has("held_date")
            time=has("held_time")
            required=true
        />
        <TextField name=field("place") value=has("place") required=true />
        <TextArea
            name=field("attendees")
            help=words.t("defect-attendees-help")
            value=has("attendees")
            required=true
            rows=4
        />
        <Checkbox name=field("vendor_present") checked=has("vendor_present") == "on" />
        <TextArea
            name=field("minutes")
            help=words.t("defect-minutes-help")
            value=has("minutes")
            required=true
            rows=10
        />
        {ticks(shown, &defect.files, "record_file", "defect-record-files-help", has)}
    }
    .into_any()
}

/// The files of the defect, each with a box to tick.
fn ticks(
    shown: &Shown,
    files: &[DefectFile],
    name: &str,
    help: &str,
    has: &impl Fn(&str) -> String,
) -> AnyView {
    let words = shown.words;
    if files.is_empty() {
        return view! { <p>{words.t("defect-no-files-to-tick")}</p> }.into_any();
    }
    let boxes = files
        .iter()
        .map(|file| {
            let name = format!("{name}_{}", file.number);
            let checked = has(&name) == "on";
            view! { <Checkbox name=field(&name) label=file.file.name.clone() checked /> }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend class="field__label">{words.t(&format!("field-defect-{}", name.replace('_', "-")))}</legend>
            <p class="field__help">{words.t(help)}</p>
            {boxes}
        </fieldset>
    }
    .into_any()
}

fn measure(shown: &Shown, defect: &Defect, has: &impl Fn(&str) -> String) -> AnyView {
    let words = shown.words;
    let possible = |id: &&str| match (*id, &defect.phase) {
        ("reinstate", phase) => *phase == Phase::Remedied,
        (_, Phase::Remedied) => false,
        ("accept_remedy", _) => defect.plan().is_some_and(|plan| plan.standing == PlanStanding::Proposed),
        ("cancel", _) => !matches!(shown.case().state, State::Cancelled(_)),
        _ => true,
    };
    let choices: Vec<Choice> = ["maintain", "accept_remedy", "cancel", "reinstate"]
        .into_iter()
        .filter(possible)
        .map(|id| Choice::new(id, named(words, "measure", id)).help(named(words, "measure-help", id)))
        .collect();
    let notified = defect.notice.as_ref().map_or(CancelledResult::Both, |notice| notice.planned);
    let cancel = choices.iter().any(|choice| choice.value == "cancel").then(|| {
        view! {
            <fieldset class="row">
                <legend>{words.t("defect-if-cancelled")}</legend>
                <Radios name=field("result") choices=results(shown, notified) value=has("result") />
                <DateField name=field("from") help=words.t("defect-from-help") value=has("from") />
            </fieldset>
        }
    });
    view! {
        <Radios name=field("measure") choices value=has("measure") required=true />
        {cancel}
        <TextArea
            name=field("reasons")
            help=words.t("defect-reasons-help")
            value=has("reasons")
            required=true
            rows=8
        />
    }
    .into_any()
}
