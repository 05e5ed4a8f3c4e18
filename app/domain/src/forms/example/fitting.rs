//! The examples told of another call and another application: still seven forms that fit each other and
//! what they are held against. For demonstration data and for tests.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::super::content::{Content, Entry, Row, cell_month, cell_whole};
use super::super::prefill::prefilled;
use super::super::spec::Table;
use super::super::{FormId, YearMonth, spec};
use super::{example, example_basis};
use crate::calendar::both_calendars;
use crate::checks::{Applied, Basis, CallRules};
use crate::money::Yen;

/// In how many months the units are shipped, where there are enough of them.
const MONTHS: u32 = 6;
const WARRANTY_MONTHS: i32 = 36;

/// A form filled in for this call and application, dated on the day of the basis. What the basis does not
/// know is taken from the examples.
pub fn fitting(form: FormId, basis: &Basis) -> Content {
    let known = known(basis);
    let plan = Plan::of(&known);
    let mut content = example(form);
    content.forget_computed();
    let head = prefilled(form, &known.call, &known.applied, known.today);
    for field in spec(form).common.fields() {
        content.set(field.id, Entry::typed(head.raw(field.id)));
    }
    let applied = &known.applied;
    let date = |date| both_calendars(date);
    for (id, text) in [
        ("signer_title", applied.representative_title.clone()),
        ("signer_name", applied.representative_name.clone()),
        ("signed_on", date(known.today)),
        ("applied_units", plan.units.to_string()),
        ("maximum_units", (plan.units + plan.units / 4).to_string()),
        ("monthly_capacity", plan.a_month.to_string()),
        ("stock", (plan.units / 20).to_string()),
        ("first_shipment", date(plan.first)),
        ("maintenance_until", date(plan.maintenance_until)),
        ("warranty_months", WARRANTY_MONTHS.to_string()),
        ("valid_until", date(plan.valid_until)),
    ] {
        if spec(form).fields().any(|field| field.id == id) {
            content.set(id, Entry::typed(text));
        }
    }
    if let Some(table) = spec(form).tables().next() {
        let rows = content.tables.remove(table.id).unwrap_or_default();
        content.tables.insert(table.id.to_owned(), plan.rows(form, table, rows, &known));
    }
    content.fill_computed(known.call.rounding);
    content
}

/// The basis, with what it does not say from the examples.
fn known(basis: &Basis) -> Basis {
    let example = example_basis();
    let text = |own: &str, other: String| if own.is_empty() { other } else { own.to_owned() };
    let (own, other) = (&basis.applied, example.applied);
    let applied = Applied {
        corporate_number: text(&own.corporate_number, other.corporate_number),
        company_name: text(&own.company_name, other.company_name),
        address: text(&own.address, other.address),
        representative_title: text(&own.representative_title, other.representative_title),
        representative_name: text(&own.representative_name, other.representative_name),
        contact_department: text(&own.contact_department, other.contact_department),
        contact_name: text(&own.contact_name, other.contact_name),
        contact_phone: text(&own.contact_phone, other.contact_phone),
        contact_mail: text(&own.contact_mail, other.contact_mail),
        product_name: text(&own.product_name, other.product_name),
        model_number: text(&own.model_number, other.model_number),
        firmware: text(&own.firmware, other.firmware),
        units: own.units.or(other.units),
        signatories: own.signatories.clone(),
    };
    let call = basis.call.clone();
    let call = CallRules {
        title_ja: call.title_ja.or(example.call.title_ja),
        requirement_edition: call.requirement_edition.or(example.call.requirement_edition),
        price_cap: call.price_cap.or(example.call.price_cap),
        tax_percent: call.tax_percent.or(example.call.tax_percent),
        ..call
    };
    Basis { call, applied, today: basis.today }
}

/// The figures and days that several forms share.
struct Plan {
    units: u32,
    months: u32,
    a_month: u32,
    first: Date,
    maintenance_until: Date,
    valid_until: Date,
}

impl Plan {
    fn of(basis: &Basis) -> Self {
        let units = basis.applied.units.unwrap_or(1).max(1);
        let months = units.min(MONTHS);
        // Two weeks after the screening ends, or three months from now where nobody knows when.
        let first = match basis.call.device_check_ends {
            Some(ends) => later(ends.max(basis.today), 14.days()),
            None => later(basis.today, 3.months()),
        };
        let closes = basis.call.closes_on().unwrap_or(basis.today).max(basis.today);
        let last = later(first, i32::try_from(months).unwrap_or(0).months());
        Self {
            units,
            months,
            a_month: units.div_ceil(months),
            first,
            maintenance_until: later(last, (WARRANTY_MONTHS + 24).months()),
            valid_until: later(closes, 3.months()),
        }
    }

    fn rows(&self, form: FormId, table: &Table, mut rows: Vec<Row>, basis: &Basis) -> Vec<Row> {
        let applied = &basis.applied;
        let product = format!("{} {}", applied.product_name, applied.model_number);
        let set = |row: &mut Row, column: &str, text: String| row.set(table, column, Entry::typed(text));
        match form {
            FormId::TrackRecord => {
                let back = months_back(basis.today);
                for row in &mut rows {
                    set(row, "product", product.clone());
                    for column in ["from", "to"] {
                        if let Some(month) = cell_month(table, row, column) {
                            set(row, column, YearMonth::of_index(month.index() - back).to_string());
                        }
                    }
                }
            }
            FormId::AntisocialPledge => {
                if let Some(first) = rows.first_mut() {
                    set(first, "officer_name", applied.representative_name.clone());
                    set(first, "officer_title", applied.representative_title.clone());
                }
            }
            FormId::ShipmentPlan => rows = self.shipments(table),
            FormId::PriceEstimate => {
                let cap = basis.call.price_cap.map_or(0, Yen::get);
                let usual = example_basis().call.price_cap.map_or(1, Yen::get);
                let rate = basis.call.tax_percent.unwrap_or(10).to_string();
                for row in &mut rows {
                    let price = cell_whole(table, row, "unit_price").unwrap_or(0);
                    set(row, "unit_price", (price.min(price * cap / usual)).to_string());
                    set(row, "tax_rate", rate.clone());
                    set(row, "quantity", self.units.to_string());
                }
                if let Some(first) = rows.first_mut() {
                    set(first, "item", product);
                }
            }
            FormId::SelfDeclaration | FormId::CancellationConsent | FormId::SupplyPledge => {}
        }
        rows
    }

    /// Equal shares, the last one with what is left.
    fn shipments(&self, table: &Table) -> Vec<Row> {
        let first = YearMonth::of(self.first).index();
        let mut left = self.units;
        let months = (first..).take(usize::try_from(self.months).unwrap_or_default());
        let rows = months.map(|month| {
            let share = self.a_month.min(left);
            left -= share;
            let mut row = Row::of(table);
            row.set(table, "month", Entry::typed(YearMonth::of_index(month).to_string()));
            row.set(table, "units", Entry::typed(share.to_string()));
            row
        });
        rows.collect()
    }
}

/// How far the records of the examples lie in the future of a form of this day.
fn months_back(today: Date) -> i32 {
    (YearMonth::of(example_basis().today).index() - YearMonth::of(today).index()).max(0)
}

fn later(date: Date, by: Span) -> Date {
    date.saturating_add(by)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks;
    use crate::finding::Finding;
    use crate::forms::Reading;
    use crate::money::Rounding;

    fn found(basis: &Basis) -> Vec<Finding> {
        let contents = FormId::ALL.map(|form| fitting(form, basis));
        let mut found = Vec::new();
        for content in &contents {
            let edition = Some(basis.call.edition(content.form).to_owned());
            let reading = Reading { form: content.form, edition, content: content.clone() };
            found.extend(checks::form(content.form, &reading, basis));
        }
        found.extend(checks::across(&contents.each_ref(), basis));
        found
    }

    #[test]
    fn nothing_is_found_where_nothing_is_known() {
        let basis = Basis { call: CallRules::default(), applied: Applied::default(), ..example_basis() };
        assert_eq!(found(&basis), []);
    }

    proptest! {
        #[test]
        fn they_fit_any_call_and_application(
            units in prop_oneof![1_u32..20, 1_u32..9_999_999],
            opened in 0_i32..100, open_for in 1_i32..100, started in 2024_i16..2040, ends in 0_i32..300,
            known in any::<bool>(), cap in 50_000_i64..99_001, rounding in 0_usize..Rounding::ALL.len(),
        ) {
            let mut basis = example_basis();
            basis.today = later(jiff::civil::date(started, 4, 1), opened.days());
            let moment = |date: Date| Some(crate::calendar::from_jst(date.at(17, 0, 0, 0)));
            let closes = later(basis.today, open_for.days());
            basis.call.opens_at = moment(later(basis.today, (-opened).days()));
            basis.call.closes_at = moment(closes);
            basis.call.device_check_ends = known.then(|| later(closes, ends.days()));
            basis.call.price_cap = Some(Yen(cap));
            basis.call.rounding = Rounding::ALL[rounding];
            basis.call.title_ja = Some("令和9年度第1回募集".to_owned());
            basis.applied = Applied {
                corporate_number: "4011001098993".to_owned(),
                company_name: "株式会社星野電子".to_owned(),
                representative_name: "星野 一郎".to_owned(),
                product_name: "カオリーダー ワン".to_owned(),
                model_number: "KR-100".to_owned(),
                units: Some(units),
                ..Applied::default()
            };
            prop_assert_eq!(found(&basis), []);
        }
    }
}
