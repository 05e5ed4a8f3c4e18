//! What the forms are checked against: the settings of the call, and what the application says.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
