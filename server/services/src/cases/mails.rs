use domain::actor::Actor;
use domain::call::Call;
use domain::case::{Case, Event};
use sea_orm::ConnectionTrait;
use crate::error::Result;
use crate::portal::Portal;
pub(super) async fn enqueue(_c: &impl ConnectionTrait, _p: &Portal, _a: &Actor, _call: &Call, _case: &Case, _added: &[Event]) -> Result<()> { Ok(()) }
