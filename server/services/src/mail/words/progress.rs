//! Words about the course of a case, to the vendor.

use super::{
    Block, Letter, Timestamp, action, case_en, case_ja, deadline_en, deadline_ja, half, paragraph, quote,
};
use crate::mail::kinds::{ReasonWords, SubmittedFile};

const FOLLOW_JA: &str = "審査の状況を確認する";
const FOLLOW_EN: &str = "Follow the case";

pub(super) fn submission_received(
    number: &str,
    product: &str,
    call: (&str, &str),
    at: Timestamp,
    files: &[SubmittedFile],
    link: &str,
) -> Letter {
    let hash = |file: &SubmittedFile| format!("{}\nSHA-256: {}", file.name, file.sha256);
    let facts_ja = vec![
        ("受付番号", number.to_owned()),
        ("募集", call.0.to_owned()),
        ("製品名", product.to_owned()),
        ("提出日時", deadline_ja(at)),
    ];
    let facts_en = vec![
        ("Receipt number", number.to_owned()),
        ("Call", call.1.to_owned()),
        ("Product", product.to_owned()),
        ("Submitted at", deadline_en(at)),
    ];
    Letter {
        ja: half(
            format!("申請を受け付けました（{number}）"),
            vec![
                paragraph(
                    "申請が提出され、審査を始めます。次の書類を受け付けました。今は何もする必要はありません。お知らせがあるときは、メールでご連絡します。",
                ),
                Block::Facts(facts_ja),
                Block::Items(
                    files.iter().map(|file| (file.form.title_ja().to_owned(), hash(file))).collect(),
                ),
                action("受付の控えを表示する", link),
            ],
        ),
        en: half(
            "Your application was received",
            vec![
                paragraph(
                    "Your application was submitted and the screening starts. We received the documents below. There is nothing to do now. We will write to you when there is news.",
                ),
                Block::Facts(facts_en),
                Block::Items(
                    files.iter().map(|file| (file.form.title_en().to_owned(), hash(file))).collect(),
                ),
                action("Show the receipt", link),
            ],
        ),
    }
}

pub(super) fn message(number: &str, product: &str, text: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("審査担当からの連絡（{number}）"),
            vec![
                paragraph("審査担当から連絡があります。"),
                case_ja(number, product),
                Block::Quote(text.to_owned()),
                action("案件のページで確認する", link),
            ],
        ),
        en: half(
            "A message from the reviewer",
            vec![
                paragraph("The reviewer sent you a message."),
                case_en(number, product),
                Block::Quote(text.to_owned()),
                action("See it on the page of the case", link),
            ],
        ),
    }
}

pub(super) fn held(number: &str, product: &str, reason: (&str, &str), note: &str, link: &str) -> Letter {
    let mut ja = vec![
        paragraph(
            "審査を一時保留しました。保留中は標準処理期間に数えません。再開するときは、メールでお知らせします。",
        ),
        case_ja(number, product),
        Block::Facts(vec![("保留の理由", reason.0.to_owned())]),
    ];
    let mut en = vec![
        paragraph(
            "The screening is on hold. The time on hold does not count towards the standard processing period. We will write to you when it goes on.",
        ),
        case_en(number, product),
        Block::Facts(vec![("Reason", reason.1.to_owned())]),
    ];
    ja.extend(quote(note));
    en.extend(quote(note));
    ja.push(action(FOLLOW_JA, link));
    en.push(action(FOLLOW_EN, link));
    Letter {
        ja: half(format!("審査を保留しました（{number}）"), ja),
        en: half("The screening is on hold", en),
    }
}

pub(super) fn resumed(number: &str, product: &str, note: &str, link: &str) -> Letter {
    let mut ja = vec![
        paragraph("保留していた審査を再開しました。今は何もする必要はありません。"),
        case_ja(number, product),
    ];
    let mut en =
        vec![paragraph("The screening goes on. There is nothing to do now."), case_en(number, product)];
    ja.extend(quote(note));
    en.extend(quote(note));
    ja.push(action(FOLLOW_JA, link));
    en.push(action(FOLLOW_EN, link));
    Letter {
        ja: half(format!("審査を再開しました（{number}）"), ja), en: half("The screening goes on", en)
    }
}

pub(super) fn formal_check_passed(number: &str, product: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("書類審査に進みました（{number}）"),
            vec![
                paragraph("形式審査が終わり、書類審査に進みました。今は何もする必要はありません。"),
                case_ja(number, product),
                action(FOLLOW_JA, link),
            ],
        ),
        en: half(
            "The document screening has started",
            vec![
                paragraph(
                    "The formal check is done and the document screening has started. There is nothing to do now.",
                ),
                case_en(number, product),
                action(FOLLOW_EN, link),
            ],
        ),
    }
}

pub(super) fn passed(number: &str, product: &str, reasons: &[ReasonWords], link: &str) -> Letter {
    let mut ja = vec![
        paragraph(
            "書類審査の結果は「適合」です。続いて、実機を用いた機能確認に進みます。案件のページで、確認を行う日程の候補と、使用する機器を登録してください。",
        ),
        case_ja(number, product),
    ];
    let mut en = vec![
        paragraph(
            "The result of the document screening is: passed. The functional check on real devices comes next. Please propose dates for it and name your devices on the page of the case.",
        ),
        case_en(number, product),
    ];
    ja.extend(reasons_block(reasons, |reason| &reason.ja));
    en.extend(reasons_block(reasons, |reason| &reason.en));
    ja.push(action("通知書を確認する", link));
    en.push(action("See the result letter (in Japanese)", link));
    Letter {
        ja: half(format!("書類審査の結果：適合（{number}）"), ja),
        en: half("Result of the document screening: passed", en),
    }
}

/// `formal`: the fail was plain already in the formal check, and is that check's result.
pub(super) fn failed(
    number: &str,
    product: &str,
    formal: bool,
    reasons: &[ReasonWords],
    link: &str,
) -> Letter {
    let (name_ja, name_en) =
        if formal { ("形式審査", "formal check") } else { ("書類審査", "document screening") };
    let why_ja = if reasons.is_empty() { "" } else { "理由は次のとおりです。" };
    let why_en = if reasons.is_empty() { "" } else { " The reasons are below." };
    let mut ja = vec![
        paragraph(format!("{name_ja}の結果は「不適合」です。{why_ja}詳しくは通知書をご確認ください。")),
        case_ja(number, product),
    ];
    let mut en = vec![
        paragraph(format!(
            "The result of the {name_en} is: not passed.{why_en} Please see the result letter for details."
        )),
        case_en(number, product),
    ];
    ja.extend(reasons_block(reasons, |reason| &reason.ja));
    en.extend(reasons_block(reasons, |reason| &reason.en));
    ja.push(action("通知書を確認する", link));
    en.push(action("See the result letter (in Japanese)", link));
    Letter {
        ja: half(format!("{name_ja}の結果：不適合（{number}）"), ja),
        en: half(format!("Result of the {name_en}: not passed"), en),
    }
}

pub(super) fn reasons_block(reasons: &[ReasonWords], words: impl Fn(&ReasonWords) -> &str) -> Option<Block> {
    let items = reasons.iter().map(|reason| (words(reason).to_owned(), reason.note.clone())).collect();
    (!reasons.is_empty()).then_some(Block::Items(items))
}

pub(super) fn withdrawn(number: &str, product: &str, link: &str) -> Letter {
    Letter {
        ja: half(
            format!("申請が取り下げられました（{number}）"),
            vec![
                paragraph("次の申請が取り下げられ、審査を終了しました。これ以上の手続は必要ありません。"),
                case_ja(number, product),
                action("案件のページを開く", link),
            ],
        ),
        en: half(
            "The application was withdrawn",
            vec![
                paragraph(
                    "The application below was withdrawn and its screening has ended. There is nothing more to do.",
                ),
                case_en(number, product),
                action("Open the page of the case", link),
            ],
        ),
    }
}
