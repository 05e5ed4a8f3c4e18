//! `/screening/cases/{id}/change-notices/{notice}`: before and after, what it touches, what came of it, and
//! the forms of those who can act.

use axum::extract::{Path, RawQuery};
use domain::calendar::jst;
use domain::case::Refusal;
use domain::case::change_notice::{ChangeNotice, ChangeNoticeCommandKind as Kinds};
use leptos::prelude::*;

use super::super::vendor::show::ended;
use super::super::{find, on_case, parts, phrases};
use super::{below, record};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{Checkbox, DateField, TextArea};
use crate::components::form::fields_of;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::page::Page;
use crate::pages::screening::{CaseForm, Shown};
use crate::web::case_words::{case_on_paper, form_name};
use crate::web::{Answer, Visit, moment, refusal_sentence};
use crate::words::Words;

/// The notice; nothing is loaded but the case.
pub async fn show(
    visit: Visit,
    Path((id, notice)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let notice = find(shown.case(), &notice)?.clone();
    let chrome = visit.chrome().await?;
    let title = shown.words.tf(
        "title-of-case",
        &[("title", phrases::title(shown.words, notice.number).into()), ("case", shown.name().into())],
    );
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(title).wide().on_paper(on_paper).render(&chrome, move || page(&shown, &notice)))
}

/// Whether this person could give the command about the notice now.
///
/// # Errors
/// Why not.
pub fn may(shown: &Shown, notice: u32, kind: Kinds) -> Result<(), Refusal> {
    shown.case().may_on_notice(notice, kind, &shown.actor, shown.call(), shown.now)
}

fn page(shown: &Shown, notice: &ChangeNotice) -> AnyView {
    let words = shown.words;
    let submitted = notice.submitted.as_ref().map(|(at, person)| {
        let args = [("at", moment(words, *at).into()), ("name", person.name.as_str().into())];
        view! { <p>{words.tf("notice-submitted-at", &args)}</p> }
    });
    let tester = notice.last_record().map(|record| {
        view! { <p>{words.tf("notice-tested-by", &[("name", record.by.name.as_str().into())])}</p> }
    });
    let base = format!("/screening/cases/{}{}", shown.case().id, below(notice.number, ""));
    view! {
        {shown.back()}
        <h1>{phrases::title(words, notice.number)}</h1>
        <p class="lead">{shown.name()}</p>
        <p>{on_case::standing(words, notice, on_case::listed(shown.case()))}</p>
        {ended(words, notice)}
        {submitted}
        {parts::content(words, &notice.content)}
        {parts::touched(words, shown.call(), &notice.touched)}
        {parts::course(words, shown.call(), notice)}
        {tester}
        {parts::files(words, &base, notice, true)}
        {record::form(shown, notice)}
        {decisions(shown, notice)}
    }
    .into_any()
}

/// The decisions that can be made, each with a last look; where none can, why.
fn decisions(shown: &Shown, notice: &ChangeNotice) -> AnyView {
    let words = shown.words;
    let all = [Kinds::Note, Kinds::RequestDocuments, Kinds::RequestTests, Kinds::Ask, Kinds::Reject];
    let may: Vec<Kinds> = all.into_iter().filter(|kind| may(shown, notice.number, *kind).is_ok()).collect();
    if may.is_empty() {
        let text = match self::may(shown, notice.number, Kinds::Note) {
            Err(refusal) if notice.is_open() => refusal_sentence(words, &refusal),
            _ => return ().into_any(),
        };
        return view! { <NoticeBanner tone=Tone::Info text /> }.into_any();
    }
    let forms = may.into_iter().map(|kind| one(shown, notice, kind)).collect_view();
    view! {
        <section class="stack" aria-labelledby="notice-decide">
            <h2 id="notice-decide">{words.t("notice-decide")}</h2>
            <p>{words.t("notice-decide-lead")}</p>
            {forms}
        </section>
    }
    .into_any()
}

fn one(shown: &Shown, notice: &ChangeNotice, kind: Kinds) -> AnyView {
    let words = shown.words;
    let (id, key, fields) = match kind {
        Kinds::Note => (
            "notice-note",
            "note",
            fields_of("notice-note", || {
                view! { <TextArea name="notice_note" help=words.t("notice-note-help") rows=3 /> }.into_any()
            }),
        ),
        Kinds::RequestDocuments => {
            ("notice-documents", "documents", fields_of("notice-documents", || documents(shown, notice)))
        }
        Kinds::RequestTests => {
            ("notice-tests", "tests", fields_of("notice-tests", || tests(words, shown, notice)))
        }
        Kinds::Ask => (
            "notice-ask",
            "ask",
            fields_of("notice-ask", || {
                view! {
                    <TextArea name="notice_question" required=true rows=4 />
                    <DateField name="notice_due" value=due(shown) required=true />
                }
                .into_any()
            }),
        ),
        _ => (
            "notice-reject",
            "reject",
            fields_of("notice-reject", || {
                view! { <TextArea name="notice_reason" help=words.t("notice-reject-help") required=true rows=4 /> }
                .into_any()
            }),
        ),
    };
    let title = format!("notice-{key}-title");
    let kind = if kind == Kinds::Reject { Kind::Danger } else { Kind::Secondary };
    view! {
        <details class="card">
            <summary>{words.t(&title)}</summary>
            <div class="stack">
                <p>{words.t(&format!("notice-{key}-follows"))}</p>
                <CaseForm id at=shown.at(&below(notice.number, &format!("/{key}")))>
                    {fields}
                    <ButtonRow>
                        <Button label=words.t("notice-look-over") kind />
                    </ButtonRow>
                </CaseForm>
            </div>
        </details>
    }
    .into_any()
}

/// The day that the call gives for corrections is what is offered here, too.
fn due(shown: &Shown) -> String {
    jst(shown.call().correction_due(shown.now)).date().to_string()
}

/// Those that the change touches are ticked already.
fn documents(shown: &Shown, notice: &ChangeNotice) -> AnyView {
    let words = shown.words;
    let forms = domain::forms::FormId::ALL.map(|form| {
        let checked = notice.touched.forms.contains(&form);
        view! { <Checkbox name=format!("form_{}", form.id()) label=form_name(words, form) checked /> }
    });
    view! {
        <p>{words.t("notice-touched-ticked")}</p>
        {forms.collect_view()}
        <TextArea name="notice_words" required=true rows=4 />
        <DateField name="notice_due" value=due(shown) required=true />
    }
    .into_any()
}

fn tests(words: Words, shown: &Shown, notice: &ChangeNotice) -> AnyView {
    let plan = shown.call().test_plan();
    let cases = plan.into_iter().flat_map(|plan| &plan.cases).map(|case| {
        let checked = notice.touched.test_cases.contains(&case.id);
        let label = format!("{} {}", case.id, case.title);
        view! { <Checkbox name=format!("case_{}", case.id) label checked /> }
    });
    view! {
        <p>{words.t("notice-touched-ticked")}</p>
        {cases.collect_view()}
        <TextArea name="notice_words" required=true rows=4 />
    }
    .into_any()
}
