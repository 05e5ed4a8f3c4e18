//! The form in which one try of one test case on one device is noted: taps, a number, and what else there is
//! to say. It works without any script; the island around all of them keeps it when the line is down.

use std::sync::Arc;

use domain::case::device_check::{Device, TestOutcome};
use domain::test_plan::TestCase;
use leptos::prelude::*;

use super::{outcome_words, record};
use crate::flash::{Flash, sentence};
use crate::pages::screening::Shown;
use crate::words::Words;

/// Where the forms of a page lead, and what tells their tries apart.
pub struct Cells<'a> {
    pub shown: &'a Shown,
    /// Random; each form makes its own mark of it.
    pub seed: &'a str,
}

/// The anchor of a cell.
pub fn anchor(test_case: &str, device: &str) -> String {
    let safe =
        |text: &str| text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
    format!("try-{}-{}", safe(test_case), safe(device))
}

impl Cells<'_> {
    /// The form of one cell. What came back with errors stands in it again.
    pub fn form(&self, row: usize, column: usize, case: &TestCase, device: &Device) -> AnyView {
        let words = self.shown.words;
        let back = use_context::<Arc<Flash>>().filter(|flash| {
            let typed = |name: &str| flash.values.get(name).and_then(|values| values.first().cloned());
            flash.form == record::FORM
                && typed("test_case").as_ref() == Some(&case.id)
                && typed("device").as_ref() == Some(&device.serial)
        });
        let typed = |name: &str| -> String {
            back.as_ref().and_then(|flash| flash.values.get(name)?.first().cloned()).unwrap_or_default()
        };
        let anchor = anchor(&case.id, &device.serial);
        // The error summary leads to the cell that came back.
        let id = |name: &str| match &back {
            Some(_) => format!("{}-{name}", record::FORM),
            None => format!("{anchor}-{name}"),
        };
        let error = |name: &str| {
            let sentence = back.as_ref().and_then(|flash| flash.error(name)).map(|one| sentence(one, words));
            sentence.map(|text| view! { <p class="field__error">{text}</p> })
        };
        let chosen = typed("outcome");
        let name = format!("{} {}", case.id, device.serial);
        let label = |key: &str| words.tf(key, &[("cell", name.as_str().into())]);
        let measured = (!case.unit.is_empty()).then(|| {
            let unit = case.unit.clone();
            view! {
                <div class="bench-value">
                    <label for=id("value")>{words.t("field-value")}</label>
                    <input
                        id=id("value")
                        class="input input--short"
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        name="value"
                        value=typed("value")
                    />
                    <span lang="ja">{unit}</span>
                    {error("value")}
                </div>
            }
        });
        let open =
            !typed("note").is_empty() || back.as_ref().is_some_and(|flash| flash.error("file").is_some());
        view! {
            <form
                id=anchor.clone()
                class="bench-form"
                method="post"
                enctype="multipart/form-data"
                action=format!("/screening/cases/{}/device-check/results", self.shown.case().id)
                data-label=name.clone()
                novalidate
            >
                <input type="hidden" name="id" value=format!("{}-{row}-{column}", self.seed) />
                <input type="hidden" name="test_case" value=case.id.clone() />
                <input type="hidden" name="device" value=device.serial.clone() />
                <input type="hidden" name="firmware" value=device.firmware.clone() />
                {self.taps(&label("device-outcome-of"), &id("outcome"), &chosen)}
                {error("outcome")}
                {measured}
                <details class="bench-more" open=open>
                    <summary>{words.t("device-more")}</summary>
                    <label for=id("note")>{words.t("device-note")}</label>
                    <textarea id=id("note") class="input" name="note" rows="2">
                        {typed("note")}
                    </textarea>
                    {error("note")}
                    <label for=id("file")>{words.t("device-photo")}</label>
                    <input
                        id=id("file")
                        class="input"
                        type="file"
                        name="file"
                        accept="image/jpeg,image/png"
                        capture="environment"
                    />
                    <label for=id("log")>{words.t("device-log")}</label>
                    <input
                        id=id("log")
                        class="input"
                        type="file"
                        name="file"
                        multiple
                        accept=".txt,.log,.csv,.pdf,.jpg,.jpeg,.png"
                    />
                    {error("file")}
                </details>
                <button type="submit" class="button button--secondary" aria-label=label("device-record-of")>
                    {words.t("device-record")}
                </button>
                <p class="bench-form__status" role="status"></p>
            </form>
        }
        .into_any()
    }

    fn taps(&self, legend: &str, id: &str, chosen: &str) -> AnyView {
        let words: Words = self.shown.words;
        let taps = TestOutcome::ALL
            .into_iter()
            .enumerate()
            .map(|(index, outcome)| {
                let id = if index == 0 { id.to_owned() } else { format!("{id}-{index}") };
                let input = id.clone();
                view! {
                    <label class=format!("tap tap--{}", outcome.id()) for=id>
                        <input
                            id=input
                            type="radio"
                            name="outcome"
                            value=outcome.id()
                            checked=chosen == outcome.id()
                        />
                        <span>{outcome_words(words, outcome)}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            <fieldset class="taps">
                <legend class="visually-hidden">{legend.to_owned()}</legend>
                {taps}
            </fieldset>
        }
        .into_any()
    }
}
