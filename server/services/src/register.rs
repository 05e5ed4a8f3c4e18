//! The public register: products whose documents passed the screening (書類審査適合).
//!
//! What it shows was decided: a correction in stage 3 does not rename a product that passed.
//! Derived from the read model of cases, in two statements whatever its size. A product that is
//! withdrawn after passing leaves the register with its case.

use std::collections::BTreeMap;

use domain::call::Call;
use domain::case::Stage;
use domain::case::progress::Handover;
use domain::text::key;
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::calls;
use crate::entities::cases;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant};

/// A product in the register, with what the public may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub product_name: String,
    pub model_number: String,
    /// 商号 of the vendor.
    pub vendor: String,
    /// When the pass of the document screening was approved.
    pub passed_at: Timestamp,
    pub call: Call,
}

/// The register, the latest pass first; `search` narrows it to entries in which each of its words
/// stands in the product, the model, the vendor or the call, in any way of writing it.
///
/// # Errors
/// Where the database does not answer.
pub async fn list(portal: &Portal, search: &str) -> Result<Vec<Entry>> {
    let found = cases::Entity::find()
        .filter(cases::Column::Stage.is_in([Stage::DeviceCheck, Stage::Listed].map(Stage::id)))
        .order_by_asc(cases::Column::Number)
        .all(portal.db())
        .await?;
    let calls: BTreeMap<String, Call> =
        calls::list(portal).await?.into_iter().map(|call| (call.id.to_string(), call)).collect();
    let mut entries = found.into_iter().map(|case| entry(case, &calls)).collect::<Result<Vec<_>>>()?;
    let words: Vec<String> = search.split_whitespace().map(key).filter(|word| !word.is_empty()).collect();
    entries.retain(|entry| matches(entry, &words));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.passed_at));
    Ok(entries)
}

fn entry(case: cases::Model, calls: &BTreeMap<String, Call>) -> Result<Entry> {
    let call = calls.get(&case.call_id).cloned().ok_or_else(|| PortalError::fault("case without call"))?;
    let handovers: Vec<Handover> = serde_json::from_str(&case.handovers)?;
    let passed_at = passed_at(&handovers).unwrap_or_else(|| instant(case.updated_at));
    Ok(Entry {
        product_name: case.passed_product.unwrap_or(case.product_name),
        model_number: case.passed_model.unwrap_or(case.model_number),
        vendor: case.applicant_name,
        passed_at,
        call,
    })
}

/// The document screening is passed at the moment in which stage 3 begins.
fn passed_at(handovers: &[Handover]) -> Option<Timestamp> {
    handovers.iter().find(|handover| handover.stage == Stage::DeviceCheck).map(|handover| handover.at)
}

fn matches(entry: &Entry, words: &[String]) -> bool {
    let texts = [
        &entry.product_name,
        &entry.model_number,
        &entry.vendor,
        &entry.call.code,
        &entry.call.title_ja,
        &entry.call.title_en,
    ]
    .map(|text| key(text));
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use domain::call_input;
    use domain::clock::Holder;
    use domain::ids::CallId;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn entry() -> Entry {
        let mut typed = call_input::defaults();
        for (name, value) in [
            ("code", "R8-1"),
            ("title_ja", "第1回募集"),
            ("title_en", "First call"),
            ("opens_date", "2026-05-07"),
            ("closes_date", "2026-08-15"),
        ] {
            typed.insert(name.to_owned(), value.to_owned());
        }
        let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
        Entry {
            product_name: "カオリーダー　ワン".to_owned(),
            model_number: "KR-100".to_owned(),
            vendor: "㈱髙橋電子".to_owned(),
            passed_at: at("2026-07-21T00:00:00Z"),
            call: call_input::parse(CallId::new("1"), None, value).unwrap(),
        }
    }

    #[test]
    fn a_product_is_found_in_any_way_of_writing() {
        let found = |search: &str| {
            let words: Vec<String> = search.split_whitespace().map(key).collect();
            matches(&entry(), &words)
        };
        for search in ["", "ｶｵﾘｰﾀﾞｰ", "kr－100", "高橋電子", "株式会社", "R8-1 KR", "first"]
        {
            assert!(found(search), "{search}");
        }
        for search in ["KR-200", "高橋 KR-200"] {
            assert!(!found(search), "{search}");
        }
    }

    #[test]
    fn the_pass_is_when_the_third_stage_begins() {
        let handover = |time: &str, stage| Handover { at: at(time), stage, holder: Some(Holder::Ministry) };
        let passed = "2026-07-21T00:00:00Z";
        let handovers = [
            handover("2026-07-01T00:00:00Z", Stage::DocumentReview),
            handover(passed, Stage::DeviceCheck),
            handover("2026-08-01T00:00:00Z", Stage::DeviceCheck),
        ];
        assert_eq!(passed_at(&handovers), Some(at(passed)));
        assert_eq!(passed_at(&handovers[..1]), None);
    }
}
