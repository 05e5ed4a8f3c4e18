//! Words about the device check (審査3): dates, and the result.

use domain::case::device_check::Slot;

use super::progress::reasons_block;
use super::{Block, Letter, action, case_en, case_ja, datetime_en, datetime_ja, half, paragraph};
use crate::mail::kinds::ReasonWords;

const OPEN_JA: &str = "案件のページを開く";
const OPEN_EN: &str = "Open the page of the case";

/// A slot as people read it.
fn when_ja(slot: &Slot) -> String {
    format!("{}から{}まで", datetime_ja(slot.from), datetime_ja(slot.to))
}

fn when_en(slot: &Slot) -> String {
    format!("{} to {}", datetime_en(slot.from), datetime_en(slot.to))
}

fn facts_ja(slot: &Slot) -> Block {
    Block::Facts(vec![("日時", when_ja(slot)), ("場所", slot.place.clone())])
}

fn facts_en(slot: &Slot) -> Block {
    Block::Facts(vec![("Date", when_en(slot)), ("Place", slot.place.clone())])
}

pub(super) fn proposed(number: &str, product: &str, applicant: &str, slots: &[Slot], link: &str) -> Letter {
    let items = |when: fn(&Slot) -> String| {
        Block::Items(slots.iter().map(|slot| (when(slot), slot.place.clone())).collect())
    };
    Letter {
        ja: half(
            format!("機能確認の日程の候補が届きました（{number}）"),
            vec![
                paragraph(format!(
                    "{applicant}から、機能確認の日程の候補が届きました。候補から1つを選んで確定するか、理由を添えて別の候補を求めてください。"
                )),
                case_ja(number, product),
                items(when_ja),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "Dates were proposed for the device check",
            vec![
                paragraph(format!(
                    "{applicant} proposed dates for the device check. Please confirm one of them, or ask for others with a reason."
                )),
                case_en(number, product),
                items(when_en),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn declined(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("機能確認の日程の候補をもう一度登録してください（{number}）"),
            vec![
                paragraph(
                    "いただいた日程の候補では、機能確認を行うことができません。理由は次のとおりです。別の候補を登録してください。",
                ),
                case_ja(number, product),
                Block::Quote(reason.to_owned()),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "Please propose other dates for the device check",
            vec![
                paragraph(
                    "The device check can't take place on any of the dates that you proposed, for the reason below. Please propose others.",
                ),
                case_en(number, product),
                Block::Quote(reason.to_owned()),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn confirmed(number: &str, product: &str, slot: &Slot, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("機能確認の日程が決まりました（{number}）"),
            vec![
                paragraph(
                    "機能確認を次の日時と場所で行います。添付のファイルを開くと、カレンダーに登録できます。事業者の方は、確認に使用する機器（製造番号、ファームウェア、環境）をまだ登録していない場合は、案件のページで登録してください。",
                ),
                case_ja(number, product),
                facts_ja(slot),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "The date of the device check is set",
            vec![
                paragraph(
                    "The device check takes place at the time and place below. Open the attached file to enter it into your calendar. Vendors: if the devices (serial number, firmware, environment) are not named yet, please name them on the page of the case.",
                ),
                case_en(number, product),
                facts_en(slot),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn moved(
    number: &str,
    product: &str,
    slot: &Slot,
    by_vendor: bool,
    reason: &str,
    link: &str,
) -> Letter {
    let (who_ja, who_en) =
        if by_vendor { ("事業者", "the vendor") } else { ("機能確認担当", "the device tester") };
    Letter {
        ja: half(
            format!("機能確認の日程が取り消されました（{number}）"),
            vec![
                paragraph(format!(
                    "次の日程は、{who_ja}の申出により取り消されました。事業者が新しい候補を登録し、機能確認担当が確定します。添付のファイルを開くと、カレンダーの予定が取り消されます。"
                )),
                case_ja(number, product),
                facts_ja(slot),
                Block::Quote(reason.to_owned()),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "The date of the device check was called off",
            vec![
                paragraph(format!(
                    "The date below was called off by {who_en}. The vendor proposes new dates and the device tester confirms one. Open the attached file to take the entry off your calendar."
                )),
                case_en(number, product),
                facts_en(slot),
                Block::Quote(reason.to_owned()),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn decided(
    number: &str,
    product: &str,
    passed: bool,
    reasons: &[ReasonWords],
    link: &str,
) -> Letter {
    let (subject_ja, subject_en, words_ja, words_en) = if passed {
        (
            format!("機能確認の結果：適合（{number}）"),
            "Result of the device check: passed",
            "機能確認の結果は「適合」です。審査のすべての段階に適合しましたので、製品を公開簿に掲載しました。",
            "The result of the device check is: passed. With this every stage of the screening is passed, and the product is in the public register.",
        )
    } else {
        (
            format!("機能確認の結果：不適合（{number}）"),
            "Result of the device check: not passed",
            "機能確認の結果は「不適合」です。理由は次のとおりです。詳しくは通知書をご確認ください。",
            "The result of the device check is: not passed. The reasons are below. Please see the result letter for details.",
        )
    };
    let mut ja = vec![paragraph(words_ja), case_ja(number, product)];
    let mut en = vec![paragraph(words_en), case_en(number, product)];
    ja.extend(reasons_block(reasons, |reason| &reason.ja));
    en.extend(reasons_block(reasons, |reason| &reason.en));
    ja.push(action("通知書を確認する", link));
    en.push(action("See the result letter (in Japanese)", link));
    Letter { ja: half(subject_ja, ja), en: half(subject_en, en) }
}
