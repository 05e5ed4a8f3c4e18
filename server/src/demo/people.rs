//! The people of the demonstration, invited and registered as real ones would be.

use std::collections::BTreeSet;

use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::Portal;
use services::accounts::staff::{self, InviteStaff};
use services::accounts::{self, RegisterInput, load_actor};
use services::entities::outbox;
use services::organizations::{self, RegisterOrganization, Registration};

use crate::setup::Fault;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "hotaru-no-hikari-26";

/// The accounts and what each is for.
pub const ACCOUNTS: [(&str, &str); 12] = [
    ("admin@ministry.example", "administrator 管理者"),
    ("reviewer@ministry.example", "reviewer 審査担当"),
    ("reviewer2@ministry.example", "another reviewer 審査担当"),
    ("approver@ministry.example", "approver 審査責任者"),
    ("approver2@ministry.example", "another approver 審査責任者"),
    ("tester@ministry.example", "device tester 機能確認担当"),
    ("auditor@ministry.example", "auditor 監査"),
    ("hoshino@vendor.example", "vendor 星野電子, signatory 代表者・受任者"),
    ("clerk@vendor.example", "vendor 星野電子, staff 担当者"),
    ("kawabe@vendor2.example", "vendor 川辺システム, signatory 代表者・受任者"),
    ("midori@vendor3.example", "vendor みどり通信, signatory 代表者・受任者"),
    ("new@vendor4.example", "vendor without an organization yet"),
];

/// A company of the demonstration, as its forms name it.
pub struct Company {
    pub representative: &'static str,
    pub representative_kana: &'static str,
    pub contact: &'static str,
    pub contact_mail: &'static str,
}

const COMPANIES: [Company; 3] = [
    Company {
        representative: "星野 一郎",
        representative_kana: "ホシノ　イチロウ",
        contact: "山本 花子",
        contact_mail: "clerk@vendor.example",
    },
    Company {
        representative: "川辺 恵",
        representative_kana: "カワベ　メグミ",
        contact: "川辺 恵",
        contact_mail: "kawabe@vendor2.example",
    },
    Company {
        representative: "緑川 学",
        representative_kana: "ミドリカワ　マナブ",
        contact: "緑川 学",
        contact_mail: "midori@vendor3.example",
    },
];

/// The company that a person signs for.
///
/// # Errors
/// For anybody but a representative of the demonstration.
pub fn company(actor: &Actor) -> Result<&'static Company, Fault> {
    let Actor::Vendor(member) = actor else { return Err("a vendor applies".into()) };
    let found = COMPANIES.iter().find(|company| company.representative == member.name);
    found.ok_or_else(|| format!("{} represents no company", member.name).into())
}

/// Who plays.
pub struct Cast {
    pub administrator: Actor,
    pub reviewer: Actor,
    pub second_reviewer: Actor,
    pub approver: Actor,
    pub tester: Actor,
    pub hoshino: Actor,
    pub kawabe: Actor,
    pub midori: Actor,
}

/// Makes every account.
pub async fn enter(portal: &Portal) -> Result<Cast, Fault> {
    let administrator = first_administrator(portal).await?;
    let invited = |email, name, role| invited(portal, &administrator, email, name, role);
    let reviewer = invited("reviewer@ministry.example", "佐藤 理恵", StaffRole::Reviewer).await?;
    let second_reviewer = invited("reviewer2@ministry.example", "高橋 誠", StaffRole::Reviewer).await?;
    let approver = invited("approver@ministry.example", "渡邉 和子", StaffRole::Approver).await?;
    invited("approver2@ministry.example", "森 健", StaffRole::Approver).await?;
    let tester = invited("tester@ministry.example", "田中 翔", StaffRole::DeviceTester).await?;
    invited("auditor@ministry.example", "監物 明", StaffRole::Auditor).await?;
    let hoshino =
        vendor(portal, "hoshino@vendor.example", "星野 一郎", "7123456789012", "株式会社星野電子").await?;
    let kawabe =
        vendor(portal, "kawabe@vendor2.example", "川辺 恵", "9201001000101", "川辺システム株式会社").await?;
    let midori =
        vendor(portal, "midori@vendor3.example", "緑川 学", "5301001000202", "株式会社みどり通信").await?;
    colleague(portal, &hoshino, "clerk@vendor.example", "山本 花子").await?;
    registered(portal, "new@vendor4.example", "青木 遥").await?;
    Ok(Cast { administrator, reviewer, second_reviewer, approver, tester, hoshino, kawabe, midori })
}

async fn first_administrator(portal: &Portal) -> Result<Actor, Fault> {
    let link =
        accounts::first_administrator_link(portal).await?.ok_or("there is an administrator already")?;
    let (email, name) = ("admin@ministry.example", "鈴木 清");
    let account =
        accounts::create_first_administrator(portal, token_of(&link), email, name, PASSWORD).await?;
    actor(portal, &account).await
}

async fn invited(
    portal: &Portal,
    administrator: &Actor,
    email: &str,
    name: &str,
    role: StaffRole,
) -> Result<Actor, Fault> {
    let input = InviteStaff { email: email.into(), name: name.into(), roles: BTreeSet::from([role]) };
    staff::invite_staff(portal, administrator, input).await?;
    let link = mailed_link(portal, email, "/invitation/").await?;
    let account = staff::accept_staff_invitation(portal, token_of(&link), name, PASSWORD).await?;
    actor(portal, &account).await
}

async fn registered(portal: &Portal, email: &str, name: &str) -> Result<AccountId, Fault> {
    let input = RegisterInput { email: email.into(), name: name.into(), password: PASSWORD.into() };
    accounts::register_vendor(portal, input).await?;
    let link = mailed_link(portal, email, "/confirm/").await?;
    Ok(accounts::confirm_email(portal, token_of(&link)).await?)
}

async fn vendor(
    portal: &Portal,
    email: &str,
    name: &str,
    number: &str,
    organization: &str,
) -> Result<Actor, Fault> {
    let account = registered(portal, email, name).await?;
    let input = RegisterOrganization {
        corporate_number: number.into(),
        name: organization.into(),
        postal_code: "100-0001".into(),
        address: "東京都千代田区千代田一丁目1番".into(),
        title: "代表取締役".into(),
        signatory: true,
    };
    let Registration::Registered(_) = organizations::register_organization(portal, &account, input).await?
    else {
        return Err("the organisation is registered already".into());
    };
    actor(portal, &account).await
}

async fn colleague(portal: &Portal, manager: &Actor, email: &str, name: &str) -> Result<(), Fault> {
    organizations::invite_member(portal, manager, email, name).await?;
    let link = mailed_link(portal, email, "/invitation/").await?;
    organizations::accept_new(portal, token_of(&link), name, PASSWORD).await?;
    Ok(())
}

async fn actor(portal: &Portal, account: &AccountId) -> Result<Actor, Fault> {
    let who = load_actor(portal, account).await?.ok_or("the account is gone")?;
    who.actor.ok_or_else(|| "the account has no organisation".into())
}

/// The link in the newest mail to an address, as the person would click on it.
///
/// # Errors
/// Where there is no such mail.
pub async fn mailed_link(portal: &Portal, email: &str, path: &str) -> Result<String, Fault> {
    let mail = outbox::Entity::find()
        .filter(outbox::Column::Recipient.contains(email))
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .one(portal.db())
        .await?
        .ok_or("no mail was written")?;
    let start = portal.link(path);
    let link = mail.text_body.split_whitespace().find(|word| word.starts_with(&start));
    Ok(link.ok_or("the mail has no link")?.to_owned())
}

/// The end of a link from a mail.
pub fn token_of(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}
