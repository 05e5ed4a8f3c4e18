//! Demonstration data, made through the real use cases: what the portal shows is what it would
//! have become if these people had used it over the last half year.

pub mod cases;
pub mod change_notices;
mod clock;
mod defects;
mod device_check;
mod listings;
pub mod people;
mod reports;

use std::sync::Arc;

use domain::calendar::jst;
use domain::call::Call;
use domain::call_input;
use domain::case::Command;
use domain::case::decision::Verdict;
use domain::forms::{Content, FormId};
use domain::money::Rounding;
use jiff::{Span, Timestamp};
use services::{Portal, calls};

pub use self::clock::TurnedClock;
pub use self::people::{ACCOUNTS, PASSWORD};

use self::cases::{Play, Product, set_cell};
use self::people::Cast;
use crate::setup::Fault;

/// Plays the whole demonstration on an empty portal whose clock is `clock`; leaves it at `now`.
pub async fn play(portal: &Portal, clock: &Arc<TurnedClock>, now: Timestamp) -> Result<(), Fault> {
    clock.turn(clock.days_ago(210, 9, 0));
    let cast = people::enter(portal).await?;
    let closed =
        open_call(portal, &cast, "R8-1", "令和8年度第1回", "First call of fiscal 2026", (200, -100), now)
            .await?;
    let open =
        open_call(portal, &cast, "R8-2", "令和8年度第2回", "Second call of fiscal 2026", (40, 45), now)
            .await?;
    let play = Play { portal, cast: &cast };
    // Each part is a large future of its own: on the heap, since threads have small stacks.
    Box::pin(first_call(&play, clock, &closed)).await?;
    Box::pin(defects::play(&play, clock, &closed)).await?;
    Box::pin(device_check::play(&play, clock, &closed)).await?;
    Box::pin(listings::play(&play, clock, &closed)).await?;
    Box::pin(second_call(&play, clock, &open)).await?;
    Box::pin(change_notices::play(&play, clock, &closed)).await?;
    Box::pin(reports::reported(&play, clock)).await?;
    clock.turn(now);
    Ok(())
}

/// Opens a call `days.0` days before `now` that closes `days.1` days after it (before, if negative).
async fn open_call(
    portal: &Portal,
    cast: &Cast,
    code: &str,
    ordinal_ja: &str,
    ordinal_en: &str,
    days: (i64, i64),
    now: Timestamp,
) -> Result<Call, Fault> {
    let today = jst(now).date();
    let mut values = call_input::defaults();
    for (name, value) in [
        ("code", code.to_owned()),
        ("title_ja", format!("顔認証付きカードリーダー　{ordinal_ja}募集")),
        ("title_en", format!("Card readers with face authentication: {ordinal_en}")),
        ("opens_date", today.saturating_sub(Span::new().days(days.0)).to_string()),
        ("closes_date", today.saturating_add(Span::new().days(days.1)).to_string()),
        ("appeal", "yes".to_owned()),
        (
            "appeal_text",
            "この決定に不服がある場合は、この通知を受けた日の翌日から起算して3か月以内に、厚生労働大臣に対して審査請求をすることができます。"
                .to_owned(),
        ),
    ] {
        values.insert(name.to_owned(), value);
    }
    let value = |name: &str| values.get(name).cloned().unwrap_or_default();
    Ok(calls::open(portal, &cast.administrator, value).await?)
}

/// The call that is closed: decided cases.
async fn first_call(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let (cast, reviewer) = (play.cast, &play.cast.reviewer);
    clock.turn(clock.days_ago(150, 10, 12));
    let passed = Product { name: "カオリーダー ワン", model: "KR-100", units: 12_000 };
    let passed = play.submitted(&cast.hoshino, call, &passed).await?;
    clock.turn(clock.days_ago(148, 15, 41));
    let failed = Product { name: "フェイスゲート", model: "FG-20", units: 800 };
    let failed = play.draft(&cast.kawabe, call, &failed, FormId::ALL.len()).await?;
    play.upload_with(&cast.kawabe, &failed, call, FormId::PriceEstimate, shifted_to_maintenance).await?;
    play.submit(&cast.kawabe, &failed).await?;
    clock.turn(clock.days_ago(147, 9, 30));
    play.formally_checked(reviewer, &passed, call).await?;
    play.formally_checked(reviewer, &failed, call).await?;
    clock.turn(clock.days_ago(130, 11, 5));
    play.tick(reviewer, &passed, call, 2).await?;
    play.recommend(reviewer, &passed, Verdict::Pass).await?;
    play.recommend(reviewer, &failed, Verdict::Fail).await?;
    clock.turn(clock.days_ago(126, 16, 20));
    play.approve(&passed).await?;
    play.approve(&failed).await?;
    reports::listed(play, clock, call).await
}

/// The price stays below the cap, what belongs to the device is paid as maintenance.
fn shifted_to_maintenance(estimate: &mut Content) {
    let lines = estimate.rows("rows").len();
    set_cell(estimate, lines.saturating_sub(1), "unit_price", "24000");
    estimate.forget_computed();
    estimate.fill_computed(Rounding::Truncate);
}

/// The call that is open: a case at every other stage.
async fn second_call(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    let (cast, reviewer) = (play.cast, &play.cast.reviewer);
    let product = |name, model, units| Product { name, model, units };

    clock.turn(clock.days_ago(35, 10, 0));
    let held = play.submitted(&cast.kawabe, call, &product("フェイスゲート ミニ", "FG-5", 1_500)).await?;
    let waiting = play.submitted(&cast.hoshino, call, &product("カオリーダー ツー", "KR-200", 9_000)).await?;
    clock.turn(clock.days_ago(33, 14, 0));
    let correcting = play.submitted(&cast.midori, call, &product("みどり端末", "MD-1", 2_400)).await?;
    let review = play.submitted(&cast.kawabe, call, &product("フェイスゲート プロ", "FG-40", 3_000)).await?;
    let withdrawn = play.submitted(&cast.midori, call, &product("みどり端末 試作", "MD-0", 100)).await?;
    for id in [&held, &waiting, &correcting, &review] {
        play.formally_checked(reviewer, id, call).await?;
    }
    clock.turn(clock.days_ago(30, 9, 15));
    let reason = "製品の販売計画を見直すため。".to_owned();
    play.act(&cast.midori, &withdrawn, Command::Withdraw { reason }).await?;
    clock.turn(clock.days_ago(12, 10, 45));
    play.hold(reviewer, &held).await?;
    play.tick(reviewer, &waiting, call, 2).await?;
    play.recommend(reviewer, &waiting, Verdict::Pass).await?;
    clock.turn(clock.days_ago(5, 13, 30));
    play.correction(reviewer, &correcting, call).await?;
    let checked = play.submitted(&cast.midori, call, &product("みどり端末 ライト", "MD-2", 700)).await?;
    play.take(&cast.second_reviewer, &checked).await?;
    clock.turn(clock.days_ago(3, 17, 2));
    play.submitted(&cast.kawabe, call, &product("フェイスゲート エアー", "FG-60", 1_200)).await?;
    play.draft(&cast.hoshino, call, &product("カオリーダー スリー", "KR-300", 5_000), 3).await?;
    Ok(())
}
