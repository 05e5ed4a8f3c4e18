//! Test plans: what is taken from people and files, what is refused and where, what differs.
#![expect(clippy::unwrap_used, reason = "a test that meets a surprise fails")]

use std::collections::BTreeMap;

use domain::test_plan::compare::{Change, changes, doubts, fields, reordered};
use domain::test_plan::input::{
    Field, MAX_CASES, Typed, case_id, is_mandatory, next_case_id, next_edition, read_cases, read_plan,
    read_typed, typed, values_of,
};
use domain::test_plan::sheet::Found;
use domain::test_plan::{TestPlan, first_plan};
use domain::validation::FieldError;
use proptest::prelude::*;

fn codes(errors: &[FieldError]) -> Vec<(&str, &str)> {
    errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
}

fn row(id: &str) -> Typed {
    let texts = ["題", "手順", "結果", "必須", "目視", ""];
    let mut row: Typed =
        Field::ALL[1..].iter().zip(texts).map(|(field, text)| (*field, text.into())).collect();
    row.insert(Field::Id, id.to_owned());
    row
}

fn with(id: &str, field: Field, text: &str) -> Typed {
    let mut row = row(id);
    row.insert(field, text.to_owned());
    row
}

fn named(edition: &str, cases: &[(&str, &str)]) -> TestPlan {
    let rows: Vec<Typed> = cases.iter().map(|(id, title)| with(id, Field::Title, title)).collect();
    TestPlan { edition: edition.to_owned(), cases: read_cases(&rows).unwrap() }
}

#[test]
fn the_first_plan_is_typed_and_read_back_as_it_is() {
    let plan = first_plan();
    let rows: Vec<Typed> = plan.cases.iter().map(typed).collect();
    assert_eq!(read_cases(&rows), Ok(plan.cases.clone()));
    let mut values = values_of(&plan.cases);
    assert_eq!(read_typed(&values, &[]).unwrap().cases, plan.cases);
    values.insert("plan_edition".to_owned(), "2026-秋".to_owned());
    assert_eq!(read_typed(&values, &[]).unwrap().edition, "2026-秋");
}

#[test]
fn numbers_have_one_spelling() {
    for (typed, id) in [
        ("T-01", "T-01"),
        ("t-1", "T-01"),
        ("Ｔ－０１", "T-01"),
        (" T‐9 ", "T-09"),
        ("Tー120", "T-120"),
        ("T-007", "T-07"),
    ] {
        assert_eq!(case_id(typed).as_deref(), Some(id), "{typed}");
    }
    for wrong in ["", "T", "T-", "01", "T01", "T-0", "T-1000", "T-1a", "T-一", "S-01", "T-+1", "T--1"] {
        assert_eq!(case_id(wrong), None, "{wrong}");
    }
}

#[test]
fn mandatory_is_said_in_many_ways() {
    for yes in ["必須", "○", "〇", "◯", "●", "レ", "yes", "ＹＥＳ", "True", "1", "１", "Mandatory", " 必 須 "]
    {
        assert_eq!(is_mandatory(yes), Some(true), "{yes}");
    }
    for no in ["", "　", "任意", "×", "-", "ー", "no", "FALSE", "0", "optional"] {
        assert_eq!(is_mandatory(no), Some(false), "{no}");
    }
    for unclear in ["たぶん", "2", "必須?", "△"] {
        assert_eq!(is_mandatory(unclear), None, "{unclear}");
    }
}

#[test]
fn every_mistake_is_named_at_its_place() {
    let rows = [
        row("T-01"),
        with("T-1", Field::Title, " "),
        with("12", Field::Steps, "\u{E000}"),
        with("T-03", Field::Mandatory, "△"),
        with("T-04", Field::Title, &"長".repeat(101)),
        with("T-05", Field::Method, "一行\n二行"),
        with("T-06", Field::Unit, &"秒".repeat(21)),
        row(""),
    ];
    let errors = read_cases(&rows).unwrap_err();
    assert_eq!(
        codes(&errors),
        [
            ("cases.1.title", "required"),
            ("cases.1.id", "plan-id-twice"),
            ("cases.2.id", "plan-id-form"),
            ("cases.2.steps", "text-private-use"),
            ("cases.3.mandatory", "plan-mandatory-unclear"),
            ("cases.4.title", "text-too-long"),
            ("cases.5.method", "text-control"),
            ("cases.6.unit", "text-too-long"),
            ("cases.7.id", "required"),
        ]
    );
    assert!(errors[1].args.contains(&("row".to_owned(), "1".to_owned())));
}

#[test]
fn a_plan_has_something_mandatory_and_an_end() {
    let code = |rows: &[Typed]| codes(&read_cases(rows).unwrap_err())[0].1.to_owned();
    assert_eq!(code(&[]), "plan-empty");
    assert_eq!(code(&[with("T-01", Field::Mandatory, "任意")]), "plan-nothing-mandatory");
    let many = |count: usize, steps: &str| -> Vec<Typed> {
        (1..=count).map(|number| with(&format!("T-{number}"), Field::Steps, steps)).collect()
    };
    assert_eq!(read_cases(&many(MAX_CASES, "手順")).unwrap().len(), 200);
    assert_eq!(code(&many(MAX_CASES + 1, "手順")), "plan-too-many");
    assert_eq!(code(&many(30, &"あ".repeat(2_000))), "plan-too-long");
}

#[test]
fn empty_rows_are_passed_over_and_mistakes_keep_their_rows() {
    let mut values = values_of(&[]);
    for (row, id) in [(1, "T-01"), (4, "T-02"), (6, "T-02")] {
        values.extend(self::row(id).into_iter().map(|(field, text)| (field.input(row), text)));
    }
    values.insert(Field::Mandatory.input(2), "必須".to_owned());
    values.insert(Field::Title.input(3), "　".to_owned());
    values.insert(Field::Title.input(4), String::new());
    let errors = read_typed(&values, &[]).unwrap_err();
    assert_eq!(codes(&errors), [("cases.4.title", "required"), ("cases.6.id", "plan-id-twice")]);
    assert_eq!(errors[1].args, [("id".to_owned(), "T-02".to_owned()), ("row".to_owned(), "5".to_owned())]);
}

#[test]
fn an_edition_gets_a_name_of_its_own() {
    let before = [named("1", &[("T-01", "起動")]), named("２", &[("T-01", "起動")])];
    assert_eq!(next_edition(&before), "3", "２ is 2 to whoever reads it");
    let rows = [row("T-01")];
    assert_eq!(read_plan(" ", &rows, &before).unwrap().edition, "3");
    assert_eq!(read_plan("R8.1_夏-改", &rows, &before).unwrap().edition, "R8.1_夏-改");
    for (name, code) in [
        ("1", "plan-edition-taken"),
        ("2", "plan-edition-taken"),
        ("a/b", "plan-edition-form"),
        ("a b", "plan-edition-form"),
        ("..", "plan-edition-form"),
        ("<b>", "plan-edition-form"),
        ("123456789012345678901", "text-too-long"),
    ] {
        assert_eq!(codes(&read_plan(name, &rows, &before).unwrap_err()), [("plan_edition", code)], "{name}");
    }
}

#[test]
fn an_added_case_gets_a_number_that_never_was() {
    let before = [named("1", &[("T-01", "a"), ("T-09", "b")]), named("2", &[("T-01", "a")])];
    let none = BTreeMap::new();
    assert_eq!(next_case_id(&before, &none), "T-10");
    let typed = BTreeMap::from([("cases.0.id".to_owned(), "Ｔ－１４".to_owned())]);
    assert_eq!(next_case_id(&before, &typed), "T-15");
}

#[test]
fn editions_are_compared_case_by_case() {
    let before = named("1", &[("T-01", "起動"), ("T-02", "表示"), ("T-03", "認証")]);
    let after = named("2", &[("T-03", "認証"), ("T-01", "起動と接続"), ("T-04", "通信断")]);
    let changes = changes(&before, &after);
    let kinds: Vec<_> = changes
        .iter()
        .map(|change| match change {
            Change::Added(_) => ("added", change.id()),
            Change::Removed(_) => ("removed", change.id()),
            Change::Changed { before, after } => {
                assert_eq!(fields(before, after), [Field::Title]);
                ("changed", change.id())
            }
        })
        .collect();
    assert_eq!(kinds, [("changed", "T-01"), ("added", "T-04"), ("removed", "T-02")]);
    assert!(reordered(&before, &after) && !reordered(&before, &before));
}

#[test]
fn a_number_that_means_something_else_is_doubted() {
    let before = [
        named("1", &[("T-01", "起動"), ("T-02", "表示"), ("T-03", "認証")]),
        named("2", &[("T-01", "起動"), ("T-03", "認証")]),
    ];
    // The same in another spelling is no doubt; a new number is none.
    let same = named("3", &[("T-01", "起 動"), ("T-02", "表示"), ("T-04", "通信断")]);
    assert_eq!(doubts(&before, &same), []);
    let other = named("3", &[("T-01", "充電"), ("T-02", "重さ")]);
    let found = doubts(&before, &other);
    let said: Vec<_> = found.iter().map(|it| (&*it.id, &*it.edition, &*it.title_then, it.was_gone)).collect();
    assert_eq!(said, [("T-01", "2", "起動", false), ("T-02", "1", "表示", true)]);
}

#[test]
fn mistakes_of_a_file_name_their_cells() {
    let columns = Field::ALL.into_iter().zip(0..).collect();
    let rows = vec![(1, row("T-01")), (4, with("T-01", Field::Expected, ""))];
    let found = Found { sheet: "Sheet1".to_owned(), columns, rows, mistakes: Vec::new() };
    let errors = found.cases().unwrap_err();
    let places: Vec<_> = errors
        .iter()
        .map(|error| {
            assert_eq!(error.field, "file");
            let arg = |name| error.args.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            (error.code.as_str(), arg("place").unwrap_or_default(), arg("row").unwrap_or_default())
        })
        .collect();
    assert_eq!(places, [("required", "Sheet1!D5", ""), ("plan-id-twice", "Sheet1!A5", "2")]);
}

#[test]
fn of_thousands_of_mistakes_the_first_are_told() {
    let columns = Field::ALL.into_iter().zip(0..).collect();
    let rows = (1..=900).map(|at| (at, with("x", Field::Title, ""))).collect();
    let errors = Found { sheet: "S".to_owned(), columns, rows, mistakes: Vec::new() }.cases().unwrap_err();
    assert_eq!(errors.len(), 101);
    assert_eq!(errors[100].code, "plan-more-mistakes");
}

proptest! {
    /// Whatever is taken is typed and read back as the same.
    #[test]
    fn what_is_taken_stays(ids in prop::collection::btree_set(1_u16..=999, 1..20), title in "\\PC{1,40}") {
        let rows: Vec<Typed> =
            ids.iter().map(|id| with(&format!("T-{id}"), Field::Title, &title)).collect();
        if let Ok(cases) = read_cases(&rows) {
            let again: Vec<Typed> = cases.iter().map(typed).collect();
            prop_assert_eq!(read_cases(&again), Ok(cases.clone()));
            prop_assert_eq!(changes(
                &TestPlan { edition: "1".to_owned(), cases: cases.clone() },
                &TestPlan { edition: "2".to_owned(), cases },
            ), []);
        }
    }
}
