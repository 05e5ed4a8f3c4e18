//! The journal: acts outside of cases, for the auditor. Append-only, in the database too.

use domain::actor::Actor;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, NotSet, QueryOrder, QuerySelect};

use crate::entities::journal;
use crate::error::Result;
use crate::portal::{Portal, millis};

/// Who acted, as the journal remembers them.
#[derive(Clone, Debug)]
pub struct By {
    pub account: Option<String>,
    pub name: String,
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Vendor(member) => {
                By { account: Some(member.account.to_string()), name: member.name.clone() }
            }
            Actor::Staff(member) => {
                By { account: Some(member.account.to_string()), name: member.name.clone() }
            }
            Actor::System => By { account: None, name: "system".to_owned() },
        }
    }
}

/// Notes an act in the transaction of the act itself. `act` is a catalogue key (`act-<act>`).
///
/// # Errors
/// Where the database does not answer.
pub async fn note(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    by: By,
    act: &str,
    subject: &str,
    details: serde_json::Value,
) -> Result<()> {
    let row = journal::ActiveModel {
        id: NotSet,
        at: Set(millis(portal.now())),
        account_id: Set(by.account),
        name: Set(by.name),
        act: Set(act.to_owned()),
        subject: Set(subject.to_owned()),
        details: Set(details.to_string()),
    };
    journal::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The newest entries first.
///
/// # Errors
/// Where the database does not answer.
pub async fn latest(portal: &Portal, limit: u64) -> Result<Vec<journal::Model>> {
    let query = journal::Entity::find().order_by_desc(journal::Column::Id).limit(limit);
    Ok(query.all(portal.db()).await?)
}
