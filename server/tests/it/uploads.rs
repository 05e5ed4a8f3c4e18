//! Files that vendors send: what is kept, and what attackers and bad luck leave behind (nothing).

use axum::http::header;
use domain::case::Command;
use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES, StoredFile};
use domain::case::evidence::EvidenceKind;
use domain::forms::FormId;
use domain::ids::CaseId;
use services::cases::{Expected, execute};
use services::doctor::verify;
use sha2::{Digest, Sha256};

use crate::support::client::Client;
use crate::support::files;
use crate::support::people::{CLERK, HOSHINO};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, on_each_database};

/// A form that is handed in as docx.
const WORD: FormId = FormId::SelfDeclaration;
/// A form that is handed in as xlsx.
const EXCEL: FormId = FormId::PriceEstimate;

fn address(case: &CaseId, form: FormId) -> String {
    format!("/applications/{case}/documents/{}", form.id())
}

/// All that an upload could leave behind.
async fn traces(app: &TestApp) -> (u64, u64, (usize, usize)) {
    (app.event_count().await, app.file_rows().await, app.stored())
}

#[tokio::test]
async fn the_forms_are_of_the_formats_that_the_tests_believe() {
    assert_eq!((WORD.format().extension(), EXCEL.format().extension()), ("docx", "xlsx"));
}

#[tokio::test]
async fn a_file_is_kept_with_its_hash_and_can_be_replaced() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(CLERK).await;
        let page = address(&case, WORD);
        let first = files::blank(WORD);
        client.upload(&page, "様式第2号.docx", first.clone()).await.expect_redirect(&page);
        let hash = hex::encode(Sha256::digest(&first));
        client
            .open(&page)
            .await
            .expect(200)
            .says(&ja("notice-file-stored"))
            .says(&hash)
            .says("様式第2号.docx");
        client.open(&page).await.expect(200).does_not_say(&ja("notice-file-stored"));

        let second = files::heavy(WORD, 1000, 1);
        client.upload(&page, "様式第2号 改.docx", second.clone()).await.expect_redirect(&page);
        let history = app.history(&case).await;
        let versions = &history.case.document(WORD).unwrap().versions;
        let stored: Vec<_> = versions.iter().map(|version| version.file.name.as_str()).collect();
        assert_eq!(stored, ["様式第2号.docx", "様式第2号 改.docx"]);
        for (version, content) in [(1, first), (2, second)] {
            let path = format!("/applications/{case}/files/{}/{version}", WORD.id());
            let reply = client.get(&path).await.expect(200);
            assert_eq!(reply.bytes, content, "version {version}");
            assert_eq!(reply.header("content-type"), WORD.format().media_type());
            assert!(reply.header("content-disposition").starts_with("attachment; "));
            assert_eq!(reply.header("x-content-type-options"), "nosniff");
        }
        assert_eq!(app.stored().1, 0, "a temporary file is left");
        assert_eq!(verify(&app.portal).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_the_form_is_refused_with_its_own_sentence_and_leaves_nothing() {
    let bomb = files::bomb(WORD);
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, WORD);
        let half = files::blank(WORD);
        let half = half[..half.len() / 2].to_vec();
        let too_compressed = [("part", "word/media/bomb.bin")];
        let wrong_format = [("declared", "docx"), ("found", "xlsx")];
        let before = traces(&app).await;
        for (name, content, sentence) in [
            ("empty.docx", Vec::new(), ja("error-upload-empty")),
            ("form.docx", files::executable(), ja("error-upload-executable")),
            ("form.docx", bomb.clone(), ja_with("error-upload-too-compressed", &too_compressed)),
            ("form.docx", files::blank(EXCEL), ja_with("error-upload-wrong-format", &wrong_format)),
            ("form.docx", half, ja("error-upload-damaged")),
            ("form.docx", "様式第2号".as_bytes().to_vec(), ja("error-upload-text")),
            ("", files::blank(WORD), ja("error-upload-none")),
        ] {
            // Without JavaScript: back to the form, the sentence there.
            client.upload(&page, name, content.clone()).await.expect_redirect(&page);
            let shown = client.open(&page).await.expect(200).says(&sentence);
            assert!(shown.html().contains("aria-invalid=\"true\""), "the field is not marked");
            // For the island: the same sentence as JSON.
            let stream = futures_util::stream::iter([Ok(content.into())]);
            let mut request = Client::uploaded(&page, name, stream);
            request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
            let reply = client.send(request).await.expect(422);
            let answer: serde_json::Value = serde_json::from_slice(&reply.bytes).unwrap();
            assert_eq!(answer, serde_json::json!({ "message": sentence }));
            client.open(&page).await.expect(200).does_not_say(&sentence);
            assert_eq!(traces(&app).await, before, "{sentence}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_island_is_told_where_to_go_on() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, EXCEL);
        let stream = futures_util::stream::iter([Ok(files::blank(EXCEL).into())]);
        let mut request = Client::uploaded(&page, "様式.xlsx", stream);
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        let reply = client.send(request).await.expect(201);
        let answer: serde_json::Value = serde_json::from_slice(&reply.bytes).unwrap();
        assert_eq!(answer, serde_json::json!({ "location": page }));
        client.open(&page).await.expect(200).says(&ja("notice-file-stored"));
    })
    .await;
}

#[tokio::test]
async fn a_file_of_21_mb_is_refused_with_words_and_leaves_nothing() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, WORD);
        let before = traces(&app).await;
        let pieces = files::pieces(21 * 16);
        client.send(Client::uploaded(&page, "large.docx", pieces)).await.expect_redirect(&page);
        let sentence = ja_with("error-upload-too-large", &[("max", "20.0 MB")]);
        client.open(&page).await.expect(200).says(&sentence);
        assert_eq!(traces(&app).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_largest_file_is_taken_to_the_byte() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, WORD);
        let limit = usize::try_from(MAX_FILE_BYTES).unwrap();
        let around = files::heavy(WORD, limit / 2, 3).len() - limit / 2;
        let exact = files::heavy(WORD, limit - around, 3);
        assert_eq!(exact.len(), limit);
        let over = files::heavy(WORD, limit - around + 1, 3);
        client.upload(&page, "over.docx", over).await.expect_redirect(&page);
        assert!(app.history(&case).await.case.document(WORD).is_none());
        client.upload(&page, "exact.docx", exact).await.expect_redirect(&page);
        let history = app.history(&case).await;
        assert_eq!(history.case.document(WORD).unwrap().versions[0].file.bytes, MAX_FILE_BYTES);
    })
    .await;
}

#[tokio::test]
async fn an_upload_cut_at_half_leaves_nothing_and_can_be_repeated() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, WORD);
        let before = traces(&app).await;
        let request = Client::uploaded(&page, "form.docx", files::cut(files::blank(WORD)));
        client.send(request).await.expect_redirect(&page);
        client.open(&page).await.expect(200).says(&ja("error-upload-interrupted"));
        assert_eq!(traces(&app).await, before);
        client.upload(&page, "form.docx", files::blank(WORD)).await.expect_redirect(&page);
        assert_eq!(app.events(&case).await.last(), Some(&"document_uploaded"));
    })
    .await;
}

#[tokio::test]
async fn names_of_files_are_made_safe_and_stay_readable() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let client = app.client(HOSHINO).await;
        let page = address(&case, WORD);
        let long = format!("{}.docx", "🎌".repeat(295));
        let shortened = format!("{}.docx", "🎌".repeat(250));
        for (name, stored) in [
            ("../../etc/passwd.docx", "passwd.docx"),
            ("C:\\Users\\星野\\様式.docx", "様式.docx"),
            (long.as_str(), shortened.as_str()),
            ("a\"b<script>.docx", "a\"b<script>.docx"),
            ("書類.exe", "書類.docx"),
        ] {
            client.upload(&page, name, files::blank(WORD)).await.expect_redirect(&page);
            let history = app.history(&case).await;
            let version = history.case.document(WORD).unwrap().latest().unwrap();
            assert_eq!(version.file.name, stored);
            let shown = client.open(&page).await.expect(200).says(stored);
            assert!(!shown.html().contains("<script>."), "the name is not escaped");
            let path = format!("/applications/{case}/files/{}/{}", WORD.id(), version.number);
            let disposition = client.get(&path).await.expect(200).header("content-disposition").to_owned();
            let fallback = disposition.split('"').nth(1).unwrap();
            assert!(!fallback.contains(['/', '\\', '<']) && fallback.ends_with(".docx"), "{disposition}");
        }
        let before = app.events(&case).await.len();
        client.upload(&page, "様式\u{1}.docx", files::blank(WORD)).await.expect_redirect(&page);
        client.open(&page).await.expect(200).says(&ja("error-upload-name"));
        assert_eq!(app.events(&case).await.len(), before);
        let outside = app.data().parent().unwrap().join("etc");
        assert!(!outside.exists());
        assert_eq!(app.stored().1, 0);
    })
    .await;
}

/// Fills an application up with evidence of 20 MB, as far as the history can tell.
async fn fill_up(app: &TestApp, case: &CaseId, bytes: u64) {
    let actor = app.actor(HOSHINO).await;
    let mut left = bytes - app.history(case).await.case.counted_bytes();
    while left > 0 {
        let bytes = left.min(MAX_FILE_BYTES);
        let file = StoredFile { sha256: "0".repeat(64), name: format!("{left}.docx"), bytes };
        let requirement = "R-01".to_owned();
        let command = Command::AttachEvidence { requirement, kind: EvidenceKind::Docx, file };
        execute(&app.portal, &actor, case, Expected::Any, command).await.unwrap();
        left -= bytes;
    }
}

#[tokio::test]
async fn an_application_stores_200_mb_and_no_more() {
    on_each_database(async |app| {
        let client = app.client(HOSHINO).await;
        let form = files::heavy(WORD, 500_000, 5);
        let size = u64::try_from(form.len()).unwrap();
        let limit = |room: u64| {
            let room = app::size::words(room);
            ja_with("refusal-case-too-large", &[("room", &room), ("max", "200.0 MB")])
        };

        let nearly = app.draft(0).await;
        fill_up(&app, &nearly, MAX_CASE_BYTES - size).await;
        let page = address(&nearly, WORD);
        let before = traces(&app).await;
        let larger = files::heavy(WORD, 500_001, 5);
        client.upload(&page, "form.docx", larger).await.expect_redirect(&page);
        client.open(&page).await.expect(200).says(&limit(size));
        assert_eq!(traces(&app).await, before, "one byte too many");
        client.upload(&page, "form.docx", form).await.expect_redirect(&page);
        assert_eq!(app.history(&nearly).await.case.counted_bytes(), MAX_CASE_BYTES, "the last byte fits");

        let before = traces(&app).await;
        let other = address(&nearly, EXCEL);
        client.upload(&other, "form.xlsx", files::blank(EXCEL)).await.expect_redirect(&other);
        client.open(&other).await.expect(200).says(&limit(0));
        assert_eq!(traces(&app).await, before, "full");
        // What was not handed in yet gives way to what replaces it.
        client.upload(&page, "form.docx", files::blank(WORD)).await.expect_redirect(&page);
        client.open(&page).await.expect(200).says(&ja("notice-file-stored"));
    })
    .await;
}

#[tokio::test]
async fn files_uploaded_at_the_same_moment_are_all_kept() {
    on_each_database(async |app| {
        let case = app.draft(0).await;
        let (one, two) = (app.client(HOSHINO).await, app.client(CLERK).await);
        for round in 0..5 {
            let pages = [address(&case, WORD), address(&case, EXCEL)];
            let (first, second) = tokio::join!(
                one.upload(&pages[0], "word.docx", files::heavy(WORD, 10, round)),
                two.upload(&pages[1], "excel.xlsx", files::heavy(EXCEL, 10, round)),
            );
            first.expect_redirect(&pages[0]);
            second.expect_redirect(&pages[1]);
            one.open(&pages[0]).await.expect(200).says(&ja("notice-file-stored"));
            two.open(&pages[1]).await.expect(200).says(&ja("notice-file-stored"));
        }
        let history = app.history(&case).await;
        let stored = [WORD, EXCEL].map(|form| history.case.document(form).unwrap().versions.len());
        assert_eq!(stored, [5, 5]);
    })
    .await;
}

#[tokio::test]
async fn the_same_content_twice_is_stored_once() {
    on_each_database(async |app| {
        let (one, two) = (app.draft(0).await, app.draft(0).await);
        let client = app.client(HOSHINO).await;
        let content = files::heavy(WORD, 100, 77);
        let before = app.stored().0;
        for case in [&one, &two] {
            let page = address(case, WORD);
            client.upload(&page, "form.docx", content.clone()).await.expect_redirect(&page);
        }
        assert_eq!(app.stored(), (before + 1, 0));
        assert_eq!(verify(&app.portal).await.unwrap().problems, []);
    })
    .await;
}
