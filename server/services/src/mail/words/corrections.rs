//! Words about corrections (補正), to the vendor.

use super::{
    Block, Letter, Timestamp, action, case_en, case_ja, deadline_en, deadline_ja, half, paragraph, quote,
};
use crate::mail::kinds::CorrectionWords;

/// What the reviewer asks for.
pub(super) struct Request<'a> {
    pub(super) round: u32,
    pub(super) due: Timestamp,
    pub(super) words: &'a str,
    pub(super) items: &'a [CorrectionWords],
}

pub(super) fn requested(number: &str, product: &str, request: &Request<'_>, link: &str) -> Letter {
    let Request { round, due, words, items } = *request;
    let mut ja = vec![
        paragraph(format!(
            "提出書類について、第{round}回の補正をお願いします。項目ごとに回答し、指定された書類だけを差し替えて、期限までに返送してください。"
        )),
        case_ja(number, product),
        Block::Facts(vec![("補正の期限", deadline_ja(due))]),
    ];
    let mut en = vec![
        paragraph(format!(
            "Please correct your documents (round {round}). Answer each item, replace only the named documents, and send them back by the due date."
        )),
        case_en(number, product),
        Block::Facts(vec![("Due", deadline_en(due))]),
    ];
    ja.extend(quote(words));
    en.extend(quote(words));
    ja.push(Block::Items(items.iter().map(|item| (item.target_ja.clone(), item.words.clone())).collect()));
    en.push(Block::Items(items.iter().map(|item| (item.target_en.clone(), item.words.clone())).collect()));
    ja.push(action("補正に回答する", link));
    en.push(action("Answer the items", link));
    Letter { ja: half(format!("補正のお願い（{number}）"), ja), en: half("Corrections needed", en) }
}

pub(super) fn reminder(number: &str, due: Timestamp, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("補正の期限が近づいています（{number}）"),
            vec![
                paragraph("補正の回答がまだ返送されていません。期限までに返送してください。"),
                Block::Facts(vec![("受付番号", number.to_owned()), ("補正の期限", deadline_ja(due))]),
                action("補正に回答する", link),
            ],
        ),
        en: half(
            "Your corrections are due soon",
            vec![
                paragraph("Your corrections have not been sent back yet. Please send them by the due date."),
                Block::Facts(vec![("Receipt number", number.to_owned()), ("Due", deadline_en(due))]),
                action("Answer the items", link),
            ],
        ),
    }
}
