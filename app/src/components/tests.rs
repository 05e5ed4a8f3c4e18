//! Tests of what the building blocks render.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{
    button::Button,
    clock::{ClockFacts, SplitClock},
    error_summary::ErrorSummary,
    field::{Checkbox, Checkboxes, Choice, PasswordField, Radios, Select, TextArea, TextField},
    form::Form,
    pagination::Pagination,
    stage_steps::{StageSteps, Step, StepState},
    summary_list::{Fact, SummaryList},
    table::{Column, DataTable, Direction},
};
use crate::{
    flash::{FieldError, Flash},
    form::Submitted,
    page::markers::tidy,
    words::Locale,
};

/// Renders a view as a page would, with what the last request left.
fn html<V: IntoView + 'static>(flash: Option<Flash>, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| {
        provide_context(Locale::Ja);
        if let Some(flash) = flash {
            provide_context(Arc::new(flash));
        }
        tidy(&view().into_view().to_html())
    })
}

fn flash() -> Flash {
    let typed = Submitted::from_pairs([
        ("email", "<a\"@b>"),
        ("note", "\nline"),
        ("role", "b"),
        ("password", "secret"),
    ]);
    Flash::invalid("join", &typed, vec![FieldError::new("email", "email"), FieldError::new("", "mismatch")])
}

fn join() -> impl IntoView {
    view! {
        <ErrorSummary />
        <Form id="join" action="/join">
            <TextField name="email" kind="email" autocomplete="email" value="old" help="会社のもの" required=true />
            <TextArea name="note" label="備考" />
            <Select
                name="role"
                label="役割"
                choices=vec![Choice::new("a", "甲"), Choice::new("b", "乙")]
                value="a"
            />
            <Checkboxes
                name="ticks"
                label="区分"
                choices=vec![Choice::new("x", "一"), Choice::new("y", "二")]
                values=vec!["x".to_owned()]
            />
            <Checkbox name="agree" label="同意する" checked=true />
            <PasswordField name="password" autocomplete="current-password" />
            <Button label="送信" />
        </Form>
        <Form id="other" action="/other">
            <TextField name="email" value="kept" />
        </Form>
    }
}

#[test]
fn a_form_that_was_wrong_comes_back_as_it_was_typed() {
    let html = html(Some(flash()), join);
    let email = html.split("<input").find(|input| input.contains("id=\"join-email\"")).unwrap();
    assert!(email.contains("value=\"&lt;a&quot;@b&gt;\""), "{email}");
    assert!(email.contains("aria-invalid=\"true\""), "{email}");
    assert!(email.contains("aria-describedby=\"join-email-help join-email-error\""), "{email}");
    assert!(email.contains("required"), "{email}");
    // The first line end after <textarea> is dropped by the parser, so it stands there twice.
    assert!(html.contains(">\n\nline</textarea>"), "{html}");
    assert!(html.contains("<option value=\"b\" selected>"), "{html}");
    assert!(!html.contains("checked"), "what was unticked came back ticked: {html}");
    assert!(!html.contains("secret"), "{html}");
    assert!(html.contains("value=\"kept\""), "the other form took over the values: {html}");
}

#[test]
fn the_summary_says_the_same_as_the_field_and_leads_to_it() {
    let html = html(Some(flash()), join);
    let sentence = "メールアドレスは「name@example.jp」の形で入力してください。";
    assert!(html.contains(&format!("<a href=\"#join-email\">{sentence}</a>")), "{html}");
    assert_eq!(html.matches(sentence).count(), 2, "{html}");
    assert_eq!(html.matches("が一致していません。").count(), 1, "{html}");
    assert!(html.contains("role=\"alert\"") && html.contains("autofocus"), "{html}");
}

#[test]
fn a_fresh_form_shows_what_was_given() {
    let html = html(None, join);
    assert!(html.contains("value=\"old\"") && html.contains("<option value=\"a\" selected>"), "{html}");
    assert_eq!(html.matches(" checked").count(), 2, "{html}");
    assert!(!html.contains("aria-invalid") && !html.contains("error-summary"), "{html}");
    assert!(html.contains("※必須") && html.contains("※任意"), "{html}");
}

#[test]
fn the_summary_leads_to_the_first_radio() {
    let html = html(None, || {
        view! {
            <Radios
                name="stage.kind"
                label="種別"
                choices=vec![Choice::new("a", "甲").help("説明"), Choice::new("b", "乙")]
                value="b"
            />
        }
    });
    assert!(html.contains("id=\"f-stage-kind\"") && html.contains("id=\"f-stage-kind-1\""), "{html}");
    assert!(html.contains("aria-describedby=\"f-stage-kind-about\""), "{html}");
    let second = html.split("<input").find(|input| input.contains("f-stage-kind-1")).unwrap();
    assert!(second.contains("checked"), "{second}");
}

#[test]
fn a_table_names_its_rows_and_says_how_it_is_sorted() {
    let table = |rows: Vec<Vec<AnyView>>| {
        html(None, move || {
            let columns = vec![
                Column::new("案件").sort("?sort=-id", Some(Direction::Ascending)),
                Column::numeric("日数"),
            ];
            view! { <DataTable caption="一覧" id="cases" columns rows /> }
        })
    };
    let full = table(vec![vec!["A-1".into_any(), "3".into_any()]]);
    assert!(full.contains("aria-sort=\"ascending\""), "{full}");
    // A cell keeps its role and its label where the rows are laid out as cards.
    let cell = |end: &str| full[..full.find(end).expect(end)].rsplit('<').nth(1).unwrap().to_owned();
    let (first, second) = (cell("A-1</div></th>"), cell("3</div></td>"));
    for part in ["scope=\"row\"", "role=\"rowheader\"", "data-label=\"案件\""] {
        assert!(first.contains(part), "{first}");
    }
    for part in ["role=\"cell\"", "data-label=\"日数\"", "class=\"table__number\""] {
        assert!(second.contains(part), "{second}");
    }
    assert!(full.contains("data-label=\"並べ替え\""), "{full}");
    assert!(full.contains("aria-labelledby=\"cases\"") && full.contains("<caption id=\"cases\">"), "{full}");
    assert!(table(Vec::new()).contains("該当するものはありません。"));
}

#[test]
fn the_current_stage_is_said_in_words() {
    let step = |label: &str, state| Step { label: label.to_owned(), state };
    let html = html(None, move || {
        view! { <StageSteps steps=vec![step("審査1", StepState::Done), step("審査2", StepState::Current)] /> }
    });
    assert_eq!(html.matches("aria-current=\"step\"").count(), 1, "{html}");
    assert!(html.contains("完了") && html.contains("現在の段階"), "{html}");
}

#[test]
fn an_empty_fact_says_so_and_change_names_its_fact() {
    let html = html(None, || {
        view! { <SummaryList facts=vec![Fact::text("型番", " ").change("/edit#model")] /> }
    });
    assert!(html.contains("未入力") && html.contains("（型番）"), "{html}");
}

#[test]
fn pages_far_away_are_left_out() {
    let html = html(None, || {
        view! { <Pagination page=5 pages=9 total=90 href=|page| format!("?page={page}") /> }
    });
    let pages: Vec<_> = (1..=9).filter(|page| html.contains(&format!(">{page}</a>"))).collect();
    assert_eq!(pages, [1, 4, 5, 6, 9], "{html}");
    assert!(html.contains("rel=\"prev\"") && html.contains("rel=\"next\""), "{html}");
}

#[test]
fn the_clock_never_overflows() {
    let clock = |ministry_days, standard_days| {
        html(None, move || {
            view! { <SplitClock facts=ClockFacts { ministry_days, standard_days, running: true, ..ClockFacts::default() } /> }
        })
    };
    assert!(clock(5, 20).contains("width=\"25\""), "{}", clock(5, 20));
    assert!(clock(25, 20).contains("標準処理期間を超過"));
    assert!(clock(0, 0).contains("計測中"));
}
