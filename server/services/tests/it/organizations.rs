//! Registering an organisation, and asking to join one.

use domain::ids::{AccountId, OrganizationId};
use services::PortalError;
use services::mail::Kind;
use services::organizations::{
    RegisterOrganization, Registration, ask_to_join, decide_join, join_requests, own_request,
    register_organization,
};

use crate::support::{administrator, confirmed, organization, portals, vendor, who};
use crate::{denied, invalid, pair};

const MANAGER: &str = "manager@example.jp";
const TARO: &str = "taro@example.jp";

fn form(corporate_number: &str) -> RegisterOrganization {
    RegisterOrganization {
        corporate_number: corporate_number.to_owned(),
        name: "㈱髙﨑電機".to_owned(),
        postal_code: "１００ー８９１６".to_owned(),
        address: "東京都千代田区霞が関1-2-2".to_owned(),
        title: "部長".to_owned(),
        signatory: false,
    }
}

#[tokio::test]
async fn full_width_digits_are_put_right_and_the_name_stays_as_given() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        let registered =
            register_organization(&test.portal, &account, form("４０１１００１０９８９９３")).await;
        assert!(matches!(registered, Ok(Registration::Registered(_))));
        let belonging = who(&test, &account).await.belonging.unwrap();
        assert_eq!(belonging.corporate_number, "4011001098993");
        assert_eq!(belonging.name, "㈱髙﨑電機");
        assert!(belonging.manager && !belonging.signatory);
    }
}

#[tokio::test]
async fn wrong_fields_say_so_all_at_once() {
    for test in portals().await {
        let account = confirmed(&test, TARO).await;
        let input = RegisterOrganization { corporate_number: "4011001098994".into(), ..Default::default() };
        let errors = invalid(register_organization(&test.portal, &account, input).await);
        assert_eq!(
            errors,
            [
                pair("corporate-number", "corporate-number-check-digit"),
                pair("name", "organization-name-empty"),
                pair("postal-code", "postal-code-empty"),
                pair("address", "address-empty"),
                pair("title", "title-empty"),
            ]
        );
    }
}

#[tokio::test]
async fn a_registered_number_leads_to_its_people_who_accept() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let account = confirmed(&test, TARO).await;
        let mut mailbox = test.mailbox();
        mailbox.skip().await;
        let outcome = register_organization(&test.portal, &account, form("4011001098993")).await.unwrap();
        let Registration::AskToJoin { organization, name } = outcome else { panic!("{outcome:?}") };
        assert_eq!(name, "株式会社試験製作所");
        assert_eq!(Some(&organization), manager.organization());

        ask_to_join(&test.portal, &account, &organization, "開発部の太郎です。").await.unwrap();
        let again = ask_to_join(&test.portal, &account, &organization, "").await;
        assert_eq!(denied(again), "join-request-open");
        mailbox.take(Kind::JoinRequested, MANAGER).await;
        assert_eq!(own_request(&test.portal, &account).await.unwrap().unwrap().accepted, None);

        let request = join_requests(&test.portal, &manager).await.unwrap().remove(0);
        assert_eq!((request.email.as_str(), request.words.as_str()), (TARO, "開発部の太郎です。"));
        decide_join(&test.portal, &manager, &request.id, true).await.unwrap();
        mailbox.take(Kind::JoinDecided, TARO).await;
        let belonging = who(&test, &account).await.belonging.unwrap();
        assert!(!belonging.manager && !belonging.signatory);
        let twice = decide_join(&test.portal, &manager, &request.id, false).await;
        assert!(matches!(twice, Err(PortalError::Conflict(_))));
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn a_refused_person_stays_out_and_may_ask_again() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let account = confirmed(&test, TARO).await;
        let organization = manager.organization().unwrap();
        ask_to_join(&test.portal, &account, organization, "").await.unwrap();
        let request = join_requests(&test.portal, &manager).await.unwrap().remove(0);
        decide_join(&test.portal, &manager, &request.id, false).await.unwrap();
        assert!(who(&test, &account).await.belonging.is_none());
        assert_eq!(own_request(&test.portal, &account).await.unwrap().unwrap().accepted, Some(false));
        ask_to_join(&test.portal, &account, organization, "もう一度お願いします。").await.unwrap();
    }
}

#[tokio::test]
async fn other_organisations_requests_are_not_found() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let other = vendor(&test, "other@example.jp", "7010705000725").await;
        let account = confirmed(&test, TARO).await;
        ask_to_join(&test.portal, &account, manager.organization().unwrap(), "").await.unwrap();
        let request = join_requests(&test.portal, &manager).await.unwrap().remove(0);
        assert_eq!(join_requests(&test.portal, &other).await.unwrap(), []);
        let foreign = decide_join(&test.portal, &other, &request.id, true).await;
        assert!(matches!(foreign, Err(PortalError::NotFound)));
        let (another, unknown) = (confirmed(&test, "x@example.jp").await, OrganizationId::new("x"));
        let nowhere = ask_to_join(&test.portal, &another, &unknown, "").await;
        assert!(matches!(nowhere, Err(PortalError::NotFound)));
    }
}

#[tokio::test]
async fn one_person_belongs_to_one_organisation_and_staff_to_none() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let account = confirmed(&test, TARO).await;
        ask_to_join(&test.portal, &account, manager.organization().unwrap(), "").await.unwrap();
        let request = join_requests(&test.portal, &manager).await.unwrap().remove(0);
        organization(&test, &account, "7010705000725").await;
        assert_eq!(join_requests(&test.portal, &manager).await.unwrap(), [], "nobody has to decide it");
        let late = decide_join(&test.portal, &manager, &request.id, true).await;
        assert!(matches!(late, Err(PortalError::Conflict(_))), "{late:?}");
        let second = register_organization(&test.portal, &account, form("7123456789012")).await;
        assert_eq!(denied(second), "already-in-organization");
        let admin = administrator(&test).await;
        let staff =
            register_organization(&test.portal, admin.account().unwrap(), form("7123456789012")).await;
        assert_eq!(denied(staff), "staff-account");
        let nobody = register_organization(&test.portal, &AccountId::new("x"), form("7123456789012")).await;
        assert!(matches!(nobody, Err(PortalError::SignInNeeded)));
    }
}

#[tokio::test]
async fn two_who_register_one_number_at_once_get_one_organisation() {
    for test in portals().await {
        let (one, two) = (confirmed(&test, TARO).await, confirmed(&test, "x@example.jp").await);
        let (first, second) = tokio::join!(
            register_organization(&test.portal, &one, form("4011001098993")),
            register_organization(&test.portal, &two, form("4011001098993")),
        );
        let outcomes = [first.unwrap(), second.unwrap()];
        let registered = outcomes.iter().filter(|one| matches!(one, Registration::Registered(_))).count();
        assert_eq!(registered, 1, "{}", test.database);
    }
}

#[tokio::test]
async fn a_request_of_somebody_who_is_shut_out_can_only_be_refused() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let account = confirmed(&test, TARO).await;
        ask_to_join(&test.portal, &account, manager.organization().unwrap(), "").await.unwrap();
        let disabled = format!("UPDATE accounts SET disabled_at = 1 WHERE id = '{account}'");
        sea_orm::ConnectionTrait::execute_unprepared(test.portal.db(), &disabled).await.unwrap();
        let request = join_requests(&test.portal, &manager).await.unwrap().remove(0);
        let accepted = decide_join(&test.portal, &manager, &request.id, true).await;
        assert_eq!(denied(accepted), "join-account-disabled");
        decide_join(&test.portal, &manager, &request.id, false).await.unwrap();
        assert_eq!(join_requests(&test.portal, &manager).await.unwrap(), []);
    }
}
