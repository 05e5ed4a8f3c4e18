//! A product that stands in the register, and a report of a defect of it by somebody from outside.

use bytes::Bytes;
use domain::call::Call;
use services::defect_reports::{self, ReportInput};

use super::cases::{Play, Product};
use super::clock::TurnedClock;
use super::people::{mailed_link, token_of};
use crate::setup::Fault;

const PRODUCT: Product = Product { name: "カオリーダー プラス", model: "KR-110", units: 6_000 };
const REPORTER: &str = "jimu@clinic.example";

/// Brings a product through all three stages.
pub async fn listed(play: &Play<'_>, clock: &TurnedClock, call: &Call) -> Result<(), Fault> {
    play.listed(clock, &play.cast.hoshino, call, &PRODUCT).await?;
    Ok(())
}

/// Somebody reports a defect of it, and follows the link in the mail.
pub async fn reported(play: &Play<'_>, clock: &TurnedClock) -> Result<(), Fault> {
    let portal = play.portal;
    clock.turn(clock.days_ago(2, 11, 25));
    let products = defect_reports::products(portal).await?;
    let product = products.into_iter().find(|product| product.model == PRODUCT.model);
    let input = ReportInput {
        product: product.ok_or("the product is not listed")?.number,
        firmware: "1.0.0".into(),
        serials: "KR110-000412\nKR110-000413".into(),
        what: "マスクを着けた患者さんの受付で、続けて来られたご家族の顔で本人と確認されました。翌日も同じことが起きました。"
            .into(),
        severity: "critical".into(),
        name: "医療 事務子".into(),
        email: REPORTER.into(),
        agreed: true,
    };
    let log =
        futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(super::defects::ONE_PAGE))]);
    let log = defect_reports::receive_evidence(portal, "受付の記録.pdf", log).await?;
    let checked = defect_reports::check(portal, &input).await?;
    defect_reports::submit(portal, checked, vec![log]).await?;
    let link = mailed_link(portal, REPORTER, "/report-defect/").await?;
    clock.turn(clock.days_ago(2, 11, 31));
    Ok(defect_reports::confirm(portal, token_of(&link)).await?)
}
