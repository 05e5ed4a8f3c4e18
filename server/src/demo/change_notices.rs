//! Listed products with change notices: one that was noted and one that waits for the reviewer, and one for
//! which documents were asked for again.

use std::collections::BTreeSet;

use bytes::Bytes;
use documents::samples;
use domain::actor::Actor;
use domain::call::Call;
use domain::case::Command;
use domain::case::change_notice::{ChangeField, ChangeNoticeCommand, TypedNotice};
use domain::forms::FormId;
use domain::forms::example::fitting;
use domain::ids::CaseId;
use jiff::Span;
use services::cases::{self, NoticeFileKind};
use services::readings;

use super::cases::{Play, Product};
use super::clock::TurnedClock;
use crate::setup::Fault;

/// Plays the notices of a call that is closed, from the application on.
pub async fn play(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let cast = play.cast;
    let (first, second) = (
        Product { name: "みどり端末 ビルトイン", model: "MD-50", units: 4_000 },
        Product { name: "フェイスゲート スリム", model: "FG-90", units: 2_000 },
    );
    let first = play.listed(clock, &cast.midori, call, &first).await?;
    let second = play.listed(clock, &cast.kawabe, call, &second).await?;

    clock.turn(clock.days_ago(60, 10, 20));
    let contact = [(ChangeField::ContactName, "緑川 結"), (ChangeField::ContactPhone, "03-2345-6789")];
    play.notice(&cast.midori, &first, &contact, "担当者の異動のため。").await?;
    clock.turn(clock.days_ago(57, 14, 0));
    let note = "確認しました。".to_owned();
    play.on_notice(&cast.reviewer, &first, ChangeNoticeCommand::Note { notice: 1, note }).await?;

    clock.turn(clock.days_ago(9, 11, 40));
    let price = [(ChangeField::UnitPrice, "96,800円")];
    play.notice(&cast.kawabe, &second, &price, "部品の調達価格が下がったため。").await?;
    clock.turn(clock.days_ago(6, 9, 50));
    let due = call.correction_due(play.portal.now());
    let request = ChangeNoticeCommand::RequestDocuments {
        notice: 1,
        forms: BTreeSet::from([FormId::PriceEstimate]),
        words: "新しい価格の見積書を提出してください。".to_owned(),
        due,
    };
    play.on_notice(&cast.reviewer, &second, request).await?;
    clock.turn(clock.days_ago(4, 15, 25));
    play.notice_form(&cast.kawabe, &second, call, FormId::PriceEstimate).await?;

    clock.turn(clock.days_ago(2, 13, 10));
    let firmware = [(ChangeField::Firmware, "1.1.0")];
    play.notice(&cast.midori, &first, &firmware, "暗い場所での認証の速さを改善するため。").await?;
    Ok(())
}

impl Play<'_> {
    /// Reports a change and hands it in, to hold in a month.
    pub async fn notice(
        &self,
        vendor: &Actor,
        id: &CaseId,
        values: &[(ChangeField, &str)],
        reason: &str,
    ) -> Result<u32, Fault> {
        let from = domain::calendar::jst(self.portal.now()).date().saturating_add(Span::new().months(1));
        let typed = TypedNotice {
            kinds: values.iter().map(|(field, _)| field.kind()).collect(),
            values: values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect(),
            reason: reason.to_owned(),
            from: from.to_string(),
            ..TypedNotice::default()
        };
        let written = cases::write_notice(self.portal, vendor, id, None, typed).await?;
        let notice = written.case.change_notices.last().map(|notice| notice.number).unwrap_or_default();
        self.on_notice(vendor, id, ChangeNoticeCommand::Submit { notice }).await?;
        Ok(notice)
    }

    /// A new version of a form for the first notice of a case, which waits to be handed in.
    pub async fn notice_form(
        &self,
        vendor: &Actor,
        id: &CaseId,
        call: &Call,
        form: FormId,
    ) -> Result<(), Fault> {
        let case = cases::load_history(self.portal.db(), id).await?.case;
        let basis = readings::basis(self.portal, &case, call).await?;
        let bytes = samples::file(&fitting(form, &basis), &basis)?;
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
        let kind = NoticeFileKind::Form(form);
        cases::attach_to_notice(self.portal, vendor, id, 1, kind, &form.file_name(), content).await?;
        Ok(())
    }

    pub async fn on_notice(
        &self,
        actor: &Actor,
        id: &CaseId,
        command: ChangeNoticeCommand,
    ) -> Result<(), Fault> {
        self.act(actor, id, Command::ChangeNotice(command)).await
    }
}
