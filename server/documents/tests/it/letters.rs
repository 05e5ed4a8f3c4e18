//! The result letter says all that it must, and no more.

use std::io::Cursor;

use documents::letters::{Outcome, Reason, ResultLetter, result_letter};
use documents::preflight::{Limits, preflight};
use domain::forms::{FileFormat, ReasonCode};

use crate::office;

fn letter(outcome: Outcome) -> ResultLetter {
    ResultLetter {
        document_number: "審査発第12号".to_owned(),
        date: "令和8年11月22日（2026年11月22日）".to_owned(),
        company_name: "株式会社見本電機".to_owned(),
        representative: "代表取締役　見本　太郎".to_owned(),
        from: "厚生労働省　審査担当".to_owned(),
        screening: "書類審査".to_owned(),
        call_title: "第2回募集".to_owned(),
        case_number: "2-0007".to_owned(),
        product_name: "顔認証リーダー <K&R>".to_owned(),
        model_number: "KR-100".to_owned(),
        firmware: "1.2.3".to_owned(),
        outcome,
        reasons: Vec::new(),
        next_steps: String::new(),
        appeal: None,
    }
}

#[test]
fn a_pass_says_what_comes_next() {
    let passed = ResultLetter {
        next_steps: "審査3（実機を用いた機能確認）の日程を、担当者から連絡します。".to_owned(),
        ..letter(Outcome::Passed)
    };
    let bytes = result_letter(&passed).unwrap();
    let limits = Limits::default();
    assert!(preflight(Cursor::new(bytes.clone()), FileFormat::Docx, &limits).is_ok());
    assert_eq!(bytes, result_letter(&passed).unwrap());

    let Some(office) = office::Office::find() else { return };
    let text = office.text(&bytes, "docx");
    for words in [
        "審査発第12号",
        "令和8年11月22日（2026年11月22日）",
        "株式会社見本電機",
        "代表取締役　見本　太郎　殿",
        "書類審査の結果について（通知）",
        "書類審査を行った結果、適合と判定しました",
        "記",
        "2-0007",
        "顔認証リーダー <K&R>",
        "KR-100",
        "今後の手続",
        "審査3（実機を用いた機能確認）の日程を",
        "以上",
    ] {
        assert!(text.contains(&office::squeezed(words)), "{words}\n{text}");
    }
    for words in ["不適合", "理由", "教示"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_fail_gives_every_reason_and_the_appeal_rights_where_there_are_any() {
    let Some(office) = office::Office::find() else { return };
    let failed = ResultLetter {
        reasons: vec![
            Reason {
                form: "様式第7号".to_owned(),
                text: ReasonCode::PriceOverCap.text_ja().to_owned(),
                note: "1台当たり税込み110,000円です。\n上限は99,000円です。".to_owned(),
            },
            Reason {
                form: String::new(),
                text: ReasonCode::SupplyDoubtful.text_ja().to_owned(),
                note: String::new(),
            },
        ],
        appeal: Some("この処分に不服があるときは、審査請求をすることができます。".to_owned()),
        ..letter(Outcome::Failed)
    };
    let text = office.text(&result_letter(&failed).unwrap(), "docx");
    for words in [
        "書類審査を行った結果、不適合と判定しました",
        "(1)　【様式第7号】提供価格が募集回で定める上限を超えています。",
        "1台当たり税込み110,000円です。",
        "上限は99,000円です。",
        "(2)　申込台数を計画どおりに供給できることを確認できません。",
        "教示",
        "審査請求をすることができます。",
    ] {
        assert!(text.contains(&office::squeezed(words)), "{words}\n{text}");
    }
    assert!(!text.contains("今後の手続"));
}
