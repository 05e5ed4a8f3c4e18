//! What always holds, whatever stands on a form.

use domain::checks::{self, Applied, Basis, CallRules};
use domain::forms::compare::compare;
use domain::forms::data::{from_json, to_json};
use domain::forms::example::{example, example_basis};
use domain::forms::prefill::prefilled;
use domain::forms::{Content, Entry, FormId, Origin, Reading, Row, Spot, spec};
use proptest::prelude::*;

/// What people, programs and nobody type, and now and then anything at all.
fn text() -> impl Strategy<Value = String> {
    let usual = [
        "",
        " 　",
        "○",
        "×",
        "対象外",
        "必須",
        "本体",
        "付属",
        "保守",
        "実績あり",
        "実績なし",
        "病院",
        "可",
        "代表者",
        "☑",
        "□",
        "レ",
        "0",
        "1",
        "-5",
        "12000",
        "１２，０００台",
        "999999999999",
        "-999999999999",
        "99999999999999999999",
        "10",
        "8%",
        "0.1",
        "110",
        "2026-12-04",
        "令和8年12月4日",
        "平成31年5月1日",
        "9999-12-31",
        "-9999-01-01",
        "0001-01-01",
        "2027-03",
        "2027-04",
        "9999-12",
        "令和元年5月",
        "○○○○",
        "〇〇株式会社",
        "XXXX",
        "（記入してください）",
        "例：3",
        "株式会社みらい端末製作所",
        "㈱みらい端末製作所",
        "MT-FR200",
        "R-01",
        "R-12",
        "7123456789012",
        "青木　健一",
        "アオキ",
        "03-0000-1234",
        "a@example.jp",
        "一\n\n二\r\n三",
        "\u{E000}",
        "\u{0}",
        "第2回募集",
    ];
    prop_oneof![
        8 => proptest::sample::select(usual.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let spot = prop_oneof![Just(None), Just(Some(Spot::Paragraph { number: 1 }))];
    let origin = prop_oneof![4 => Just(Origin::Typed), 1 => Just(Origin::StoredFigure)];
    (text(), spot, origin).prop_map(|(raw, spot, origin)| Entry { raw, spot, origin })
}

/// A form on which some of the example is left and the rest is anything: places missing, rows with too
/// few and too many cells.
fn content() -> impl Strategy<Value = Content> {
    form().prop_flat_map(content_of)
}

fn form() -> impl Strategy<Value = FormId> {
    proptest::sample::select(FormId::ALL.to_vec())
}

fn content_of(form: FormId) -> impl Strategy<Value = Content> {
    let spec = spec(form);
    let ids: Vec<&str> =
        spec.fields().map(|field| field.id).chain(spec.clauses().map(|clause| clause.id)).collect();
    let fields =
        proptest::collection::vec((proptest::sample::select(ids), proptest::option::of(entry())), 0..12);
    let row = proptest::collection::vec(entry(), 0..10).prop_map(|cells| Row { cells });
    let rows = proptest::option::of(proptest::collection::vec(row, 0..8));
    (fields, rows, any::<bool>()).prop_map(move |(fields, rows, start_blank)| {
        let mut content = if start_blank { Content::blank(form) } else { example(form) };
        for (id, entry) in fields {
            match entry {
                Some(entry) => content.set(id, entry),
                None => drop(content.fields.remove(id)),
            }
        }
        if let (Some(rows), Some(table)) = (rows, spec.tables().next()) {
            content.tables.insert(table.id.to_owned(), rows);
        }
        content
    })
}

fn basis() -> impl Strategy<Value = Basis> {
    let known = example_basis();
    let unknown = Basis { call: CallRules::default(), applied: Applied::default(), ..known.clone() };
    prop_oneof![Just(known), Just(unknown)]
}

proptest! {
    #[test]
    fn no_content_makes_a_check_panic_and_no_place_is_invented(content in content(), basis in basis()) {
        let form = content.form;
        let reading = Reading { form, edition: Some("2026-10".to_owned()), content };
        for finding in checks::form(form, &reading, &basis) {
            prop_assert_eq!(finding.form, form);
            prop_assert!(spec(form).place(finding.at.place).is_some(), "{}", finding.at);
            if let (Some(table), Some(column)) =
                (spec(form).tables().find(|table| table.id == finding.at.place), finding.at.column)
            {
                prop_assert!(table.column(column).is_some(), "{}", finding.at);
                let row = usize::try_from(finding.at.row.unwrap()).unwrap();
                prop_assert!((1..=reading.content.rows(table.id).len()).contains(&row));
            }
        }
    }

    #[test]
    fn no_forms_together_make_a_check_panic(contents in proptest::collection::vec(content(), 0..9), basis in basis()) {
        let all: Vec<&Content> = contents.iter().collect();
        for finding in checks::across(&all, &basis) {
            prop_assert!(all.iter().any(|content| content.form == finding.form));
        }
    }

    #[test]
    fn data_comes_out_as_it_went_in(content in content()) {
        let data = to_json(&content);
        let read = from_json(content.form, &data).unwrap();
        prop_assert_eq!(to_json(&read), data);
        prop_assert_eq!(compare(&read, &from_json(content.form, &to_json(&read)).unwrap()), []);
    }

    #[test]
    fn nothing_differs_from_itself(content in content()) {
        prop_assert_eq!(compare(&content, &content), []);
    }

    #[test]
    fn what_differs_one_way_differs_the_other(
        (one, other) in form().prop_flat_map(|form| (content_of(form), content_of(form)))
    ) {
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        prop_assert_eq!(there.is_empty(), back.is_empty());
        for change in there {
            prop_assert!(spec(one.form).place(change.place).is_some());
            let row = |row: Option<u32>| row.is_none_or(|row| row >= 1);
            prop_assert!(row(change.before_row) && row(change.after_row));
        }
    }

    #[test]
    fn a_prefilled_form_has_only_gaps(form in form()) {
        let basis = example_basis();
        let content = prefilled(form, &basis.call, &basis.applied, basis.today);
        let reading = Reading { form, edition: Some("2026-10".to_owned()), content };
        let gaps = ["required", "clause-not-ticked", "requirement-unanswered"];
        for finding in checks::form(form, &reading, &basis) {
            prop_assert!(gaps.contains(&finding.code.id()), "{:?}", finding);
        }
    }
}
