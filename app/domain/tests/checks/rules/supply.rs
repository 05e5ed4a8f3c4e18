//! 様式第4号 and 第6号: units, months, running totals.

use domain::forms::FormId as F;
use jiff::civil::date;

use super::{Rule, rule};
use crate::given::Change;

pub fn rules() -> Vec<Rule> {
    let plan = |change: Change, code, at| rule(change, F::ShipmentPlan, code, at);
    vec![
        rule(
            |it| it.set(F::SupplyPledge, "maximum_units", "11,999台"),
            F::SupplyPledge,
            "maximum-below-applied",
            "maximum_units",
        )
        .shows("11999", "12000"),
        plan(|it| it.cell(F::ShipmentPlan, 3, "month", "2027-06"), "months-not-consecutive", "rows[3].month")
            .shows("2027-06", "2027-05"),
        plan(
            |it| {
                // From the fourth row on, a month late.
                for (row, month) in [(4, "2027-07"), (5, "2027-08"), (6, "2027-09")] {
                    it.cell(F::ShipmentPlan, row, "month", month);
                }
            },
            "months-not-consecutive",
            "rows[4].month",
        )
        .shows("2027-07", "2027-06"),
        plan(
            |it| it.cell(F::ShipmentPlan, 3, "cumulative", "5,800"),
            "cumulative-wrong",
            "rows[3].cumulative",
        )
        .shows("5800", "5900"),
        plan(
            |it| {
                // The error runs on to the end, and into the total.
                for (row, cumulative) in [(3, "5800"), (4, "8200"), (5, "10600"), (6, "11900")] {
                    it.cell(F::ShipmentPlan, row, "cumulative", cumulative);
                }
                it.set(F::ShipmentPlan, "total_units", "11900");
            },
            "cumulative-wrong",
            "rows[3].cumulative",
        )
        .shows("5800", "5900"),
        plan(|it| it.set(F::ShipmentPlan, "total_units", "12,500"), "total-wrong", "total_units")
            .shows("12500", "12000"),
        plan(
            |it| {
                // The sum was right before somebody changed a month.
                it.cell(F::ShipmentPlan, 6, "units", "1200");
                it.cell(F::ShipmentPlan, 6, "cumulative", "11900");
            },
            "total-wrong",
            "total_units",
        )
        .shows("12000", "11900"),
        plan(
            |it| {
                it.cell(F::ShipmentPlan, 6, "units", "1200");
                it.recompute(F::ShipmentPlan);
            },
            "units-differ",
            "total_units",
        )
        .shows("11900", "12000"),
        plan(
            |it| it.set(F::ShipmentPlan, "first_shipment", "2027-04-01"),
            "first-month-differs",
            "rows[1].month",
        )
        .shows("2027-03", "2027-04"),
        plan(
            |it| it.basis.call.device_check_ends = Some(date(2027, 3, 16)),
            "shipment-too-early",
            "first_shipment",
        )
        .shows("2027-03-15", "2027-03-16"),
        plan(
            |it| {
                // The day is right, the months are not.
                for (row, month) in
                    (1..).zip(["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04"])
                {
                    it.cell(F::ShipmentPlan, row, "month", month);
                }
            },
            "shipment-too-early",
            "rows[1].month",
        )
        .shows("2026-11", "2027-02-26"),
    ]
}
