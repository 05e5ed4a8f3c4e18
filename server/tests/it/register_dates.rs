//! What is decided for a later day, in the register as people and programs meet it: the page from the first
//! minute on, lists and their filters after the next round.

use domain::calendar::jst;
use domain::case::Command;
use domain::case::change_notice::{ChangeField, ChangeNoticeCommand, TypedNotice};
use domain::case::defect::DefectCommand;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::listing::CancelledResult;
use domain::ids::CaseId;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::cases::{Expected, execute};
use services::entities::subscriptions;
use services::{defects, doctor, register};

use crate::support::people::{APPROVER, HOSHINO, KAWABE, MIDORI, REVIEWER};
use crate::support::words::ja;
use crate::support::{TestApp, on_each_database};

async fn act(app: &TestApp, who: &str, case: &CaseId, command: Command) {
    let actor = app.actor(who).await;
    execute(&app.portal, &actor, case, Expected::Any, command).await.unwrap();
}

fn in_days(app: &TestApp, days: i64) -> Date {
    jst(app.portal.now()).date().saturating_add(days.days())
}

async fn sound(app: &TestApp) {
    assert_eq!(doctor::verify(&app.portal).await.unwrap().problems, []);
}

async fn subscribe(app: &TestApp, number: &str) {
    let row = subscriptions::ActiveModel {
        id: Set("s-1".to_owned()),
        email: Set("reader@clinic.example".to_owned()),
        email_key: Set("reader@clinic.example".to_owned()),
        number: Set(number.to_owned()),
        leave_token: Set("leave-1".to_owned()),
        confirmed_at: Set(0),
    };
    subscriptions::Entity::insert(row).exec_without_returning(app.portal.db()).await.unwrap();
}

#[tokio::test]
async fn a_cancellation_is_told_at_once_and_holds_from_its_day() {
    on_each_database(async |app| {
        let case = app.case("FG-12").await;
        let number = app.history(&case).await.case.number().unwrap().to_owned();
        subscribe(&app, &number).await;
        let (position, statement) = (Position::Accepts, "受け入れます。".to_owned());
        let answer = DefectCommand::Answer { defect: 1, position, statement, shipped_units: None };
        act(&app, KAWABE, &case, Command::Defect(answer)).await;
        let from = in_days(&app, 10);
        let measure = Measure::Cancel { result: CancelledResult::Both, from };
        let recommend =
            DefectCommand::RecommendMeasure { defect: 1, measure, reasons: "再現。".to_owned() };
        act(&app, REVIEWER, &case, Command::Defect(recommend)).await;
        let approver = app.actor(APPROVER).await;
        defects::approve_measure(&app.portal, &approver, &case, Expected::Any, 1).await.unwrap();

        let (visitor, page) = (app.visitor(), format!("/products/{number}"));
        let (listed, cancelled) = (ja("register-status-listed"), ja("register-status-cancelled"));
        let told = visitor.get(&page).await.expect(200).says(&listed).says("適合の結果が取り消されます");
        told.does_not_say(&ja("register-means-cancelled"));
        let filtered = async |status: &str| {
            let list = visitor.get(&format!("/products.csv?status={status}")).await.expect(200);
            String::from_utf8(list.bytes.to_vec()).unwrap().contains(&number)
        };
        assert_eq!((filtered("listed").await, filtered("cancelled").await), (true, false));
        let json = visitor.get("/products.json?q=FG-12").await.expect(200);
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(json["products"][0]["cancelled_from"], from.to_string());
        assert_eq!(json["products"][0]["status"], "listed");
        let mails = app.mails().await;
        let mail = mails.iter().find(|mail| mail.kind == "register-changed").unwrap();
        assert!(mail.text_body.contains(&format!("{}日）から", from.day())), "{}", mail.text_body);
        // Nobody reports what is cancelled already.
        visitor.get(&page).await.does_not_say(&ja("report-this-product"));
        app.client(KAWABE).await.get(&format!("/applications/{case}")).await.expect(200).says(&listed);
        sound(&app).await;

        app.pass(SignedDuration::from_hours(10 * 24));
        visitor.get(&page).await.says(&cancelled).says(&ja("register-means-cancelled"));
        sound(&app).await;
        assert_eq!(register::turn(&app.portal).await.unwrap(), 1);
        assert_eq!(register::turn(&app.portal).await.unwrap(), 0);
        assert_eq!((filtered("listed").await, filtered("cancelled").await), (false, true));
        let again = visitor.get("/products.json?q=FG-12").await.expect(200);
        let again: serde_json::Value = serde_json::from_slice(&again.bytes).unwrap();
        assert_eq!(again["products"][0]["status_since"], from.to_string());
        sound(&app).await;
        assert_eq!(doctor::rebuild(&app.portal).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_new_variant_is_found_at_once_and_stands_in_the_entry_from_its_day() {
    on_each_database(async |app| {
        let case = app.case("KR-95").await;
        let number = app.history(&case).await.case.number().unwrap().to_owned();
        let from = in_days(&app, 7);
        let values = [(ChangeField::ModelVariant, "KR-95W"), (ChangeField::UnitPrice, "91,300円")];
        let typed = TypedNotice {
            kinds: values.iter().map(|(field, _)| field.kind()).collect(),
            values: values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect(),
            known: std::collections::BTreeMap::new(),
            reason: "壁に掛ける型の追加のため".to_owned(),
            from: from.to_string(),
        };
        let notice = |command| Command::ChangeNotice(command);
        act(&app, HOSHINO, &case, notice(ChangeNoticeCommand::Write { notice: None, typed })).await;
        act(&app, HOSHINO, &case, notice(ChangeNoticeCommand::Submit { notice: 1 })).await;
        let note = "確認しました。".to_owned();
        act(&app, REVIEWER, &case, notice(ChangeNoticeCommand::Note { notice: 1, note })).await;

        let (visitor, page) = (app.visitor(), format!("/products/{number}"));
        let none = visitor.get(&page).await.expect(200);
        assert_eq!(none.text().matches("KR-95W").count(), 1, "in the history alone: {}", none.text());
        none.says("から").does_not_say("91,300円");
        visitor.get("/register?q=%EF%BD%8Br-95%EF%BD%97").await.expect(200).says("カオリーダー スリム");
        sound(&app).await;
        app.pass(SignedDuration::from_hours(7 * 24));
        let there = visitor.get(&page).await.expect(200).says("91,300円");
        assert_eq!(there.text().matches("KR-95W").count(), 2, "{}", there.text());
        let tag = visitor.get("/products.json?q=KR-95W").await.expect(200);
        let json: serde_json::Value = serde_json::from_slice(&tag.bytes).unwrap();
        assert_eq!(json["products"][0]["model_variants"], "KR-95W");
        assert_eq!(json["products"][0]["price_including_tax_yen"], 91_300);
        // The order by price follows with the next round; the suspension of another product may turn, too.
        assert!(register::turn(&app.portal).await.unwrap() >= 1);
        sound(&app).await;
        assert_eq!(doctor::rebuild(&app.portal).await.unwrap().problems, []);
        app.client(MIDORI).await.get(&format!("/applications/{case}")).await.expect(404);
    })
    .await;
}
