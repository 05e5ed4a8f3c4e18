//! Words about the entry in the public register: to the vendor, to the staff, and to everybody who wanted to
//! hear of changes.

use super::{
    Block, Letter, Timestamp, action, case_en, case_ja, datetime_en, datetime_ja, deadline_en, deadline_ja,
    half, paragraph, quote,
};

pub(super) fn delisted(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    let (ja, en) = (
        "事業者の申出により、次の製品の公開簿への掲載を終了しました。掲載の履歴は、終了の理由とともに公開簿に残ります。",
        "At its vendor’s wish the product below is no longer listed in the public register. Its history stays there, with the reason.",
    );
    let heads = ("掲載を終了しました", "The listing has ended");
    about((number, product), heads, (ja, en), reason, ("申請を開く", "Open the application"), link)
}

pub(super) fn error_proposed(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    let (ja, en) = (
        "次の製品の掲載を誤記録として訂正する提案がありました。提案した人以外の審査責任者が、承認するか却下するかを決めてください。承認すると、理由が公開されます。",
        "Somebody proposed to correct the entry below as recorded in error. An approver other than that person approves or rejects it. On approval the reason is published.",
    );
    let heads = ("誤記録の訂正の決裁をお願いします", "A correction of the register waits for approval");
    about((number, product), heads, (ja, en), reason, ("案件を開く", "Open the case"), link)
}

pub(super) fn error_rejected(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    let (ja, en) = (
        "誤記録としての訂正の提案は却下されました。掲載はそのまま続きます。",
        "The proposal to correct the entry as recorded in error was rejected. The entry stays as it is.",
    );
    let heads = ("誤記録の訂正の提案が却下されました", "The proposed correction was rejected");
    about((number, product), heads, (ja, en), reason, ("案件を開く", "Open the case"), link)
}

pub(super) fn recorded_in_error(number: &str, product: &str, reason: &str, link: &str) -> Letter {
    let (ja, en) = (
        "次の製品は、誤って公開簿に掲載していたため、「誤記録」に訂正しました。誤った掲載と訂正の理由は、公開簿に残ります。",
        "The product below had been entered in the public register in error. The entry now says so; the wrong entry and the reason stay visible there.",
    );
    let heads = ("掲載を誤記録として訂正しました", "The entry was corrected as recorded in error");
    about((number, product), heads, (ja, en), reason, ("申請を開く", "Open the application"), link)
}

/// What happened to an entry, with the reason as it was written.
fn about(
    (number, product): (&str, &str),
    heads: (&str, &str),
    words: (&str, &str),
    reason: &str,
    labels: (&'static str, &'static str),
    link: &str,
) -> Letter {
    let blocks = |words: &str, case, label, head: &str| {
        let mut blocks = vec![paragraph(words), case];
        if let Some(reason) = quote(reason) {
            blocks.extend([paragraph(head), reason]);
        }
        blocks.push(action(label, link));
        blocks
    };
    Letter {
        ja: half(
            format!("{}（{number}）", heads.0),
            blocks(words.0, case_ja(number, product), labels.0, "理由"),
        ),
        en: half(heads.1, blocks(words.1, case_en(number, product), labels.1, "Reason")),
    }
}

pub(super) fn subscription_asked(product: Option<&str>, link: &str, expires_at: Timestamp) -> Letter {
    let what = (product.unwrap_or("すべての製品"), product.unwrap_or("All products"));
    Letter {
        ja: half(
            "お知らせメールの登録を確認してください",
            vec![
                paragraph(
                    "公開簿の変更をお知らせするメールの申込みがありました。登録するには、次のリンクを開いて「登録する」ボタンを押してください。",
                ),
                Block::Facts(vec![("対象", what.0.to_owned()), ("有効期限", deadline_ja(expires_at))]),
                action("登録を確認する", link),
                paragraph("心当たりのない場合は、何もしないでください。お知らせのメールは届きません。"),
            ],
        ),
        en: half(
            "Please confirm your subscription",
            vec![
                paragraph(
                    "Somebody asked for emails about changes of the register to this address. To subscribe, open the link below and press the button there.",
                ),
                Block::Facts(vec![
                    ("About", what.1.to_owned()),
                    ("The link works until", deadline_en(expires_at)),
                ]),
                action("Confirm the subscription", link),
                paragraph("If you did not ask for it, do nothing. You will not be subscribed."),
            ],
        ),
    }
}

/// A change of an entry, as the mail tells it.
pub(super) struct Change<'a> {
    /// In Japanese and in English.
    pub what: (&'a str, &'a str),
    pub reason: &'a str,
    pub at: Timestamp,
}

pub(super) fn changed(
    (number, product, vendor): (&str, &str, &str),
    change: &Change<'_>,
    link: &str,
    leave: &str,
) -> Letter {
    let mut ja = vec![
        paragraph("公開簿の次の製品について、変更がありました。"),
        Block::Facts(vec![
            ("番号", number.to_owned()),
            ("製品名", product.to_owned()),
            ("事業者", vendor.to_owned()),
            ("内容", change.what.0.to_owned()),
            ("日時", datetime_ja(change.at)),
        ]),
    ];
    let mut en = vec![
        paragraph("The entry of a product in the register has changed."),
        Block::Facts(vec![
            ("Number", number.to_owned()),
            ("Product", product.to_owned()),
            ("Vendor", vendor.to_owned()),
            ("What happened", change.what.1.to_owned()),
            ("When", datetime_en(change.at)),
        ]),
    ];
    if let Some(reason) = quote(change.reason) {
        ja.extend([paragraph("理由"), reason]);
    }
    if let Some(reason) = quote(change.reason) {
        en.extend([paragraph("Reason (in Japanese)"), reason]);
    }
    ja.extend([action("製品のページを開く", link), action("このお知らせの登録を解除する", leave)]);
    en.extend([action("Open the product’s page", link), action("Unsubscribe", leave)]);
    Letter {
        ja: half(format!("{}（{product}）", change.what.0), ja),
        en: half("The register has changed", en),
    }
}
