//! Forms without an application: they are held against each other, and the majority says what is right.

use domain::checks::{Applied, CallRules};
use domain::finding::Finding;
use domain::forms::FormId as F;

use crate::given::{Change, Given, in_short, say};

fn strangers(change: Change) -> Vec<Finding> {
    let mut given = Given::new();
    given.basis.call = CallRules::default();
    given.basis.applied = Applied::default();
    change(&mut given);
    given.found()
}

#[test]
fn the_one_that_differs_is_told_with_what_the_others_say() {
    for (field, text, code) in [
        ("call", "第3回募集", "other-call"),
        ("requirement_edition", "2026-04", "other-requirements"),
        ("corporate_number", "4011001098993", "other-corporate-number"),
        ("company_name", "有限会社みらい端末製作所", "other-company"),
        ("address", "大阪府", "other-address"),
        ("representative_title", "社長", "other-representative"),
        ("representative_name", "青木　健二", "other-representative"),
        ("product_name", "みらいリーダー", "other-product"),
        ("model_number", "MT-FR300", "other-model"),
        ("firmware", "3.0", "other-firmware"),
        ("company_name", "（株）みらい端末製作所", "spelled-differently"),
    ] {
        let mut given = Given::new();
        given.basis.call = CallRules::default();
        given.basis.applied = Applied::default();
        let right = given.content(F::TrackRecord).text(field).expect(field);
        given.set(F::SupplyPledge, field, text);
        let found = given.found();
        let [one] = &found[..] else { panic!("{field}: {:?}", in_short(&found)) };
        assert_eq!((one.form, one.code.id(), one.at.to_string().as_str()), (F::SupplyPledge, code, field));
        assert_eq!((say(&one.found).as_str(), say(&one.expected)), (text, right));
        assert_eq!(one.spot, given.spot(F::SupplyPledge, field));
        assert_eq!(
            say(&one.args[0].1),
            "track-record,self-declaration,cancellation-consent,antisocial-pledge,shipment-plan,price-estimate"
        );
    }
}

#[test]
fn of_two_the_first_is_believed() {
    let found = strangers(|it| {
        it.readings.retain(|form, _| matches!(form, F::TrackRecord | F::ShipmentPlan));
        it.set(F::ShipmentPlan, "firmware", "3.0");
    });
    assert_eq!(in_short(&found), ["shipment-plan other-firmware at firmware: 3.0 / 2.4.1"]);
    assert_eq!(say(&found[0].args[0].1), "track-record");
}

#[test]
fn the_spelling_of_most_is_the_one_wanted() {
    let found = strangers(|it| {
        it.set_all("company_name", "㈱みらい端末製作所");
        it.set(F::TrackRecord, "company_name", "株式会社みらい端末製作所");
    });
    assert_eq!(
        in_short(&found),
        ["track-record spelled-differently at company_name: 株式会社みらい端末製作所 / ㈱みらい端末製作所"]
    );
}

#[test]
fn units_are_compared_between_the_three_forms_that_say_them() {
    let found = strangers(|it| {
        it.cell(F::PriceEstimate, 1, "quantity", "11000");
        it.recompute(F::PriceEstimate);
    });
    assert_eq!(in_short(&found), ["price-estimate units-differ at rows[1].quantity: 11000 / 12000"]);
    assert_eq!(say(&found[0].args[0].1), "supply-pledge,shipment-plan");
    let found = strangers(|it| it.set(F::SupplyPledge, "applied_units", "11000"));
    assert_eq!(in_short(&found), ["supply-pledge units-differ at applied_units: 11000 / 12000"]);
}

#[test]
fn a_plan_is_held_against_the_units_that_it_says_itself() {
    let found = strangers(|it| {
        it.readings.retain(|form, _| *form == F::ShipmentPlan);
        it.cell(F::ShipmentPlan, 6, "units", "1200");
        it.recompute(F::ShipmentPlan);
    });
    assert_eq!(in_short(&found), ["shipment-plan units-differ at total_units: 11900 / 12000"]);
    assert_eq!(say(&found[0].args[0].1), "shipment-plan");
}

#[test]
fn one_form_alone_differs_from_nobody() {
    for form in F::ALL {
        let mut given = Given::new();
        given.basis.applied = Applied::default();
        given.readings.retain(|it, _| *it == form);
        assert_eq!(in_short(&given.found()), Vec::<String>::new(), "{form:?}");
    }
}
