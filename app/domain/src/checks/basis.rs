//! What the forms are checked against: the settings of the call, and what the application says.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::calendar::jst;
use crate::call::Call;
use crate::forms::FormId;
use crate::money::{Rounding, Yen};

/// The settings of a call that forms are checked against. In JSON every key may be left out: what is
/// not known is not checked. [`Call`] in JSON is one of these, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallRules {
    /// The title as it stands on the forms.
    pub title_ja: Option<String>,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// Highest price of one unit, tax included, in yen.
    pub price_cap: Option<Yen>,
    /// The standard rate of consumption tax, in percent.
    pub tax_percent: Option<u32>,
    pub rounding: Rounding,
    pub editions: BTreeMap<FormId, String>,
    pub requirement_edition: Option<String>,
    pub device_check_ends: Option<Date>,
}

impl From<&Call> for CallRules {
    fn from(call: &Call) -> Self {
        Self {
            title_ja: Some(call.title_ja.clone()),
            opens_at: Some(call.opens_at),
            closes_at: Some(call.closes_at),
            price_cap: Some(call.price_cap),
            tax_percent: Some(call.tax_percent),
            rounding: call.rounding,
            editions: call.editions.clone(),
            requirement_edition: Some(call.requirement_edition.clone()),
            device_check_ends: call.device_check_ends,
        }
    }
}

impl CallRules {
    /// The edition that the call asks for; the current one where it says none.
    pub fn edition(&self, form: FormId) -> &str {
        self.editions.get(&form).map_or(crate::forms::spec(form).edition, String::as_str)
    }

    /// The day on which the call opens, in Japan.
    pub fn opens_on(&self) -> Option<Date> {
        Some(jst(self.opens_at?).date())
    }

    /// The day on which the call closes, in Japan.
    pub fn closes_on(&self) -> Option<Date> {
        Some(jst(self.closes_at?).date())
    }
}

/// What a call can't say, with its path in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CallFault {
    #[error("$.price_cap: more than 0 yen is wanted here")]
    CapNotPositive,
    #[error("$.tax_percent: at most 100 is wanted here")]
    TaxPercent,
    #[error("$.{0}: the year and month of an edition are wanted here, like \"2026-10\"")]
    Edition(String),
}

impl CallRules {
    /// What no portal would take as the settings of a call.
    pub fn fault(&self) -> Option<CallFault> {
        if self.price_cap.is_some_and(|cap| cap.get() <= 0) {
            return Some(CallFault::CapNotPositive);
        }
        if self.tax_percent.is_some_and(|percent| percent > 100) {
            return Some(CallFault::TaxPercent);
        }
        let wrong = self.editions.iter().find(|(_, edition)| !is_edition(edition));
        let wrong = wrong.map(|(form, _)| format!("editions.{}", form.id()));
        let requirements = self.requirement_edition.as_deref().filter(|edition| !is_edition(edition));
        wrong.or_else(|| requirements.map(|_| "requirement_edition".to_owned())).map(CallFault::Edition)
    }
}

/// `2026-10`: the year and the month of an edition.
pub fn is_edition(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|it| it.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, month)| {
        let number = month.parse::<u8>();
        digits(year, 4) && digits(month, 2) && number.is_ok_and(|it| (1..=12).contains(&it))
    })
}

/// What the application says outside its forms. Empty texts are not known and not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Applied {
    /// 法人番号, 13 digits.
    pub corporate_number: String,
    pub company_name: String,
    pub address: String,
    pub representative_title: String,
    pub representative_name: String,
    pub contact_department: String,
    pub contact_name: String,
    pub contact_phone: String,
    pub contact_mail: String,
    pub product_name: String,
    pub model_number: String,
    pub firmware: String,
    /// 申込台数
    pub units: Option<u32>,
    /// Names of those who may sign besides the representative.
    pub signatories: Vec<String>,
}

/// Everything a form is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub call: CallRules,
    pub applied: Applied,
    /// The day in Japan on which the form was handed in, or today while it is not.
    pub today: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_no_call_has_are_refused() {
        assert_eq!(CallRules::default().fault(), None);
        let path = |call: CallRules| call.fault().map(|fault| fault.to_string()).unwrap_or_default();
        let cap = |yen| CallRules { price_cap: Some(Yen(yen)), ..CallRules::default() };
        assert_eq!(path(cap(1)), "");
        assert!(path(cap(0)).starts_with("$.price_cap:") && path(cap(-5)).starts_with("$.price_cap:"));
        let tax = CallRules { tax_percent: Some(101), ..CallRules::default() };
        assert!(path(tax).starts_with("$.tax_percent:"));
        for (edition, right) in [
            ("2026-10", true),
            ("", false),
            ("第2版", false),
            ("2026-13", false),
            ("2026-1", false),
            ("<b>&\"", false),
        ] {
            let editions = BTreeMap::from([(FormId::ShipmentPlan, edition.to_owned())]);
            let told = path(CallRules { editions, ..CallRules::default() });
            assert_eq!(told.is_empty(), right, "{edition}");
            assert!(right || told.starts_with("$.editions.shipment-plan:"), "{told}");
            let told =
                path(CallRules { requirement_edition: Some(edition.to_owned()), ..CallRules::default() });
            assert_eq!(told.is_empty(), right, "{edition}");
        }
    }
}
