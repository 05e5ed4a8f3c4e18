//! Evidence files of the self-declaration: attached, replaced, taken off the list, and seen by whom.

use domain::case::document::MAX_FILE_BYTES;
use domain::ids::CaseId;
use services::doctor::verify;

use crate::support::client::{Client, Reply};
use crate::support::files::{self, PDF};
use crate::support::people::{CLERK, HOSHINO, KAWABE, REVIEWER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

fn page(case: &CaseId) -> String {
    format!("/applications/{case}/documents/self-declaration")
}

async fn attach(client: &Client, case: &CaseId, requirement: &str, name: &str, content: &[u8]) -> Reply {
    let path = format!("/applications/{case}/evidence");
    client.send(Client::uploaded_with(&path, &[("requirement", requirement)], name, content.to_vec())).await
}

/// Number and name of what the vendor has on its list.
async fn list(app: &TestApp, case: &CaseId) -> Vec<(u32, String)> {
    let evidence = app.history(case).await.case.evidence;
    let current = evidence.into_iter().filter(|one| one.current);
    current.map(|one| (one.number, one.file.name)).collect()
}

#[tokio::test]
async fn a_file_is_attached_replaced_downloaded_and_taken_off() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let to = format!("{}#evidence", page(&case));
        attach(&client, &case, "R-01", "試験成績書.pdf", PDF).await.expect_redirect(&to);
        client
            .open(&page(&case))
            .await
            .expect(200)
            .says(&ja("notice-evidence-stored"))
            .says("試験成績書.pdf");
        let mut longer = PDF.to_vec();
        longer.splice(9..9, b"% a comment\n".iter().copied());
        attach(&client, &case, "R-01", "試験成績書.pdf", &longer).await.expect_redirect(&to);
        attach(&client, &case, "R-02", "試験成績書.pdf", PDF).await.expect_redirect(&to);
        assert_eq!(list(&app, &case).await, [(2, "試験成績書.pdf".into()), (3, "試験成績書.pdf".into())]);

        let reply = client.get(&format!("/applications/{case}/evidence/2")).await.expect(200);
        assert_eq!(reply.bytes, longer);
        assert_eq!(reply.header("content-type"), "application/pdf");
        assert!(reply.header("content-disposition").starts_with("attachment; "));
        assert_eq!(reply.header("x-content-type-options"), "nosniff");

        let remove = format!("/applications/{case}/evidence/3/remove");
        client.post(&remove, &[]).await.expect_redirect(&to);
        assert_eq!(list(&app, &case).await, [(2, "試験成績書.pdf".into())]);
        // Once more, as a double click does: told, and nothing changes.
        client.post(&remove, &[]).await.expect_redirect(&page(&case));
        client.open(&page(&case)).await.says(&ja("refusal-no-such-evidence"));
        let kinds = app.events(&case).await;
        assert_eq!(kinds.iter().filter(|kind| **kind == "evidence_removed").count(), 1);
        assert_eq!(verify(&app.portal).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_evidence_is_refused_with_its_own_sentence_and_leaves_nothing() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let before = (app.event_count().await, app.file_rows().await, app.stored());
        let cut = &PDF[..40];
        let large = vec![b'%'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1];
        for (requirement, name, content, sentence) in [
            ("R-01", "a.pdf", &b""[..], ja("error-upload-empty")),
            ("R-01", "a.pdf", &files::executable()[..], ja("error-upload-not-evidence")),
            ("R-01", "a.pdf", cut, ja("error-upload-evidence-damaged")),
            ("R-01", "", PDF, ja("error-upload-none")),
            ("R-99", "a.pdf", PDF, ja("refusal-unknown-requirement")),
            ("R-01", "a.pdf", &large, ja_with("error-upload-too-large", &[("max", "20.0 MB")])),
        ] {
            attach(&client, &case, requirement, name, content).await.expect_redirect(&page(&case));
            client.open(&page(&case)).await.expect(200).says(&sentence);
        }
        attach(&client, &case, "", "a.pdf", PDF).await.expect_redirect(&page(&case));
        let told = client.open(&page(&case)).await.expect(200);
        assert!(told.html().contains("href=\"#evidence-form-requirement\""), "no link to the field");
        assert_eq!((app.event_count().await, app.file_rows().await, app.stored()), before);
    })
    .await;
}

#[tokio::test]
async fn the_ministry_sees_evidence_once_it_is_handed_in_and_others_never() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let vendor = app.client(HOSHINO).await;
        attach(&vendor, &case, "R-01", "成績書.pdf", PDF).await.expect(303);
        let file = format!("/applications/{case}/evidence/1");
        let reviewer = app.client(REVIEWER).await;
        reviewer.get(&file).await.expect(404);
        app.client(KAWABE).await.get(&file).await.expect(404);

        let submit = format!("/applications/{case}/submit");
        let typed = [("signer_name", "星野 一郎"), ("signer_title", "代表取締役"), ("agreed", "on")];
        let done = vendor.fill(&submit, "submit", &typed).await;
        assert!(done.location().ends_with("/receipt"), "{}", done.location());
        reviewer.get(&file).await.expect(200);
        app.client(KAWABE).await.get(&file).await.expect(404);
        // Handed in is handed in.
        let late = attach(&vendor, &case, "R-01", "後から.pdf", PDF).await;
        assert_ne!(late.status, 200);
        assert_eq!(list(&app, &case).await.len(), 1);
    })
    .await;
}
