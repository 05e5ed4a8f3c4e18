//! What pages of both sides show of a notice.

use domain::call::Call;
use domain::case::change_notice::{ChangeNotice, NoticeContent, NoticeFile, TestOrder, Touched};
use domain::case::event::ActedBy;
use leptos::prelude::*;

use super::phrases;
use crate::components::file_facts::{FileFacts, StoredFile};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::{actor_name, form_name, named};
use crate::web::{day, deadline, moment};
use crate::words::{Words, t};

/// Before and after of each value, then reason and day.
pub fn content(words: Words, content: &NoticeContent) -> AnyView {
    let columns = vec![
        Column::new(words.t("notice-column-field")),
        Column::new(words.t("notice-column-before")),
        Column::new(words.t("notice-column-after")),
    ];
    let rows = content.changes.iter().map(|change| {
        let value = |raw: &str| {
            let shown = phrases::value(words, change.field, raw);
            let shown = if shown.is_empty() { words.t("notice-before-unknown") } else { shown };
            view! { <span class="lines">{shown}</span> }.into_any()
        };
        vec![phrases::field(words, change.field).into_any(), value(&change.before), value(&change.after)]
    });
    let facts = vec![
        Fact::text(words.t("field-change-reason"), content.reason.clone()),
        Fact::text(words.t("field-change-from"), day(words, content.from)),
    ];
    view! {
        <DataTable caption=words.t("notice-changes") id="notice-changes" columns rows=rows.collect() />
        <SummaryList facts />
    }
    .into_any()
}

/// Which forms and test cases a change touches.
pub fn touched(words: Words, call: &Call, touched: &Touched) -> AnyView {
    let forms = touched.forms.iter().map(|form| view! { <li>{form_name(words, *form)}</li> }).collect_view();
    let cases = touched.test_cases.iter().map(|case| {
        view! { <li lang="ja">{phrases::test_case(call, None, case)}</li> }
    });
    let cases = if touched.test_cases.is_empty() {
        view! { <p>{words.t("notice-touches-no-tests")}</p> }.into_any()
    } else {
        view! { <ul>{cases.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card stack" aria-labelledby="notice-touches">
            <h2 id="notice-touches">{words.t("notice-touches")}</h2>
            <p>{words.t("notice-touches-lead")}</p>
            <h3>{words.t("notice-touches-forms")}</h3>
            <ul>{forms}</ul>
            <h3>{words.t("notice-touches-tests")}</h3>
            {cases}
        </section>
    }
    .into_any()
}

/// Questions, requests and tests with what came of them, and how it ended.
pub fn course(words: Words, call: &Call, notice: &ChangeNotice) -> Option<AnyView> {
    let questions = notice.questions.iter().map(|question| {
        let answer = question.answer.as_ref();
        let mut facts = vec![
            Fact::text(words.t("field-notice-question"), question.text.clone()),
            Fact::text(words.t("notice-due"), deadline(words, question.due)),
        ];
        if let Some((at, text)) = answer {
            facts.push(Fact::text(words.t("field-answer"), text.clone()));
            facts.push(Fact::text(words.t("notice-came-at"), came(words, *at, question.due)));
        }
        (question.at, "notice-part-question", view! { <SummaryList facts /> }.into_any())
    });
    let documents = notice.documents.iter().map(|asked| {
        let mut facts = vec![
            Fact::text(words.t("notice-forms-asked"), phrases::forms(words, asked.forms.iter().copied())),
            Fact::text(words.t("notice-words"), asked.words.clone()),
            Fact::text(words.t("notice-due"), deadline(words, asked.due)),
        ];
        if let Some((at, said, _)) = &asked.returned {
            facts.push(Fact::text(words.t("notice-came-at"), came(words, *at, asked.due)));
            facts.push(Fact::text(words.t("field-return-words"), said.clone()));
        }
        (asked.at, "notice-part-documents", view! { <SummaryList facts /> }.into_any())
    });
    let tests = (1..)
        .zip(&notice.tests)
        .map(|(number, order)| (order.at, "notice-part-tests", tests(words, call, number, order)));
    let mut parts: Vec<_> = questions.chain(documents).chain(tests).collect();
    parts.sort_by_key(|(at, ..)| *at);
    let parts = parts
        .into_iter()
        .map(|(at, key, shown)| {
            view! {
                <div class="card stack">
                    <h3>{words.t(key)}</h3>
                    <p>{moment(words, at)}</p>
                    {shown}
                </div>
            }
        })
        .collect::<Vec<_>>();
    (!parts.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="notice-course">
                <h2 id="notice-course">{words.t("notice-course")}</h2>
                {parts}
            </section>
        }
        .into_any()
    })
}

fn came(words: Words, at: jiff::Timestamp, due: jiff::Timestamp) -> String {
    let key = if at.as_second() > due.as_second() { "notice-came-late" } else { "notice-came-in-time" };
    words.tf(key, &[("at", moment(words, at).into())])
}

/// An order of tests and what was recorded. Who tested is the ministry's: the page for it says so.
fn tests(words: Words, call: &Call, number: u32, order: &TestOrder) -> AnyView {
    let name = |case: &str| phrases::test_case(call, Some(&order.edition), case);
    let Some(record) = &order.record else {
        let cases = phrases::join(words, order.cases.iter().map(|case| name(case)));
        let facts = vec![
            Fact::text(words.t("notice-cases-asked"), cases),
            Fact::text(words.t("notice-words"), order.words.clone()),
        ];
        return view! { <SummaryList facts /> }.into_any();
    };
    let rows = record.outcomes.iter().map(|(case, outcome)| {
        let (id, tone) = if outcome.passed { ("passed", Tone::Success) } else { ("failed", Tone::Danger) };
        vec![
            view! { <span lang="ja">{name(case)}</span> }.into_any(),
            view! { <Tag text=named(words, "notice-outcome", id) tone /> }.into_any(),
            outcome.note.clone().into_any(),
        ]
    });
    let columns = ["notice-column-case", "notice-column-outcome", "notice-column-note"]
        .map(|key| Column::new(words.t(key)))
        .to_vec();
    let facts = vec![
        Fact::text(words.t("notice-words"), order.words.clone()),
        Fact::text(words.t("notice-tested-at"), moment(words, record.at)),
        Fact::text(words.t("field-devices"), record.devices.clone()),
        Fact::text(words.t("field-witness"), record.witness.clone()),
        Fact::text(words.t("field-note"), record.note.clone()),
    ];
    view! {
        <DataTable
            caption=words.t("notice-outcomes")
            id=format!("notice-outcomes-{number}")
            columns
            rows=rows.collect()
        />
        <SummaryList facts />
    }
    .into_any()
}

/// Files of a notice; forms have a link to what was read in them, and what the vendor has not handed in
/// yet a button that takes it off. `base` is the address of the notice.
pub fn files(words: Words, base: &str, notice: &ChangeNotice, ours: bool) -> AnyView {
    let shown = notice.files.iter().filter(|file| !file.removed);
    let shown = shown.map(|file| one_file(words, base, file, ours)).collect::<Vec<_>>();
    let list = if shown.is_empty() {
        view! { <p>{words.t("notice-no-files")}</p> }.into_any()
    } else {
        shown.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="notice-files">
            <h2 id="notice-files">{words.t("notice-files")}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn one_file(words: Words, base: &str, file: &NoticeFile, ours: bool) -> AnyView {
    let href = format!("{base}/files/{}", file.number);
    let own = matches!(file.by, ActedBy::Vendor(_)) != ours;
    let waiting = !file.handed_in;
    let remove = (own && waiting && !ours).then(|| {
        let label = words.tf("evidence-remove", &[("name", file.file.name.as_str().into())]);
        view! {
            <form method="post" action=format!("{href}/remove") class="no-print">
                <button type="submit" class="button button--quiet">
                    {label}
                </button>
            </form>
        }
    });
    let form = file.form.map(|form| {
        view! {
            <p>
                {form_name(words, form)} " " <a href=format!("{href}/read")>{words.t("notice-read-link")}</a>
            </p>
        }
    });
    // Who of the ministry acted stays inside.
    let by = match (&file.by, ours) {
        (ActedBy::Staff(_), false) => words.t("notice-by-ministry"),
        (by, _) => actor_name(words, by),
    };
    let facts = StoredFile {
        name: file.file.name.clone(),
        href,
        bytes: file.file.bytes,
        sha256: file.file.sha256.clone(),
        by,
        when: moment(words, file.at),
        datetime: file.at.to_string(),
    };
    view! {
        <div class="card stack">
            {form}
            {waiting.then(|| view! { <Tag text=t("version-not-handed-in") tone=Tone::Warning /> })}
            <FileFacts file=facts />
            {remove}
        </div>
    }
    .into_any()
}
