use serde_json::json;

use super::*;
use crate::forms::example::example;

#[test]
fn data_has_the_shapes_that_are_documented() {
    let data = to_json(&example(FormId::ShipmentPlan));
    assert_eq!(data["date"], "2026-12-04");
    assert_eq!(data["applied_units"], 12_000);
    assert_eq!(data["corporate_number"], "7123456789012");
    assert_eq!(data["contact_phone"], "0300001234");
    assert_eq!(data["rows"][1], json!({"month": "2027-04", "units": 2_000, "cumulative": 3_500}));
    let consent = to_json(&example(FormId::CancellationConsent));
    assert_eq!(consent["clause_1"], true);
    assert_eq!(consent["signer_capacity"], "representative");
    let blank = to_json(&Content::blank(FormId::CancellationConsent));
    assert_eq!(blank["clause_1"], false);
    assert_eq!(blank.as_object().unwrap().len(), 6);
    assert_eq!(to_json(&Content::blank(FormId::PriceEstimate)), json!({"rows": []}));
}

#[test]
fn what_goes_in_comes_out() {
    for form in FormId::ALL {
        let content = example(form);
        let read = from_json(form, &to_json(&content)).unwrap();
        assert_eq!(to_json(&read), to_json(&content), "{form:?}");
    }
}

#[test]
fn a_text_that_does_not_fit_stays_a_text() {
    let data = json!({
        "applied_units": "多数", "date": "近日中", "total_units": 5,
        "rows": [{}, {"month": "来月", "units": "1,200台"}],
    });
    let content = from_json(FormId::ShipmentPlan, &data).unwrap();
    assert_eq!(content.raw("total_units"), "5");
    assert_eq!(
        to_json(&content),
        json!({
            "applied_units": "多数", "date": "近日中", "total_units": 5,
            "rows": [{"month": "来月", "units": 1_200}],
        })
    );
    let ticked = from_json(FormId::SupplyPledge, &json!({"repair_days": "5日"})).unwrap();
    assert_eq!(to_json(&ticked)["repair_days"], 5);
}

#[test]
fn every_fault_is_told_with_its_path() {
    let data = json!({
        "nothing": 1, "date": 20_261_122, "applied_units": 1.5, "stock": true,
        "rows": [{"units": 1}, 7, {"units": null, "price": 1}],
    });
    let errors = from_json(FormId::ShipmentPlan, &data).unwrap_err();
    let told: Vec<_> = errors.iter().map(|error| (error.path.as_str(), error.reason.id())).collect();
    for expected in [
        ("$.nothing", "unknown"),
        ("$.date", "not-text"),
        ("$.applied_units", "not-whole"),
        ("$.stock", "not-whole"),
        ("$.rows[1]", "not-an-object"),
        ("$.rows[2].units", "not-whole"),
        ("$.rows[2].price", "unknown"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    assert_eq!(told.len(), 7);
    let code = |form, data| from_json(form, &data).unwrap_err()[0].reason.id();
    assert_eq!(code(FormId::ShipmentPlan, json!([])), "not-an-object");
    assert_eq!(code(FormId::ShipmentPlan, json!({"rows": {}})), "not-an-array");
    assert_eq!(code(FormId::CancellationConsent, json!({"clause_1": 1})), "not-tick");
}
