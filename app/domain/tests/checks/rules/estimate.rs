//! 様式第7号: figures, cap, tax.

use domain::forms::FormId as F;

use super::{Rule, rule};
use crate::given::Change;

pub fn rules() -> Vec<Rule> {
    let line = |change: Change, code, at| rule(change, F::PriceEstimate, code, at);
    vec![
        line(|it| it.cell(F::PriceEstimate, 2, "amount", "38,400,001円"), "amount-wrong", "rows[2].amount")
            .shows("38400001円", "38400000円"),
        line(
            |it| {
                // The wrong line runs through all the sums.
                it.cell(F::PriceEstimate, 2, "amount", "38400010");
                it.set(F::PriceEstimate, "subtotal", "1074000010");
                it.set(F::PriceEstimate, "tax", "107400001");
                it.set(F::PriceEstimate, "total", "1181400011");
            },
            "amount-wrong",
            "rows[2].amount",
        )
        .shows("38400010円", "38400000円"),
        line(|it| it.set(F::PriceEstimate, "subtotal", "1074000010"), "subtotal-wrong", "subtotal")
            .shows("1074000010円", "1074000000円"),
        line(
            |it| {
                it.set(F::PriceEstimate, "subtotal", "1074000010");
                it.set(F::PriceEstimate, "tax", "107400001");
                it.set(F::PriceEstimate, "total", "1181400011");
            },
            "subtotal-wrong",
            "subtotal",
        )
        .shows("1074000010円", "1074000000円"),
        line(
            |it| {
                it.set(F::PriceEstimate, "tax", "85920000");
                it.set(F::PriceEstimate, "total", "1159920000");
            },
            "tax-wrong",
            "tax",
        )
        .shows("85920000円", "107400000円"),
        line(|it| it.set(F::PriceEstimate, "total", "1181400001"), "total-wrong", "total")
            .shows("1181400001円", "1181400000円"),
        line(|it| it.cell(F::PriceEstimate, 1, "class", "付属"), "no-unit-line", "rows"),
        line(
            |it| {
                it.cell(F::PriceEstimate, 1, "unit_price", "90001");
                it.recompute(F::PriceEstimate);
            },
            "above-cap",
            "rows[1].unit_price",
        )
        .shows("99001円", "99000円")
        .with(&[("price", "90001円")]),
        line(
            |it| {
                it.cell(F::PriceEstimate, 4, "unit_price", "7001");
                it.recompute(F::PriceEstimate);
            },
            "cap-by-shifting",
            "rows",
        )
        .shows("99001円", "99000円"),
        line(
            |it| {
                it.cell(F::PriceEstimate, 3, "tax_rate", "8%");
                it.recompute(F::PriceEstimate);
            },
            "tax-rate-unusual",
            "rows[3].tax_rate",
        )
        .shows("8", "10")
        .with(&[("count", "1")]),
        line(|it| it.set(F::PriceEstimate, "valid_until", "2026-12-24"), "validity-too-short", "valid_until")
            .shows("2026-12-24", "2026-12-25"),
        line(
            |it| {
                it.cell(F::PriceEstimate, 1, "quantity", "11999");
                it.recompute(F::PriceEstimate);
            },
            "units-differ",
            "rows[1].quantity",
        )
        .shows("11999", "12000"),
        line(
            |it| {
                it.push(F::PriceEstimate, &[("quantity", "1")]);
                it.recompute(F::PriceEstimate);
            },
            "units-differ",
            "rows",
        )
        .shows("12001", "12000"),
        line(
            |it| {
                it.cell(F::PriceEstimate, 1, "quantity", "0");
                it.recompute(F::PriceEstimate);
            },
            "below-minimum",
            "rows[1].quantity",
        )
        .shows("0", "1"),
        line(|it| it.rows(F::PriceEstimate).clear(), "required", "rows"),
        // A lower rate does not bring a unit under the cap.
        line(
            |it| {
                it.cell(F::PriceEstimate, 1, "unit_price", "90001");
                it.cell(F::PriceEstimate, 1, "tax_rate", "8");
                it.recompute(F::PriceEstimate);
                it.without.push("tax-rate-unusual");
            },
            "above-cap",
            "rows[1].unit_price",
        )
        .shows("99001円", "99000円")
        .with(&[("price", "90001円")]),
    ]
}
