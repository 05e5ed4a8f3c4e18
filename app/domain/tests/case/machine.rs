//! What always holds, whatever anybody does in whatever order: random commands by random people at
//! random times, from every state. The history that comes of it is judged by [`crate::oracle`],
//! which knows the rules from the outside and shares no code with them.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::actor::Actor;
use domain::case::checklist::Outcome;
use domain::case::command::CommandKind;
use domain::case::correction::Target;
use domain::case::decision::Verdict;
use domain::case::event::ActedBy;
use domain::case::findings::CheckResult;
use domain::case::handed_in::Changed;
use domain::case::stage::{Standing, State};
use domain::case::{Command, Event, EventData, Stage};
use domain::forms::FormId;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::oracle;
use crate::support::commands::*;
use crate::support::device_check::*;
use crate::support::people::*;
use crate::support::states::{NAMED, every_state};
use crate::support::{File, replay};

/// One thing that happens in a random run.
#[derive(Clone, Debug)]
enum Move {
    /// What a person would do next to bring the case on.
    Forward,
    /// Every criterion answered by the reviewer who has the case.
    Tick,
    /// Any command by anybody, with content that fits or not, chosen by `pick`.
    Any { who: usize, kind: CommandKind, pick: u32 },
}

fn moves() -> impl Strategy<Value = Vec<(Move, i64)>> {
    let any = (0_usize..11, prop::sample::select(&CommandKind::SCREENING[..]), any::<u32>())
        .prop_map(|(who, kind, pick)| Move::Any { who, kind, pick });
    let one = prop_oneof![4 => Just(Move::Forward), 1 => Just(Move::Tick), 8 => any];
    // Milliseconds: now and then a second or less, mostly up to five days.
    let wait = prop_oneof![1 => 0_i64..1_000, 3 => 0_i64..432_000_000];
    prop::collection::vec((one, wait), 1..50)
}

fn start_from(index: prop::sample::Index) -> File {
    static STATES: OnceLock<Vec<File>> = OnceLock::new();
    let states = STATES.get_or_init(|| {
        let all = every_state().into_iter().chain(device_states());
        all.map(|(_, file)| file).collect()
    });
    index.get(states).clone()
}

/// The reviewer who has the case, as an actor.
fn holder(file: &File) -> Actor {
    let account = file.case.reviewer.as_ref().map(|person| &person.account);
    let candidates = [reviewer(), colleague(), both()];
    candidates.into_iter().find(|actor| actor.account() == account).unwrap_or_else(reviewer)
}

/// The tester who has the case, as an actor.
fn bench(file: &File) -> Actor {
    let account = file.case.device_check.tester.as_ref().map(|person| &person.account);
    [tester(), other_tester()].into_iter().find(|actor| actor.account() == account).unwrap_or_else(tester)
}

/// What a person would do next.
fn forward(file: &File, pick: u32) -> (Actor, Command) {
    let screening = match &file.case.state {
        State::Draft => {
            let missing = FormId::ALL.into_iter().find(|form| file.case.document(*form).is_none());
            let evidence = file.case.evidence.iter().find(|evidence| evidence.current);
            return match (&file.case.facts, missing) {
                (Some(_), Some(_)) if pick % 4 == 1 => (member(), attach("R-01", "写真")),
                (Some(_), Some(_)) if pick % 4 == 3 && evidence.is_some() => {
                    let number = evidence.map_or(0, |evidence| evidence.number);
                    (member(), Command::RemoveEvidence { number })
                }
                (None, _) => (member(), fill_facts()),
                (_, Some(form)) => (member(), upload(form, form.id())),
                _ => (signatory(), submit()),
            };
        }
        State::Screening { standing, .. } => standing,
        _ => return (Actor::System, letter()),
    };
    let free = [reviewer(), colleague(), both()]
        .into_iter()
        .find(|actor| actor.account().is_some_and(|account| !file.case.conflicts.contains_key(account)));
    match (screening, &file.case.reviewer, free) {
        (_, None, Some(free)) => (free.clone(), assign(&free)),
        (Standing::Correcting(_), ..) => {
            let open = file.case.open_correction().map(|one| one.unanswered()).unwrap_or_default();
            match open.first() {
                Some(item) => (member(), answer(*item)),
                None => (member(), return_correction()),
            }
        }
        (Standing::Held(_), ..) => (holder(file), resume()),
        (Standing::AwaitingApproval(_), ..) if pick % 5 == 4 => (approver(), return_recommendation()),
        (Standing::AwaitingApproval(_), ..) => {
            (if pick.is_multiple_of(2) { approver() } else { both() }, approve())
        }
        (Standing::Working, ..) if file.case.stage() == Stage::FormalCheck => {
            (holder(file), Command::PassFormalCheck)
        }
        (Standing::Working, ..) if file.case.stage() == Stage::DocumentReview => {
            (holder(file), recommend(Verdict::Pass))
        }
        (Standing::Working, ..) if file.case.stage() == Stage::DeviceCheck && !pick.is_multiple_of(7) => {
            next_step(file).unwrap_or_else(|| (bench(file), recommend(Verdict::Pass)))
        }
        _ => (holder(file), hold()),
    }
}

/// Sometimes an error on some form, sometimes a warning.
fn checked(pick: u32) -> CheckResult {
    let form = FormId::ALL[pick as usize / 3 % 7];
    let some = |there: bool, note| if there { vec![note] } else { Vec::new() };
    CheckResult {
        errors: some(pick.is_multiple_of(3), wrong_total(form)),
        warnings: some(pick.is_multiple_of(2), early_date(form)),
    }
}

/// A command of this kind whose content `pick` chooses, bad content included.
fn any_command(file: &File, actor: &Actor, kind: CommandKind, pick: u32) -> Command {
    let nth = pick as usize;
    let form = FormId::ALL[nth % 7];
    let words = ["確認しました。", "", "山\u{E000}", "字\r\n字"][nth % 4].to_owned();
    match kind {
        CommandKind::FillFacts => fill_facts(),
        CommandKind::Upload => upload(form, &format!("{}-{}", form.id(), pick % 3)),
        CommandKind::AttachEvidence => {
            attach(["R-01", "R-12", "R-99"][nth % 3], ["試験成績書", "写真"][nth % 2])
        }
        CommandKind::RemoveEvidence => Command::RemoveEvidence { number: pick % 3 },
        CommandKind::Submit => {
            submit_checked(&format!("R8-1-{}", pick % 100), !pick.is_multiple_of(5), checked(pick))
        }
        CommandKind::Withdraw => Command::Withdraw { reason: words },
        CommandKind::AnswerItem => Command::AnswerItem { item: pick % 4, reply: words },
        CommandKind::ReturnCorrection => {
            Command::ReturnCorrection { checked: checked(pick), changed: Changed::new() }
        }
        CommandKind::Assign => {
            let people = everybody();
            assign(if pick.is_multiple_of(2) { actor } else { &people[nth % people.len()].1 })
        }
        CommandKind::DeclareConflict => Command::DeclareConflict { reason: words },
        CommandKind::Mark => {
            let criteria = &file.call.criteria;
            let id = if pick.is_multiple_of(9) { "no-such" } else { &criteria[nth % criteria.len()].id };
            mark(id, Outcome::ALL[nth % 3])
        }
        CommandKind::AddNote => Command::AddNote { text: words },
        CommandKind::SendMessage => Command::SendMessage { text: words },
        CommandKind::RequestCorrection => {
            let targets = [Target::Form(form), Target::Facts, Target::Form(NAMED)];
            let due = file.now + SignedDuration::from_hours(i64::from(pick % 500) - 10);
            request_correction(&targets[..nth % 4], due)
        }
        CommandKind::Hold => hold(),
        CommandKind::Resume => Command::Resume { note: words },
        CommandKind::PassFormalCheck => Command::PassFormalCheck,
        CommandKind::Recommend => {
            recommend(if pick.is_multiple_of(2) { Verdict::Pass } else { Verdict::Fail })
        }
        CommandKind::ReturnRecommendation => Command::ReturnRecommendation { reason: words },
        CommandKind::Approve => approve(),
        CommandKind::RecordLetter => letter(),
        room => panic!("{} has runs of its own", room.id()),
    }
}

/// A command that was accepted, with the file as it was before.
struct Accepted {
    actor: Actor,
    kind: CommandKind,
    before: File,
    events: Vec<Event>,
}

/// Plays the moves and gives back the file with what each accepted command brought.
fn play(mut file: File, moves: &[(Move, i64)]) -> (File, Vec<Accepted>) {
    let (people, mut accepted) = (everybody(), Vec::new());
    for (number, (one, wait)) in (0..).zip(moves) {
        file.now += SignedDuration::from_millis(*wait);
        let commands = match one {
            Move::Forward => vec![forward(&file, number)],
            Move::Tick => {
                let criteria = file.call.criteria.iter();
                criteria.map(|one| (holder(&file), mark(&one.id, Outcome::Pass))).collect()
            }
            Move::Any { who, kind, pick } => {
                let actor = people[*who].1.clone();
                vec![(actor.clone(), any_command(&file, &actor, *kind, *pick))]
            }
        };
        for (actor, command) in commands {
            let (kind, before) = (command.kind(), file.clone());
            match file.ask(&actor, command) {
                Ok(events) => accepted.push(Accepted { actor, kind, before, events }),
                Err(refusal) => {
                    // What a page needs to tell it in words.
                    assert!(!refusal.code().is_empty());
                    let _ = (refusal.args(), refusal.is_denial());
                    assert_eq!(file.case, before.case, "a refusal changes nothing");
                }
            }
        }
    }
    (file, accepted)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_sequence_of_commands_breaks_a_rule(from in any::<prop::sample::Index>(), moves in moves()) {
        let (file, accepted) = play(start_from(from), &moves);
        for Accepted { actor, kind, before, events } in &accepted {
            // Only an answer that says what stands there already changes nothing.
            prop_assert!(
                !events.is_empty() || *kind == CommandKind::AnswerItem,
                "{} did nothing",
                kind.id()
            );
            for (seq, event) in (before.case.version + 1..).zip(events) {
                prop_assert_eq!(event.seq, seq);
                prop_assert_eq!(&event.by, &ActedBy::from(actor));
            }
            oracle::accepts(&before.case.state, *kind);
        }
        // The whole history makes the same case again, and every part of it a case.
        prop_assert_eq!(&replay(&file.events), &file.case);
        oracle::history(&file.events, &file.call);
        oracle::days(&file);
        oracle::chain(&file);
    }

    #[test]
    fn every_event_of_every_run_comes_back_from_its_json(
        from in any::<prop::sample::Index>(),
        moves in moves(),
    ) {
        let (file, _) = play(start_from(from), &moves);
        let json = serde_json::to_string(&file.events).unwrap();
        let back: Vec<Event> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(back, file.events);
    }
}

/// The runs would prove little if they never got anywhere.
#[test]
fn random_runs_reach_every_stage_and_every_kind_of_event() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let (mut kinds, mut stages) = (BTreeSet::from(["started"]), BTreeSet::new());
    for _ in 0..200 {
        let tree = (any::<prop::sample::Index>(), moves()).new_tree(&mut runner);
        let (from, moves) = tree.unwrap_or_else(|reason| panic!("{reason}")).current();
        let start = start_from(from);
        let inherited = start.events.len();
        let (file, accepted) = play(start, &moves);
        stages.extend(accepted.iter().map(|one| one.before.case.stage()));
        kinds.extend(file.events[inherited..].iter().map(|event| event.data.kind()));
        stages.insert(file.case.stage());
    }
    let missing: Vec<_> = EventData::SCREENING_KINDS.iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let all =
        Stage::ALL.into_iter().filter(|stage| !Stage::REGISTERED.contains(stage) || *stage == Stage::Listed);
    assert_eq!(stages, all.collect());
}
