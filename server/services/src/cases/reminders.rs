use domain::call::Call;
use sea_orm::ConnectionTrait;
use crate::error::Result;
use crate::portal::Portal;
pub(crate) async fn tell_of_moved_deadline(_c: &impl ConnectionTrait, _p: &Portal, _call: &Call) -> Result<()> { Ok(()) }
