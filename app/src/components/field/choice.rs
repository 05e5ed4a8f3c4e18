//! Choosing: one of a list, one of a few, several, yes or no.

use leptos::prelude::*;

use super::{FieldState, error_view, grouped, labelled, mark};

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What it means, below the label (radios and checkboxes only).
    pub help: Option<String>,
    /// What it belongs to (selects only): choices of one group stand next to each other.
    pub group: Option<String>,
    /// Whether the label is Japanese whatever the language of the page, as a form's own text is
    /// (selects only).
    pub japanese: bool,
}

impl Choice {
    /// A choice without help.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// Puts the choice under a heading of a select.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Marks the label as Japanese on every page.
    #[must_use]
    pub fn japanese(mut self) -> Self {
        self.japanese = true;
        self
    }

    /// Adds what the choice means.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// One of a list that is too long for radios. Give an empty first choice where nothing is chosen yet.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let chosen = state.value(value);
    let options = grouped_options(choices, &chosen);
    let control = view! {
        <select
            id=state.id.clone()
            class="input input--select"
            name=name
            aria-invalid=state.invalid()
            aria-describedby=state.described_by()
        >
            {options}
        </select>
    };
    labelled(&state, required, help, control.into_any())
}

/// The options, each run of one group under its heading.
fn grouped_options(choices: Vec<Choice>, chosen: &str) -> AnyView {
    let option = |choice: &Choice| {
        view! {
            <option
                value=choice.value.clone()
                selected=choice.value == chosen
                lang=choice.japanese.then_some("ja")
            >
                {choice.label.clone()}
            </option>
        }
    };
    choices
        .chunk_by(|one, next| one.group == next.group)
        .map(|run| {
            let options = run.iter().map(option).collect_view();
            match run.first().and_then(|first| first.group.clone()) {
                Some(group) => view! { <optgroup label=group>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect_view()
        .into_any()
}

/// One of a few.
#[component]
pub fn Radios(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] required: bool,
    /// Side by side where there is room: for two or three short choices.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let chosen = vec![state.value(value)];
    let controls = options(&state, "radio", &name, choices, &chosen, required, inline);
    grouped(&state, required, help, controls)
}

/// Any number of a few.
#[component]
pub fn Checkboxes(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    choices: Vec<Choice>,
    #[prop(optional)] values: Vec<String>,
    #[prop(optional)] required: bool,
    #[prop(optional)] inline: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let chosen = state.chosen(values);
    let controls = options(&state, "checkbox", &name, choices, &chosen, false, inline);
    grouped(&state, required, help, controls)
}

fn options(
    state: &FieldState,
    kind: &'static str,
    name: &str,
    choices: Vec<Choice>,
    chosen: &[String],
    required: bool,
    inline: bool,
) -> AnyView {
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            // The first carries the id of the whole field: the error summary leads there.
            let id = if index == 0 { state.id.clone() } else { format!("{}-{index}", state.id) };
            let help_id = choice.help.as_ref().map(|_| format!("{id}-about"));
            let help =
                choice.help.map(|help| view! { <p class="choice__help" id=help_id.clone()>{help}</p> });
            view! {
                <div class="choice">
                    <input
                        id=id.clone()
                        type=kind
                        name=name.to_owned()
                        checked=chosen.contains(&choice.value)
                        value=choice.value
                        required=required
                        aria-invalid=state.invalid()
                        aria-describedby=help_id
                    />
                    <label for=id>{choice.label}</label>
                    {help}
                </div>
            }
        })
        .collect_view();
    let class = if inline { "choices choices--inline" } else { "choices" };
    view! { <div class=class>{options}</div> }.into_any()
}

/// Yes or no: a single statement to tick. Posts `on`.
#[component]
pub fn Checkbox(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] checked: bool,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state = FieldState::of(&name, label, help.as_ref());
    let given = if checked { vec!["on".to_owned()] } else { Vec::new() };
    let checked = state.chosen(given).iter().any(|value| value == "on");
    let help_id = format!("{}-help", state.id);
    view! {
        <div class=state.class()>
            <div class="choice">
                <input
                    id=state.id.clone()
                    type="checkbox"
                    name=name
                    value="on"
                    checked=checked
                    required=required
                    aria-invalid=state.invalid()
                    aria-describedby=state.described_by()
                />
                <label for=state.id.clone()>{state.label.clone()} {mark(required)}</label>
                {help.map(|help| view! { <p class="choice__help" id=help_id>{help}</p> })}
            </div>
            {error_view(&state)}
        </div>
    }
}
