//! What was recorded: a matrix of test cases and devices, and every try of each.

use domain::case::Case;
use domain::case::device_check::{Device, TestResult};
use domain::test_plan::{TestCase, TestPlan};
use leptos::prelude::*;

use super::cell::anchor;
use super::{outcome_tone, outcome_words};
use crate::components::table::{Column, DataTable};
use crate::components::tag::{Tag, Tone};
use crate::pages::screening::Shown;
use crate::web::moment;
use crate::words::Words;

/// The matrix and every try, for those who only read; nothing before a first result.
pub fn results(shown: &Shown) -> Option<AnyView> {
    let (case, words) = (shown.case(), shown.words);
    let plan = case.device_check.plan(shown.call())?;
    if case.device_check.results.is_empty() {
        return None;
    }
    let tries = plan.cases.iter().map(|planned| {
        let devices = case.device_check.devices.iter();
        let tries = devices.map(|device| attempts(shown, planned, device)).collect_view();
        view! {
            <h3 lang="ja">{format!("{} {}", planned.id, planned.title)}</h3>
            {tries}
        }
    });
    let tries = tries.collect_view();
    Some(
        view! {
            <section aria-labelledby="device-results-title">
                <h2 id="device-results-title">{words.t("device-results-title")}</h2>
                {matrix(words, case, plan, false)}
                <details>
                    <summary>{words.t("device-every-try")}</summary>
                    {tries}
                </details>
            </section>
        }
        .into_any(),
    )
}

/// Test cases down, devices across; in each cell what counts now. `links`: whether the cells lead to forms.
pub fn matrix(words: Words, case: &Case, plan: &TestPlan, links: bool) -> AnyView {
    let check = &case.device_check;
    let mut columns = vec![Column::new(words.t("device-test-case"))];
    columns.extend(check.devices.iter().map(|device| Column::code(device.serial.clone())));
    let rows = plan.cases.iter().map(|planned| {
        let optional = (!planned.mandatory)
            .then(|| view! { <Tag text=words.t("device-optional") tone=Tone::Neutral /> });
        let name = view! {
            <span lang="ja">{format!("{} {}", planned.id, planned.title)}</span>
            " "
            {optional}
        };
        let mut row = vec![name.into_any()];
        row.extend(check.devices.iter().map(|device| cell(words, case, planned, device, links)));
        row
    });
    let rows = rows.collect();
    view! { <DataTable id="device-matrix" caption=words.t("device-matrix-caption") columns rows /> }
        .into_any()
}

fn cell(words: Words, case: &Case, planned: &TestCase, device: &Device, link: bool) -> AnyView {
    let check = &case.device_check;
    let (text, tone) = match check.latest(&planned.id, device) {
        Some(latest) => (outcome_words(words, latest.outcome), outcome_tone(latest.outcome)),
        None => (words.t("device-not-yet"), Tone::Neutral),
    };
    let tries = check.attempts(&planned.id, &device.serial).count();
    let tries = (tries > 1).then(|| words.tf("device-tries", &[("count", tries.into())]));
    let told = view! {
        <Tag text tone />
        " "
        {tries}
    };
    if link {
        let href = format!("#{}", anchor(&planned.id, &device.serial));
        let name = format!("{} {}", planned.id, device.serial);
        view! {
            <a class="bench-link" href=href>
                <span class="visually-hidden">{name}</span>
                {told}
            </a>
        }
        .into_any()
    } else {
        told.into_any()
    }
}

/// Every try of a test case on a device, the first one first; nothing where there is none.
pub fn attempts(shown: &Shown, planned: &TestCase, device: &Device) -> Option<AnyView> {
    let check = &shown.case().device_check;
    let tries: Vec<_> = check.attempts(&planned.id, &device.serial).collect();
    if tries.is_empty() {
        return None;
    }
    let lines = tries.into_iter().map(|result| line(shown, planned, device, result)).collect_view();
    Some(view! { <ol class="bench-tries">{lines}</ol> }.into_any())
}

fn line(shown: &Shown, planned: &TestCase, device: &Device, result: &TestResult) -> AnyView {
    let words = shown.words;
    let head = words.tf(
        "device-try",
        &[
            ("serial", device.serial.as_str().into()),
            ("number", result.attempt.into()),
            ("at", moment(words, result.noted_at).into()),
            ("name", result.by.name.as_str().into()),
        ],
    );
    let value = (!result.value.is_empty()).then(|| format!("{} {}", result.value, planned.unit));
    let old = (result.firmware != device.firmware)
        .then(|| words.tf("device-old-firmware", &[("firmware", result.firmware.as_str().into())]));
    let note = (!result.note.is_empty()).then(|| view! { <p class="lines">{result.note.clone()}</p> });
    let files = result.files.iter().enumerate().map(|(index, one)| {
        let href = shown.path(&format!("/device-check/files/{}/{index}", result.id));
        view! {
            <p>
                <a href=href download>
                    {one.file.name.clone()}
                </a>
            </p>
        }
    });
    let files = files.collect_view();
    view! {
        <li>
            <Tag text=outcome_words(words, result.outcome) tone=outcome_tone(result.outcome) />
            " "
            {value}
            " "
            <span class="soft">{head} " " {old}</span>
            {note}
            {files}
        </li>
    }
    .into_any()
}
