//! What the letters about a defect say, as a person reads them in the docx; and how the consent is shown
//! beside them.

use domain::calendar::{both_calendars, deadline_ja};
use domain::case::Case;
use domain::case::defect::measure::Measure;
use domain::case::event::SignedIn;

use crate::support::client::Client;
use crate::support::people::{APPROVER, KAWABE, MIDORI, REVIEWER};
use crate::support::words::{ja, ja_with};
use crate::support::{TestApp, html, on_each_database};

/// The text of the letter with this number of characters in its document number, one paragraph after another.
async fn letter(vendor: &Client, case: &Case, document_number: &str) -> String {
    for index in 0..case.letters.len() {
        let path = format!("/applications/{}/letters/{index}", case.id);
        let bytes = vendor.get(&path).await.expect(200).bytes;
        let mut docx = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let xml = std::io::read_to_string(docx.by_name("word/document.xml").unwrap()).unwrap();
        let text = html::text(&xml);
        if text.contains(document_number) {
            return text;
        }
    }
    panic!("no letter {document_number}")
}

fn says(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words} in {text}");
    }
}

async fn case(app: &TestApp, model: &str) -> Case {
    app.history(&app.case(model).await).await.case
}

#[tokio::test]
async fn the_notice_says_what_is_planned_why_and_what_can_be_done() {
    on_each_database(async |app| {
        let case = case(&app, "FG-12").await;
        let notice = case.defect(1).unwrap().notice.clone().unwrap();
        let vendor = app.client(KAWABE).await;
        let text = letter(&vendor, &case, &notice.document_number).await;
        let hearing = notice.hearing.as_ref().unwrap();
        says(
            &text,
            &[
                "審査の結果の取消しの予定について（通知）",
                case.vendor_name(domain::calendar::jst(app.portal.now()).date()).unwrap(),
                "フェイスゲート ライト",
                "FG-12",
                case.number().unwrap(),
                "書類審査と機能確認の結果の取消し",
                "様式第3号",
                &notice.facts,
                "確認試験の記録.pdf",
                &hearing.place,
                &deadline_ja(notice.due),
                "期限の延長を申し出る",
                "予定する措置への同意とは扱いません",
            ],
        );
        assert!(!text.contains("田中 翔"), "who reported is nobody's to know: {text}");
    })
    .await;
}

#[tokio::test]
async fn the_letter_of_a_cancellation_says_what_from_when_why_and_how_it_came_to_it() {
    on_each_database(async |app| {
        let case = case(&app, "MD-3").await;
        let defect = case.defect(1).unwrap();
        let decided = defect.decisions.last().unwrap();
        let Measure::Cancel { from, .. } = decided.measure else { panic!("not cancelled") };
        let vendor = app.client(MIDORI).await;
        let text = letter(&vendor, &case, &decided.document_number).await;
        let notice = defect.notice.as_ref().unwrap();
        says(
            &text,
            &[
                "審査の結果の取消しについて（通知）",
                "MD-3",
                "書類審査と機能確認の結果の取消し",
                "効力を生じる日",
                &both_calendars(from),
                &decided.reasons,
                &notice.document_number,
                "予定する措置に異議がある",
                "聴聞等の実施",
                "再掲載を求めることができます",
            ],
        );
        // A teaching only where the call has one.
        let appeal = app.call().await.appeal;
        assert_eq!(text.contains("教示"), appeal.is_some_and(|text| !text.is_empty()), "{text}");
        for person in [&decided.recommended_by, &decided.approved_by] {
            assert!(!text.contains(&person.name), "{} in {text}", person.name);
        }
    })
    .await;
}

#[tokio::test]
async fn the_consent_is_shown_with_its_evidence_before_anybody_decides() {
    on_each_database(async |app| {
        let case = case(&app, "FG-12").await;
        let submission = case.submission.as_ref().unwrap();
        let consent = &submission.consent;
        let Some(SignedIn::Password { at }) = &consent.signed_in else { panic!("not kept") };
        let at = domain::calendar::jst(*at);
        for who in [REVIEWER, APPROVER] {
            let page = app.client(who).await.get(&format!("/screening/cases/{}/defects/1", case.id)).await;
            let page = page.expect(200);
            page.text();
            let page = page
                .says(&ja("defect-consent-title"))
                .says(&consent.sha256)
                .says(&consent.edition)
                .says(&consent.signer_name)
                .says(&submission.by.name)
                .says(&submission.files[&domain::forms::FormId::CancellationConsent])
                .says(consent.text.lines().next().unwrap());
            let how = ja_with("defect-consent-password", &[("at", "")]);
            let how = how.split('（').next().unwrap();
            assert!(page.text().contains(how), "{how}");
            assert!(page.text().contains(&format!("{}年", at.year())), "{at}");
        }
    })
    .await;
}
