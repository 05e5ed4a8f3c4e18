//! Products in the register: listed, taken off by their vendor, recorded in error, and one whose error is
//! only proposed.

use domain::call::Call;
use domain::case::Command;
use domain::case::listing::ListingCommand;

use super::TurnedClock;
use super::cases::{Play, Product};
use crate::setup::Fault;

/// Plays them while `call` is open; ends within the time that has passed.
pub async fn play(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let cast = play.cast;
    let products = [
        (&cast.hoshino, Product { name: "カオリーダー ゼロ", model: "KR-10", units: 5_000 }),
        (&cast.hoshino, Product { name: "カオリーダー ミニ", model: "KR-20", units: 2_000 }),
        (&cast.kawabe, Product { name: "フェイスゲート ネオ", model: "FG-70", units: 1_200 }),
        (&cast.midori, Product { name: "みどり端末 改", model: "MD-7", units: 900 }),
        (&cast.midori, Product { name: "みどり端末 プラス", model: "MD-8", units: 700 }),
    ];
    let mut cases = Vec::new();
    for (vendor, product) in &products {
        cases.push(play.listed(clock, vendor, call, product).await?);
    }
    let [_, _, off, wrong, doubted] = cases.as_slice() else { return Ok(()) };
    let act = |command| Command::Listing(command);
    clock.turn(clock.days_ago(60, 11, 0));
    let reason = "後継の製品へ切り替えるため、生産を終了しました。".to_owned();
    play.act(&cast.kawabe, off, act(ListingCommand::Delist { reason })).await?;
    clock.turn(clock.days_ago(55, 13, 30));
    let reason = "別の型番の機能確認の結果を、この製品の結果として登録していました。".to_owned();
    play.act(&cast.second_reviewer, wrong, act(ListingCommand::ProposeError { reason })).await?;
    clock.turn(clock.days_ago(54, 9, 45));
    play.act(&cast.approver, wrong, act(ListingCommand::ApproveError)).await?;
    clock.turn(clock.days_ago(41, 15, 20));
    let reason = "確認した機器のファームウェアが、掲載した版と異なるおそれがあります。".to_owned();
    play.act(&cast.reviewer, doubted, act(ListingCommand::ProposeError { reason })).await
}
