//! Words about cases, to the ministry's staff.

use super::{Block, Letter, action, case_en, case_ja, half, paragraph};

const OPEN_JA: &str = "案件を開く";
const OPEN_EN: &str = "Open the case";

pub(super) fn case_arrived(number: &str, product: &str, applicant: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("新しい申請が届きました（{number}）"),
            vec![
                paragraph(
                    "新しい申請が提出されました。担当を決めて、形式審査を始めてください。標準処理期間は提出の時から数えます。",
                ),
                Block::Facts(vec![
                    ("受付番号", number.to_owned()),
                    ("事業者", applicant.to_owned()),
                    ("製品名", product.to_owned()),
                ]),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "A new application",
            vec![
                paragraph(
                    "A new application was submitted. Please decide who takes it and start the formal check. The standard processing period runs from the submission.",
                ),
                Block::Facts(vec![
                    ("Receipt number", number.to_owned()),
                    ("Applicant", applicant.to_owned()),
                    ("Product", product.to_owned()),
                ]),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn case_assigned(number: &str, product: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("案件の担当になりました（{number}）"),
            vec![
                paragraph(
                    "次の案件の審査担当になりました。利害関係がある場合は、審査を始める前に申告してください。",
                ),
                case_ja(number, product),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "A case was assigned to you",
            vec![
                paragraph(
                    "You are now the reviewer of the case below. If you have a conflict of interest, please declare it before you start.",
                ),
                case_en(number, product),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn case_unassigned(number: &str, product: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("担当のいない案件があります（{number}）"),
            vec![
                paragraph(
                    "審査担当から利害関係の申告があり、次の案件の担当がいなくなりました。新しい担当を決めてください。標準処理期間の計算は止まりません。",
                ),
                case_ja(number, product),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "A case has no reviewer",
            vec![
                paragraph(
                    "The reviewer has declared a conflict of interest, so the case below has no reviewer. Please decide who takes it. The standard processing period goes on.",
                ),
                case_en(number, product),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn correction_returned(number: &str, product: &str, round: u32, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("補正が返送されました（{number}）"),
            vec![
                paragraph(format!(
                    "第{round}回の補正が返送されました。変更された箇所を確認して、審査を続けてください。"
                )),
                case_ja(number, product),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "The corrections were sent back",
            vec![
                paragraph(format!(
                    "The vendor sent the corrections of round {round}. Please look at what changed and go on with the screening."
                )),
                case_en(number, product),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn approval_requested(number: &str, product: &str, passed: bool, link: &str) -> Letter {
    let (verdict_ja, verdict_en) = if passed { ("適合", "pass") } else { ("不適合", "fail") };
    Letter {
        ja: half(
            format!("決裁のお願い（{number}）"),
            vec![
                paragraph(
                    "審査担当が審査結果の案を上申しました。内容を確認して、決裁又は差戻しをしてください。上申した本人は決裁できません。",
                ),
                case_ja(number, product),
                Block::Facts(vec![("上申の内容", verdict_ja.to_owned())]),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "Please approve or return",
            vec![
                paragraph(
                    "The reviewer recommends a result. Please approve it or return it. Whoever recommended it can't approve it.",
                ),
                case_en(number, product),
                Block::Facts(vec![("Recommendation", verdict_en.to_owned())]),
                action(OPEN_EN, link),
            ],
        ),
    }
}

pub(super) fn recommendation_returned(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("上申が差し戻されました（{number}）"),
            vec![
                paragraph("審査責任者が上申を差し戻しました。理由を確認して、審査を続けてください。"),
                case_ja(number, product),
                Block::Quote(reason.to_owned()),
                action(OPEN_JA, link),
            ],
        ),
        en: half(
            "Your recommendation was returned",
            vec![
                paragraph(
                    "The approver returned your recommendation. Please read the reason and go on with the screening.",
                ),
                case_en(number, product),
                Block::Quote(reason.to_owned()),
                action(OPEN_EN, link),
            ],
        ),
    }
}
