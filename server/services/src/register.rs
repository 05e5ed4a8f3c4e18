//! The public register: products whose documents passed the screening (書類審査適合).
//!
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
        .filter(cases::Column::Stage.eq(Stage::DeviceCheck.id()))
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
        product_name: case.product_name,
        model_number: case.model_number,
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
