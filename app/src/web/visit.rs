//! One request: the portal, the session, the language and who is signed in.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;
use services::accounts::{self, Who};
use services::{Portal, PortalError};
use tower_sessions::Session;

use super::failure::Failure;
use super::session;
use crate::flash::Flash;
use crate::language;
use crate::page::{Area, Assets, Chrome, SignedIn};
use crate::words::{Locale, Words};

/// The key of the signed-in account in the session; the session store files sessions under it.
pub const ACCOUNT_KEY: &str = services::sessions::ACCOUNT_KEY;

/// What every handler can reach. The state of the router.
#[derive(Clone)]
pub struct Web {
    pub portal: Portal,
    pub assets: Arc<Assets>,
    /// Seconds of inactivity after which a session ends.
    pub session_seconds: u32,
    /// Whether `X-Forwarded-For` of a proxy in front is believed.
    pub trust_proxy: bool,
}

impl FromRef<Web> for Portal {
    fn from_ref(web: &Web) -> Self {
        web.portal.clone()
    }
}

/// One request of one person.
#[derive(Clone)]
pub struct Visit {
    pub portal: Portal,
    pub web: Web,
    pub session: Session,
    pub locale: Locale,
    /// Path and query as asked for.
    pub path: String,
    pub who: Option<Who>,
    /// Where the request comes from, for throttling.
    pub address: IpAddr,
    /// Whether an island asks and wants JSON instead of a page.
    pub json: bool,
}

impl Visit {
    pub fn words(&self) -> Words {
        Words::new(self.locale)
    }

    /// The person who is signed in.
    ///
    /// # Errors
    /// [`PortalError::SignInNeeded`] where nobody is.
    pub fn who(&self) -> Result<&Who, PortalError> {
        self.who.as_ref().ok_or(PortalError::SignInNeeded)
    }

    /// The actor who is signed in.
    ///
    /// # Errors
    /// [`PortalError::SignInNeeded`] where nobody is, and [`PortalError::Denied`] for a vendor's
    /// account that belongs to no organisation yet.
    pub fn actor(&self) -> Result<&Actor, PortalError> {
        self.who()?.actor.as_ref().ok_or(PortalError::Denied("no-organization"))
    }

    /// A member of the staff with one of these roles.
    ///
    /// # Errors
    /// As [`Visit::actor`]; [`PortalError::NotFound`] for everybody else: pages of the ministry do
    /// not exist for vendors.
    pub fn staff(&self, roles: &[StaffRole]) -> Result<&Actor, PortalError> {
        let actor = self.actor()?;
        match actor {
            Actor::Staff(_) if roles.iter().any(|role| actor.has(*role)) => Ok(actor),
            Actor::Staff(_) => Err(PortalError::Denied("role")),
            _ => Err(PortalError::NotFound),
        }
    }

    /// What stands around the page, with what the last request left for it.
    ///
    /// # Errors
    /// Where the session store does not answer.
    pub async fn chrome(&self) -> Result<Chrome, Failure> {
        let flash = Flash::take(&self.session, &self.path).await.map_err(PortalError::fault)?;
        Ok(Chrome { flash, ..self.plain_chrome() })
    }

    /// What stands around a page that nothing was left for, such as an error page.
    pub fn plain_chrome(&self) -> Chrome {
        Chrome {
            locale: self.locale,
            who: self.who.as_ref().map(|who| signed_in(who, self.web.session_seconds)),
            flash: None,
            path: self.path.clone(),
            assets: Arc::clone(&self.web.assets),
        }
    }
}

fn signed_in(who: &Who, session_seconds: u32) -> SignedIn {
    let mut areas = Vec::new();
    match &who.actor {
        Some(Actor::Staff(member)) => {
            areas.push(Area::Screening);
            if member.roles.contains(&StaffRole::Administrator) || member.roles.contains(&StaffRole::Auditor)
            {
                areas.push(Area::Admin);
            }
        }
        Some(Actor::Vendor(_)) | None => areas.push(Area::Vendor),
        Some(Actor::System) => {}
    }
    SignedIn {
        name: who.account.name.clone(),
        organization: who.belonging.as_ref().map(|belonging| belonging.name.clone()),
        areas,
        session_seconds: Some(session_seconds),
    }
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    Web: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let web = Web::from_ref(state);
        let session = Session::from_request_parts(parts, state)
            .await
            .map_err(|(_, message)| PortalError::fault(message))?;
        let account: Option<String> = session.get(ACCOUNT_KEY).await.map_err(PortalError::fault)?;
        let who = match account {
            Some(account) => {
                session::used(&session, web.portal.now()).await?;
                accounts::load_actor(&web.portal, &AccountId::new(account)).await?
            }
            None => None,
        };
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Visit {
            locale: language::of(&parts.headers),
            address: address(parts, web.trust_proxy),
            json: wants_json(&parts.headers),
            portal: web.portal.clone(),
            web,
            session,
            path,
            who,
        })
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()) == Some("application/json")
}

/// The address of the browser. A proxy's word is taken only where the configuration says so, and
/// then its last entry: the ones before it may be made up.
fn address(parts: &Parts, trust_proxy: bool) -> IpAddr {
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    if trust_proxy
        && let Some(last) = forwarded.and_then(|list| list.rsplit(',').next())
        && let Ok(address) = last.trim().parse()
    {
        return address;
    }
    parts
        .extensions
        .get::<ConnectInfo<std::net::SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip())
}
