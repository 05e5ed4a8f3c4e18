//! What every test of a case starts from: a call, the people, the commands, a case in each state.

pub mod commands;
pub mod device_check;
pub mod notices;
pub mod people;
pub mod states;
pub mod table;

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::call::{Call, Procedure, StandardDays};
use domain::case::{Case, Command, Event, Refusal};
use domain::forms::{FormId, default_criteria};
use domain::ids::{CallId, CaseId};
use domain::money::{Rounding, Yen};
use jiff::Timestamp;

/// A moment, written with its offset: `2026-11-09T10:00:00+09`.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A call that is open for the four weeks to Monday, 30 November 2026, 17:00 in Japan.
pub fn call() -> Call {
    Call {
        id: CallId::new("call-1"),
        code: "R8-1".to_owned(),
        title_ja: "令和8年度第1回".to_owned(),
        title_en: "First call of 2026".to_owned(),
        opens_at: at("2026-11-02T00:00:00+09"),
        closes_at: at("2026-11-30T17:00:00+09"),
        price_cap: Yen(99_000),
        tax_percent: 10,
        rounding: Rounding::Truncate,
        editions: FormId::ALL.into_iter().map(|form| (form, "2026-11".to_owned())).collect(),
        requirement_edition: "2026-11".to_owned(),
        device_check_ends: None,
        standard_days: StandardDays { formal_check: 10, document_review: 30, device_check: 40 },
        correction_days: 10,
        procedure: Procedure::Informal,
        answer_days: 10,
        appeal: None,
        criteria: default_criteria(),
        test_plans: vec![domain::test_plan::first_plan()],
    }
}

/// A case with its call and its history, changed by commands alone, as in the portal.
#[derive(Clone)]
pub struct File {
    pub call: Call,
    pub events: Vec<Event>,
    pub case: Case,
    pub now: Timestamp,
}

impl File {
    /// An empty draft, begun on Monday, 9 November 2026, 10:00 in Japan.
    pub fn start() -> File {
        Self::start_in(call(), "2026-11-09T10:00:00+09")
    }

    /// An empty draft in this call, begun at this moment.
    pub fn start_in(call: Call, begun: &str) -> File {
        let now = at(begun);
        let first = Case::start(&people::signatory(), &call, "顔認証リーダーA".to_owned(), now)
            .unwrap_or_else(|refusal| panic!("no draft: {refusal}"));
        let events = vec![first];
        let case = replay(&events);
        File { call, events, case, now }
    }

    /// Gives a command and, where it is accepted, adds what happened to the history.
    pub fn ask(&mut self, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = self.case.decide(command, actor, &self.call, self.now)?;
        for event in &events {
            self.case.apply(event).unwrap_or_else(|error| panic!("own event refused: {error}"));
        }
        self.events.extend(events.iter().cloned());
        Ok(events)
    }

    /// Gives a command that can't be refused here.
    #[track_caller]
    pub fn must(&mut self, actor: &Actor, command: Command) {
        let kind = command.kind();
        if let Err(refusal) = self.ask(actor, command) {
            panic!("{} was refused: {refusal:?}", kind.id());
        }
    }

    /// Gives a command that has to be refused, and gives back why it was.
    #[track_caller]
    pub fn refused(&mut self, actor: &Actor, command: Command) -> Refusal {
        let kind = command.kind();
        match self.ask(actor, command) {
            Ok(events) => panic!("{} was accepted: {events:?}", kind.id()),
            Err(refusal) => refusal,
        }
    }

    /// Sets the clock.
    pub fn on(&mut self, moment: &str) -> &mut Self {
        self.now = at(moment);
        self
    }
}

/// The case that a history tells.
pub fn replay(events: &[Event]) -> Case {
    Case::replay(CaseId::new("case-1"), events).unwrap_or_else(|error| panic!("no case: {error}"))
}

/// The code of a refusal, or `ok`.
pub fn outcome<T>(result: &Result<T, Refusal>) -> &'static str {
    result.as_ref().map_or_else(Refusal::code, |_| "ok")
}

/// Turns `[(key, value)]` around: which keys have which value, both in order of first appearance.
pub fn grouped<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut order = Vec::new();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in pairs {
        if !groups.contains_key(value) {
            order.push(*value);
        }
        groups.entry(value).or_default().push(key);
    }
    order.into_iter().map(|value| (value, groups.remove(value).unwrap_or_default())).collect()
}
