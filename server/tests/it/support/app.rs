//! The portal of one test, as the server builds it.

use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::web::Web;
use axum::Router;
use documents::samples;
use domain::actor::Actor;
use domain::call::Call;
use domain::forms::FormId;
use domain::ids::CaseId;
use futures_util::FutureExt;
use jiff::SignedDuration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::demo::TurnedClock;
use server::demo::cases::{Play, Product};
use server::demo::people::Cast;
use server::router::{Cookies, router};
use server::site;
use services::accounts::load_actor;
use services::cases::{History, load_history};
use services::entities::{accounts, case_events, cases, files, outbox, sessions};
use services::{Portal, calls, readings};
use tempfile::TempDir;

use super::client::Client;
use super::database::{Copy, Kind, kinds, portal};
use super::people;

/// The code of the demonstration's open call.
pub const OPEN_CALL: &str = "R8-2";

/// Runs a test on each database at hand, one after the other, and says on which one it failed.
pub async fn on_each_database(test: impl AsyncFn(TestApp)) {
    for kind in kinds() {
        let copy = Copy::of_demonstration(&kind).await;
        let removal = copy.removal();
        let app = TestApp::of(copy);
        let connection = app.portal.db().clone();
        let outcome = AssertUnwindSafe(test(app)).catch_unwind().await;
        connection.close().await.expect("closed");
        removal.run().await;
        if let Err(panic) = outcome {
            eprintln!("… on {}", kind.name());
            std::panic::resume_unwind(panic);
        }
    }
}

/// The demonstration's portal with its router, at the end of the demonstration.
pub struct TestApp {
    pub portal: Portal,
    pub clock: Arc<TurnedClock>,
    pub kind: Kind,
    web: Web,
    statements: Arc<AtomicUsize>,
    data: TempDir,
}

impl TestApp {
    fn of(copy: Copy) -> Self {
        let Copy { mut connection, data, now, kind, .. } = copy;
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&statements);
        connection.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let clock = Arc::new(TurnedClock::at(now));
        let portal = portal(connection, data.path(), Arc::<TurnedClock>::clone(&clock));
        let web = Web {
            portal: portal.clone(),
            assets: Arc::new(site::assets()),
            // So long that no session ends because a test turned the clock by some weeks.
            session_seconds: 400 * 24 * 60 * 60,
            trust_proxy: true,
        };
        Self { portal, clock, kind, web, statements, data }
    }

    /// The router as the server builds it.
    pub fn router(&self, secure: bool) -> Router {
        router(self.web.clone(), Cookies { secure })
    }

    /// The router with sessions that end after so many seconds.
    pub fn router_with_sessions_of(&self, seconds: u32) -> Router {
        router(Web { session_seconds: seconds, ..self.web.clone() }, Cookies { secure: false })
    }

    /// A browser in which nobody is signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.router(false))
    }

    /// A browser in which one of the demonstration's people has signed in.
    pub async fn client(&self, email: &str) -> Client {
        let client = self.visitor();
        client.sign_in(email).await;
        client
    }

    /// Turns the clock on.
    pub fn pass(&self, time: SignedDuration) {
        self.clock.turn(self.portal.now() + time);
    }

    /// The person as the use cases know them.
    pub async fn actor(&self, email: &str) -> Actor {
        let row = accounts::Entity::find()
            .filter(accounts::Column::Email.eq(email))
            .one(self.portal.db())
            .await
            .expect("the accounts")
            .unwrap_or_else(|| panic!("nobody is called {email}"));
        let who = load_actor(&self.portal, &domain::ids::AccountId::new(row.id)).await.expect("an answer");
        who.and_then(|who| who.actor).unwrap_or_else(|| panic!("{email} can't act"))
    }

    pub async fn cast(&self) -> Cast {
        Cast {
            administrator: self.actor(people::ADMINISTRATOR).await,
            reviewer: self.actor(people::REVIEWER).await,
            second_reviewer: self.actor(people::SECOND_REVIEWER).await,
            approver: self.actor(people::APPROVER).await,
            tester: self.actor(people::TESTER).await,
            hoshino: self.actor(people::HOSHINO).await,
            kawabe: self.actor(people::KAWABE).await,
            midori: self.actor(people::MIDORI).await,
        }
    }

    /// The call that is open.
    pub async fn call(&self) -> Call {
        calls::by_code(&self.portal, OPEN_CALL).await.expect("the open call")
    }

    /// The case of a product by its model number, such as `KR-300`.
    pub async fn case(&self, model: &str) -> CaseId {
        let row = cases::Entity::find()
            .filter(cases::Column::ModelNumber.eq(model))
            .one(self.portal.db())
            .await
            .expect("the cases");
        CaseId::new(row.unwrap_or_else(|| panic!("no product {model}")).id)
    }

    /// A new draft of 星野電子 with its facts and the first `forms` forms.
    pub async fn draft(&self, forms: usize) -> CaseId {
        let (cast, call) = (self.cast().await, self.call().await);
        let product = Product { name: "試験用リーダー", model: "KR-900", units: 100 };
        let play = Play { portal: &self.portal, cast: &cast };
        play.draft(&cast.hoshino, &call, &product, forms).await.expect("a draft")
    }

    /// A form of this case, filled in so that it fits the others.
    pub async fn filled(&self, id: &CaseId, form: FormId) -> Vec<u8> {
        let case = self.history(id).await.case;
        let basis = readings::basis(&self.portal, &case, &self.call().await).await.expect("a basis");
        samples::form(form, &basis).expect("a form")
    }

    /// The case as its history says now.
    pub async fn history(&self, id: &CaseId) -> History {
        load_history(self.portal.db(), id).await.expect("a history")
    }

    /// The kinds of a case's events.
    pub async fn events(&self, id: &CaseId) -> Vec<&'static str> {
        self.history(id).await.events.iter().map(|event| event.data.kind()).collect()
    }

    /// How many events there are in all.
    pub async fn event_count(&self) -> u64 {
        case_events::Entity::find().count(self.portal.db()).await.expect("the events")
    }

    /// How many rows of stored files there are.
    pub async fn file_rows(&self) -> u64 {
        files::Entity::find().count(self.portal.db()).await.expect("the files")
    }

    /// How many files lie in the store, and how many temporary ones beside it.
    pub fn stored(&self) -> (usize, usize) {
        (count_files(&self.data.path().join("files")), count_files(&self.data.path().join("incoming")))
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Every mail so far.
    pub async fn mails(&self) -> Vec<outbox::Model> {
        outbox::Entity::find().all(self.portal.db()).await.expect("the outbox")
    }

    /// Kind and address of every mail that came after `before`, sorted.
    pub async fn mails_since(&self, before: &[outbox::Model]) -> Vec<(String, String)> {
        let new = self.mails().await.into_iter().filter(|mail| before.iter().all(|old| old.id != mail.id));
        let mut new: Vec<_> = new.map(|mail| (mail.kind.clone(), address(&mail).to_owned())).collect();
        new.sort();
        new
    }

    /// Ends every session, as the sweep does with one that ran out.
    pub async fn end_sessions(&self) {
        sessions::Entity::delete_many().exec(self.portal.db()).await.expect("the sessions");
    }

    /// How many SQL statements were sent so far.
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }

    /// Sends a statement of the administrator of the database.
    pub async fn sql(&self, statement: &str) -> Result<(), sea_orm::DbErr> {
        self.portal.db().execute_unprepared(statement).await.map(|_| ())
    }
}

/// The address out of `name <address>`.
pub fn address(mail: &outbox::Model) -> &str {
    let recipient = mail.recipient.as_str();
    recipient.rsplit_once('<').map_or(recipient, |(_, rest)| rest.trim_end_matches('>'))
}

fn count_files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            if path.is_dir() { count_files(&path) } else { 1 }
        })
        .sum()
}
