//! What was read in the files of a case: read once, checked again and again, and what must be mended
//! before it is handed in.

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::call_input;
use domain::case::command::NewItem;
use domain::case::correction::Target;
use domain::case::facts::Facts;
use domain::case::findings::CheckResult;
use domain::case::handed_in::Changed;
use domain::case::{Command, EventData, Refusal};
use domain::finding::{Code, Severity, Shown};
use domain::forms::{Content, Entry, FormId, ReasonCode, spec};
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use services::PortalError;
use services::cases::{self, Expected, SubmitInput, load_history};
use services::doctor;
use services::entities::{accounts, journal, readings as table};
use services::inspection::Inspected;
use services::readings::{self, CaseFindings};

use crate::support::{
    TestPortal, administrator, filled, portals, staff, upload, upload_bytes, upload_with, vendor,
};

/// A call, people, and a draft whose seven forms fit.
pub(crate) struct Desk {
    pub administrator: Actor,
    pub reviewer: Actor,
    pub vendor: Actor,
    pub call: Call,
    pub case: CaseId,
}

pub(crate) async fn desk(test: &TestPortal) -> Desk {
    let administrator = administrator(test).await;
    let reviewer = staff(test, &administrator, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
    let vendor = vendor(test, "taro@example.jp", "7123456789012").await;
    let mut input = call_input::defaults();
    input.extend(
        [
            ("code", "R8-1"),
            ("title_ja", "第1回募集"),
            ("title_en", "First call"),
            ("opens_date", "2026-11-01"),
            ("closes_date", "2026-12-25"),
            ("device_check_ends", "2027-02-26"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let value = |name: &str| input.get(name).cloned().unwrap_or_default();
    let call = services::calls::open(&test.portal, &administrator, value).await.expect("a call");
    let case = cases::start(&test.portal, &vendor, &call.id, "リーダー").await.expect("a draft");
    give(test, &vendor, &case, Command::FillFacts { facts: facts() }).await;
    for form in FormId::ALL {
        upload(test, &vendor, &case, form).await;
    }
    Desk { administrator, reviewer, vendor, call, case }
}

fn facts() -> Facts {
    Facts {
        postal_code: "100-8916".to_owned(),
        address: "東京都千代田区霞が関1-2-2".to_owned(),
        representative_title: "代表取締役".to_owned(),
        representative_name: "試験 太郎".to_owned(),
        contact_department: "営業部".to_owned(),
        contact_name: "試験 花子".to_owned(),
        contact_phone: "0312345678".to_owned(),
        contact_email: "hanako@example.jp".to_owned(),
        product_name: "リーダー".to_owned(),
        model_number: "TR-1".to_owned(),
        firmware: "1.0".to_owned(),
        units: 700,
    }
}

pub(crate) async fn give(test: &TestPortal, actor: &Actor, case: &CaseId, command: Command) {
    cases::execute(&test.portal, actor, case, Expected::Any, command).await.expect("accepted");
}

impl Desk {
    async fn check(&self, test: &TestPortal, actor: &Actor) -> CaseFindings {
        let case = cases::view(&test.portal, actor, &self.case).await.expect("a view").case;
        readings::check_case(&test.portal, &case, &self.call, actor).await.expect("checked")
    }

    pub(crate) async fn submit(&self, test: &TestPortal) -> Result<String, PortalError> {
        let input = SubmitInput {
            signer_name: "試験 太郎".to_owned(),
            signer_title: "代表取締役".to_owned(),
            agreed: true,
            signed_in: None,
        };
        cases::submit(&test.portal, &self.vendor, &self.case, Expected::Any, &input).await
    }

    pub(crate) async fn take(&self, test: &TestPortal) {
        let own = self.reviewer.account().expect("an account");
        cases::assign(&test.portal, &self.reviewer, &self.case, Expected::Any, own).await.expect("taken");
    }

    /// The reviewer, who has the case, asks for this form, and the vendor answers the item.
    pub(crate) async fn correcting(&self, test: &TestPortal, form: FormId) {
        let items = vec![NewItem {
            target: Target::Form(form),
            place: String::new(),
            reason: ReasonCode::CalculationWrong,
            words: "直してください。".to_owned(),
        }];
        let due = test.portal.now() + SignedDuration::from_hours(240);
        let command = Command::RequestCorrection { items, words: String::new(), due };
        give(test, &self.reviewer, &self.case, command).await;
        give(test, &self.vendor, &self.case, Command::AnswerItem { item: 1, reply: "はい".to_owned() }).await;
    }
}

/// A figure that nobody would compute so.
fn wrong_total(content: &mut Content) {
    content.set("total_units", Entry::typed("701"));
}

/// A form written before the call was opened, which a person has to look at.
fn early(content: &mut Content) {
    content.set("date", Entry::typed("2026-10-31"));
}

fn codes(found: &CaseFindings) -> Vec<(&'static str, FormId, String)> {
    found.all().map(|finding| (finding.code.id(), finding.form, finding.at.to_string())).collect()
}

/// A sound docx that is no form.
pub(crate) fn letter() -> Vec<u8> {
    use documents::letters::{Outcome, ResultLetter, result_letter};
    let text = || "拝啓".to_owned();
    let letter = ResultLetter {
        document_number: text(),
        date: text(),
        company_name: text(),
        representative: text(),
        from: text(),
        screening: text(),
        call_title: text(),
        case_number: text(),
        product_name: text(),
        model_number: text(),
        firmware: text(),
        outcome: Outcome::Passed,
        reasons: Vec::new(),
        next_steps: text(),
        appeal: None,
    };
    result_letter(&letter).expect("a letter")
}

#[tokio::test]
async fn forms_that_fit_are_read_once_and_checked_with_three_statements() {
    for test in portals().await {
        let desk = desk(&test).await;
        let found = desk.check(&test, &desk.vendor).await;
        assert_eq!(codes(&found), [], "{}", test.database);
        assert_eq!(found.forms.len(), 7);
        for (form, report) in &found.forms {
            let reading = report.inspected.as_ref().and_then(Inspected::reading).expect("read");
            assert_eq!((reading.form, report.version), (*form, 1), "{}", test.database);
        }
        assert_eq!(table::Entity::find().count(test.portal.db()).await.expect("rows"), 7);

        let case = load_history(test.portal.db(), &desk.case).await.expect("a case").case;
        let statements = async || {
            let before = test.statements();
            readings::check_case(&test.portal, &case, &desk.call, &desk.vendor).await.expect("checked");
            test.statements() - before
        };
        assert_eq!(statements().await, 3, "{}", test.database);
        // Whatever is thrown away is read anew, once.
        table::Entity::delete_many().exec(test.portal.db()).await.expect("deleted");
        assert!(statements().await > 3);
        assert_eq!(statements().await, 3, "{}", test.database);
        assert_eq!(desk.check(&test, &desk.vendor).await, found);
    }
}

#[tokio::test]
async fn an_error_blocks_the_submission_until_it_is_mended() {
    for test in portals().await {
        let desk = desk(&test).await;
        upload_with(&test, &desk.vendor, &desk.case, FormId::ShipmentPlan, wrong_total).await;
        let found = desk.check(&test, &desk.vendor).await;
        let expected = ("total-wrong", FormId::ShipmentPlan, "total_units".to_owned());
        assert_eq!(codes(&found), [expected], "{}", test.database);
        let refused = desk.submit(&test).await;
        let Err(PortalError::Refused(Refusal::FindingsBlock { forms, count })) = refused else {
            panic!("{}: {refused:?}", test.database)
        };
        assert_eq!((forms, count), (vec![FormId::ShipmentPlan], 1));

        upload(&test, &desk.vendor, &desk.case, FormId::ShipmentPlan).await;
        assert_eq!(desk.submit(&test).await.expect("handed in"), "R8-1-0001");
    }
}

#[tokio::test]
async fn what_the_forms_say_against_each_other_blocks_too() {
    for test in portals().await {
        let desk = desk(&test).await;
        // A plan that is right in itself, for other units than the application.
        let other = |content: &mut Content| {
            content.set("applied_units", Entry::typed("600"));
        };
        upload_with(&test, &desk.vendor, &desk.case, FormId::SupplyPledge, other).await;
        let found = desk.check(&test, &desk.vendor).await;
        assert!(found.blocking().any(|finding| finding.code == Code::UnitsDiffer), "{:?}", codes(&found));
        let refused = desk.submit(&test).await;
        assert!(matches!(refused, Err(PortalError::Refused(Refusal::FindingsBlock { .. }))), "{refused:?}");
    }
}

#[tokio::test]
async fn warnings_are_kept_with_the_submission_and_so_is_what_nobody_could_read() {
    for test in portals().await {
        let desk = desk(&test).await;
        upload_with(&test, &desk.vendor, &desk.case, FormId::SupplyPledge, early).await;
        upload_bytes(&test, &desk.vendor, &desk.case, FormId::SelfDeclaration, letter()).await.expect("kept");
        let found = desk.check(&test, &desk.vendor).await;
        let report = &found.forms[&FormId::SelfDeclaration];
        assert!(matches!(report.inspected, Some(Inspected::Unreadable(_))), "{:?}", report.inspected);
        assert!(found.all().all(|finding| finding.severity() == Severity::Warning), "{:?}", codes(&found));
        desk.submit(&test).await.expect("handed in");
        let history = load_history(test.portal.db(), &desk.case).await.expect("a history");
        let Some(EventData::Submitted { findings, .. }) = history.events.last().map(|event| &event.data)
        else {
            panic!("no submission")
        };
        let kept: Vec<_> =
            findings.iter().map(|note| (note.code.as_str(), note.form, note.place.as_str())).collect();
        let expected = [
            ("not-understood", FormId::SelfDeclaration, "document"),
            ("dated-before-call", FormId::SupplyPledge, "date"),
        ];
        assert_eq!(kept, expected, "{}", test.database);
        assert_eq!(doctor::verify(&test.portal).await.expect("a report").problems, []);
    }
}

#[tokio::test]
async fn who_signed_may_leave_after_the_submission() {
    for test in portals().await {
        let desk = desk(&test).await;
        let delegate = |content: &mut Content| {
            content.set("signer_capacity", Entry::typed("代表者から委任を受けた者"));
            content.set("signer_name", Entry::typed("試験 太郎"));
        };
        upload_with(&test, &desk.vendor, &desk.case, FormId::CancellationConsent, delegate).await;
        desk.submit(&test).await.expect("handed in");
        let account = accounts::Entity::find_by_id(desk.vendor.account().expect("an account").as_str());
        let account = account.one(test.portal.db()).await.expect("found").expect("there");
        let mut account = account.into_active_model();
        account.name = Set("後任 次郎".to_owned());
        account.update(test.portal.db()).await.expect("renamed");
        assert_eq!(codes(&desk.check(&test, &desk.vendor).await), [], "{}", test.database);
    }
}

#[tokio::test]
async fn a_correction_waits_for_the_forms_it_opened_and_for_no_other() {
    for test in portals().await {
        let desk = desk(&test).await;
        desk.submit(&test).await.expect("handed in");
        desk.take(&test).await;
        desk.correcting(&test, FormId::ShipmentPlan).await;
        let hand_back = || cases::hand_back(&test.portal, &desk.vendor, &desk.case, Expected::Any);
        upload_with(&test, &desk.vendor, &desk.case, FormId::ShipmentPlan, wrong_total).await;
        let refused = hand_back().await;
        let Err(PortalError::Refused(Refusal::FindingsBlock { forms, .. })) = refused else {
            panic!("{}: {refused:?}", test.database)
        };
        assert_eq!(forms, [FormId::ShipmentPlan]);
        // The reviewer sees what was handed in before, not what is being worked on.
        assert_eq!(codes(&desk.check(&test, &desk.reviewer).await), []);

        upload_with(&test, &desk.vendor, &desk.case, FormId::ShipmentPlan, early).await;
        hand_back().await.expect("handed back");
        let found = desk.check(&test, &desk.reviewer).await;
        let expected = ("dated-before-call", FormId::ShipmentPlan, "date".to_owned());
        assert_eq!(codes(&found), [expected], "{}", test.database);
    }
}

#[tokio::test]
async fn nothing_is_handed_in_without_a_look_at_the_forms() {
    for test in portals().await {
        let desk = desk(&test).await;
        let by_hand = Command::ReturnCorrection { checked: CheckResult::default(), changed: Changed::new() };
        let done = cases::execute(&test.portal, &desk.vendor, &desk.case, Expected::Any, by_hand).await;
        assert!(matches!(done, Err(PortalError::Unavailable(_))), "{}: {done:?}", test.database);
    }
}

/// The officers of 様式第5号 are shown to those who need them, and every look is written down.
#[tokio::test]
async fn what_is_read_in_the_restricted_form_is_protected_as_the_form_is() {
    for test in portals().await {
        let desk = desk(&test).await;
        let form = FormId::AntisocialPledge;
        let named = |content: &mut Content| {
            let table = spec(form).tables().next().expect("the officers");
            let row = content.tables.get_mut(table.id).and_then(|rows| rows.get_mut(1)).expect("a row");
            row.set(table, "officer_birth_date", Entry::typed("1850-01-01"));
        };
        let bytes = filled(&test, &desk.case, form, named).await;
        upload_bytes(&test, &desk.vendor, &desk.case, form, bytes).await.expect("kept");
        let shown = desk.check(&test, &desk.vendor).await;
        let birth = |found: &CaseFindings| {
            let finding = found.of_form(form).find(|finding| finding.code == Code::BirthDateImplausible);
            finding.expect("the finding").clone()
        };
        assert!(shown.forms[&form].inspected.is_some());
        assert_ne!(birth(&shown).found, Shown::Text("●●●".to_owned()));
        // An error that the vendor has: let the case in nevertheless, as it was before there were checks.
        upload(&test, &desk.vendor, &desk.case, form).await;
        desk.submit(&test).await.expect("handed in");
        desk.take(&test).await;
        desk.correcting(&test, form).await;

        let looks = async || {
            let rows = journal::Entity::find().all(test.portal.db()).await.expect("the journal");
            rows.iter().filter(|row| row.act == "restricted-viewed").count()
        };
        let found = desk.check(&test, &desk.reviewer).await;
        assert_eq!(found.forms[&form].inspected, None, "{}", test.database);
        assert!(found.forms[&FormId::ShipmentPlan].inspected.is_some());
        assert_eq!(looks().await, 0, "a count of findings is no look at the form");

        let look = |actor: &Actor| {
            let (portal, actor, case) = (test.portal.clone(), actor.clone(), desk.case.clone());
            async move { readings::check_version(&portal, &actor, &case, form, 3).await }
        };
        let report = look(&desk.reviewer).await.expect("a report");
        assert!(matches!(report.inspected, Some(Inspected::Read(_))));
        assert_eq!(looks().await, 1, "{}", test.database);
        let roles = [StaffRole::DeviceTester];
        let tester = staff(&test, &desk.administrator, "tester@mhlw.example.jp", roles).await;
        let refused = look(&tester).await;
        assert!(matches!(refused, Err(PortalError::Denied("restricted-form"))), "{refused:?}");
        assert_eq!(looks().await, 1);
        // What the vendor has not handed in is not the ministry's.
        upload_with(&test, &desk.vendor, &desk.case, form, named).await;
        for not_handed_in in [2, 4] {
            let (portal, case) = (&test.portal, &desk.case);
            let early = readings::check_version(portal, &desk.reviewer, case, form, not_handed_in).await;
            assert!(matches!(early, Err(PortalError::NotFound)), "{early:?}");
        }
    }
}

#[tokio::test]
async fn the_doctor_reads_everything_anew_and_tells_what_differed() {
    for test in portals().await {
        let desk = desk(&test).await;
        upload_with(&test, &desk.vendor, &desk.case, FormId::ShipmentPlan, early).await;
        let rows = table::Entity::find().all(test.portal.db()).await.expect("rows");
        assert_eq!(rows.len(), 8);
        let plan = rows.iter().find(|row| row.form == "shipment-plan").expect("a plan");
        // One that lies, one of earlier readers, and one of a file that no case mentions.
        let lie = serde_json::to_string(&Inspected::Unreadable(domain::forms::Unreadable::Damaged));
        let lie = table::Model { result: lie.expect("JSON"), ..plan.clone() };
        let old = table::Model { reader: 0, ..plan.clone() };
        let foreign = table::Model { sha256: "0".repeat(64), ..plan.clone() };
        table::Entity::delete_by_id((plan.sha256.clone(), plan.form.clone(), plan.reader))
            .exec(test.portal.db())
            .await
            .expect("deleted");
        let wrong = [lie, old, foreign].map(|row| table::ActiveModel::from(row).reset_all());
        table::Entity::insert_many(wrong).exec_without_returning(test.portal.db()).await.expect("inserted");

        let report = doctor::rebuild(&test.portal).await.expect("a report");
        let told: Vec<_> = report.problems.iter().map(ToString::to_string).collect();
        let case = &desk.case;
        let expected = format!("case {case}: history and read model differ in what was read in a form");
        assert_eq!(told, [expected], "{}", test.database);
        assert_eq!(report.files, 8);
        let mut after = table::Entity::find().all(test.portal.db()).await.expect("rows");
        let mut before = rows;
        after.sort_by_key(|row| (row.sha256.clone(), row.form.clone()));
        before.sort_by_key(|row| (row.sha256.clone(), row.form.clone()));
        assert_eq!(after, before, "{}", test.database);
        assert_eq!(doctor::rebuild(&test.portal).await.expect("a report").problems, []);
    }
}
