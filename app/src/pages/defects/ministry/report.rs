//! `…/defects/new`: somebody of the staff reports a defect of a product.

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::command::CommandKind;
use domain::case::defect::report::{Report, Severity};
use domain::case::defect::{DefectCommand, DefectCommandKind};
use leptos::prelude::*;
use services::{PortalError, cases};

use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Choice, Radios, TextArea, TextField, Width};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::defects::typed::{Typed, field, named};
use crate::pages::defects::words::severity_name;
use crate::pages::screening::{Act, CaseForm, Shown};
use crate::web::case_words;
use crate::web::{Answer, Next, Visit};

const FORM: &str = "report-defect";
const PAGE: &str = "/defects/new";

/// The form.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    shown.must(CommandKind::Defect(DefectCommandKind::Report))?;
    let chrome = visit.chrome().await?;
    let title = shown.title_of("defect-report-title");
    Ok(Page::new(title).render(&chrome, move || page(&shown)))
}

fn page(shown: &Shown) -> AnyView {
    let words = shown.words;
    let severities = Severity::ALL.map(|severity| {
        let help = case_words::named(words, "severity-help", severity.id());
        Choice::new(severity.id(), severity_name(words, severity)).help(help)
    });
    let back = shown.path("");
    let today = domain::calendar::jst(shown.now).date();
    let firmware = shown.case().facts_on(today).map(|facts| facts.firmware).unwrap_or_default();
    view! {
        {shown.back()}
        <h1>{words.t("defect-report-title")}</h1>
        <p class="lead">{shown.name()}</p>
        <p>{words.t("defect-report-lead")}</p>
        <CaseForm id=FORM at=shown.at(PAGE)>
            <TextArea name=field("what") help=words.t("defect-what-help") required=true rows=6 />
            <Radios name=field("severity") choices=severities.to_vec() required=true />
            <TextField name=field("firmware") value=firmware width=Width::Medium />
            <TextArea name=field("serials") help=words.t("defect-serials-help") rows=3 />
            <ButtonRow>
                <Button label=words.t("defect-report") />
                <LinkButton href=back label=words.t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </CaseForm>
    }
    .into_any()
}

/// The report gets the next number; evidence is added on its page.
pub async fn report(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        // What is out of sight is not there, whatever was typed.
        cases::view(&visit.portal, act.actor()?, &act.id).await?;
        let mut read = Typed::new(|name| typed.text(name).to_owned());
        let severity = read.choose("severity", Severity::from_id);
        let (what, firmware, serials) = (read.text("what"), read.text("firmware"), read.text("serials"));
        let report = read.finish(|| Some(Report { firmware, serials, what, severity: severity? }))?;
        let done = act.give(act.seen(), Command::Defect(DefectCommand::Report { report })).await?;
        done.case.defects.last().map(|defect| defect.number).ok_or(PortalError::NotFound)
    };
    let next = |number| Next::to(act.path(&format!("/defects/{number}"))).notice("defect-done-report");
    act.settle(FORM, PAGE, named(outcome.await), next).await
}
