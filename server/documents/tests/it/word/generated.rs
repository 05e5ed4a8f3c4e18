//! Whatever is filled in is read back, with its place.

use std::collections::{BTreeMap, BTreeSet};

use domain::forms::spec::{Field, Kind};
use domain::forms::{Content, Entry, FormId, Row, example, spec};
use proptest::prelude::*;

use super::{WORD, blank, meaning, read, try_read, write};

/// Texts that people and machines come up with: kanji outside the BMP, markup, blanks of any kind.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠０-９ 　ー]{1,60}",
        2 => "\\PC{1,40}",
        1 => "[<>&'\"\\]{}%$髙﨑𠮷塚神①㈱\u{3000}\u{A0}\u{E0100}]{1,20}",
        1 => Just("]]> &amp; <w:t> &#x41; \u{2028}".to_owned()),
        1 => "[一-龠]{300,400}",
        1 => any::<String>(),
    ]
}

fn long_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(text(), 1..5).prop_map(|lines| lines.join("\n")),
        1 => "[一-龠a-z ]{3900,4200}",
    ]
}

fn value(kind: Kind) -> BoxedStrategy<String> {
    match kind {
        Kind::Text => text().boxed(),
        Kind::LongText => long_text().boxed(),
        Kind::Date => prop_oneof![
            (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
            Just("令和8年11月22日".to_owned()),
            Just("近日中".to_owned()),
        ]
        .boxed(),
        Kind::YearMonth => prop_oneof![
            (2000_i16..2050, 1_i8..=12).prop_map(|(y, m)| format!("{y}-{m:02}")),
            Just("Ｒ８．１０".to_owned()),
        ]
        .boxed(),
        Kind::Integer(_) | Kind::Money | Kind::Percent => prop_oneof![
            5 => (0_i64..2_000_000).prop_map(|number| number.to_string()),
            1 => (-5_i64..5).prop_map(|number| format!("{number}台")),
            1 => Just("１２，０００台".to_owned()),
            1 => Just("未定 <5".to_owned()),
        ]
        .boxed(),
        Kind::Choice(choices) => prop_oneof![
            5 => prop::sample::select(choices.iter().map(|choice| choice.id.to_owned()).collect::<Vec<_>>()),
            1 => Just("どちらでもない".to_owned()),
        ]
        .boxed(),
        Kind::Tick => prop_oneof![Just("☑".to_owned()), Just(String::new())].boxed(),
        Kind::Kana => "[ァ-ヴー　]{1,20}".boxed(),
        Kind::Phone => {
            prop_oneof![Just("03-1234-5678".to_owned()), Just("０９０ー１２３４ー５６７８".to_owned())]
                .boxed()
        }
        Kind::Mail => Just("a.b+c@example.jp".to_owned()).boxed(),
        Kind::CorporateNumber => {
            prop_oneof![Just("4011001098993".to_owned()), Just("123".to_owned())].boxed()
        }
    }
}

/// Sometimes nothing.
fn entry(field: &Field) -> BoxedStrategy<Entry> {
    let typed = value(field.kind).prop_map(Entry::typed);
    prop_oneof![1 => Just(Entry::default()), 6 => typed].boxed()
}

fn content(form: FormId) -> BoxedStrategy<Filled> {
    let spec = spec(form);
    let fields: Vec<_> = spec.fields().filter(|field| field.formula.is_none()).collect();
    let entries: Vec<_> = fields.iter().map(|field| entry(field)).collect();
    let ticks = prop::collection::vec(any::<bool>(), spec.clauses().count());
    let tables: Vec<_> = spec
        .tables()
        .map(|table| {
            let row: Vec<_> = table.columns.iter().map(entry).collect();
            prop::collection::vec(row, 0..=40)
        })
        .collect();
    let content = (entries, ticks, tables).prop_map(move |(entries, ticks, tables)| {
        let mut content = Content::blank(form);
        for (field, entry) in fields.iter().zip(entries) {
            content.set(field.id, entry);
        }
        for (clause, ticked) in spec.clauses().zip(ticks) {
            content.set(clause.id, Entry::typed(if ticked { "✓" } else { "" }));
        }
        for (table, rows) in spec.tables().zip(tables) {
            let rows = rows.into_iter().map(|cells| Row { cells });
            content.tables.insert(table.id.to_owned(), rows.collect());
        }
        content
    });
    content.prop_map(Filled).boxed()
}

/// Content that is not printed when a test fails: it is long, and the differences are told.
struct Filled(Content);

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.form.id())
    }
}

/// What is there on one side alone, or not the same.
fn differences(read: &BTreeMap<String, String>, written: &BTreeMap<String, String>) -> Vec<String> {
    let names: BTreeSet<_> = read.keys().chain(written.keys()).collect();
    let of = |side: &BTreeMap<String, String>, name: &str| side.get(name).cloned().unwrap_or_default();
    let differ = names.into_iter().filter(|name| read.get(*name) != written.get(*name));
    differ.map(|name| format!("{name}: {} / {}", of(read, name), of(written, name))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_written_is_read(
        content in prop::sample::select(WORD.to_vec()).prop_flat_map(content)
    ) {
        let bytes = write(&content.0);
        let read = read(&bytes);
        let differences = differences(&meaning(&read), &meaning(&replaced(content.0)));
        prop_assert!(differences.is_empty(), "{differences:#?}");
        for entry in read.fields.values().chain(read.tables.values().flatten().flat_map(|row| &row.cells)) {
            prop_assert!(entry.spot.is_some());
        }
        // What was read is written and read once more: now nothing changes at all.
        let again = super::read(&write(&read));
        prop_assert!(without_spots(again) == without_spots(read));
    }
}

/// Rows that nobody touched move the ones below them up.
fn without_spots(mut content: Content) -> Content {
    let entries = content.fields.values_mut();
    for entry in entries.chain(content.tables.values_mut().flatten().flat_map(|row| &mut row.cells)) {
        entry.spot = None;
    }
    content
}

/// What XML has no way to carry is replaced, visibly; ends of lines are one.
fn replaced(mut content: Content) -> Content {
    let carried = |text: &str| -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let is_carried =
            |ch: char| ch >= ' ' && !matches!(ch, '\u{FFFE}' | '\u{FFFF}') || matches!(ch, '\n' | '\t');
        text.chars().map(|ch| if is_carried(ch) { ch } else { '\u{FFFD}' }).collect()
    };
    let entries = content.fields.values_mut();
    for entry in entries.chain(content.tables.values_mut().flatten().flat_map(|row| &mut row.cells)) {
        entry.raw = carried(&entry.raw);
    }
    content
}

#[test]
fn the_examples_are_read_as_they_are() {
    for form in WORD {
        let example = example::example(form);
        let reading = try_read(&write(&example), None).unwrap();
        assert_eq!((reading.form, reading.edition.as_deref()), (form, Some("2026-10")));
        assert_eq!(meaning(&reading.content), meaning(&example), "{form:?}");
    }
}

#[test]
fn a_blank_form_is_read_as_blank_with_all_its_places() {
    for form in WORD {
        let content = read(&blank(form));
        assert!(content.is_blank(), "{form:?}: {:?}", meaning(&content));
        for place in spec(form).places().skip(1) {
            let there = content.fields.contains_key(place.id) || content.tables.contains_key(place.id);
            assert!(there, "{form:?} {}", place.id);
        }
        assert_eq!(content.raw("addressee"), "厚生労働大臣　殿");
        assert_eq!(content.raw("requirement_edition"), "2026-10");
        let rows = if form == FormId::SelfDeclaration { 12 } else { 0 };
        assert_eq!(content.tables.values().map(Vec::len).sum::<usize>(), rows);
    }
}

/// Wrong sums are written as given, so that they can be found.
#[test]
fn a_given_figure_is_not_corrected() {
    let mut content = example::example(FormId::ShipmentPlan);
    content.set("total_units", Entry::typed("1"));
    assert_eq!(read(&write(&content)).whole("total_units"), Some(1));
}

#[test]
fn an_edition_is_text_in_the_files_properties() {
    let imprint = documents::write::Imprint { edition: "A&B <x>", ..super::IMPRINT };
    let bytes =
        documents::write::write_form(&example::example(FormId::ShipmentPlan), &imprint).expect("written");
    let properties = super::part(&bytes, "docProps/custom.xml");
    assert!(properties.contains("shipment-plan/A&amp;B &lt;x&gt;"), "{properties}");
    assert_eq!(try_read(&bytes, None).expect("read").form, FormId::ShipmentPlan);
}
