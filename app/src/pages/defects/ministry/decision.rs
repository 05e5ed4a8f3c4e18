//! `…/defects/{n}/decision`: what was recommended and on what grounds; another person decides or gives
//! it back.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::defect::measure::{Measure, Recommendation};
use domain::case::defect::{Defect, DefectCommand, DefectCommandKind as K};
use leptos::prelude::*;
use services::PortalError;
use services::defects::{self, Impact};

use super::write::back;
use super::{below, consent, impact, look};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::TextArea;
use crate::components::notice_banner::NoticeBanner;
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::defects::look::find;
use crate::pages::defects::outcome_view::{files, plans, suspensions};
use crate::pages::defects::proceedings_view::proceedings;
use crate::pages::defects::typed::{field, named};
use crate::pages::defects::words::{measure_name, measure_text};
use crate::pages::screening::{Act, CaseForm, Shown};
use crate::web::case_words::case_on_paper;
use crate::web::{Answer, Next, Visit, moment, refusal_sentence};

const APPROVE: &str = "approve-measure";
const RETURN: &str = "return-measure";

/// Everything that the decision rests on; the two buttons for who may press them.
pub async fn show(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let defect = find(shown.case(), &number)?.clone();
    let Some(open) = defect.recommendation().cloned() else {
        return visit.pass_on(&shown.path(&below(defect.number, ""))).await;
    };
    let touched = defects::impact(&visit.portal, &shown.actor, &shown.view, defect.number).await?;
    let chrome = visit.chrome().await?;
    let on_paper = case_on_paper(shown.words, shown.case(), shown.now);
    Ok(Page::new(shown.title_of("defect-decision-title"))
        .wide()
        .on_paper(on_paper)
        .render(&chrome, move || page(&shown, &defect, &open, &touched)))
}

fn page(shown: &Shown, defect: &Defect, open: &Recommendation, touched: &Impact) -> AnyView {
    let words = shown.words;
    let may = shown.case().may_about(K::ApproveMeasure, defect.number, &shown.actor, shown.call(), shown.now);
    let act = match may {
        Ok(()) => forms(shown, defect, open),
        Err(refusal) => {
            let text = refusal_sentence(words, &refusal);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
    };
    let look = look(shown, defect);
    view! {
        {back(shown, defect)}
        <h1>{words.t("defect-decision-title")}</h1>
        <p class="lead">{shown.name()}</p>
        {recommended(shown, open)}
        {impact::section(shown, touched)}
        {consent::section(shown)}
        {proceedings(look)}
        {plans(look)}
        {suspensions(look)}
        <section aria-labelledby="files-title">
            <h2 id="files-title">{words.t("defect-files-title")}</h2>
            {files(look)}
        </section>
        {act}
    }
    .into_any()
}

/// What a reviewer proposes, and why.
pub fn recommended(shown: &Shown, open: &Recommendation) -> AnyView {
    let words = shown.words;
    let facts = vec![
        Fact::text(words.t("field-defect-measure"), measure_text(words, open.measure)),
        Fact::text(words.t("field-defect-reasons"), open.reasons.clone()),
        Fact::text(words.t("recommended-by"), open.by.name.clone()),
        Fact::text(words.t("recommended-at"), moment(words, open.at)),
    ];
    view! {
        <section aria-labelledby="recommended-title">
            <h2 id="recommended-title">{words.t("defect-recommended-title")}</h2>
            <SummaryList facts />
        </section>
    }
    .into_any()
}

fn forms(shown: &Shown, defect: &Defect, open: &Recommendation) -> AnyView {
    let words = shown.words;
    let measure = measure_name(words, open.measure);
    let kind = if matches!(open.measure, Measure::Cancel { .. }) { Kind::Danger } else { Kind::Primary };
    view! {
        <div class="beside">
            <section aria-labelledby="approve-title">
                <h2 id="approve-title">{words.t("approve-title")}</h2>
                <p>{words.t(&format!("defect-approve-follows-{}", open.measure.id().replace('_', "-")))}</p>
                <CaseForm id=APPROVE at=shown.at(&below(defect.number, "/decision"))>
                    <ButtonRow>
                        <Button label=words.tf("defect-approve", &[("measure", measure.into())]) kind />
                    </ButtonRow>
                </CaseForm>
            </section>
            <section aria-labelledby="return-title">
                <h2 id="return-title">{words.t("return-title")}</h2>
                <p>{words.t("defect-return-follows")}</p>
                <CaseForm id=RETURN at=shown.at(&below(defect.number, "/decision/return"))>
                    <TextArea name=field("reason") required=true rows=4 />
                    <ButtonRow>
                        <Button label=words.t("return") kind=Kind::Secondary />
                    </ButtonRow>
                </CaseForm>
            </section>
        </div>
    }
    .into_any()
}

/// Decides as recommended: letter, register and mails follow in the same act.
pub async fn approve(visit: Visit, Path((id, number)): Path<(String, String)>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let number = number.parse().map_err(|_| PortalError::NotFound)?;
        defects::approve_measure(&visit.portal, act.actor()?, &act.id, act.seen(), number).await
    };
    let next = |_| Next::to(act.path(&format!("/defects/{number}"))).notice("defect-done-approve");
    act.settle(APPROVE, &format!("/defects/{number}/decision"), outcome.await, next).await
}

/// Gives the recommendation back to the reviewer.
pub async fn give_back(visit: Visit, Path((id, number)): Path<(String, String)>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let defect = number.parse().map_err(|_| PortalError::NotFound)?;
        let reason = typed.text(&field("reason")).to_owned();
        act.give(act.seen(), Command::Defect(DefectCommand::ReturnMeasure { defect, reason })).await
    };
    let next = |_| Next::to(act.path(&format!("/defects/{number}"))).notice("defect-done-return");
    act.settle(RETURN, &format!("/defects/{number}/decision"), named(outcome.await), next).await
}
