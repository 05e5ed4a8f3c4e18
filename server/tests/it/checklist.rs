//! The checklist of a form in two windows.

use domain::case::checklist::Outcome;
use domain::forms::FormId;

use crate::support::on_each_database;
use crate::support::people::REVIEWER;
use crate::support::words::{ja, ja_with};

#[tokio::test]
async fn the_older_of_two_windows_does_not_overwrite_what_the_newer_saved() {
    on_each_database(async |app| {
        let (case, call) = (app.case("FG-40").await, app.call().await);
        let form = FormId::SelfDeclaration;
        let page = format!("/screening/cases/{case}/forms/{}", form.id());
        let client = app.client(REVIEWER).await;
        let older = client.form(&page, "checklist").await;
        let newer = [("marks.0.outcome", "fail"), ("marks.0.reason", "not_filled"), ("marks.0.note", "先に")];
        client.submit(&older, &newer).await.expect(303);
        client.open(&page).await.expect(200);
        let criterion = call.criteria.iter().find(|criterion| criterion.form == form).unwrap();
        let stored = async || app.history(&case).await.case.checklist[&criterion.id].clone();

        let later = [("marks.0.outcome", "pass"), ("marks.0.reason", ""), ("marks.0.note", "後から")];
        client.submit(&older, &later).await.expect_redirect(&page);
        assert_eq!((stored().await.outcome, stored().await.note.as_str()), (Outcome::Fail, "先に"));
        let label = ja_with("mark-outcome", &[("number", "1")]);
        let fail = ja("outcome-fail");
        let sentence = ja_with("error-mark-changed-meanwhile", &[("label", &label), ("stored", &fail)]);
        let shown = client.open(&page).await.says(&sentence).says("後から");
        // Having seen both, the reviewer decides.
        let forms = crate::support::html::forms(shown.html());
        let again = forms.iter().find(|form| form.id == "checklist").unwrap();
        client.submit(again, &[]).await.expect_redirect(&page);
        assert_eq!((stored().await.outcome, stored().await.note.as_str()), (Outcome::Pass, "後から"));
    })
    .await;
}
