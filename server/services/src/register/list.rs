//! Looking things up in the register: a constant number of statements, whatever its size.

use std::collections::BTreeMap;

use domain::call::Call;
use domain::register::{Entry, Status};
use domain::text::key;
use jiff::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::store;
use crate::calls;
use crate::cases::queue::containing;
use crate::entities::register_entries as entries;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, millis};

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// What changed last comes first.
    #[default]
    Changed,
    Product,
    Vendor,
    Price,
    Listed,
    Number,
}

impl Sort {
    pub const ALL: [Sort; 6] =
        [Sort::Changed, Sort::Product, Sort::Vendor, Sort::Price, Sort::Listed, Sort::Number];

    pub fn id(self) -> &'static str {
        match self {
            Sort::Changed => "changed",
            Sort::Product => "product",
            Sort::Vendor => "vendor",
            Sort::Price => "price",
            Sort::Listed => "listed",
            Sort::Number => "number",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.id() == id)
    }

    fn column(self) -> entries::Column {
        match self {
            Sort::Changed => entries::Column::ChangedAt,
            Sort::Product => entries::Column::ProductKey,
            Sort::Vendor => entries::Column::VendorKey,
            Sort::Price => entries::Column::Price,
            Sort::Listed => entries::Column::ListedAt,
            Sort::Number => entries::Column::Number,
        }
    }
}

/// What somebody looks for. Stands in the address, so that it can be shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Each of its words stands in number, product, model, vendor or call, in any way of writing it.
    pub search: String,
    pub status: Option<Status>,
    /// The code of a call.
    pub call: Option<String>,
    /// The 法人番号 of a vendor.
    pub vendor: Option<String>,
    pub sort: Sort,
    /// Turns the order round.
    pub reversed: bool,
}

/// An entry with its call.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub entry: Entry,
    pub call: Call,
}

/// A page of the register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub entries: Vec<Listed>,
    /// How many fit, on all pages together.
    pub total: u64,
    /// What the filters offer: every call, and every vendor by number and name.
    pub calls: Vec<Call>,
    pub vendors: Vec<(String, String)>,
}

/// The entries that fit, `rows` of them from page `page` (counted from 0): four statements.
///
/// # Errors
/// Where the database does not answer.
pub async fn search(portal: &Portal, filter: &Filter, page: u64, rows: u64) -> Result<Found> {
    let calls = calls::list(portal).await?;
    let vendors: Vec<(String, String)> = entries::Entity::find()
        .select_only()
        .columns([entries::Column::CorporateNumber, entries::Column::Vendor, entries::Column::VendorKey])
        .distinct()
        .order_by_asc(entries::Column::VendorKey)
        .into_tuple::<(String, String, String)>()
        .all(portal.db())
        .await?
        .into_iter()
        .map(|(number, name, _)| (number, name))
        .collect();
    let query = fitting(filter, &calls, portal.now());
    let total = query.clone().count(portal.db()).await?;
    let offset = page.saturating_mul(rows);
    let found = ordered(query, filter).limit(rows).offset(offset).all(portal.db()).await?;
    Ok(Found { entries: listed(found, &calls, portal.now())?, total, calls, vendors })
}

/// Every entry that fits, for downloads: two statements.
///
/// # Errors
/// Where the database does not answer.
pub async fn all(portal: &Portal, filter: &Filter) -> Result<Vec<Listed>> {
    let calls = calls::list(portal).await?;
    let query = ordered(fitting(filter, &calls, portal.now()), filter);
    listed(query.all(portal.db()).await?, &calls, portal.now())
}

/// One product by its number.
///
/// # Errors
/// [`PortalError::NotFound`] where the public knows none.
pub async fn find(portal: &Portal, number: &str) -> Result<Listed> {
    let row = entries::Entity::find_by_id(number).one(portal.db()).await?.ok_or(PortalError::NotFound)?;
    let entry = store::entry(&row, portal.now())?;
    let call = calls::load(portal.db(), &entry.call).await?;
    Ok(Listed { entry, call })
}

fn fitting(filter: &Filter, calls: &[Call], now: Timestamp) -> Select<entries::Entity> {
    use entries::Column as C;
    let mut query = entries::Entity::find();
    for word in filter.search.split_whitespace().map(key).filter(|word| !word.is_empty()) {
        query = query.filter(C::SearchKey.like(containing(&word)));
    }
    let now = millis(now);
    query = match filter.status {
        None => query,
        Some(Status::Suspended) => query.filter(C::SuspendedUntil.gt(now)),
        Some(status) => query
            .filter(C::Status.eq(status.id()))
            .filter(Condition::any().add(C::SuspendedUntil.is_null()).add(C::SuspendedUntil.lte(now))),
    };
    if let Some(code) = &filter.call {
        let id = calls.iter().find(|call| call.code == *code).map(|call| call.id.to_string());
        query = query.filter(C::CallId.eq(id.unwrap_or_default()));
    }
    if let Some(vendor) = &filter.vendor {
        query = query.filter(C::CorporateNumber.eq(vendor));
    }
    query
}

fn ordered(query: Select<entries::Entity>, filter: &Filter) -> Select<entries::Entity> {
    let newest_first = matches!(filter.sort, Sort::Changed | Sort::Listed);
    let order = if newest_first == filter.reversed { Order::Asc } else { Order::Desc };
    query.order_by(filter.sort.column(), order).order_by_asc(entries::Column::Number)
}

fn listed(rows: Vec<entries::Model>, calls: &[Call], now: Timestamp) -> Result<Vec<Listed>> {
    let calls: BTreeMap<&str, &Call> = calls.iter().map(|call| (call.id.as_str(), call)).collect();
    rows.into_iter()
        .map(|row| {
            let call = calls.get(row.call_id.as_str()).copied().cloned();
            let call = call.ok_or_else(|| PortalError::fault("entry without call"))?;
            Ok(Listed { entry: store::entry(&row, now)?, call })
        })
        .collect()
}
