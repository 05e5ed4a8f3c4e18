//! What always holds for defects, whatever anybody does in whatever order: random commands by random
//! people at random times, judged by [`super::oracle`].

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::actor::Actor;
use domain::case::command::CommandKind;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::{DefectCommand, DefectCommandKind, DefectEvent};
use domain::case::listing::{ListingCommandKind, ListingEvent};
use domain::case::{Command, Stage};
use jiff::SignedDuration;
use proptest::prelude::*;

use super::commands::*;
use super::oracle;
use super::states::every_phase;
use crate::listing::{approve_error, delist, propose_error, reject_error};
use crate::support::people::*;
use crate::support::{File, replay};

/// Whoever could give the command, or anybody: the number of a person and of a variant of the content.
type Move = (Kind, u8, u8, i64);

/// What is done about a defect, or about the entry beside it.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Defect(DefectCommandKind),
    Listing(ListingCommandKind),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    // Mostly hours, now and then weeks: due dates have to pass.
    let wait = prop_oneof![3 => 0_i64..200_000, 1 => 0_i64..3_000_000];
    let kind = prop_oneof![
        20 => prop::sample::select(&DefectCommandKind::ALL[..]).prop_map(Kind::Defect),
        1 => prop::sample::select(&ListingCommandKind::ALL[..]).prop_map(Kind::Listing),
    ];
    let one = (kind, 0_u8..16, any::<u8>(), wait);
    prop::collection::vec(one, 1..40)
}

fn start(index: prop::sample::Index) -> File {
    static STATES: OnceLock<Vec<File>> = OnceLock::new();
    index.get(STATES.get_or_init(|| every_phase().into_iter().map(|(_, file)| file).collect())).clone()
}

/// One whose command it usually is; else anybody.
fn actor(kind: Kind, who: u8) -> Actor {
    use DefectCommandKind as K;
    let everybody = everybody();
    let kind = match (who, kind) {
        (0..=7, Kind::Listing(ListingCommandKind::Delist)) => return signatory(),
        (0..=7, Kind::Listing(ListingCommandKind::ProposeError)) => return reviewer(),
        (0..=7, Kind::Listing(_)) => return approver(),
        (who, Kind::Listing(_)) => return everybody[usize::from(who) % everybody.len()].1.clone(),
        (_, Kind::Defect(kind)) => kind,
    };
    match (who, kind) {
        (0..=7, K::Suspend | K::LiftSuspension | K::ReturnMeasure | K::ApproveMeasure) => approver(),
        (0..=7, K::RecordReport | K::RecordNoAnswer | K::RecordSuspensionEnd) => Actor::System,
        (0..=7, _) if kind.side() == domain::case::command::Side::Vendor => signatory(),
        (0..=7, _) => reviewer(),
        (who, _) => everybody[usize::from(who) % everybody.len()].1.clone(),
    }
}

fn command(file: &File, kind: Kind, pick: u8) -> Command {
    use DefectCommand as C;
    use DefectCommandKind as K;
    let kind = match kind {
        Kind::Listing(ListingCommandKind::Delist) => return delist(),
        Kind::Listing(ListingCommandKind::ProposeError) => return propose_error(),
        Kind::Listing(ListingCommandKind::ApproveError) => return approve_error(),
        Kind::Listing(ListingCommandKind::RejectError) => return reject_error(),
        Kind::Defect(kind) => kind,
    };
    match kind {
        K::Report => report(),
        K::Triage => match pick % 3 {
            0 => dismiss(),
            1 => ask_plan(file),
            _ => proceed(),
        },
        K::Suspend => suspend(file),
        K::LiftSuspension => lift(),
        K::AddEvidence => evidence(),
        K::Notify => notify(file),
        K::DecideExtension => decide_time(file, pick.is_multiple_of(2)),
        K::MoveHearing => move_hearing(file),
        K::RecordHearing => hear(file),
        K::AcceptPlan => accept_plan(),
        K::ReturnPlan => return_plan(file),
        K::ConcludePlan => conclude(!pick.is_multiple_of(3)),
        K::RecommendMeasure => recommend_measure(match pick % 4 {
            0 => Measure::Maintain,
            1 => Measure::AcceptRemedy,
            2 => Measure::Reinstate,
            _ => cancel(file),
        }),
        K::ReturnMeasure => return_measure(),
        K::ApproveMeasure => approve_measure(),
        K::Acknowledge => acknowledge(),
        K::InspectEvidence => inspect(),
        K::AddFile => vendor_file(),
        K::Answer => answer(if pick.is_multiple_of(3) { Position::Accepts } else { Position::Objects }),
        K::AskExtension => ask_time(file),
        K::CommentHearing => comment(),
        K::ProposePlan => plan(file),
        K::ReportProgress => progress(&[1], u32::from(pick)),
        K::RecordReport => public_report_with(usize::from(pick % 7)),
        K::RecordNoAnswer => defect(C::RecordNoAnswer { defect: 1 }),
        K::RecordSuspensionEnd => defect(C::RecordSuspensionEnd),
    }
}

fn play(mut file: File, moves: &[Move]) -> File {
    for (kind, who, pick, wait) in moves {
        file.now += SignedDuration::from_secs(*wait);
        let actor = actor(*kind, *who);
        let command = command(&file, *kind, *pick);
        let before = file.case.clone();
        let expected = match kind {
            Kind::Defect(kind) => CommandKind::Defect(*kind),
            Kind::Listing(kind) => CommandKind::Listing(*kind),
        };
        assert_eq!(command.kind(), expected);
        match file.ask(&actor, command) {
            Ok(_) => {}
            Err(refusal) => {
                let _ = (refusal.code(), refusal.args());
                assert_eq!(file.case, before, "a refusal changes nothing");
            }
        }
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_way_to_a_cancellation_skips_notice_and_time_to_answer(
        from in any::<prop::sample::Index>(),
        moves in moves(),
    ) {
        let file = play(start(from), &moves);
        let in_force = oracle::history(&file.events, &file.call);
        prop_assert_eq!(file.case.stage() == Stage::Listed, in_force);
        prop_assert_eq!(&replay(&file.events), &file.case);
        // Every suspension ends, whatever is done or left undone.
        let later = days(&file, 91);
        prop_assert!(file.case.suspension(later).is_none());
        // What has left the register asks nothing of anybody.
        if matches!(file.case.stage(), Stage::Delisted | Stage::RecordedInError) {
            prop_assert_eq!(file.case.open_defects().count(), 0);
            prop_assert!(file.case.defects.iter().all(|defect| defect.deadlines().is_empty()));
            prop_assert!(file.case.suspension(file.now).is_none());
            prop_assert!(file.case.suspension_run_out(later).is_none());
        }
        // What the vendor sees can be made of everything.
        let (seen, _) = file.case.clone().as_seen_by(file.events.clone(), &signatory());
        for defect in &seen.defects {
            let _ = (defect.position(file.now), defect.deadlines(), defect.waiting_for(file.now));
        }
    }
}

/// The runs would prove little if they never got anywhere.
#[test]
fn random_runs_reach_every_kind_of_event() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..600 {
        let tree = (any::<prop::sample::Index>(), moves()).new_tree(&mut runner);
        let (from, moves) = tree.unwrap_or_else(|reason| panic!("{reason}")).current();
        let begin = start(from);
        let inherited = begin.events.len();
        kinds.extend(play(begin, &moves).events[inherited..].iter().map(|event| event.data.kind()));
    }
    let expected = DefectEvent::KINDS.iter().chain(&ListingEvent::KINDS);
    let missing: Vec<_> = expected.filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
