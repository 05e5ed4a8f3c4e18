use super::*;
use crate::forms::content::Row;
use crate::forms::example::example;
use crate::forms::{FormId, YearMonth};

type Told = (&'static str, ChangeKind, Option<u32>, Option<u32>, Vec<Option<&'static str>>);

fn told(before: &Content, after: &Content) -> Vec<Told> {
    compare(before, after)
        .into_iter()
        .map(|it| {
            (it.place, it.kind, it.before_row, it.after_row, it.parts.iter().map(|p| p.column).collect())
        })
        .collect()
}

fn rows(content: &mut Content) -> &mut Vec<Row> {
    content.tables.values_mut().next().unwrap()
}

fn set(content: &mut Content, row: usize, column: &str, text: &str) {
    let table = spec(content.form).tables().next().unwrap();
    rows(content)[row].set(table, column, Entry::typed(text));
}

#[test]
fn a_form_does_not_differ_from_itself() {
    for form in FormId::ALL {
        assert_eq!(compare(&example(form), &example(form)), []);
    }
}

#[test]
fn two_ways_to_write_one_value_are_no_change() {
    let before = example(FormId::ShipmentPlan);
    let mut after = before.clone();
    after.set("stock", Entry::typed("６００台"));
    after.set("date", Entry::typed("2026-12-04"));
    set(&mut after, 2, "units", "2,400");
    set(&mut after, 2, "month", "令和9年5月");
    assert_eq!(compare(&before, &after), []);
}

#[test]
fn fields_are_added_removed_and_changed() {
    let before = example(FormId::CancellationConsent);
    let mut after = before.clone();
    after.set("clause_2", Entry::typed("□"));
    after.set("signer_name", Entry::typed("大野　真理"));
    after.fields.remove("firmware");
    let none = || vec![None];
    assert_eq!(
        told(&before, &after),
        [
            ("firmware", ChangeKind::Removed, None, None, none()),
            ("clause_2", ChangeKind::Removed, None, None, none()),
            ("signer_name", ChangeKind::Changed, None, None, none()),
        ]
    );
    assert_eq!(told(&after, &before)[1], ("clause_2", ChangeKind::Added, None, None, none()));
    let part = &compare(&before, &after)[2].parts[0];
    assert_eq!(part.before, Shown::Text("青木　健一".into()));
    assert_eq!(part.after, Shown::Text("大野　真理".into()));
}

#[test]
fn a_changed_row_names_its_columns_and_what_follows_from_them_is_not_told() {
    let before = example(FormId::ShipmentPlan);
    let mut after = before.clone();
    set(&mut after, 1, "units", "1900");
    set(&mut after, 5, "units", "1400");
    for (row, cumulative) in [(1, "3400"), (2, "5800"), (3, "8200"), (4, "10600")] {
        set(&mut after, row, "cumulative", cumulative);
    }
    let units = || vec![Some("units")];
    assert_eq!(
        told(&before, &after),
        [
            ("rows", ChangeKind::Changed, Some(2), Some(2), units()),
            ("rows", ChangeKind::Changed, Some(6), Some(6), units()),
        ]
    );
    set(&mut after, 3, "cumulative", "8300");
    assert_eq!(
        told(&before, &after)[1],
        ("rows", ChangeKind::Changed, Some(6), Some(6), units()),
        "8,300 was right before, and is equal to what it was"
    );
    set(&mut after, 3, "cumulative", "9999");
    assert_eq!(
        told(&before, &after)[1],
        ("rows", ChangeKind::Changed, Some(4), Some(4), vec![Some("cumulative")])
    );
}

#[test]
fn rows_are_known_again_by_their_key() {
    let before = example(FormId::ShipmentPlan);
    let mut after = before.clone();
    rows(&mut after).remove(1);
    set(&mut after, 0, "units", "3500");
    let changes = compare(&before, &after);
    let kinds: Vec<_> = changes.iter().map(|it| (it.kind, it.before_row, it.after_row)).collect();
    assert_eq!(kinds, [(ChangeKind::Changed, Some(1), Some(1)), (ChangeKind::Removed, Some(2), None)],);
    let april = Shown::Month(YearMonth { year: 2027, month: 4 });
    assert_eq!((&changes[1].parts[0].before, &changes[1].parts[0].after), (&april, &Shown::Nothing));
}

#[test]
fn a_row_put_elsewhere_is_moved_and_one_put_between_only_added() {
    let before = example(FormId::TrackRecord);
    let mut after = before.clone();
    let last = rows(&mut after).pop().unwrap();
    rows(&mut after).insert(0, last);
    assert_eq!(told(&before, &after), [("rows", ChangeKind::Moved, Some(5), Some(1), vec![])]);
    let mut between = before.clone();
    let mut new = rows(&mut between)[0].clone();
    new.cells[0] = Entry::typed("つばめ病院");
    new.cells[3] = Entry::typed("9");
    new.cells[4] = Entry::typed("2026-01");
    rows(&mut between).insert(2, new);
    let columns = ["customer", "sector", "product", "units", "from", "publishable"];
    assert_eq!(
        told(&before, &between),
        [("rows", ChangeKind::Added, None, Some(3), columns.map(Some).to_vec())]
    );
}

#[test]
fn a_renamed_row_is_changed_and_not_replaced() {
    let before = example(FormId::AntisocialPledge);
    let mut after = before.clone();
    set(&mut after, 1, "officer_name", "大野　麻理");
    assert_eq!(
        told(&before, &after),
        [("officers", ChangeKind::Changed, Some(2), Some(2), vec![Some("officer_name")])]
    );
    // Name and title: half of it is still the same.
    set(&mut after, 1, "officer_title", "専務取締役");
    assert_eq!(
        told(&before, &after),
        [(
            "officers",
            ChangeKind::Changed,
            Some(2),
            Some(2),
            vec![Some("officer_name"), Some("officer_title")]
        )]
    );
    for (column, text) in [("officer_kana", "ヤマ"), ("officer_birth_date", "1970-01-01")] {
        set(&mut after, 1, column, text);
    }
    let kinds: Vec<_> = compare(&before, &after).iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ChangeKind::Removed, ChangeKind::Added]);
}

#[test]
fn lines_of_one_name_are_told_apart_by_what_they_say() {
    let before = example(FormId::PriceEstimate);
    let mut two = before.clone();
    let mut again = rows(&mut two)[1].clone();
    again.cells[2] = Entry::typed("999");
    rows(&mut two).push(again);
    let mut swapped = two.clone();
    rows(&mut swapped).swap(1, 4);
    let changes = told(&two, &swapped);
    assert!(changes.iter().all(|it| it.1 == ChangeKind::Moved && it.4.is_empty()), "{changes:?}");
    assert_eq!(changes.len(), 2);
}

#[test]
fn long_texts_are_told_by_paragraph() {
    let before = example(FormId::SupplyPledge);
    let mut after = before.clone();
    after.set(
        "maintenance_contact",
        Entry::typed("みらい端末サポートセンター\r\n\r\n電話 0120-000-456\n平日9時から18時まで（祝日及び年末年始を除く。）\n土曜日は休み"),
    );
    let changes = compare(&before, &after);
    let paragraph = |kind, before: Option<&str>, after: Option<&str>| Paragraph {
        kind,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    assert_eq!(
        changes[0].parts[0].paragraphs,
        [
            paragraph(ChangeKind::Changed, Some("電話 0120-000-123"), Some("電話 0120-000-456")),
            paragraph(ChangeKind::Added, None, Some("土曜日は休み")),
        ]
    );
    assert_eq!(changes.len(), 1);
}

#[test]
fn versions_without_places_or_cells_can_be_compared() {
    for form in FormId::ALL {
        let nothing = Content::new(form);
        assert_eq!(compare(&nothing, &nothing), []);
        assert!(!compare(&nothing, &example(form)).is_empty());
        assert!(compare(&example(form), &nothing).iter().all(|it| it.kind == ChangeKind::Removed));
    }
}
