//! The cases of the demonstration: one at every stage that exists, driven through the real use cases.

use bytes::Bytes;
use documents::samples;
use domain::actor::Actor;
use domain::calendar::{add_business_days, from_jst, jst};
use domain::call::Call;
use domain::case::Command;
use domain::case::checklist::Outcome;
use domain::case::command::{Assignee, NewItem};
use domain::case::correction::Target;
use domain::case::decision::{Reason, Verdict};
use domain::case::event::Person;
use domain::case::event::SignedIn;
use domain::case::facts::Facts;
use domain::case::hold::HoldReason;
use domain::forms::example::fitting;
use domain::forms::{Content, Entry, FormId, ReasonCode, spec};
use domain::ids::CaseId;
use services::cases::{self, Expected, SubmitInput};
use services::{Portal, readings};

use super::people::{Cast, Company, company};
use crate::setup::Fault;

/// One application of the demonstration.
pub struct Product {
    pub name: &'static str,
    pub model: &'static str,
    pub units: u32,
}

/// Plays acts on the portal.
pub struct Play<'a> {
    pub portal: &'a Portal,
    pub cast: &'a Cast,
}

impl Play<'_> {
    /// A draft with its facts filled in and the first `forms` forms uploaded.
    pub async fn draft(
        &self,
        vendor: &Actor,
        call: &Call,
        product: &Product,
        forms: usize,
    ) -> Result<CaseId, Fault> {
        let id = cases::start(self.portal, vendor, &call.id, product.name).await?;
        self.act(vendor, &id, Command::FillFacts { facts: facts(product, company(vendor)?) }).await?;
        for form in FormId::ALL.into_iter().take(forms) {
            self.upload(vendor, &id, call, form).await?;
        }
        Ok(id)
    }

    /// An application that was handed in.
    pub async fn submitted(&self, vendor: &Actor, call: &Call, product: &Product) -> Result<CaseId, Fault> {
        let id = self.draft(vendor, call, product, FormId::ALL.len()).await?;
        self.submit(vendor, &id).await?;
        Ok(id)
    }

    pub async fn submit(&self, vendor: &Actor, id: &CaseId) -> Result<(), Fault> {
        let input = SubmitInput {
            signer_name: company(vendor)?.representative.into(),
            signer_title: "代表取締役".into(),
            agreed: true,
            signed_in: Some(SignedIn::Password { at: self.portal.now() }),
        };
        cases::submit(self.portal, vendor, id, Expected::Any, &input).await?;
        Ok(())
    }

    /// Uploads a form that fits the application and its other forms.
    pub async fn upload(&self, vendor: &Actor, id: &CaseId, call: &Call, form: FormId) -> Result<(), Fault> {
        self.upload_with(vendor, id, call, form, |_| ()).await
    }

    /// Uploads a form that fits but for a `change`.
    pub async fn upload_with(
        &self,
        vendor: &Actor,
        id: &CaseId,
        call: &Call,
        form: FormId,
        change: impl FnOnce(&mut Content),
    ) -> Result<(), Fault> {
        let case = cases::load_history(self.portal.db(), id).await?.case;
        let basis = readings::basis(self.portal, &case, call).await?;
        let mut content = fitting(form, &basis);
        if form == FormId::AntisocialPledge {
            set_cell(&mut content, 0, "officer_kana", company(vendor)?.representative_kana);
        }
        change(&mut content);
        let bytes = samples::file(&content, &basis)?;
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
        cases::upload(self.portal, vendor, id, form, &form.file_name(), content).await?;
        Ok(())
    }

    /// Gives a correction back.
    pub async fn hand_back(&self, vendor: &Actor, id: &CaseId) -> Result<(), Fault> {
        cases::hand_back(self.portal, vendor, id, Expected::Any).await?;
        Ok(())
    }

    pub async fn act(&self, actor: &Actor, id: &CaseId, command: Command) -> Result<(), Fault> {
        cases::execute(self.portal, actor, id, Expected::Any, command).await?;
        Ok(())
    }

    pub async fn take(&self, reviewer: &Actor, id: &CaseId) -> Result<(), Fault> {
        let Actor::Staff(member) = reviewer else { return Err("a reviewer takes cases".into()) };
        let person = Person { account: member.account.clone(), name: member.name.clone() };
        self.act(reviewer, id, Command::Assign { to: Assignee { person, reviewer: true } }).await
    }

    /// Ticks every criterion up to a stage (1 or 2).
    pub async fn tick(&self, reviewer: &Actor, id: &CaseId, call: &Call, stage: u8) -> Result<(), Fault> {
        for criterion in call.criteria.iter().filter(|criterion| criterion.stage == stage) {
            let mark = Command::Mark {
                criterion: criterion.id.clone(),
                outcome: Outcome::Pass,
                reason: None,
                note: String::new(),
                proposed: false,
            };
            self.act(reviewer, id, mark).await?;
        }
        Ok(())
    }

    /// Through the formal check into the document review.
    pub async fn formally_checked(&self, reviewer: &Actor, id: &CaseId, call: &Call) -> Result<(), Fault> {
        self.take(reviewer, id).await?;
        self.tick(reviewer, id, call, 1).await?;
        self.act(reviewer, id, Command::PassFormalCheck).await
    }

    pub async fn correction(&self, reviewer: &Actor, id: &CaseId, call: &Call) -> Result<(), Fault> {
        let due = add_business_days(jst(self.portal.now()).date(), call.correction_days);
        let items = vec![
            NewItem {
                target: Target::Form(FormId::ShipmentPlan),
                place: String::new(),
                reason: ReasonCode::SupplyDoubtful,
                words: "2か月目以降の出荷台数が生産能力の上限と等しい計画です。遅れが生じたときの対応が分かるよう、計画を見直してください。"
                    .into(),
            },
            NewItem {
                target: Target::Form(FormId::SelfDeclaration),
                place: String::new(),
                reason: ReasonCode::EvidenceMissing,
                words: "要件「他人受入率」の根拠資料のページが、測定結果の記載と異なります。正しいページを記入してください。".into(),
            },
        ];
        let words = "お手数ですが、次の点の補正をお願いします。".to_owned();
        let due = from_jst(due.at(23, 59, 59, 0));
        self.act(reviewer, id, Command::RequestCorrection { items, words, due }).await
    }

    pub async fn hold(&self, reviewer: &Actor, id: &CaseId) -> Result<(), Fault> {
        let note = "顔認証の照合精度の測定方法について、関係機関へ照会しています。".to_owned();
        self.act(reviewer, id, Command::Hold { reason: HoldReason::Inquiry, note }).await
    }

    pub async fn recommend(&self, reviewer: &Actor, id: &CaseId, verdict: Verdict) -> Result<(), Fault> {
        let (reasons, note) = match verdict {
            Verdict::Pass => (Vec::new(), "すべての確認項目を満たしています。"),
            Verdict::Fail => {
                let note =
                    "付属品及び保守を含めた1台当たりの提供価格が、募集要項に定める上限額を超えています。"
                        .to_owned();
                let reason =
                    Reason { form: Some(FormId::PriceEstimate), code: ReasonCode::PriceOverCap, note };
                (vec![reason], "価格の要件を満たしていません。")
            }
        };
        self.act(reviewer, id, Command::Recommend { verdict, reasons, note: note.to_owned() }).await
    }

    pub async fn approve(&self, id: &CaseId) -> Result<(), Fault> {
        cases::approve(self.portal, &self.cast.approver, id, Expected::Any).await?;
        Ok(())
    }
}

/// Writes a cell of the form's table; rows count from 0.
pub fn set_cell(content: &mut Content, row: usize, column: &str, text: &str) {
    let Some(table) = spec(content.form).tables().next() else { return };
    if let Some(row) = content.tables.get_mut(table.id).and_then(|rows| rows.get_mut(row)) {
        row.set(table, column, Entry::typed(text));
    }
}

fn facts(product: &Product, company: &Company) -> Facts {
    Facts {
        postal_code: "100-0001".into(),
        address: "東京都千代田区千代田一丁目1番".into(),
        representative_title: "代表取締役".into(),
        representative_name: company.representative.into(),
        contact_department: "公共営業部".into(),
        contact_name: company.contact.into(),
        contact_phone: "0312345678".into(),
        contact_email: company.contact_mail.into(),
        product_name: product.name.into(),
        model_number: product.model.into(),
        firmware: "1.0.0".into(),
        units: product.units,
    }
}
