//! A case on a page of the screening: what was loaded, who looks at it, and the way on and back.

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::case::Case;
use domain::case::command::CommandKind;
use domain::forms::FormId;
use domain::ids::CaseId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView};

use super::list::List;
use crate::components::form::{Form, Hidden};
use crate::web::Visit;
use crate::words::Words;

/// Everything that the parts of such a page need.
#[derive(Clone)]
pub struct Shown {
    pub view: CaseView,
    pub actor: Actor,
    pub now: Timestamp,
    pub list: List,
    pub words: Words,
}

impl Shown {
    /// # Errors
    /// [`PortalError::NotFound`] for a case out of sight and for vendors.
    pub async fn load(visit: &Visit, id: String, query: Option<String>) -> Result<Self, PortalError> {
        let actor = visit.staff(&StaffRole::ALL)?;
        let view = cases::view(&visit.portal, actor, &CaseId::new(id)).await?;
        Ok(Self {
            view,
            actor: actor.clone(),
            now: visit.portal.now(),
            list: List::parse(query.as_deref().unwrap_or_default()),
            words: visit.words(),
        })
    }

    pub fn case(&self) -> &Case {
        &self.view.case
    }

    pub fn call(&self) -> &Call {
        &self.view.call
    }

    /// Whether this person could give the command now.
    pub fn may(&self, kind: CommandKind) -> bool {
        self.must(kind).is_ok()
    }

    /// # Errors
    /// Why this person could not: for pages that are there for one act.
    pub fn must(&self, kind: CommandKind) -> Result<(), PortalError> {
        Ok(self.case().may(kind, &self.actor, self.call(), self.now)?)
    }

    /// Whether the files of a form are for this person's role.
    pub fn may_read(&self, form: FormId) -> bool {
        !form.restricted()
            || [StaffRole::Reviewer, StaffRole::Approver, StaffRole::Auditor]
                .into_iter()
                .any(|role| self.actor.has(role))
    }

    /// An address below the case, with the list.
    pub fn path(&self, below: &str) -> String {
        self.list.at(&format!("/screening/cases/{}{below}", self.case().id))
    }

    /// Where a form of this page posts to, with what the person has seen.
    pub fn at(&self, below: &str) -> At {
        At {
            action: format!("/screening/cases/{}{below}", self.case().id),
            version: self.case().version.to_string(),
            list: self.list.query(),
        }
    }

    /// 「R8-1-0001 製品名」
    pub fn name(&self) -> String {
        format!("{} {}", self.case().number().unwrap_or_default(), self.case().product())
    }

    /// The title of a page below the case.
    pub fn title_of(&self, key: &str) -> String {
        self.words.tf("title-of-case", &[("title", self.words.t(key).into()), ("case", self.name().into())])
    }

    /// The link from a page below the case to the case.
    pub fn back(&self) -> AnyView {
        let label = self.words.tf("back-to-case", &[("case", self.name().into())]);
        view! {
            <p class="back">
                <a href=self.path("")>{label}</a>
            </p>
        }
        .into_any()
    }
}

/// Where a form posts to, and what its person has seen.
#[derive(Clone, Debug)]
pub struct At {
    action: String,
    version: String,
    list: String,
}

/// A form about a case: the version seen and the list go along.
#[component]
pub fn CaseForm(#[prop(into)] id: String, at: At, children: Children) -> impl IntoView {
    view! {
        <Form id action=at.action>
            <Hidden name="version" value=at.version />
            <Hidden name="list" value=at.list />
            {children()}
        </Form>
    }
}
