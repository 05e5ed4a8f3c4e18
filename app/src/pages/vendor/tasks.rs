//! The application as a list of tasks: any order, each with its status, until the call closes.

use std::collections::BTreeSet;

use domain::call::{Call, CallPhase};
use domain::case::Case;
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;
use services::readings::CaseFindings;

use super::documents::findings::counted;
use super::{facts, path, phrases};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::components::task_list::{Task, TaskList};
use crate::web::{deadline, moment};
use crate::words::{Words, t, tf};

/// What is still missing before the application can be submitted.
pub fn missing(case: &Case) -> usize {
    usize::from(case.facts.is_none()) + FormId::ALL.into_iter().filter(|form| !has_file(case, *form)).count()
}

/// Everything that has to be done before the application can be submitted: the facts, seven forms.
pub const TASKS: usize = 1 + FormId::ALL.len();

fn has_file(case: &Case, form: FormId) -> bool {
    case.document(form).is_some_and(|document| document.latest().is_some())
}

/// The facts; `typed` says that something was typed and not saved yet.
fn facts_task(words: Words, case: &Case, typed: bool) -> Task {
    let (status, tone) = match (&case.facts, typed) {
        (_, true) => ("task-in-progress", Tone::Warning),
        (Some(_), false) => ("task-done", Tone::Success),
        (None, false) => ("task-to-do", Tone::Neutral),
    };
    Task {
        title: words.t("task-facts"),
        href: Some(path(&case.id, "facts")),
        hint: Some(words.t("task-facts-hint")),
        status: words.t(status),
        tone,
    }
}

/// How far a form is, in words.
fn form_status(words: Words, case: &Case, form: FormId, typed: bool, found: &CaseFindings) -> (String, Tone) {
    let state = |key: &str, tone| (words.t(key), tone);
    let counted_as = |key: &str, count: usize, tone| (words.tf(key, &[("count", count.into())]), tone);
    if !has_file(case, form) {
        return if typed {
            state("task-form-typed", Tone::Warning)
        } else {
            state("task-to-do", Tone::Neutral)
        };
    }
    let (errors, rest) = counted(found.of_form(form));
    let read = found.forms.get(&form).and_then(|report| report.inspected.as_ref());
    let understood = read.is_some_and(|inspected| inspected.reading().is_some());
    match (errors, understood, rest) {
        (1.., ..) => counted_as("task-form-to-mend", errors, Tone::Danger),
        (0, false, _) => state("task-form-not-read", Tone::Warning),
        (0, true, 1..) => counted_as("task-form-told", rest, Tone::Success),
        (0, true, 0) => state("task-form-fine", Tone::Success),
    }
}

fn form_task(words: Words, view: &CaseView, form: FormId, typed: bool, found: &CaseFindings) -> Task {
    let latest = view.case.document(form).and_then(|document| document.latest());
    let hint = match latest {
        Some(version) => {
            let name = version.file.name.as_str();
            words.tf("task-form-stored", &[("name", name.into()), ("version", version.number.into())])
        }
        None => {
            let (format, edition) = (form.format().extension(), view.call.edition(form));
            words.tf("task-form-hint", &[("format", format.into()), ("edition", edition.into())])
        }
    };
    let (status, tone) = form_status(words, &view.case, form, typed, found);
    Task {
        title: phrases::form_name(words, form),
        href: Some(path(&view.case.id, &format!("documents/{}", form.id()))),
        hint: Some(hint),
        status,
        tone,
    }
}

fn submit_task(words: Words, case: &Case, found: &CaseFindings) -> Task {
    let missing = missing(case);
    let (errors, _) = counted(found.all());
    let (status, tone, hint) = if missing == 0 && errors > 0 {
        ("task-not-ready", Tone::Neutral, words.tf("task-submit-to-mend", &[("count", errors.into())]))
    } else if missing == 0 {
        ("task-ready", Tone::Warning, words.t("task-submit-hint"))
    } else {
        ("task-not-ready", Tone::Neutral, words.tf("task-submit-missing", &[("missing", missing.into())]))
    };
    Task {
        title: words.t("task-submit"),
        href: Some(path(&case.id, "check")),
        hint: Some(hint),
        status: words.t(status),
        tone,
    }
}

/// The page of a draft.
#[component]
pub fn TaskPage(
    view: CaseView,
    /// The forms in which something was typed and not saved yet.
    typed: BTreeSet<String>,
    found: CaseFindings,
    now: Timestamp,
) -> impl IntoView {
    let words = Words::current();
    let case = &view.case;
    let facts = vec![facts_task(words, case, typed.contains(facts::FORM))];
    let forms = FormId::ALL.map(|form| form_task(words, &view, form, typed.contains(form.id()), &found));
    let forms = forms.to_vec();
    let submit = vec![submit_task(words, case, &found)];
    let done = TASKS - missing(case);
    view! {
        <h1>{case.product().to_owned()}</h1>
        <p class="lead">{phrases::call_title(words, &view.call)}</p>
        <Deadline view=view.clone() now />
        <p>{tf("task-progress", &[("done", done.into()), ("all", TASKS.into())])}</p>
        <TaskList title=t("tasks-facts") id="tasks-facts" tasks=facts />
        <TaskList title=t("tasks-forms") id="tasks-forms" tasks=forms />
        <BlankForms view=view.clone() />
        <TaskList title=t("tasks-submit") id="tasks-submit" tasks=submit />
        <p class="no-print">
            <a href=path(&case.id, "withdraw")>{t("vendor-discard-draft")}</a>
        </p>
    }
}

/// Until when the draft can be submitted, or that it can't be any more.
#[component]
pub fn Deadline(view: CaseView, now: Timestamp) -> impl IntoView {
    let words = Words::current();
    let text = deadline_sentence(words, &view.call, now);
    match view.call.phase(now) {
        CallPhase::Open => view! { <NoticeBanner title=t("vendor-deadline-title") text /> }.into_any(),
        CallPhase::Announced => view! { <NoticeBanner tone=Tone::Warning text /> }.into_any(),
        CallPhase::Closed => view! { <NoticeBanner tone=Tone::Danger text /> }.into_any(),
    }
}

fn deadline_sentence(words: Words, call: &Call, now: Timestamp) -> String {
    let at = deadline(words, call.closes_at);
    match call.phase(now) {
        CallPhase::Open => {
            let left = phrases::remaining(words, now, call.closes_at);
            words.tf("vendor-closes-at", &[("at", at.into()), ("remaining", left.into())])
        }
        CallPhase::Announced => {
            let opens = moment(words, call.opens_at);
            words.tf("vendor-draft-too-early", &[("opens", opens.into()), ("at", at.into())])
        }
        CallPhase::Closed => words.tf("vendor-draft-too-late", &[("at", at.into())]),
    }
}

/// Links to the blank forms of the call.
#[component]
fn BlankForms(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let items = FormId::ALL
        .map(|form| {
            let label = blank_label(words, form);
            view! {
                <li>
                    <a href=blank_address(&view.call.code, form) download>{label}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="blank-forms">
            <h2 id="blank-forms">{t("vendor-blank-forms")}</h2>
            <p>{t("vendor-blank-forms-lead")}</p>
            <ul>{items}</ul>
        </section>
    }
}

/// Where the blank form of a call is downloaded.
pub fn blank_address(code: &str, form: FormId) -> String {
    format!("/calls/{code}/forms/{}", form.id())
}

/// 「様式第1号 導入実績（Excelファイル）」.
fn blank_label(words: Words, form: FormId) -> String {
    let (name, format) = (phrases::form_name(words, form), words.t(kind_key(form)));
    words.tf("vendor-blank-form", &[("form", name.into()), ("format", format.into())])
}

/// The word for the kind of file of a form.
pub fn kind_key(form: FormId) -> &'static str {
    match form.format() {
        domain::forms::FileFormat::Docx => "vendor-format-docx",
        domain::forms::FileFormat::Xlsx => "vendor-format-xlsx",
    }
}

#[cfg(test)]
mod tests {
    use domain::case::Command;
    use domain::case::facts::Facts;

    use super::*;
    use crate::pages::vendor::fixture::{File, signatory};
    use crate::words::Locale;

    #[test]
    fn every_task_counts_until_it_is_done() {
        let mut file = File::draft();
        assert_eq!(missing(&file.case()), TASKS);
        file.must(&signatory(), Command::FillFacts { facts: Facts::default() });
        file.upload(FormId::TrackRecord);
        file.upload(FormId::TrackRecord);
        assert_eq!(missing(&file.case()), TASKS - 2);
        for form in FormId::ALL {
            file.upload(form);
        }
        assert_eq!(missing(&file.case()), 0);
    }

    #[test]
    fn the_deadline_is_told_for_each_phase_of_the_call() {
        let call = File::draft().view().call;
        let second = jiff::SignedDuration::from_secs(1);
        let told = |now: Timestamp| deadline_sentence(Words::new(Locale::Ja), &call, now);
        assert!(told(call.opens_at - second).contains("に始まります"), "not yet open");
        assert!(told(call.opens_at).starts_with("提出期限は"), "open");
        assert!(told(call.closes_at + second).contains("を過ぎたため"), "closed");
    }

    #[test]
    fn what_was_typed_and_not_saved_is_in_progress() {
        let words = Words::new(Locale::Ja);
        let mut file = File::draft();
        assert_eq!(facts_task(words, &file.case(), false).status, "未着手");
        assert_eq!(facts_task(words, &file.case(), true).status, "入力中");
        file.must(&signatory(), Command::FillFacts { facts: Facts::default() });
        assert_eq!(facts_task(words, &file.case(), false).status, "完了");
        assert_eq!(facts_task(words, &file.case(), true).status, "入力中");
    }
}
