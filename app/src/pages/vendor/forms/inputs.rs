//! One field of a form as the browser shows it: which control, by the kind of the field.

use domain::forms::Entry;
use domain::forms::spec::{Choice as Option_, Clause, Field, Kind};
use domain::forms::value::Value;
use leptos::prelude::*;

use crate::components::field::{
    Checkbox, Choice, CorporateNumberField, Radios, Select, TextArea, TextField, Width,
};
use crate::web::form_words::{choice_name, clause_name, clause_text, field_help, field_name};
use crate::words::{Words, t, tf};

/// Up to so many choices stand side by side, all of them to be seen.
const FEW: usize = 3;

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    Page,
    /// A row of a table, which has less room.
    Row,
}

/// The control of a field called `name`, showing `entry`.
pub fn input(field: &'static Field, name: String, entry: &Entry, around: Around) -> AnyView {
    let words = Words::current();
    let label = field_name(words, field).to_owned();
    let help = help(words, field);
    let value = entry.raw.clone();
    let required = field.required;
    match field.kind {
        Kind::LongText => {
            let rows = if around == Around::Row { 2 } else { 3 };
            match help {
                Some(help) => view! { <TextArea name label help value required rows /> }.into_any(),
                None => view! { <TextArea name label value required rows /> }.into_any(),
            }
        }
        Kind::Choice(choices) => choice(field, choices, name, label, help, entry, around),
        Kind::Tick => {
            let checked = matches!(entry.value(Kind::Tick), Ok(Some(Value::Tick(true))));
            view! { <Checkbox name label checked required /> }.into_any()
        }
        Kind::CorporateNumber if around == Around::Page => {
            view! { <CorporateNumberField name label value required /> }.into_any()
        }
        kind => {
            let look = look(field.id, kind);
            let width = if around == Around::Row { Width::Full } else { look.width };
            match help {
                Some(help) => view! {
                    <TextField
                        name
                        label
                        help
                        value
                        required
                        kind=look.kind
                        inputmode=look.inputmode
                        autocomplete=look.autocomplete
                        width
                    />
                }
                .into_any(),
                None => view! {
                    <TextField
                        name
                        label
                        value
                        required
                        kind=look.kind
                        inputmode=look.inputmode
                        autocomplete=look.autocomplete
                        width
                    />
                }
                .into_any(),
            }
        }
    }
}

/// The form's own help, else an example of how its kind may be written.
fn help(words: Words, field: &Field) -> Option<String> {
    let by_kind = match field.kind {
        Kind::Date => Some("fill-help-date"),
        Kind::YearMonth => Some("fill-help-month"),
        _ => None,
    };
    // The paper says `YYYY-MM`, since a cell has no room for more.
    match field_help(words, field).filter(|_| field.kind != Kind::YearMonth || !field.required) {
        Some(help) => Some(help.to_owned()),
        None => by_kind.map(|key| words.t(key)),
    }
}

fn choice(
    field: &'static Field,
    choices: &'static [Option_],
    name: String,
    label: String,
    help: Option<String>,
    entry: &Entry,
    around: Around,
) -> AnyView {
    let words = Words::current();
    // What is sent is the Japanese label: it is what the paper says in either language.
    let mut offered: Vec<_> =
        choices.iter().map(|one| Choice::new(one.label_ja, choice_name(words, one))).collect();
    let value = match entry.value(field.kind) {
        Ok(Some(Value::Choice(chosen))) => chosen.label_ja.to_owned(),
        _ if entry.is_blank() => String::new(),
        _ => {
            // What nobody understands is kept until somebody chooses.
            let label = tf("fill-choice-unknown", &[("text", entry.raw.as_str().into())]);
            offered.push(Choice::new(entry.raw.clone(), label));
            entry.raw.clone()
        }
    };
    let required = field.required;
    if around == Around::Page && choices.len() <= FEW {
        return match help {
            Some(help) => {
                view! { <Radios name label help choices=offered value required inline=true /> }.into_any()
            }
            None => view! { <Radios name label choices=offered value required inline=true /> }.into_any(),
        };
    }
    offered.insert(0, Choice::new("", t("fill-choose")));
    match help {
        Some(help) => view! { <Select name label help choices=offered value required /> }.into_any(),
        None => view! { <Select name label choices=offered value required /> }.into_any(),
    }
}

/// A clause to tick, with what it says.
pub fn clause(clause: &'static Clause, entry: Option<&Entry>) -> AnyView {
    let words = Words::current();
    let (label, help) = (clause_name(words, clause), clause_text(words, clause));
    let checked = entry.is_some_and(|entry| matches!(entry.value(Kind::Tick), Ok(Some(Value::Tick(true)))));
    view! { <Checkbox name=clause.id label help checked required=true /> }.into_any()
}

/// How a field of one line looks.
struct Look {
    kind: &'static str,
    inputmode: &'static str,
    autocomplete: &'static str,
    width: Width,
}

/// Only what may be the person's own is filled in by the browser. Numbers and dates are plain text, so
/// that `１，２００台` and 令和8年11月22日 can be typed.
fn look(id: &str, kind: Kind) -> Look {
    let plain = Look { kind: "text", inputmode: "text", autocomplete: "off", width: Width::Full };
    match kind {
        Kind::Integer(_) | Kind::Money | Kind::Percent => {
            Look { inputmode: "numeric", width: Width::Short, ..plain }
        }
        Kind::Date | Kind::YearMonth | Kind::Kana => Look { width: Width::Medium, ..plain },
        Kind::CorporateNumber => Look { inputmode: "numeric", width: Width::Medium, ..plain },
        Kind::Phone => Look { kind: "tel", inputmode: "tel", autocomplete: "tel", width: Width::Medium },
        Kind::Mail => Look { kind: "email", inputmode: "email", autocomplete: "email", ..plain },
        _ if id == "contact_name" => Look { autocomplete: "name", width: Width::Medium, ..plain },
        _ if id.ends_with("_name") && id != "company_name" && id != "product_name" => {
            Look { width: Width::Medium, ..plain }
        }
        _ if matches!(id, "model_number" | "firmware") || id.ends_with("_title") => {
            Look { width: Width::Medium, ..plain }
        }
        _ => plain,
    }
}
