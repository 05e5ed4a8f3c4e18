//! Boxes are ticked by hand in many ways; what is seen counts.

use domain::forms::{FormId, Origin, spec};

use super::{blank, document, p, read, table, with_document, without_controls};

const FORM: FormId = FormId::CancellationConsent;

fn clause(number: usize) -> &'static str {
    spec(FORM).clauses().nth(number - 1).unwrap().text_ja
}

/// The form with its first control of a clause made into something else.
fn first_box(change: impl Fn(&str) -> String) -> Vec<u8> {
    with_document(&blank(FORM), |xml| {
        let tag = xml.find(r#"<w:tag w:val="clause_1"/>"#).unwrap();
        let start = xml[..tag].rfind("<w:sdt>").unwrap();
        let end = start + xml[start..].find("</w:sdt>").unwrap() + "</w:sdt>".len();
        format!("{}{}{}", &xml[..start], change(&xml[start..end]), &xml[end..])
    })
}

fn ticked(bytes: &[u8]) -> Vec<bool> {
    let content = read(bytes);
    spec(FORM).clauses().map(|clause| content.ticked(clause.id)).collect()
}

const FIRST: [bool; 6] = [true, false, false, false, false, false];
const NONE: [bool; 6] = [false; 6];

#[test]
fn clicked_typed_over_or_drawn() {
    let clicked = |control: &str| {
        control.replace(r#"w14:checked w14:val="0""#, r#"w14:checked w14:val="1""#).replace('□', "☑")
    };
    assert_eq!(ticked(&first_box(clicked)), FIRST);
    for mark in ["☒", "■", "✓", "✔", "レ", "○", "◯", "●", "□✓", "x", "済"] {
        assert_eq!(ticked(&first_box(|control| control.replace('□', mark))), FIRST, "{mark}");
        assert_eq!(
            ticked(&first_box(|_| format!("<w:r><w:t>{mark}</w:t></w:r>"))),
            FIRST,
            "{mark} without control"
        );
    }
    for symbol in [("Wingdings", "F0FE"), ("Wingdings 2", "F052"), ("Wingdings", "00FC")] {
        let sym = format!(r#"<w:r><w:sym w:font="{}" w:char="{}"/></w:r>"#, symbol.0, symbol.1);
        assert_eq!(ticked(&first_box(|_| sym.clone())), FIRST, "{symbol:?}");
    }
    for empty in ["□", "☐", ""] {
        assert_eq!(ticked(&first_box(|_| format!("<w:r><w:t>{empty}</w:t></w:r>"))), NONE, "{empty}");
    }
    let field = |on: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked{on}/></w:checkBox></w:ffData></w:fldChar></w:r>"#
        )
    };
    assert_eq!(ticked(&first_box(|_| field(""))), FIRST);
    assert_eq!(ticked(&first_box(|_| field(r#" w:val="0""#))), NONE);
}

/// A box whose state and picture differ is what it looks like.
#[test]
fn what_is_shown_counts() {
    let state = |control: &str| control.replace(r#"w14:checked w14:val="0""#, r#"w14:checked w14:val="1""#);
    assert_eq!(ticked(&first_box(state)), NONE);
    let shown = |control: &str| control.replace("<w:t xml:space=\"preserve\">□</w:t>", "<w:t>☑</w:t>");
    assert_eq!(ticked(&first_box(shown)), FIRST);
    let nothing = |control: &str| state(control).replace('□', "");
    assert_eq!(ticked(&first_box(nothing)), FIRST, "where nothing is shown the state counts");
}

/// The clauses typed anew; `line` puts mark and text together.
fn anew(line: impl Fn(usize, &str) -> String) -> Vec<u8> {
    let labels = ["法人番号", "商号又は名称", "所在地", "製品名", "型番", "承諾者の氏名"];
    let rows: Vec<[&str; 2]> = labels.iter().map(|label| [*label, "x"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let clauses: String = (1..=6).map(|number| line(number, clause(number))).collect();
    document(&[p("様式第3号（2026年10月版）"), table(&rows), clauses].concat())
}

#[test]
fn the_mark_before_after_or_beside_the_clause() {
    let odd = |number: usize| number % 2 == 1;
    let expected: Vec<bool> = (1..=6).map(odd).collect();
    let mark = |number| if odd(number) { "☑" } else { "□" };
    for bytes in [
        anew(|number, text| p(&format!("{} ({number})　{text}", mark(number)))),
        anew(|number, text| p(&format!("（{number}）{text}　{}", mark(number)))),
        anew(|number, text| {
            p(&format!("[{}] 承諾事項{number}（x）{text}", if odd(number) { "レ" } else { "" })
                .replace("承諾事項", ""))
            .replace("（x）", "")
        }),
        anew(|number, text| table(&[&[mark(number), text]])),
        anew(|number, text| table(&[&[&number.to_string(), text, if odd(number) { "○" } else { "" }]])),
    ] {
        assert_eq!(ticked(&bytes), expected);
    }
    let all_in_one = anew(|number, text| {
        if number == 1 {
            let rest: String =
                (2..=6).map(|n| format!("<w:br/><w:t>{}({n}){}</w:t>", mark(n), clause(n))).collect();
            p(&format!("<w:r><w:t>{}(1){text}</w:t>{rest}</w:r>", mark(1)))
        } else {
            String::new()
        }
    });
    assert_eq!(ticked(&all_in_one), expected);
}

#[test]
fn a_sentence_that_was_changed_is_not_consented_to() {
    let all = with_document(&blank(FORM), |xml| xml.replace('□', "☑"));
    assert_eq!(ticked(&all), [true; 6]);
    let changed = with_document(&all, |xml| {
        xml.replace("取り消されることがあること。", "取り消されることがないこと。")
    });
    let content = read(&changed);
    for clause in ["clause_1", "clause_2"] {
        let entry = content.entry(clause).unwrap();
        assert_eq!(entry.origin, Origin::Changed);
        assert!(entry.raw.contains("ことがないこと") && entry.spot.is_some(), "{entry:?}");
    }
    assert!(content.ticked("clause_3"));
    // Spelled otherwise is the same.
    let spelled = with_document(&all, |xml| {
        without_controls(&xml).replace("、", "､ ").replace("ファームウェア", "ﾌｧｰﾑｳｪｱ")
    });
    assert_eq!(ticked(&spelled), [true; 6]);
}

/// What is added to a clause changes it, wherever it stands.
#[test]
fn a_sentence_that_was_qualified_or_struck_through_is_not_consented_to() {
    let all = with_document(&blank(FORM), |xml| xml.replace('□', "☑"));
    let first = clause(1);
    let run = |text: &str| format!(">{text}</w:t>");
    let struck = |xml: String| {
        let text = xml.find(&run(first)).unwrap();
        let start = xml[..text].rfind("<w:r>").unwrap() + "<w:r>".len();
        match xml[start..].strip_prefix("<w:rPr>") {
            Some(rest) => format!("{}<w:rPr><w:strike/>{rest}", &xml[..start]),
            None => format!("{}<w:rPr><w:strike/></w:rPr>{}", &xml[..start], &xml[start..]),
        }
    };
    let changes: [Box<dyn Fn(String) -> String>; 6] = [
        Box::new(|xml| xml.replace(first, &format!("{first}ただし、当社は承諾しない。"))),
        Box::new(|xml| xml.replace(first, &format!("{first}（ただし、役員Aを除く。）"))),
        Box::new(|xml| xml.replace(first, &format!("次の事項には同意しない：{first}"))),
        Box::new(|xml| xml.replace(&run(first), &format!(">{first}</w:t><w:br/><w:t>一部留保</w:t>"))),
        Box::new(|xml| xml.replace(first, "")),
        Box::new(struck),
    ];
    for (at, change) in changes.iter().enumerate() {
        for bytes in [with_document(&all, change), with_document(&all, |xml| without_controls(&change(xml)))]
        {
            let content = read(&bytes);
            let entry = content.entry("clause_1").unwrap();
            assert_eq!(entry.origin, Origin::Changed, "{at}: {entry:?}");
            assert!(!content.ticked("clause_1") && content.ticked("clause_2"), "{at}");
        }
        let entry = read(&with_document(&all, change)).entry("clause_1").cloned().unwrap();
        assert!(entry.spot.is_some(), "{at}");
    }
}

#[test]
fn a_cross_is_seen_whatever_the_box_says() {
    let checked = |control: &str| control.replace(r#"w14:checked w14:val="0""#, r#"w14:checked w14:val="1""#);
    for cross in ["×", "✗", "✕"] {
        let bytes = first_box(|control| checked(control).replace('□', cross));
        assert_eq!(ticked(&bytes), NONE, "{cross}");
        let content = read(&bytes);
        assert_eq!(content.entry("clause_1").unwrap().raw, cross);
    }
    let struck = |control: &str| checked(control).replace("<w:rPr>", "<w:rPr><w:strike/>").replace('□', "☑");
    assert_eq!(ticked(&first_box(struck)), NONE, "a tick that was taken back");
}
