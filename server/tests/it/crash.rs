//! The real binary, killed with -9 in the middle of uploads and submissions: afterwards each is there
//! as a whole or not at all. And stopped with a plain signal: what is in flight is finished.

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use domain::forms::FormId;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::config::{Common, LogFormat};
use server::demo::cases::{Play, Product};
use server::demo::people::Cast;
use server::setup;
use services::accounts::load_actor;
use services::cases::load_history;
use services::entities::{accounts, cases, files, outbox};
use services::portal::random_hex;
use services::{Portal, SystemClock};

use crate::support::database::reader;
use crate::support::files::heavy;
use crate::support::people::{self, HOSHINO};
use crate::support::process::{Server, demonstration, multipart, printed, read_all, run};

/// How often each is killed.
const ROUNDS: usize = 8;
const FORM: FormId = FormId::SelfDeclaration;

/// The portal in a data folder that no server uses at the moment.
async fn portal(data: &Path) -> Portal {
    let common = Common {
        data: data.to_owned(),
        database_url: None,
        base_url: None,
        mail_url: None,
        mail_from: String::new(),
        contact: None,
        log: String::new(),
        log_format: LogFormat::Text,
    };
    let base = "http://127.0.0.1:3000".parse().expect("a URL");
    setup::portal(&common, Arc::new(SystemClock), reader(), base).await.expect("a portal")
}

async fn cast(portal: &Portal) -> Cast {
    let actor = async |email: &str| {
        let query = accounts::Entity::find().filter(accounts::Column::Email.eq(email));
        let row = query.one(portal.db()).await.expect("the accounts").expect("the account");
        let who = load_actor(portal, &domain::ids::AccountId::new(row.id)).await.expect("an answer");
        who.and_then(|who| who.actor).expect("an actor")
    };
    Cast {
        administrator: actor(people::ADMINISTRATOR).await,
        reviewer: actor(people::REVIEWER).await,
        second_reviewer: actor(people::SECOND_REVIEWER).await,
        approver: actor(people::APPROVER).await,
        tester: actor(people::TESTER).await,
        hoshino: actor(HOSHINO).await,
        kawabe: actor(people::KAWABE).await,
        midori: actor(people::MIDORI).await,
    }
}

/// Drafts with all their forms.
async fn drafts(data: &Path, count: usize) -> Vec<CaseId> {
    let portal = portal(data).await;
    let cast = cast(&portal).await;
    let call = services::calls::by_code(&portal, "R8-2").await.expect("the call");
    let play = Play { portal: &portal, cast: &cast };
    let product = Product { name: "途中で切れる製品", model: "KR-999", units: 10 };
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(play.draft(&cast.hoshino, &call, &product, 7).await.expect("a draft"));
    }
    portal.db().clone().close().await.expect("closed");
    ids
}

/// A number below `below`, by chance.
fn chance(below: u64) -> u64 {
    let hex = random_hex::<8>().expect("randomness");
    u64::from_str_radix(&hex, 16).expect("a number") % below
}

fn doctor_finds_nothing(data: &Path, context: &str) {
    let output = run(data, &["doctor", "--verify", "--log", "warn"]);
    assert!(output.status.success(), "{context}: {}", printed(&output));
    let rebuilt = run(data, &["doctor", "--rebuild", "--log", "warn"]);
    assert!(printed(&rebuilt).contains(": 0 differed"), "{context}: {}", printed(&rebuilt));
}

#[tokio::test]
async fn a_submission_that_is_killed_is_there_as_a_whole_or_not_at_all() {
    let folder = demonstration();
    let data = folder.path();
    let ids = drafts(data, ROUNDS).await;
    let mut cookie = String::new();
    let mut outcomes = Vec::new();
    for id in &ids {
        let server = Server::start(data, &[]);
        if cookie.is_empty() {
            cookie = server.sign_in(HOSHINO);
        }
        let path = format!("/applications/{id}/submit");
        let page = server.get(&path, &cookie).expect("the page");
        let forms = crate::support::html::forms(&page);
        let form = forms.iter().find(|form| form.id == "submit").expect("the form");
        let version = form.fields.iter().find(|(name, _)| name == "version").expect("a version");
        let body: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("version", version.1.as_str()), ("agreed", "on")])
            .extend_pairs([("signer_name", "星野 一郎"), ("signer_title", "代表取締役")])
            .finish();
        let delay = Duration::from_micros(chance(60_000));
        let answer = std::thread::scope(|scope| {
            let posting = scope.spawn(|| server.post(&path, &cookie, &body));
            // Where in the work it is hit is the point, so it is left to chance.
            std::thread::sleep(delay);
            server.kill_now();
            posting.join().expect("a thread")
        });
        drop(server);
        let answered =
            answer.is_ok_and(|answer| answer.contains(&format!("location: /applications/{id}/receipt")));
        let context = format!("killed after {delay:?}");
        doctor_finds_nothing(data, &context);
        let submitted = is_submitted_as_a_whole(data, id, &context).await;
        assert!(submitted || !answered, "{context}: answered and then lost");
        outcomes.push(submitted);

        // Whatever became of it: after a restart the person goes on, and it is submitted once.
        let server = Server::start(data, &[]);
        let again = server.post(&path, &cookie, &body).expect("an answer");
        assert!(again.contains(&format!("location: /applications/{id}/receipt")), "{context}: {again}");
        let receipt = server.get(&format!("/applications/{id}/receipt"), &cookie).expect("an answer");
        assert!(receipt.starts_with("HTTP/1.0 200"), "{context}: {receipt}");
        drop(server);
        assert!(is_submitted_as_a_whole(data, id, &context).await, "{context}");
    }
    doctor_finds_nothing(data, "at the end");
    eprintln!("submitted before the kill: {outcomes:?}");
}

/// Number, mails and read model agree with the history, which says whether it was submitted.
async fn is_submitted_as_a_whole(data: &Path, id: &CaseId, context: &str) -> bool {
    let portal = portal(data).await;
    let history = load_history(portal.db(), id).await.expect("a history");
    let events = history.events.iter().filter(|event| event.data.kind() == "submitted").count();
    let mails = outbox::Entity::find()
        .filter(outbox::Column::CaseId.eq(id.as_str()))
        .filter(outbox::Column::Kind.eq("submission-received"))
        .count(portal.db())
        .await
        .expect("the outbox");
    let row =
        cases::Entity::find_by_id(id.as_str()).one(portal.db()).await.expect("the cases").expect("a row");
    portal.db().clone().close().await.expect("closed");
    assert!(events <= 1, "{context}: submitted {events} times");
    let submitted = events == 1;
    assert_eq!(mails, if submitted { 2 } else { 0 }, "{context}: mails");
    assert_eq!(row.number.is_some(), submitted, "{context}: the number in the read model");
    assert_eq!(row.number.as_deref(), history.case.number(), "{context}");
    submitted
}

#[tokio::test]
async fn an_upload_that_is_killed_is_there_as_a_whole_or_not_at_all() {
    let folder = demonstration();
    let data = folder.path();
    let id = drafts(data, 1).await.remove(0);
    let path = format!("/applications/{id}/documents/{}", FORM.id());
    let mut cookie = String::new();
    let mut versions = 1;
    let mut outcomes = Vec::new();
    for round in 0..ROUNDS {
        let server = Server::start(data, &[]);
        if cookie.is_empty() {
            cookie = server.sign_in(HOSHINO);
        }
        let content = heavy(FORM, 2_000_000, chance(u64::MAX - 1));
        let body = multipart("様式第2号.docx", &content);
        // Half of the rounds are hit while receiving, the others while it is looked into and stored.
        let length = u64::try_from(body.len()).expect("a size");
        let until = if round % 2 == 0 { chance(length) } else { length };
        let delay = Duration::from_micros(if round % 2 == 0 { 0 } else { chance(400_000) });
        let mut stream = server.begin_upload(&path, &cookie, &body).expect("a connection");
        let sent = usize::try_from(until).expect("a size");
        stream.write_all(&body[..sent]).expect("sent");
        std::thread::sleep(delay);
        server.kill_now();
        drop(server);
        let answered = read_all(stream).is_ok_and(|answer| answer.contains("HTTP/1.0 303"));

        let context = format!("killed after {sent} of {length} bytes and {delay:?}");
        doctor_finds_nothing(data, &context);
        let stored = stored_versions(data, &id, &context).await;
        assert!(stored == versions || stored == versions + 1, "{context}: {versions} became {stored}");
        assert!(sent == body.len() || stored == versions, "{context}: half a file was kept");
        assert!(stored > versions || !answered, "{context}: answered and then lost");
        outcomes.push(stored > versions);
        versions = stored;
    }
    // It goes on as if nothing had been.
    let server = Server::start(data, &[]);
    let body = multipart("様式第2号.docx", &heavy(FORM, 2_000_000, 1));
    let mut stream = server.begin_upload(&path, &cookie, &body).expect("a connection");
    stream.write_all(&body).expect("sent");
    let answer = read_all(stream).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 303"), "{answer}");
    drop(server);
    assert_eq!(stored_versions(data, &id, "at the end").await, versions + 1);
    eprintln!("stored before the kill: {outcomes:?}");
}

/// How many versions the form has; each row of a file has its file.
async fn stored_versions(data: &Path, id: &CaseId, context: &str) -> usize {
    let portal = portal(data).await;
    let history = load_history(portal.db(), id).await.expect("a history");
    for row in files::Entity::find().all(portal.db()).await.expect("the files") {
        let content = portal.storage().rehash(&row.sha256).await.expect("the store");
        assert_eq!(content.as_deref(), Some(row.sha256.as_str()), "{context}: a row without its file");
    }
    portal.db().clone().close().await.expect("closed");
    history.case.document(FORM).map_or(0, |document| document.versions.len())
}

#[tokio::test]
async fn asked_to_stop_the_server_finishes_what_is_in_flight() {
    let folder = demonstration();
    let data = folder.path();
    let id = drafts(data, 1).await.remove(0);
    let server = Server::start(data, &[]);
    let cookie = server.sign_in(HOSHINO);
    let path = format!("/applications/{id}/documents/{}", FORM.id());
    let body = multipart("様式第2号.docx", &heavy(FORM, 500_000, 9));
    let mut stream = server.begin_upload(&path, &cookie, &body).expect("a connection");
    stream.write_all(&body[..body.len() / 2]).expect("sent");
    wait_for_incoming(data);
    server.terminate();
    // It listens no more from when it has heard the signal.
    while TcpStream::connect(server.address).is_ok() {}
    stream.write_all(&body[body.len() / 2..]).expect("sent");
    let answer = read_all(stream).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 303"), "{answer}");
    assert!(server.wait().success());
    assert_eq!(stored_versions(data, &id, "stopped").await, 2);
    doctor_finds_nothing(data, "stopped");
}

#[tokio::test]
async fn asked_to_stop_the_server_does_not_wait_for_ever() {
    let folder = demonstration();
    let data = folder.path();
    let id = drafts(data, 1).await.remove(0);
    let server = Server::start(data, &[]);
    let cookie = server.sign_in(HOSHINO);
    let path = format!("/applications/{id}/documents/{}", FORM.id());
    let body = multipart("様式第2号.docx", &heavy(FORM, 500_000, 9));
    let mut stream = server.begin_upload(&path, &cookie, &body).expect("a connection");
    stream.write_all(&body[..body.len() / 2]).expect("sent");
    wait_for_incoming(data);
    server.terminate();
    // The rest never comes; the server ends all the same, and cleanly.
    assert!(server.wait().success());
    drop(stream);
    assert_eq!(stored_versions(data, &id, "stopped").await, 1);
    let left = std::fs::read_dir(data.join("incoming")).expect("a folder").count();
    assert_eq!(left, 0, "a temporary file is left");
    doctor_finds_nothing(data, "stopped");
}

/// Waits until the server writes an upload: bytes of a temporary file are there.
fn wait_for_incoming(data: &Path) {
    let incoming = data.join("incoming");
    loop {
        let mut entries = std::fs::read_dir(&incoming).expect("a folder");
        let some = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.and_then(|entry| entry.metadata()).is_ok_and(|file| file.len() > 0)
        };
        if entries.any(some) {
            return;
        }
        std::thread::yield_now();
    }
}
