//! An application for the tests of these pages, moved on by commands alone.

use domain::actor::{Actor, StaffMember, StaffRole, VendorMember};
use domain::call::Call;
use domain::call_input;
use domain::case::command::{Assignee, NewItem};
use domain::case::correction::Target;
use domain::case::document::StoredFile;
use domain::case::event::{Applicant, Consent, Person};
use domain::case::facts::Facts;
use domain::case::findings::CheckResult;
use domain::case::{Case, Command, Event};
use domain::forms::{FormId, ReasonCode};
use domain::ids::{AccountId, CallId, CaseId, OrganizationId};
use jiff::{SignedDuration, Timestamp};
use services::cases::CaseView;
use services::entities::organizations;

/// A case with its history and what surrounds it.
pub struct File {
    pub call: Call,
    pub events: Vec<Event>,
    pub now: Timestamp,
}

pub fn signatory() -> Actor {
    Actor::Vendor(VendorMember {
        account: AccountId::new("signatory"),
        name: "佐藤花子".to_owned(),
        organization: OrganizationId::new("org-1"),
        signatory: true,
    })
}

pub fn reviewer() -> Actor {
    Actor::Staff(StaffMember {
        account: AccountId::new("reviewer"),
        name: "山田葵".to_owned(),
        roles: [StaffRole::Reviewer].into(),
    })
}

impl File {
    /// A draft, a week before the call closes.
    pub fn draft() -> Self {
        let mut values = call_input::defaults();
        for (name, value) in [
            ("code", "R8-2"),
            ("title_ja", "令和8年度第2回"),
            ("title_en", "Second call of 2026"),
            ("opens_date", "2026-11-01"),
            ("closes_date", "2026-11-30"),
        ] {
            values.insert(name.to_owned(), value.to_owned());
        }
        let value = |name: &str| values.get(name).cloned().unwrap_or_default();
        let call = call_input::parse(CallId::new("call-1"), None, value).unwrap();
        let now = "2026-11-23T10:00:00+09:00".parse().unwrap();
        let first = Case::start(&signatory(), &call, "顔認証リーダー".to_owned(), now).unwrap();
        Self { call, events: vec![first], now }
    }

    /// Everything is filled in and handed in.
    pub fn submitted() -> Self {
        let mut file = Self::draft();
        file.must(&signatory(), Command::FillFacts { facts: Facts::default() });
        for form in FormId::ALL {
            file.upload(form);
        }
        let text = String::new();
        let consent = Consent {
            text,
            edition: "2026-10".to_owned(),
            sha256: "0".repeat(64),
            signer_name: "佐藤花子".to_owned(),
            signer_title: "代表取締役".to_owned(),
            signed_in: None,
        };
        let applicant =
            Applicant { corporate_number: "7123456789012".to_owned(), name: "星野電子".to_owned() };
        let number = "R8-2-0001".to_owned();
        let checked = CheckResult::default();
        file.must(&signatory(), Command::Submit { number, applicant, consent, agreed: true, checked });
        file
    }

    /// The reviewer asks for one form and the facts to be put right.
    pub fn correcting() -> Self {
        let mut file = Self::submitted();
        let person = Person { account: AccountId::new("reviewer"), name: "山田葵".to_owned() };
        file.must(&reviewer(), Command::Assign { to: Assignee { person, reviewer: true } });
        let item = |target| NewItem {
            target,
            place: String::new(),
            reason: ReasonCode::DateWrong,
            words: "直してください。".to_owned(),
        };
        let items = vec![item(Target::Form(FormId::ShipmentPlan)), item(Target::Facts)];
        let due = file.now + SignedDuration::from_hours(240);
        file.must(&reviewer(), Command::RequestCorrection { items, words: String::new(), due });
        file
    }

    pub fn case(&self) -> Case {
        Case::replay(CaseId::new("case-1"), &self.events).unwrap()
    }

    pub fn must(&mut self, actor: &Actor, command: Command) {
        let added = self.case().decide(command, actor, &self.call, self.now).unwrap();
        self.events.extend(added);
    }

    pub fn upload(&mut self, form: FormId) {
        let (sha256, name) = ("a".repeat(64), format!("{}.docx", form.id()));
        self.must(&signatory(), Command::Upload { form, file: StoredFile { sha256, name, bytes: 2048 } });
    }

    /// The case as its vendor sees it.
    pub fn view(&self) -> CaseView {
        let case = self.case();
        let organization = organizations::Model {
            id: "org-1".to_owned(),
            corporate_number: "7123456789012".to_owned(),
            name: "株式会社星野電子".to_owned(),
            name_key: String::new(),
            postal_code: "100-8916".to_owned(),
            address: "東京都千代田区霞が関1-2-2".to_owned(),
            created_at: 0,
        };
        let progress = case.progress(self.call.standard_days, self.now);
        let events = self.events.iter().filter(|event| event.data.visible_to_vendor()).cloned().collect();
        CaseView { case, call: self.call.clone(), organization, events, progress, mails: Vec::new() }
    }
}
