//! Every page that can be reached by links, by everybody, in both languages: there, whole, and with
//! no word missing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;

use crate::support::client::Client;
use crate::support::html;
use crate::support::people::{
    ADMINISTRATOR, APPROVER, AUDITOR, CLERK, HOSHINO, KAWABE, MIDORI, NEWCOMER, REVIEWER, TESTER,
};
use crate::support::{TestApp, on_each_database};

/// So many addresses that differ only in their query are opened.
const QUERIES: usize = 4;
/// More pages than this for one person mean that links never end.
const MOST: usize = 4_000;

/// Opens everything that links lead to from `start`.
async fn crawl(client: &Client, who: &str, start: &[&str], language: &str) -> usize {
    let mut waiting: VecDeque<(String, String)> =
        start.iter().map(|path| ((*path).to_owned(), "the start".to_owned())).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut queries: BTreeMap<String, usize> = BTreeMap::new();
    let mut opened = 0;
    while let Some((path, from)) = waiting.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let bare = path.split('?').next().unwrap_or_default().to_owned();
        let variants = queries.entry(bare).or_default();
        *variants += 1;
        if *variants > QUERIES {
            continue;
        }
        opened += 1;
        assert!(opened < MOST, "{who}: too many pages, the last {path}");
        let reply = client.get(&path).await;
        let context = format!("{who} ({language}): {path}, linked from {from}");
        match reply.status {
            StatusCode::OK => {}
            StatusCode::SEE_OTHER => {
                waiting.push_back((reply.location().to_owned(), path));
                continue;
            }
            other => panic!("{context}: {other}"),
        }
        if !reply.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = reply.html();
        assert_eq!(html.matches("<h1").count(), 1, "{context}: not one h1");
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{context}: another language");
        assert!(!html.contains("<title></title>"), "{context}: no title");
        let links =
            html::links(html).into_iter().filter(|link| link.starts_with('/') && !link.starts_with("//"));
        waiting.extend(links.map(|link| {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            (link, path.clone())
        }));
    }
    opened
}

/// Everybody, with where they start and how many pages there are at least for them.
const PEOPLE: [(&str, &[&str], usize); 11] = [
    ("", &["/"], 12),
    (HOSHINO, &["/", "/vendor"], 40),
    (CLERK, &["/vendor"], 40),
    (KAWABE, &["/vendor"], 40),
    (MIDORI, &["/vendor"], 40),
    (NEWCOMER, &["/organization", "/vendor"], 12),
    (REVIEWER, &["/screening", "/screening?closed=on"], 80),
    (APPROVER, &["/screening", "/screening?closed=on"], 80),
    (TESTER, &["/screening"], 60),
    (ADMINISTRATOR, &["/admin/calls", "/admin/staff", "/admin/journal", "/admin/mail"], 20),
    (AUDITOR, &["/screening?closed=on", "/admin/calls", "/admin/staff"], 80),
];

async fn crawl_all(app: &TestApp, language: &'static str) {
    for (email, start, least) in PEOPLE {
        let client = if email.is_empty() { app.visitor() } else { app.client(email).await };
        let client = client.with("accept-language", language);
        let opened = crawl(&client, email, start, language).await;
        assert!(opened >= least, "{email} reaches only {opened} pages");
    }
}

#[tokio::test]
async fn every_page_that_is_linked_is_whole_in_japanese() {
    on_each_database(async |app| crawl_all(&app, "ja").await).await;
}

#[tokio::test]
async fn every_page_that_is_linked_is_whole_in_english() {
    on_each_database(async |app| crawl_all(&app, "en").await).await;
}
