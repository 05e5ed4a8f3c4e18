//! Words about the deadline of a call, to vendors with a draft. Titles come as (Japanese, English).

use super::{Block, Letter, Timestamp, action, deadline_en, deadline_ja, half, paragraph};

pub(super) fn reminder(title: (&str, &str), closes_at: Timestamp, product: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            "申請の締切が近づいています",
            vec![
                paragraph("作成中の申請がまだ提出されていません。締切を過ぎると提出できません。"),
                Block::Facts(vec![
                    ("募集", title.0.to_owned()),
                    ("製品名", product.to_owned()),
                    ("締切", deadline_ja(closes_at)),
                ]),
                action("申請を続ける", link),
            ],
        ),
        en: half(
            "The deadline is near",
            vec![
                paragraph(
                    "Your application is a draft and has not been submitted. It can't be submitted after the deadline.",
                ),
                Block::Facts(vec![
                    ("Call", title.1.to_owned()),
                    ("Product", product.to_owned()),
                    ("Deadline", deadline_en(closes_at)),
                ]),
                action("Continue the application", link),
            ],
        ),
    }
}

pub(super) fn moved(title: (&str, &str), closes_at: Timestamp, link: &str) -> Letter {
    Letter {
        ja: half(
            "申請の締切が変更されました",
            vec![
                paragraph("募集の締切が変更されました。作成中の申請は、新しい締切までに提出してください。"),
                Block::Facts(vec![("募集", title.0.to_owned()), ("新しい締切", deadline_ja(closes_at))]),
                action("申請を続ける", link),
            ],
        ),
        en: half(
            "The deadline was moved",
            vec![
                paragraph(
                    "The deadline of the call was moved. Please submit your draft by the new deadline.",
                ),
                Block::Facts(vec![("Call", title.1.to_owned()), ("New deadline", deadline_en(closes_at))]),
                action("Continue the application", link),
            ],
        ),
    }
}
