//! The device checks of the demonstration: one at every step from the agreed date to the register.

use domain::actor::Actor;
use domain::call::Call;
use domain::case::Command;
use domain::case::decision::{Reason, Verdict};
use domain::case::device_check::{Device, DeviceCheckCommand, NewResult, Slot, TestOutcome};
use domain::forms::ReasonCode;
use domain::ids::CaseId;
use jiff::{SignedDuration, Timestamp};
use services::cases;

use super::TurnedClock;
use super::cases::{Play, Product};
use crate::setup::Fault;

const PLACE: &str = "東京都千代田区霞が関1-2-2 中央合同庁舎第5号館 試験室";

/// Plays five device checks in the call that is closed.
pub async fn play(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let cast = play.cast;
    let products = [
        (&cast.kawabe, "フェイスゲート デスク", "FG-81"),
        (&cast.midori, "みどり端末 ベンチ", "MD-82"),
        (&cast.hoshino, "カオリーダー ラボ", "KR-83"),
        (&cast.midori, "みどり端末 スタンド", "MD-84"),
        (&cast.kawabe, "フェイスゲート ウォール", "FG-85"),
    ];
    let mut passed = Vec::new();
    for (vendor, name, model) in products {
        clock.turn(clock.days_ago(146, 10, 0));
        let id = play.submitted(vendor, call, &Product { name, model, units: 1_000 }).await?;
        clock.turn(clock.days_ago(140, 9, 0));
        play.formally_checked(&cast.reviewer, &id, call).await?;
        play.tick(&cast.reviewer, &id, call, 2).await?;
        play.recommend(&cast.reviewer, &id, Verdict::Pass).await?;
        clock.turn(clock.days_ago(120, 10, 0));
        play.approve(&id).await?;
        passed.push((vendor, id));
    }
    let [(first, agreed), (second, testing), (third, recommended), (fourth, listed), (fifth, failed)] =
        &passed[..]
    else {
        return Err("five device checks are played".into());
    };

    // Tried and decided in the past.
    clock.turn(clock.days_ago(110, 10, 0));
    play.dates(fourth, listed, clock.days_ago(100, 10, 0)).await?;
    play.dates(fifth, failed, clock.days_ago(99, 10, 0)).await?;
    clock.turn(clock.days_ago(99, 15, 0));
    // The first try failed; what counts is the second.
    let failing = result("demo-listed-first", "T-03", "MD-84-0001", TestOutcome::Fail, "7");
    play.record(listed, failing).await?;
    play.tried(listed, call, None).await?;
    play.witness(listed).await?;
    play.tried(failed, call, Some("T-04")).await?;
    play.witness(failed).await?;
    play.recommend(&cast.tester, listed, Verdict::Pass).await?;
    play.fail(failed).await?;
    clock.turn(clock.days_ago(95, 11, 0));
    play.approve(listed).await?;
    play.approve(failed).await?;

    // Under way.
    clock.turn(clock.days_ago(12, 9, 0));
    play.dates(second, testing, clock.days_ago(6, 10, 0)).await?;
    play.dates(third, recommended, clock.days_ago(5, 13, 0)).await?;
    play.dates(first, agreed, clock.days_ago(-7, 10, 0)).await?;
    clock.turn(clock.days_ago(5, 15, 0));
    let failing = result("demo-first", "T-03", "MD-82-0001", TestOutcome::Fail, "6");
    play.record(testing, failing).await?;
    let again = result("demo-again", "T-03", "MD-82-0001", TestOutcome::Pass, "10");
    play.record(testing, again).await?;
    play.record(testing, result("demo-second", "T-03", "MD-82-0002", TestOutcome::Fail, "7")).await?;
    play.record(testing, result("demo-third", "T-01", "MD-82-0001", TestOutcome::Pass, "")).await?;
    play.tried(recommended, call, None).await?;
    play.witness(recommended).await?;
    clock.turn(clock.days_ago(2, 10, 0));
    play.recommend(&cast.tester, recommended, Verdict::Pass).await
}

fn result(id: &str, case: &str, device: &str, outcome: TestOutcome, value: &str) -> NewResult {
    NewResult {
        id: id.to_owned(),
        test_case: case.to_owned(),
        device: device.to_owned(),
        firmware: String::new(),
        outcome,
        value: value.to_owned(),
        note: String::new(),
        files: Vec::new(),
        noted_at: None,
    }
}

impl Play<'_> {
    /// An application that went through all three stages, into the register.
    pub async fn listed(
        &self,
        clock: &TurnedClock,
        vendor: &Actor,
        call: &Call,
        product: &Product,
    ) -> Result<CaseId, Fault> {
        let reviewer = &self.cast.reviewer;
        clock.turn(clock.days_ago(145, 10, 0));
        let id = self.submitted(vendor, call, product).await?;
        clock.turn(clock.days_ago(140, 10, 0));
        self.formally_checked(reviewer, &id, call).await?;
        self.tick(reviewer, &id, call, 2).await?;
        self.recommend(reviewer, &id, Verdict::Pass).await?;
        clock.turn(clock.days_ago(125, 10, 0));
        self.approve(&id).await?;
        self.dates(vendor, &id, clock.days_ago(92, 10, 0)).await?;
        clock.turn(clock.days_ago(90, 10, 0));
        self.tried(&id, call, None).await?;
        self.witness(&id).await?;
        self.recommend(&self.cast.tester, &id, Verdict::Pass).await?;
        clock.turn(clock.days_ago(85, 10, 0));
        self.approve(&id).await?;
        Ok(id)
    }

    /// A device check that is agreed on for `from`, and passed on both devices.
    pub async fn pass_devices(
        &self,
        vendor: &Actor,
        id: &CaseId,
        call: &Call,
        from: Timestamp,
    ) -> Result<(), Fault> {
        self.dates(vendor, id, from).await?;
        self.tried(id, call, None).await?;
        self.witness(id).await?;
        self.recommend(&self.cast.tester, id, Verdict::Pass).await?;
        self.approve(id).await
    }

    async fn check(&self, actor: &Actor, id: &CaseId, command: DeviceCheckCommand) -> Result<(), Fault> {
        self.act(actor, id, Command::DeviceCheck(command)).await
    }

    /// A date is proposed and confirmed, and two devices are named.
    async fn dates(&self, vendor: &Actor, id: &CaseId, from: Timestamp) -> Result<(), Fault> {
        let slot = |hours: i64| {
            let from = from + SignedDuration::from_hours(hours);
            Slot { from, to: from + SignedDuration::from_hours(3), place: PLACE.to_owned() }
        };
        let slots = vec![slot(0), slot(24)];
        self.check(vendor, id, DeviceCheckCommand::ProposeSlots { slots }).await?;
        let confirm = DeviceCheckCommand::ConfirmSlot { slot: 1, place: String::new() };
        self.check(&self.cast.tester, id, confirm).await?;
        let case = cases::load_history(self.portal.db(), id).await?.case;
        let model = case.facts_in_hand().map(|facts| facts.model_number.clone()).unwrap_or_default();
        let device = |number: u32| Device {
            serial: format!("{model}-{number:04}"),
            firmware: "1.0.0".to_owned(),
            environment: "資格確認端末（Windows 11）、有線LAN".to_owned(),
        };
        let devices = vec![device(1), device(2)];
        self.check(vendor, id, DeviceCheckCommand::NameDevices { devices }).await
    }

    async fn record(&self, id: &CaseId, result: NewResult) -> Result<(), Fault> {
        cases::record_result(self.portal, &self.cast.tester, id, result).await?;
        Ok(())
    }

    /// Every test case on every device, passed but for one on the last device.
    async fn tried(&self, id: &CaseId, call: &Call, failing: Option<&str>) -> Result<(), Fault> {
        let case = cases::load_history(self.portal.db(), id).await?.case;
        let check = &case.device_check;
        let plan = check.plan(call).ok_or("a call has a test plan")?;
        for (number, device) in (1..).zip(&check.devices) {
            for planned in &plan.cases {
                let fails = number == check.devices.len() && failing == Some(planned.id.as_str());
                let outcome = if fails { TestOutcome::Fail } else { TestOutcome::Pass };
                let value = match (planned.unit.as_str(), planned.id.as_str()) {
                    ("", _) => "",
                    (_, "T-03") => "10",
                    (_, "T-08") => "2.8",
                    _ if fails => "1",
                    _ => "0",
                };
                let mark = format!("demo-{}-{number}", planned.id);
                self.record(id, result(&mark, &planned.id, &device.serial, outcome, value)).await?;
            }
        }
        Ok(())
    }

    async fn witness(&self, id: &CaseId) -> Result<(), Fault> {
        let (name, organization) = ("森本 立".to_owned(), "一般財団法人機器試験協会".to_owned());
        self.check(&self.cast.tester, id, DeviceCheckCommand::NameWitness { name, organization }).await
    }

    /// The tester recommends a fail.
    async fn fail(&self, id: &CaseId) -> Result<(), Fault> {
        let note = "2台のうち1台が、他人の顔を1回受け入れました（T-04）。".to_owned();
        let reasons = vec![Reason { form: None, code: ReasonCode::RequirementNotMet, note }];
        let note = "必須の確認項目T-04が不合格です。".to_owned();
        let command = Command::Recommend { verdict: Verdict::Fail, reasons, note };
        self.act(&self.cast.tester, id, command).await
    }
}
