//! `/screening/cases/{id}/device-check`: the tester's page. Dates, devices, and at the bench a form for each
//! test case and device.

use axum::extract::{Path, RawQuery};
use domain::actor::StaffRole;
use domain::case::command::CommandKind;
use domain::case::device_check::DeviceCheckCommandKind as Kind;
use domain::test_plan::TestPlan;
use leptos::prelude::*;
use services::portal::new_id;

use super::cell::Cells;
use super::on_case::dates_for_staff;
use super::results::{attempts, matrix, results};
use crate::components::button::{Button, ButtonRow, Kind as Look, LinkButton};
use crate::components::field::{TextArea, TextField};
use crate::components::form::Hidden;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::{Tag, Tone};
use crate::islands::bench::{Bench, BenchWords};
use crate::page::Page;
use crate::pages::screening::{CaseForm, Shown};
use crate::web::{Answer, Visit};
use crate::words::Words;

/// The page; what this person can't do is not offered.
pub async fn show(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let shown = Shown::load(&visit, id, query).await?;
    let seed = new_id()?;
    let chrome = visit.chrome().await?;
    let title = shown.title_of("device-title");
    Ok(Page::new(title).wide().render(&chrome, move || page(&shown, &seed)))
}

fn may(shown: &Shown, kind: Kind) -> bool {
    shown.may(CommandKind::DeviceCheck(kind))
}

/// Whether somebody who tests looks at it.
fn tests(shown: &Shown) -> bool {
    shown.actor.has(StaffRole::DeviceTester)
}

fn page(shown: &Shown, seed: &str) -> AnyView {
    let words = shown.words;
    let plan = shown.case().device_check.plan(shown.call());
    let work = match plan {
        Some(plan) if may(shown, Kind::Record) => forms(shown, plan, seed),
        // What waits in the browser is shown all the same, with what keeps it from going: the case is held or decided, say.
        Some(_) if tests(shown) => bench(shown, results(shown).into_any()),
        _ => results(shown).into_any(),
    };
    view! {
        {shown.back()}
        <h1>{words.t("device-title")}</h1>
        <p class="lead">{shown.name()}</p>
        {dates_for_staff(shown)}
        {acts(shown)}
        {firmware(shown)}
        {work}
        {witness(shown)}
        {recommend(shown)}
    }
    .into_any()
}

/// Links to the acts that have a page of their own.
fn acts(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let links = [
        (Kind::ConfirmSlot, "/device-check/confirm", "device-confirm-link"),
        (Kind::DeclineSlots, "/device-check/decline", "device-decline-link"),
        (Kind::MoveDate, "/device-check/move", "device-call-off-link"),
        (Kind::TakeOver, "/device-check/take-over", "device-take-over-link"),
    ];
    let links: Vec<AnyView> = links
        .into_iter()
        .filter(|(kind, ..)| may(shown, *kind))
        .map(|(kind, below, label)| {
            let look = if kind == Kind::ConfirmSlot { Look::Primary } else { Look::Secondary };
            view! { <LinkButton href=shown.path(below) label=words.t(label) kind=look /> }.into_any()
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <ButtonRow>{links.into_iter().collect_view()}</ButtonRow> }.into_any())
}

/// Devices whose firmware is not the application's, each with the form to accept it.
fn firmware(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let named = shown.case().facts_in_hand().map(|facts| facts.firmware.clone()).unwrap_or_default();
    let open = shown.case().firmware_to_judge();
    if open.is_empty() {
        return None;
    }
    let acts = may(shown, Kind::AcceptFirmware);
    // One form at a time: what is wrong with it has to be told at that device.
    let devices = open.into_iter().enumerate().map(|(index, device)| {
        let serial = device.serial.clone();
        let text = words.tf(
            "device-firmware-other",
            &[
                ("serial", serial.as_str().into()),
                ("firmware", device.firmware.as_str().into()),
                ("named", named.as_str().into()),
            ],
        );
        let form = (acts && index == 0).then(|| {
            view! {
                <CaseForm id="firmware" at=shown.at("/device-check/firmware")>
                    <Hidden name="device" value=serial />
                    <TextArea name="firmware_note" required=true rows=2 />
                    <ButtonRow>
                        <Button label=words.t("device-firmware-accept") kind=Look::Secondary />
                    </ButtonRow>
                </CaseForm>
            }
        });
        view! {
            <NoticeBanner tone=Tone::Warning text>
                {form}
            </NoticeBanner>
        }
    });
    Some(devices.collect_view().into_any())
}

/// The matrix, and below it the forms, within the island that keeps results when the line is down.
fn forms(shown: &Shown, plan: &TestPlan, seed: &str) -> AnyView {
    let (case, words) = (shown.case(), shown.words);
    let devices = &case.device_check.devices;
    let cells = Cells { shown, seed };
    let cases = plan.cases.iter().enumerate().map(|(row, planned)| {
        let forms = devices.iter().enumerate().map(|(column, device)| {
            view! {
                <div class="bench-cell">
                    <h4>{device.serial.clone()}</h4>
                    {attempts(shown, planned, device)}
                    {cells.form(row, column, planned, device)}
                </div>
            }
        });
        let forms = forms.collect_view();
        let tone = if planned.mandatory { Tone::Info } else { Tone::Neutral };
        let mandatory = words.t(if planned.mandatory { "device-mandatory" } else { "device-optional" });
        view! {
            <section class="bench-case" aria-labelledby=format!("case-{}", planned.id)>
                <h3 id=format!("case-{}", planned.id)>
                    <span lang="ja">{format!("{} {}", planned.id, planned.title)}</span>
                    " "
                    <Tag text=mandatory tone />
                </h3>
                <div class="bench-plan" lang="ja">
                    <p class="lines">{planned.steps.clone()}</p>
                    <p>{planned.expected.clone()}</p>
                    <p class="soft">{planned.method.clone()}</p>
                </div>
                <div class="bench-cells">{forms}</div>
            </section>
        }
    });
    let cases = cases.collect_view();
    let edition = words.tf("device-plan-edition", &[("edition", plan.edition.as_str().into())]);
    view! {
        <section aria-labelledby="bench-title">
            <h2 id="bench-title">{words.t("device-bench-title")}</h2>
            <p>{edition}</p>
            {matrix(words, case, plan, true)}
            {bench(shown, cases.into_any())}
        </section>
    }
    .into_any()
}

/// The island that keeps results, of this case and this person.
fn bench(shown: &Shown, inside: AnyView) -> AnyView {
    let case = &shown.case().id;
    let account = shown.actor.account().map(ToString::to_string).unwrap_or_default();
    let queue = format!("shinsa-bench:{case}:{account}");
    let action = format!("/screening/cases/{case}/device-check/results");
    let now = std::time::Duration::try_from(shown.now.duration_since(jiff::Timestamp::UNIX_EPOCH));
    let now = now.unwrap_or_default().as_secs_f64() * 1000.0;
    view! {
        <Bench queue action now words=bench_words(shown.words)>
            {inside}
        </Bench>
    }
    .into_any()
}

fn bench_words(words: Words) -> BenchWords {
    BenchWords {
        unsent: words.tf("bench-unsent", &[("count", "{count}".into())]),
        offline: words.t("bench-offline"),
        sending: words.t("bench-sending"),
        signed_out: words.t("session-warning-ended"),
        refused: words.t("bench-refused"),
        again: words.t("bench-again"),
        discard: words.t("bench-discard"),
        choose: words.t("bench-choose"),
        value_missing: words.t("bench-value-missing"),
        kept: words.t("bench-kept"),
        sent: words.t("bench-sent"),
        photos_lost: words.t("bench-photos-lost"),
    }
}

/// Who watched; can be put right as long as nothing is recommended.
fn witness(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let named = shown.case().device_check.witness.clone();
    let acts = may(shown, Kind::NameWitness);
    if named.is_none() && !acts {
        return None;
    }
    let (name, organization) = named.map(|one| (one.name, one.organization)).unwrap_or_default();
    let body = if acts {
        view! {
            <CaseForm id="witness" at=shown.at("/device-check/witness")>
                <TextField name="witness_organization" value=organization required=true />
                <TextField name="witness_name" value=name required=true />
                <ButtonRow>
                    <Button label=words.t("device-witness-save") kind=Look::Secondary />
                </ButtonRow>
            </CaseForm>
        }
        .into_any()
    } else {
        view! { <p>{format!("{organization} {name}")}</p> }.into_any()
    };
    Some(
        view! {
            <section aria-labelledby="witness-title">
                <h2 id="witness-title">{words.t("device-witness-title")}</h2>
                {body}
            </section>
        }
        .into_any(),
    )
}

/// On to the recommendation, with what is still missing for a pass.
fn recommend(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    if !shown.may(CommandKind::Recommend) {
        return None;
    }
    let check = &shown.case().device_check;
    let (failed, open) = check.plan(shown.call()).map(|plan| check.not_passed(plan)).unwrap_or_default();
    let (href, label) = (shown.path("/recommendation"), words.t("recommendation-link"));
    let missing = words.tf("device-missing", &[("failed", failed.len().into()), ("open", open.len().into())]);
    Some(
        view! {
            <section aria-labelledby="device-recommend-title">
                <h2 id="device-recommend-title">{words.t("recommendation-title")}</h2>
                <p>{missing}</p>
                <ButtonRow>
                    <LinkButton href label />
                </ButtonRow>
            </section>
        }
        .into_any(),
    )
}
