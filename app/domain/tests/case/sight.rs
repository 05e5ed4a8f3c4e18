//! What each side may know: the ministry gets what was handed in, not what led there.

use domain::case::correction::Target;
use domain::case::{Command, EventData};

use crate::support::File;
use crate::support::commands::*;
use crate::support::people::*;
use crate::support::states::*;

fn reply(text: &str) -> Command {
    Command::AnswerItem { item: 1, reply: text.to_owned() }
}

/// The replies and files that the ministry reads in the history, by kind and content.
fn told(file: &File) -> Vec<String> {
    let (_, events) = file.case.clone().as_seen_by(file.events.clone(), &reviewer());
    let told = events.into_iter().filter_map(|event| match event.data {
        EventData::DocumentUploaded { form, file } if form == NAMED => Some(file.name),
        EventData::ItemAnswered { reply, .. } => Some(reply),
        _ => None,
    });
    told.collect()
}

/// The numbers of the versions that the ministry has of the form.
fn versions(file: &File) -> Vec<u32> {
    let (case, _) = file.case.clone().as_seen_by(file.events.clone(), &reviewer());
    case.document(NAMED).expect("the form").versions.iter().map(|version| version.number).collect()
}

#[test]
fn what_was_replaced_before_it_was_handed_in_is_the_vendors_own() {
    let mut file = complete_draft();
    file.must(&member(), upload(NAMED, "second"));
    file.must(&signatory(), submit());
    assert_eq!(versions(&file), [2]);
    assert_eq!(told(&file), ["second.docx"]);
    file.must(&reviewer(), assign(&reviewer()));
    let mut file = correcting(file);
    for attempt in ["third", "fourth"] {
        file.must(&member(), upload(NAMED, attempt));
        file.must(&member(), reply(attempt));
    }
    assert_eq!((versions(&file), told(&file)), (vec![2], vec!["second.docx".to_owned()]));
    file.must(&member(), return_correction());
    assert_eq!(versions(&file), [2, 4]);
    assert_eq!(told(&file), ["second.docx", "fourth.docx", "fourth"]);
}

#[test]
fn what_was_not_sent_back_before_a_withdrawal_stays_the_vendors_own() {
    let mut file = formal_check();
    let before = file.case.facts.clone();
    let due = file.now + jiff::SignedDuration::from_hours(240);
    file.must(&reviewer(), request_correction(&[Target::Facts, Target::Form(NAMED)], due));
    let mut facts = facts();
    facts.product_name = "送らなかった名".to_owned();
    file.must(&member(), Command::FillFacts { facts });
    file.must(&member(), upload(NAMED, "third"));
    file.must(&member(), reply("書きかけ"));
    file.must(&signatory(), withdraw());
    let (case, events) = file.case.clone().as_seen_by(file.events.clone(), &reviewer());
    assert_eq!(case.facts, before);
    assert!(case.corrections[0].items.iter().all(|answered| answered.reply.is_none()));
    assert!(versions(&file).len() == 1 && told(&file).iter().all(|text| text != "書きかけ"));
    assert!(matches!(events.last().unwrap().data, EventData::Withdrawn { .. }));
}

#[test]
fn a_reply_can_be_taken_back_and_is_then_missing() {
    let mut file = correcting(formal_check());
    file.must(&member(), reply("一度書いた"));
    file.must(&member(), reply(" "));
    assert_eq!(file.case.corrections[0].items[0].reply, None);
    let refused = file.refused(&member(), return_correction());
    assert_eq!(refused, domain::case::Refusal::ItemsUnanswered { items: vec![1] });
    assert_eq!(file.ask(&member(), reply("")).unwrap(), [], "nothing to take back");
}

#[test]
fn the_application_as_submitted_outlives_corrections_of_the_facts() {
    let mut file = answered(formal_check());
    let submitted = file.case.as_submitted().cloned().unwrap();
    let mut facts = facts();
    facts.product_name = "改名した製品".to_owned();
    file.must(&member(), Command::FillFacts { facts });
    file.must(&member(), return_correction());
    assert_eq!(file.case.product(), "改名した製品");
    assert_eq!(file.case.as_submitted(), Some(&submitted));
}

#[test]
fn the_consent_is_given_in_the_own_name() {
    let mut file = complete_draft();
    let signed_as = |name: &str| {
        let mut command = submit();
        if let Command::Submit { consent, .. } = &mut command {
            consent.signer_name = name.to_owned();
        }
        command
    };
    let refused = file.refused(&signatory(), signed_as("鈴木一郎"));
    let domain::case::Refusal::Invalid(errors) = refused else { panic!("{refused:?}") };
    assert_eq!((errors[0].field.as_str(), errors[0].code.as_str()), ("signer_name", "not-own-name"));
    file.must(&signatory(), signed_as("佐藤　花子"));
}
