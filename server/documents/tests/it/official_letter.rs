//! Any other official letter says what it is given, in order.

use std::io::Cursor;

use documents::official_letter::{OfficialLetter, Part, Section};
use documents::preflight::{Limits, preflight};
use domain::forms::FileFormat;

use crate::office;

#[test]
fn numbers_its_parts_and_says_where_there_is_nothing() {
    let letter = OfficialLetter {
        document_number: "瑕疵第R8-1-1-2号".to_owned(),
        date: "令和8年11月22日（2026年11月22日）".to_owned(),
        company_name: "株式会社見本電機".to_owned(),
        representative: "代表取締役　見本　太郎".to_owned(),
        from: "厚生労働省　審査担当".to_owned(),
        subject: "審査の結果の取消しの予定について（通知）".to_owned(),
        opening: "下記の製品について、通知します。".to_owned(),
        parts: vec![
            Part {
                heading: "対象の製品".to_owned(),
                section: Section::Facts(vec![("型番".to_owned(), "KR-<100>".to_owned())]),
            },
            Part::text("原因となる事実", "一行目の事実。\n\n二行目の事実。".to_owned()),
            Part::items("証拠書類", vec!["試験記録.pdf".to_owned(), "写真.png".to_owned()]),
            Part::items("その他", Vec::new()),
        ],
    };
    let bytes = letter.write().unwrap();
    assert!(preflight(Cursor::new(bytes.clone()), FileFormat::Docx, &Limits::default()).is_ok());
    assert_eq!(bytes, letter.write().unwrap());
    let Some(office) = office::Office::find() else { return };
    let text = office.text(&bytes, "docx");
    let mut from = 0;
    for words in [
        "瑕疵第R8-1-1-2号",
        "代表取締役　見本　太郎　殿",
        "審査の結果の取消しの予定について（通知）",
        "記",
        "1　対象の製品",
        "KR-<100>",
        "2　原因となる事実",
        "一行目の事実。",
        "二行目の事実。",
        "3　証拠書類",
        "(1)　試験記録.pdf",
        "(2)　写真.png",
        "4　その他",
        "なし",
        "以上",
    ] {
        let words = office::squeezed(words);
        let at = text[from..].find(&words).unwrap_or_else(|| panic!("{words}\n{text}"));
        from += at;
    }
}
