//! 価格及び保証: what a medical institution pays, now and after the warranty.
//!
//! The history of a case names files, not prices. What was read in the two forms that were decided on
//! ([`source`]) says them; whoever keeps entries reads it when the entry is made and keeps it there.

use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::case::Case;
use crate::case::document::StoredFile;
use crate::case::stage::State;
use crate::forms::content::{Row, cell_value, cell_whole};
use crate::forms::spec::Table;
use crate::forms::value::Value;
use crate::forms::{Content, FormId, spec};
use crate::money::{Yen, tax_included};

/// What the forms say about price and warranty. What could not be read is not there: never a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// One unit, tax included; of several kinds the dearest.
    pub price: Option<Yen>,
    /// What maintenance costs once the warranty is over.
    pub after_warranty: Vec<Charge>,
    pub warranty_months: Option<u32>,
}

/// A line of class 保守 in the estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    pub item: String,
    /// Tax included.
    pub price: Yen,
    /// For how much: `年`, `台`.
    pub unit: String,
}

/// The file of a form that was decided on: with the decision that made the entry what it is, or the
/// newest one that was handed in before it. `None` for a case that the public does not know.
pub fn source(case: &Case, form: FormId) -> Option<&StoredFile> {
    super::lasting(case)?;
    let decided_at = match &case.state {
        State::Screening { .. } => case.decision.as_ref()?.at,
        _ => case.last_decision()?.at,
    };
    let hand_in = case.hand_ins.iter().rev().find(|hand_in| hand_in.at <= decided_at)?;
    let number = hand_in.versions.get(&form)?;
    case.document(form)?.version(*number).map(|version| &version.file)
}

impl Terms {
    /// A change notice says one price for the maintenance of a unit and year; it takes the place of all lines.
    pub(super) fn maintained_for(&mut self, price: Option<Yen>) {
        let line = |price| Charge { item: "保守".to_owned(), price, unit: "年".to_owned() };
        self.after_warranty = price.map(line).into_iter().collect();
    }

    /// The forms to read, see [`source`].
    pub const FORMS: [FormId; 2] = [FormId::PriceEstimate, FormId::SupplyPledge];

    /// What the two forms say, by the rules of the call. The pledge comes first where both tell the warranty.
    pub fn read(estimate: Option<&Content>, pledge: Option<&Content>, call: &Call) -> Terms {
        let mut terms = Terms {
            warranty_months: [pledge, estimate]
                .into_iter()
                .flatten()
                .find_map(|content| u32::try_from(content.whole("warranty_months")?).ok()),
            ..Terms::default()
        };
        let Some(estimate) = estimate else { return terms };
        let Some(table) = spec(FormId::PriceEstimate).tables().find(|table| table.id == "rows") else {
            return terms;
        };
        for row in estimate.rows("rows") {
            let Some(price) = included(table, row, call) else { continue };
            match cell_value(table, row, "class") {
                Some(Value::Choice(class)) if class.id == "body" => {
                    terms.price = terms.price.max(Some(price));
                }
                Some(Value::Choice(class)) if class.id == "maintenance" => {
                    let text = |column| match cell_value(table, row, column) {
                        Some(Value::Text(text)) => text,
                        _ => String::new(),
                    };
                    terms.after_warranty.push(Charge { item: text("item"), price, unit: text("unit") });
                }
                _ => {}
            }
        }
        terms
    }

    /// All charges together, where they are for the same time or thing; `None` where they can't be added.
    pub fn price_after_warranty(&self) -> Option<(Yen, &str)> {
        let unit = self.after_warranty.first()?.unit.as_str();
        let same = self.after_warranty.iter().all(|charge| charge.unit == unit);
        let total = Yen::sum(self.after_warranty.iter().map(|charge| charge.price)).ok()?;
        same.then_some((total, unit))
    }
}

/// The price of a line with its tax.
fn included(table: &Table, row: &Row, call: &Call) -> Option<Yen> {
    let price = cell_whole(table, row, "unit_price")?;
    let rate = u32::try_from(cell_whole(table, row, "tax_rate")?).ok()?;
    tax_included(Yen(price), rate, call.rounding).ok()
}
