//! What just keeps a rule: at the limit, spelled in another way, or nobody knows what would be right.

use domain::checks::{Applied, CallRules};
use domain::forms::{Content, FormId as F};
use domain::money::Rounding;
use jiff::civil::date;

use crate::given::{Change, Given, in_short};

fn nothing_is_found(cases: &[(&str, Change)]) {
    for (name, change) in cases {
        let mut given = Given::new();
        change(&mut given);
        assert_eq!(in_short(&given.found()), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_seven_as_they_are() {
    nothing_is_found(&[("unchanged", |_| {})]);
}

#[test]
fn at_the_limit() {
    nothing_is_found(&[
        ("unit and what comes with it at the cap", |it| {
            it.cell(F::PriceEstimate, 4, "unit_price", "7000");
            it.recompute(F::PriceEstimate);
        }),
        ("unit alone at the cap", |it| {
            it.cell(F::PriceEstimate, 1, "unit_price", "90000");
            it.rows(F::PriceEstimate).truncate(1);
            it.recompute(F::PriceEstimate);
        }),
        ("delivery does not count for the cap", |it| {
            it.cell(F::PriceEstimate, 3, "unit_price", "50000");
            it.recompute(F::PriceEstimate);
        }),
        ("valid on the day of closing", |it| it.set(F::PriceEstimate, "valid_until", "2026-12-25")),
        ("shipped on the day on which screening 3 ends", |it| {
            it.basis.call.device_check_ends = Some(date(2027, 3, 15));
        }),
        ("as much as stock and capacity give", |it| {
            // The fifth month decides: 10,700 of 600 + 5 × 2,020.
            it.set(F::SupplyPledge, "monthly_capacity", "2020");
        }),
        ("pledged as applied for", |it| it.set(F::SupplyPledge, "maximum_units", "12000")),
        ("maintained until the last warranty ends", |it| {
            it.set(F::SupplyPledge, "maintenance_until", "2030-08-31");
            it.set(F::PriceEstimate, "maintenance_until", "2030-08-31");
        }),
        ("dated on the opening day", |it| it.set(F::ShipmentPlan, "date", "2026-11-02")),
        ("dated today", |it| it.set(F::ShipmentPlan, "date", "2026-12-10")),
        ("fifteen today, and a hundred and twenty", |it| {
            it.cell(F::AntisocialPledge, 2, "officer_birth_date", "2011-12-04");
            it.cell(F::AntisocialPledge, 3, "officer_birth_date", "1905-12-05");
        }),
        ("in use since this month", |it| it.cell(F::TrackRecord, 1, "from", "2026-12")),
        ("still in use", |it| it.cell(F::TrackRecord, 4, "to", "稼働中")),
        ("a sentence that quotes a screen", |it| {
            let sentence = "画面に「○○様」と表示し、番号は****で伏せる。";
            it.cell(F::SelfDeclaration, 2, "grounds", sentence);
        }),
        ("one month only", |it| it.cell(F::TrackRecord, 4, "to", "2025-09")),
        ("a month without shipments at the end", |it| {
            it.push(F::ShipmentPlan, &[("month", "2027-09"), ("units", "0")]);
            it.recompute(F::ShipmentPlan);
        }),
    ]);
}

#[test]
fn spelled_in_another_way() {
    nothing_is_found(&[
        ("a number", |it| it.set(F::SupplyPledge, "applied_units", "１２，０００台")),
        ("a corporate number", |it| {
            it.set(F::TrackRecord, "corporate_number", "７－１２３４－５６７８－９０１２")
        }),
        ("a corporate number in the application", |it| {
            it.basis.applied.corporate_number = "7-1234-5678-9012".to_owned();
        }),
        ("a signer", |it| it.set(F::CancellationConsent, "signer_name", "靑木健一")),
        ("a delegate", |it| {
            it.set(F::CancellationConsent, "signer_capacity", "□ 代表者　☑ 代表者から委任を受けた者");
            it.set(F::CancellationConsent, "signer_name", "大野眞理");
        }),
        ("an officer", |it| it.cell(F::AntisocialPledge, 1, "officer_name", "青木 健一")),
        ("a tick", |it| it.set(F::AntisocialPledge, "clause_1", "レ")),
        ("a model among other words", |it| {
            it.cell(F::TrackRecord, 1, "product", "ＭＴ－ＦＲ２００（白）");
        }),
        ("no track record", |it| {
            it.set(F::TrackRecord, "has_record", "実績なし");
            it.rows(F::TrackRecord).clear();
            it.set(F::TrackRecord, "total_units", "");
        }),
        ("an optional requirement that does not apply", |it| {
            it.cell(F::SelfDeclaration, 12, "answer", "対象外");
        }),
    ]);
}

#[test]
fn not_known_is_not_checked() {
    nothing_is_found(&[
        ("no call, no application", |it| {
            it.basis.call = CallRules::default();
            it.basis.applied = Applied::default();
        }),
        ("another set of requirements, whose list nobody here knows", |it| {
            it.basis.call.requirement_edition = Some("2027-04".to_owned());
            it.set_all("requirement_edition", "2027-04");
            it.rows(F::SelfDeclaration).truncate(3);
            it.cell(F::SelfDeclaration, 1, "requirement", "K-1");
            it.cell(F::SelfDeclaration, 2, "requirement_text", "読み取れること。");
        }),
        ("a delegate of nobody's list", |it| {
            it.basis.applied.signatories.clear();
            it.set(F::CancellationConsent, "signer_capacity", "代表者から委任を受けた者");
            it.set(F::CancellationConsent, "signer_name", "西村　美咲");
        }),
        ("sums of a browser form, before they are computed", |it| {
            for entry in it.content(F::PriceEstimate).fields.values_mut() {
                entry.spot = None;
            }
            for cell in it.rows(F::PriceEstimate).iter_mut().flat_map(|row| &mut row.cells) {
                cell.spot = None;
            }
            for field in ["subtotal", "tax", "total"] {
                it.set(F::PriceEstimate, field, "");
            }
            (1..=4).for_each(|row| it.cell(F::PriceEstimate, row, "amount", ""));
        }),
    ]);
}

#[test]
fn tax_is_rounded_as_the_call_says() {
    for (rounding, tax, total) in
        [(Rounding::Truncate, "107400000", "1181400003"), (Rounding::Ceil, "107400001", "1181400004")]
    {
        let mut given = Given::new();
        given.basis.call.rounding = rounding;
        given.cell(F::PriceEstimate, 3, "unit_price", "1");
        given.cell(F::PriceEstimate, 3, "quantity", "18000003");
        given.recompute(F::PriceEstimate);
        let content = given.content(F::PriceEstimate).clone();
        assert_eq!((content.raw("tax"), content.raw("total")), (tax, total));
        assert_eq!(in_short(&given.found()), Vec::<String>::new());
    }
}

#[test]
fn too_many_of_one_kind_are_counted_and_not_listed() {
    let mut given = Given::new();
    for _ in 0..30 {
        given.push(F::TrackRecord, &[("units", "なし")]);
    }
    let rows = given.rows(F::TrackRecord).len();
    for row in 6..=rows {
        given.cell(F::TrackRecord, row, "customer", &format!("第{row}病院"));
    }
    let found = given.found();
    assert_eq!(found.len(), 20);
    assert!(found.iter().all(|it| it.code.id() == "number-not-digits"));
    let last = found.last().expect("twenty");
    assert_eq!(last.at.to_string(), "rows[25].units");
    assert_eq!(last.args, [("more", domain::finding::Shown::Number(10))]);
}

#[test]
fn a_wholly_empty_file_is_blank_and_nothing_else() {
    for form in F::ALL {
        let mut given = Given::new();
        *given.content(form) = Content::new(form);
        assert_eq!(in_short(&given.found()), [format!("{} blank-form at document:  / ", form.id())]);
    }
}
