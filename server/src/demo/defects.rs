//! Defects of the demonstration: listed products with a defect in each phase that people meet.

use std::collections::BTreeSet;

use bytes::Bytes;
use domain::actor::Actor;
use domain::calendar::{end_of_day, from_jst, jst};
use domain::call::Call;
use domain::case::Command;
use domain::case::defect::hearing::HearingRecord;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::{Appointment, NewNotice, Position};
use domain::case::defect::remedy::{Milestone, NewPlan};
use domain::case::defect::report::{Report, Severity};
use domain::case::defect::{DefectCommand, Triage};
use domain::case::listing::CancelledResult;
use domain::ids::CaseId;
use jiff::{Span, Timestamp};
use services::cases::Expected;
use services::defects;

use super::cases::{Play, Product};
use super::clock::TurnedClock;
use crate::setup::Fault;

/// Plays the defects of products that were listed in the first call.
pub async fn play(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let product = |name, model, units| Product { name, model, units };
    let (hoshino, kawabe, midori) = (&play.cast.hoshino, &play.cast.kawabe, &play.cast.midori);
    let sound = product("カオリーダー クラシック", "KR-90", 4_000);
    let back = product("フェイスゲート クラシック", "FG-10", 2_000);
    let gone = product("みどり端末 初代", "MD-3", 1_800);
    let noticed = product("フェイスゲート ライト", "FG-12", 1_000);
    let stopped = product("みどり端末 コンパクト", "MD-4", 900);
    let pressed = product("カオリーダー スリム", "KR-95", 700);
    let silent = product("みどり端末 ワイド", "MD-5", 600);
    let disputed = product("カオリーダー デュオ", "KR-96", 500);
    let mut listed = Vec::new();
    let applied = [
        (hoshino, &sound),
        (kawabe, &back),
        (midori, &gone),
        (kawabe, &noticed),
        (midori, &stopped),
        (hoshino, &pressed),
        (midori, &silent),
        (hoshino, &disputed),
    ];
    for (vendor, product) in applied {
        listed.push(play.listed(clock, vendor, call, product).await?);
    }
    let faulty: Vec<_> =
        listed.iter().zip(applied).map(|(id, (vendor, _))| Faulty { play, clock, id, vendor }).collect();
    let [sound, back, gone, noticed, stopped, pressed, silent, disputed] = faulty.as_slice() else {
        return Err("eight products are listed".into());
    };
    back.cancelled_and_back(75).await?;
    sound.dismissed_then_remedied(60).await?;
    gone.cancelled(48).await?;
    stopped.suspended(20).await?;
    silent.silent(40).await?;
    disputed.heard(1, 32).await?;
    pressed.asks_for_time(8).await?;
    noticed.noticed(6).await
}

/// A listed product whose defects are played.
struct Faulty<'a> {
    play: &'a Play<'a>,
    clock: &'a TurnedClock,
    id: &'a CaseId,
    vendor: &'a Actor,
}

impl Faulty<'_> {
    /// Notice, objection with a hearing, cancellation; a remedy, and back in the register.
    async fn cancelled_and_back(&self, days: i32) -> Result<(), Fault> {
        self.to_cancellation(1, days).await?;
        let days = days - 34;
        self.on(days);
        self.vendor(DefectCommand::ProposePlan { defect: 1, plan: self.plan(20) }).await?;
        self.on(days - 2);
        self.reviewer(DefectCommand::AcceptPlan { defect: 1, note: String::new() }).await?;
        self.on(days - 10);
        self.progress(1, &[1], 11).await?;
        self.on(days - 20);
        self.progress(1, &[1, 2], 30).await?;
        self.on(days - 22);
        let note = "修正版が全施設に適用されたことを、記録と実機で確認しました。".to_owned();
        self.reviewer(DefectCommand::ConcludePlan { defect: 1, fulfilled: true, note }).await?;
        let reasons = "瑕疵が解消され、再発を防ぐ措置が取られたことを確認しました。".to_owned();
        let reinstate = DefectCommand::RecommendMeasure { defect: 1, measure: Measure::Reinstate, reasons };
        self.reviewer(reinstate).await?;
        self.on(days - 24);
        self.approve(1).await
    }

    /// A report without a defect, then one that a plan puts right, with a suspension that ran out.
    async fn dismissed_then_remedied(&self, days: i32) -> Result<(), Fault> {
        self.on(days);
        self.report("起動しないことがあるとの連絡。", Severity::Minor).await?;
        let reason = "電源ケーブルの接続の誤りによるものでした。".to_owned();
        self.triage(1, Triage::NoDefect { reason }).await?;
        self.on(days - 5);
        self.report("逆光の環境で、本人の顔を認証できないことがあります。", Severity::Major).await?;
        let until = end_of_day(jst(self.play.portal.now()).date().saturating_add(Span::new().days(14)));
        let reason = "認証できない事例が続いているため、原因が分かるまで供給を停止します。".to_owned();
        self.approver(DefectCommand::Suspend { defect: 2, reason, until }).await?;
        let words = "原因と対策、完了までの日程をお知らせください。".to_owned();
        self.triage(2, Triage::RemedyPlan { words, due: self.in_days(14) }).await?;
        self.on(days - 12);
        self.vendor(DefectCommand::ProposePlan { defect: 2, plan: self.plan(25) }).await?;
        self.on(days - 14);
        self.reviewer(DefectCommand::AcceptPlan { defect: 2, note: String::new() }).await?;
        self.on(days - 30);
        self.progress(2, &[1], 18).await?;
        self.on(days - 45);
        self.progress(2, &[1, 2], 30).await?;
        let note = "全施設で修正を確認しました。".to_owned();
        self.reviewer(DefectCommand::ConcludePlan { defect: 2, fulfilled: true, note }).await
    }

    /// Cancelled, with a remedy under way.
    async fn cancelled(&self, days: i32) -> Result<(), Fault> {
        self.to_cancellation(1, days).await?;
        self.on(days - 34);
        self.vendor(DefectCommand::ProposePlan { defect: 1, plan: self.plan(60) }).await?;
        self.on(days - 37);
        self.reviewer(DefectCommand::AcceptPlan { defect: 1, note: String::new() }).await?;
        self.on(days - 42);
        self.progress(1, &[1], 12).await
    }

    /// Suspended for a time that has not run out, while the vendor prepares a plan.
    async fn suspended(&self, days: i32) -> Result<(), Fault> {
        self.on(days);
        self.report("通信が切れた後、前の患者の画面が表示されることがあります。", Severity::Critical).await?;
        let until = end_of_day(jst(self.play.portal.now()).date().saturating_add(Span::new().days(60)));
        let reason = "個人情報が表示されるおそれがあるため、直ちに供給を停止します。".to_owned();
        self.approver(DefectCommand::Suspend { defect: 1, reason, until }).await?;
        let words = "原因と対策、完了までの日程をお知らせください。".to_owned();
        self.triage(1, Triage::RemedyPlan { words, due: self.in_days(40) }).await
    }

    /// A notice whose answer is still awaited.
    async fn noticed(&self, days: i32) -> Result<(), Fault> {
        self.on(days);
        self.report("他人の顔で本人と確認された例が2件あります。", Severity::Critical).await?;
        self.proceed(1).await?;
        self.on(days - 2);
        self.notify(1).await?;
        self.on(days - 3);
        self.vendor(DefectCommand::Acknowledge { defect: 1 }).await
    }

    /// A notice, and the vendor asks for more time; nobody has decided on that yet.
    async fn asks_for_time(&self, days: i32) -> Result<(), Fault> {
        self.noticed(days).await?;
        self.on(days - 5);
        let until = self.in_days(30);
        let reason = "原因を調べる試験に、あと10日ほどかかるためです。".to_owned();
        self.vendor(DefectCommand::AskExtension { defect: 1, until, reason }).await
    }

    /// Nobody answered and nobody came to the hearing: a cancellation waits for its approval.
    async fn silent(&self, days: i32) -> Result<(), Fault> {
        self.on(days);
        self.report("他人の顔で本人と確認された例が4件あります。", Severity::Critical).await?;
        self.on(days - 1);
        self.proceed(1).await?;
        self.notify(1).await?;
        self.on(days - 22);
        self.hear(1, false, "事業者は出席しなかった。").await?;
        self.on(days - 26);
        let from = jst(self.in_days(30)).date();
        let measure = Measure::Cancel { result: CancelledResult::Both, from };
        let reasons = "他人の顔を受け入れる事象が再現され、期限までに回答がありませんでした。".to_owned();
        self.reviewer(DefectCommand::RecommendMeasure { defect: 1, measure, reasons }).await
    }

    async fn hear(&self, defect: u32, vendor_present: bool, minutes: &str) -> Result<(), Fault> {
        let attendees = if vendor_present { "事業者の代表者\n審査担当" } else { "審査担当" };
        let record = HearingRecord {
            held_at: self.play.portal.now(),
            place: "中央合同庁舎第5号館　共用会議室".into(),
            attendees: attendees.into(),
            vendor_present,
            minutes: minutes.into(),
            files: Vec::new(),
        };
        self.reviewer(DefectCommand::RecordHearing { defect, record }).await
    }

    /// As [`Self::heard`], then cancelled by two people: some 31 days.
    async fn to_cancellation(&self, defect: u32, days: i32) -> Result<(), Fault> {
        self.heard(defect, days).await?;
        // Some days ahead: nothing holds before it is decided.
        let from = jst(self.in_days(5)).date();
        let measure = Measure::Cancel { result: CancelledResult::Both, from };
        let reasons = "他人の顔を受け入れる事象が再現され、申請書類の記載を満たしていません。".to_owned();
        self.reviewer(DefectCommand::RecommendMeasure { defect, measure, reasons }).await?;
        self.on(days - 31);
        self.approve(defect).await
    }

    /// Reported, notified, objected to, and heard: some 29 days. A measure can be recommended.
    async fn heard(&self, defect: u32, days: i32) -> Result<(), Fault> {
        self.on(days);
        self.report("他人の顔で本人と確認された例が3件あります。", Severity::Critical).await?;
        self.on(days - 2);
        self.proceed(defect).await?;
        self.notify(defect).await?;
        self.on(days - 4);
        self.vendor(DefectCommand::Acknowledge { defect }).await?;
        self.on(days - 10);
        self.attach(self.vendor, defect, "再現試験の記録.pdf").await?;
        let statement =
            "事象は特定の照明の下に限られ、修正版を準備しています。取消しには異議があります。".to_owned();
        let position = Position::Objects;
        self.vendor(DefectCommand::Answer { defect, position, statement, shipped_units: Some(420) }).await?;
        self.on(days - 29);
        let minutes = "事業者から、事象の原因と修正の予定について説明があった。事実関係に争いはなかった。";
        self.hear(defect, true, minutes).await?;
        let text = "修正の時期について、資料のとおり補足します。".to_owned();
        self.vendor(DefectCommand::CommentHearing { defect, hearing: 1, text }).await
    }

    /// Turns the clock to the morning so many days ago.
    fn on(&self, days: i32) {
        self.clock.turn(self.clock.days_ago(days, 10, 0));
    }

    fn in_days(&self, days: i64) -> Timestamp {
        end_of_day(jst(self.play.portal.now()).date().saturating_add(Span::new().days(days)))
    }

    fn plan(&self, days: i64) -> NewPlan {
        let today = jst(self.play.portal.now()).date();
        let milestone = |title: &str, days: i64| Milestone {
            title: title.to_owned(),
            due: today.saturating_add(Span::new().days(days)),
        };
        NewPlan {
            measures: "判定のしきい値と撮影の条件を改めた修正版を配布し、全施設に適用します。".into(),
            responsible: "品質保証部　部長".into(),
            milestones: vec![milestone("修正版の公開", days / 2), milestone("全施設への適用", days)],
            sites_total: 30,
        }
    }

    async fn report(&self, what: &str, severity: Severity) -> Result<(), Fault> {
        let report = Report {
            firmware: "1.0.0".into(),
            serials: "A-000123\nA-000456".into(),
            what: what.to_owned(),
            severity,
        };
        self.act(&self.play.cast.tester, DefectCommand::Report { report }).await
    }

    async fn proceed(&self, defect: u32) -> Result<(), Fault> {
        self.attach(&self.play.cast.reviewer, defect, "確認試験の記録.pdf").await?;
        let reason = "報告された事象を実機で再現しました。".to_owned();
        self.triage(defect, Triage::Proceedings { reason }).await
    }

    async fn triage(&self, defect: u32, triage: Triage) -> Result<(), Fault> {
        self.reviewer(DefectCommand::Triage { defect, triage }).await
    }

    async fn notify(&self, defect: u32) -> Result<(), Fault> {
        let notice = NewNotice {
            planned: CancelledResult::Both,
            basis: "瑕疵等による書類審査結果取消に対する承諾書（様式第3号）".into(),
            facts: "他人の顔を本人と確認する事象が報告され、実機での試験により再現されました。".into(),
            evidence: vec![1],
            hearing: Some(Appointment {
                at: from_jst(jst(self.in_days(20)).date().at(14, 0, 0, 0)),
                place: "中央合同庁舎第5号館　共用会議室".into(),
            }),
            due: self.in_days(21),
        };
        let (portal, reviewer) = (self.play.portal, &self.play.cast.reviewer);
        defects::notify(portal, reviewer, self.id, Expected::Any, defect, notice).await?;
        Ok(())
    }

    async fn progress(&self, defect: u32, done: &[u32], sites_done: u32) -> Result<(), Fault> {
        let note = format!("{sites_done}施設で適用を終えました。");
        let done = BTreeSet::from_iter(done.iter().copied());
        self.vendor(DefectCommand::ReportProgress { defect, done, sites_done, note }).await
    }

    async fn approve(&self, defect: u32) -> Result<(), Fault> {
        let (portal, approver) = (self.play.portal, &self.play.cast.approver);
        defects::approve_measure(portal, approver, self.id, Expected::Any, defect).await?;
        Ok(())
    }

    /// A file of one page.
    async fn attach(&self, actor: &Actor, defect: u32, name: &str) -> Result<(), Fault> {
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(ONE_PAGE))]);
        defects::attach(self.play.portal, actor, self.id, defect, name, content).await?;
        Ok(())
    }

    async fn vendor(&self, command: DefectCommand) -> Result<(), Fault> {
        self.act(self.vendor, command).await
    }

    async fn reviewer(&self, command: DefectCommand) -> Result<(), Fault> {
        self.act(&self.play.cast.reviewer, command).await
    }

    async fn approver(&self, command: DefectCommand) -> Result<(), Fault> {
        self.act(&self.play.cast.approver, command).await
    }

    async fn act(&self, actor: &Actor, command: DefectCommand) -> Result<(), Fault> {
        self.play.act(actor, self.id, Command::Defect(command)).await
    }
}

/// A PDF of one empty page.
pub(super) const ONE_PAGE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n171\n%%EOF\n";
