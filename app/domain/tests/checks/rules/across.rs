//! Forms against each other, with an application that says what is right.

use domain::forms::FormId as F;

use super::{Rule, rule};

pub fn rules() -> Vec<Rule> {
    vec![
        rule(
            |it| it.set(F::SupplyPledge, "applied_units", "12001"),
            F::SupplyPledge,
            "units-differ",
            "applied_units",
        )
        .shows("12001", "12000"),
        rule(
            |it| it.set(F::SupplyPledge, "monthly_capacity", "1300"),
            F::ShipmentPlan,
            "beyond-capacity",
            "rows[2].units",
        )
        .shows("3500", "3200")
        .with(&[("month", "2027-04"), ("stock", "600"), ("capacity", "1300")]),
        // Rows without units before the first one make no capacity.
        rule(
            |it| {
                it.set(F::SupplyPledge, "monthly_capacity", "1300");
                let mut rows = Vec::new();
                for month in ["2026-12", "2027-01", "2027-02"] {
                    let mut row = it.rows(F::ShipmentPlan)[0].clone();
                    for (cell, text) in row.cells.iter_mut().zip([month, "0", "0"]) {
                        text.clone_into(&mut cell.raw);
                    }
                    rows.push(row);
                }
                it.rows(F::ShipmentPlan).splice(0..0, rows);
                it.set(F::ShipmentPlan, "first_shipment", "2027-03-15");
                it.without.push("first-month-differs");
            },
            F::ShipmentPlan,
            "beyond-capacity",
            "rows[5].units",
        )
        .shows("3500", "3200")
        .with(&[("month", "2027-04"), ("stock", "600"), ("capacity", "1300")]),
        rule(|it| it.twice = true, F::TrackRecord, "form-twice", "document"),
        rule(
            |it| {
                it.set(F::SupplyPledge, "maintenance_until", "2030-08-30");
                it.set(F::PriceEstimate, "maintenance_until", "2030-08-30");
            },
            F::SupplyPledge,
            "maintenance-too-short",
            "maintenance_until",
        )
        .shows("2030-08-30", "2030-08-31")
        .with(&[("month", "2027-08"), ("warranty", "36")]),
        rule(
            |it| it.set(F::PriceEstimate, "warranty_months", "24か月"),
            F::PriceEstimate,
            "warranty-differs",
            "warranty_months",
        )
        .shows("24", "36"),
        rule(
            |it| it.set(F::PriceEstimate, "maintenance_until", "2033-03-31"),
            F::PriceEstimate,
            "maintenance-differs",
            "maintenance_until",
        )
        .shows("2033-03-31", "2032-03-31"),
    ]
}
