//! What a cancellation would touch, shown before anybody recommends one.

use domain::actor::Actor;
use domain::calendar::jst;
use domain::case::{Case, Stage};
use domain::forms::FormId;
use domain::money::Rounding;
use domain::text::key;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::cases::{CaseView, shut_out, works_on_cases};
use crate::entities::cases;
use crate::error::{PortalError, Result};
use crate::portal::Portal;
use crate::readings;
use crate::register::subscriptions;

/// The facts to weigh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// 型番, the added ones after the first.
    pub models: Vec<String>,
    pub firmware: String,
    /// Units of the shipment plan as it was decided on; `None` where it could not be read.
    pub planned_units: Option<u64>,
    /// Units that the vendor says it has delivered, in its last answer.
    pub shipped_units: Option<u32>,
    /// Addresses that get a mail when this product changes.
    pub subscribers: u64,
    /// Other cases of one of the models that the ministry has on its desk.
    pub open_applications: Vec<OpenApplication>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenApplication {
    pub number: String,
    pub product: String,
    pub stage: Stage,
}

/// What cancelling would touch; `number` is the defect's.
///
/// # Errors
/// [`PortalError::NotFound`] for anybody but the staff, and where there is no such defect.
pub async fn impact(portal: &Portal, actor: &Actor, view: &CaseView, number: u32) -> Result<Impact> {
    if !works_on_cases(actor) {
        return Err(PortalError::NotFound);
    }
    let defect = view.case.defect(number).ok_or(PortalError::NotFound)?;
    let today = jst(portal.now()).date();
    let facts = view.case.facts_on(today).ok_or(PortalError::NotFound)?;
    let models = view.case.models(today);
    Ok(Impact {
        planned_units: planned_units(portal, &view.case, view.call.rounding).await?,
        shipped_units: defect.answers.iter().rev().find_map(|answer| answer.shipped_units),
        subscribers: subscriptions::count(portal, view.case.number().unwrap_or_default()).await?,
        open_applications: open_applications(portal, actor, &view.case, &models).await?,
        models,
        firmware: facts.firmware,
    })
}

async fn planned_units(portal: &Portal, case: &Case, rounding: Rounding) -> Result<Option<u64>> {
    let Some(document) = case.document(FormId::ShipmentPlan) else { return Ok(None) };
    let Some(version) = document.in_screening() else { return Ok(None) };
    let read = readings::of_file(portal, &version.file, FormId::ShipmentPlan).await?;
    let Some(reading) = read.reading() else { return Ok(None) };
    // The sum is made anew: what a file says of it is never trusted.
    let mut content = reading.content.clone();
    content.forget_computed();
    content.fill_computed(rounding);
    Ok(content.whole("total_units").and_then(|units| u64::try_from(units).ok()))
}

/// Those that the actor may see.
async fn open_applications(
    portal: &Portal,
    actor: &Actor,
    case: &Case,
    models: &[String],
) -> Result<Vec<OpenApplication>> {
    let account = actor.account().ok_or(PortalError::NotFound)?;
    let open = [Stage::Submitted, Stage::FormalCheck, Stage::DocumentReview, Stage::DeviceCheck];
    let found = cases::Entity::find()
        .filter(cases::Column::Id.ne(case.id.as_str()))
        .filter(cases::Column::Stage.is_in(open.map(Stage::id)))
        .filter(cases::Column::Id.not_in_subquery(shut_out(account)))
        .order_by_asc(cases::Column::Number)
        .all(portal.db())
        .await?;
    // However it is written: the same model typed by two people reads differently.
    let models: Vec<String> = models.iter().map(|model| key(model)).collect();
    let rows = found.into_iter().filter(|row| models.contains(&key(&row.model_number))).filter_map(|row| {
        Some(OpenApplication {
            number: row.number?,
            product: row.product_name,
            stage: Stage::from_id(&row.stage)?,
        })
    });
    Ok(rows.collect())
}
