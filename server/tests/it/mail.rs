//! Mails are part of what happened: in the same transaction, to the right people, and to nobody else.

use domain::calendar::{add_business_days, from_jst, jst};
use domain::case::Command;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::forms::{FormId, ReasonCode};
use server::demo::cases::{Play, Product};

use crate::support::people::{ADMINISTRATOR, APPROVER, HOSHINO, REVIEWER, SECOND_APPROVER, SECOND_REVIEWER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

/// What went out in one step of the journey, one line a mail.
async fn step(app: &TestApp, before: &mut Vec<services::entities::outbox::Model>, name: &str) -> String {
    let sent = app.mails_since(before).await;
    *before = app.mails().await;
    let lines: Vec<_> = sent.iter().map(|(kind, to)| format!("  {kind} → {to}\n")).collect();
    format!("{name}\n{}", lines.concat())
}

#[tokio::test]
async fn the_outbox_of_a_whole_journey() {
    on_each_database(async |app| {
        let (cast, call) = (app.cast().await, app.call().await);
        let play = Play { portal: &app.portal, cast: &cast };
        let product = Product { name: "試験用リーダー", model: "KR-901", units: 100 };
        let mut before = app.mails().await;
        let mut story = String::new();

        let id = play.draft(&cast.hoshino, &call, &product, 7).await.unwrap();
        story += &step(&app, &mut before, "started, filled in, seven files uploaded").await;
        let client = app.client(HOSHINO).await;
        let signed = [("signer_name", "星野 一郎"), ("signer_title", "代表取締役"), ("agreed", "on")];
        client.fill(&format!("/applications/{id}/submit"), "submit", &signed).await.expect(303);
        story += &step(&app, &mut before, "submitted by the signatory").await;
        play.take(&cast.reviewer, &id).await.unwrap();
        story += &step(&app, &mut before, "taken by a reviewer").await;
        play.tick(&cast.reviewer, &id, &call, 1).await.unwrap();
        play.act(&cast.reviewer, &id, Command::PassFormalCheck).await.unwrap();
        story += &step(&app, &mut before, "passed the formal check").await;
        play.act(&cast.reviewer, &id, Command::AddNote { text: "内部".into() }).await.unwrap();
        story += &step(&app, &mut before, "an internal note").await;
        play.act(&cast.reviewer, &id, Command::SendMessage { text: "連絡".into() }).await.unwrap();
        story += &step(&app, &mut before, "a message to the vendor").await;
        play.correction(&cast.reviewer, &id, &call).await.unwrap();
        story += &step(&app, &mut before, "a correction is asked for").await;
        play.upload(&cast.hoshino, &id, &call, FormId::ShipmentPlan).await.unwrap();
        for item in [1, 2] {
            let reply = Command::AnswerItem { item, reply: "訂正しました。".into() };
            play.act(&cast.hoshino, &id, reply).await.unwrap();
        }
        story += &step(&app, &mut before, "the vendor answers").await;
        play.hand_back(&cast.hoshino, &id).await.unwrap();
        story += &step(&app, &mut before, "and sends it back").await;
        play.hold(&cast.reviewer, &id).await.unwrap();
        story += &step(&app, &mut before, "put on hold").await;
        play.act(&cast.reviewer, &id, Command::Resume { note: "回答がありました。".into() }).await.unwrap();
        story += &step(&app, &mut before, "resumed").await;
        play.tick(&cast.reviewer, &id, &call, 1).await.unwrap();
        play.tick(&cast.reviewer, &id, &call, 2).await.unwrap();
        play.recommend(&cast.reviewer, &id, Verdict::Pass).await.unwrap();
        story += &step(&app, &mut before, "recommended").await;
        let back = Command::ReturnRecommendation { reason: "所見を補ってください。".into() };
        play.act(&cast.approver, &id, back).await.unwrap();
        story += &step(&app, &mut before, "returned by an approver").await;
        play.recommend(&cast.reviewer, &id, Verdict::Pass).await.unwrap();
        story += &step(&app, &mut before, "recommended again").await;
        play.approve(&id).await.unwrap();
        story += &step(&app, &mut before, "approved").await;
        play.act(&cast.hoshino, &id, Command::Withdraw { reason: "販売を取りやめるため".into() })
            .await
            .unwrap();
        story += &step(&app, &mut before, "withdrawn after all").await;
        insta::assert_snapshot!("journey", story);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_sends_no_mail() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let client = app.client(REVIEWER).await;
        let before = app.mails().await;
        let stale = [("version", "1"), ("hold_reason", "inquiry"), ("hold_note", "照会")];
        client.post(&format!("/screening/cases/{case}/hold"), &stale).await.expect(409);
        let version = app.history(&case).await.case.version.to_string();
        let now = [("version", version.as_str())];
        client.post(&format!("/screening/cases/{case}/decision/approve"), &now).await.expect(403);
        assert_eq!(app.mails_since(&before).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_case_that_loses_its_reviewer_is_told_to_those_who_can_give_it() {
    on_each_database(async |app| {
        let case = app.case("FG-40").await;
        let cast = app.cast().await;
        let play = Play { portal: &app.portal, cast: &cast };
        let before = app.mails().await;
        let declared =
            Command::DeclareConflict { reason: "親族が申込者に勤務しているため".into() };
        play.act(&cast.reviewer, &case, declared).await.unwrap();
        let sent = app.mails_since(&before).await;
        let sent: Vec<_> = sent.iter().map(|(kind, to)| (kind.as_str(), to.as_str())).collect();
        let expected = [ADMINISTRATOR, SECOND_APPROVER, APPROVER, SECOND_REVIEWER];
        assert_eq!(sent, expected.map(|to| ("case-unassigned", to)));
        let colleague = app.client(SECOND_REVIEWER).await;
        let page = colleague.open(&format!("/screening/cases/{case}")).await.expect(200);
        page.says(&ja("next-no-reviewer")).does_not_say(&ja("next-reviewer-works"));
    })
    .await;
}

#[tokio::test]
async fn an_item_about_a_fact_names_it_to_the_vendor_as_to_the_reviewer() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let cast = app.cast().await;
        let play = Play { portal: &app.portal, cast: &cast };
        let items = vec![NewItem {
            target: Target::Facts,
            place: "units".to_owned(),
            reason: ReasonCode::InconsistentBetweenForms,
            words: "台数を確かめてください。".to_owned(),
        }];
        play.act(&cast.approver, &case, Command::ReturnRecommendation { reason: "確認".into() })
            .await
            .unwrap();
        let due = app.portal.now() + jiff::SignedDuration::from_hours(240);
        let before = app.mails().await;
        let asked = Command::RequestCorrection { items, words: String::new(), due };
        play.act(&cast.reviewer, &case, asked).await.unwrap();
        let named = "申請情報（申込台数）";
        let client = app.client(HOSHINO).await;
        client.open(&format!("/applications/{case}/corrections/1")).await.expect(200).says(named);
        let mails = app.mails().await;
        let mail = mails.iter().find(|mail| before.iter().all(|old| old.id != mail.id)).unwrap();
        assert!(mail.text_body.contains(named), "{}", mail.text_body);
    })
    .await;
}

#[tokio::test]
async fn where_the_mail_can_not_be_written_nothing_has_happened() {
    on_each_database(async |app| {
        let case = app.draft(7).await;
        let client = app.client(HOSHINO).await;
        let form = client.form(&format!("/applications/{case}/submit"), "submit").await;
        let signed = [("signer_name", "星野 一郎"), ("signer_title", "代表取締役"), ("agreed", "on")];
        let before = (app.event_count().await, app.call().await);
        app.sql("ALTER TABLE outbox RENAME TO outbox_away").await.unwrap();
        client.submit(&form, &signed).await.expect(503).says(&ja("unavailable-title"));
        app.sql("ALTER TABLE outbox_away RENAME TO outbox").await.unwrap();
        assert_eq!((app.event_count().await, app.call().await), before);
        assert!(app.history(&case).await.case.number().is_none());
        // Nothing of the first attempt stands in the way of the second.
        let receipt = format!("/applications/{case}/receipt");
        client.submit(&form, &signed).await.expect_redirect(&receipt);
        client.get(&receipt).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn a_moved_deadline_moves_its_reminders() {
    on_each_database(async |app| {
        let call = app.call().await;
        let due = add_business_days(jst(call.closes_at).date(), 0);
        app.clock.turn(from_jst(due.saturating_sub(jiff::Span::new().days(5)).at(9, 0, 0, 0)));
        let before = app.mails().await;
        services::cases::reminders::send_due(&app.portal).await.unwrap();
        let sent = app.mails_since(&before).await;
        let reminded: Vec<_> = sent.iter().filter(|(kind, _)| kind == "deadline-reminder").collect();
        assert_eq!(reminded.len(), 2, "one for each member with a draft: {sent:?}");
        let before = app.mails().await;
        services::cases::reminders::send_due(&app.portal).await.unwrap();
        assert_eq!(app.mails_since(&before).await, [], "once only");
    })
    .await;
}
