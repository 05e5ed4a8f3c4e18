//! Words to people from outside who report a defect.

use super::{Block, Letter, Timestamp, action, datetime_en, datetime_ja, half, paragraph};

pub(super) fn confirm(product: &str, link: &str, until: Timestamp) -> Letter {
    Letter {
        ja: half(
            "不具合のご報告の確認",
            vec![
                paragraph(
                    "次の製品について、不具合の報告の送信がありました。報告は、まだ受け付けられていません。次のリンクを開き、内容を確かめて、報告を確定してください。",
                ),
                Block::Facts(vec![("製品", product.to_owned()), ("リンクの有効期限", datetime_ja(until))]),
                action("内容を確かめて報告を確定する", link),
                paragraph(
                    "期限までに確定しない場合、送信された内容は、ファイルと連絡先も含めて削除します。お心当たりがない場合は、このメールを破棄してください。",
                ),
            ],
        ),
        en: half(
            "Confirm your report of a defect",
            vec![
                paragraph(
                    "A report of a defect of the product below was sent with this email address. It does not count yet. Open the link, check what was sent, and confirm the report.",
                ),
                Block::Facts(vec![
                    ("Product", product.to_owned()),
                    ("The link works until", datetime_en(until)),
                ]),
                action("Check and confirm the report", link),
                paragraph(
                    "If it is not confirmed by then, everything that was sent is deleted, files and contact details included. If you did not send a report, ignore this email.",
                ),
            ],
        ),
    }
}

pub(super) fn received(reference: &str, product: &str, at: Timestamp, contact: &str) -> Letter {
    Letter {
        ja: half(
            "不具合のご報告を受け付けました",
            vec![
                paragraph(
                    "ご報告ありがとうございます。審査担当が内容を確認します。確認のため、このメールアドレスにご連絡することがあります。",
                ),
                Block::Facts(vec![
                    ("報告番号", reference.to_owned()),
                    ("製品", product.to_owned()),
                    ("受付日時", datetime_ja(at)),
                ]),
                paragraph(
                    "お名前とメールアドレスは、製品の事業者には伝えません。削除をご希望の場合は、報告番号を添えてご連絡ください。",
                ),
                action("お問い合わせ", contact),
            ],
        ),
        en: half(
            "We received your report of a defect",
            vec![
                paragraph(
                    "Thank you for your report. A reviewer will look into it, and may write to this email address to ask about it.",
                ),
                Block::Facts(vec![
                    ("Report number", reference.to_owned()),
                    ("Product", product.to_owned()),
                    ("Received at", datetime_en(at)),
                ]),
                paragraph(
                    "Your name and email address are not given to the vendor of the product. To have them removed, contact us with the report number.",
                ),
                action("Contact us", contact),
            ],
        ),
    }
}
