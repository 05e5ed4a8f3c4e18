//! The table of the rules: for each code at least one way to break it.

mod across;
mod anywhere;
mod estimate;
mod lists;
mod supply;

use std::collections::BTreeSet;

use domain::checks;
use domain::finding::{At, Code, Finding, Severity, Shown};
use domain::forms::{FormId, Problem, Unreadable};

use crate::given::{Change, Given, in_short, say};

/// One rule broken.
pub struct Rule {
    change: Change,
    form: FormId,
    code: &'static str,
    at: &'static str,
    found: &'static str,
    expected: &'static str,
    args: &'static [(&'static str, &'static str)],
}

/// Changing the forms so gives the finding of this code at this place of this form.
fn rule(change: Change, form: FormId, code: &'static str, at: &'static str) -> Rule {
    Rule { change, form, code, at, found: "", expected: "", args: &[] }
}

impl Rule {
    fn shows(mut self, found: &'static str, expected: &'static str) -> Self {
        (self.found, self.expected) = (found, expected);
        self
    }

    fn with(mut self, args: &'static [(&'static str, &'static str)]) -> Self {
        self.args = args;
        self
    }

    fn is(&self, given: &Given, finding: &Finding) -> bool {
        let args: Vec<(&str, String)> = finding.args.iter().map(|(name, it)| (*name, say(it))).collect();
        let wanted: Vec<(&str, String)> =
            self.args.iter().map(|(name, it)| (*name, (*it).to_owned())).collect();
        (finding.form, finding.code.id(), finding.at.to_string().as_str()) == (self.form, self.code, self.at)
            && (say(&finding.found).as_str(), say(&finding.expected).as_str()) == (self.found, self.expected)
            && finding.spot == given.spot(self.form, self.at)
            && args == wanted
    }
}

fn table() -> Vec<Rule> {
    let parts = [anywhere::rules(), lists::rules(), supply::rules(), estimate::rules(), across::rules()];
    parts.into_iter().flatten().collect()
}

#[test]
fn each_rule_broken_gives_its_one_finding_at_its_place() {
    let mut wrong = Vec::new();
    for rule in table() {
        let mut given = Given::new();
        (rule.change)(&mut given);
        let found = given.found();
        if found.len() != 1 || !rule.is(&given, &found[0]) {
            let args: Vec<_> = found.iter().map(|it| (it.args.clone(), it.spot.clone())).collect();
            wrong.push(format!(
                "wanted {} {} at {}: {} / {} {:?}, found {:#?} {args:?}",
                rule.form.id(),
                rule.code,
                rule.at,
                rule.found,
                rule.expected,
                rule.args,
                in_short(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_not_understood_goes_on_to_a_person() {
    for why in Unreadable::ALL {
        let finding = checks::unreadable(FormId::SupplyPledge, why);
        assert_eq!((finding.code, finding.at), (Code::NotUnderstood, At::DOCUMENT));
        assert_eq!(finding.severity(), Severity::Warning);
        let [("why", Shown::Words(words))] = finding.args[..] else { panic!("{:?}", finding.args) };
        assert_eq!(words, format!("unreadable-{}", why.code()));
    }
}

#[test]
fn every_code_has_its_row() {
    let tested: BTreeSet<&str> = table().iter().map(|rule| rule.code).collect();
    let own = Code::OWN.iter().filter(|code| **code != Code::NotUnderstood).map(|code| code.id());
    let lacking: Vec<&str> = own.chain(Problem::CODES).filter(|code| !tested.contains(code)).collect();
    // What is empty is never read by its kind: it is `required`.
    assert_eq!(lacking, ["kana-empty", "phone-empty", "email-empty", "corporate-number-empty", "date-empty"]);
}

#[test]
fn only_a_place_that_the_form_can_do_without_may_be_missing() {
    let missing = |form, place| Finding::new(Code::PlaceMissing, form, At::place(place)).severity();
    for (form, place) in [
        (FormId::SupplyPledge, "monthly_capacity"),
        (FormId::CancellationConsent, "clause_3"),
        (FormId::AntisocialPledge, "officers"),
        (FormId::SelfDeclaration, "rows"),
        (FormId::ShipmentPlan, "rows"),
    ] {
        assert_eq!(missing(form, place), Severity::Error, "{form:?} {place}");
    }
    assert_eq!(missing(FormId::TrackRecord, "rows"), Severity::Warning);
}
