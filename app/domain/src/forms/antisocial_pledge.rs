//! 様式第5号 指定する暴力団等に該当しない旨の誓約書.
//!
//! The list of officers is personal data: access is restricted and every view is logged.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Clause, Field, FormSpec, Kind, Section, Table};

pub static SPEC: FormSpec = FormSpec {
    id: FormId::AntisocialPledge,
    edition: "2026-10",
    lead_ja: "当法人は、下記の事項について誓約します。この誓約に反することが判明した場合には、書類審査の結果の取消しその他の措置を受けることに異議を述べません。",
    lead_en: "We pledge the following. Should we prove to have broken this pledge, we raise no objection to \
              the cancellation of the result of the document screening or to other measures.",
    common: &COMMON,
    sections: &[
        Section {
            id: "clauses",
            label_ja: "誓約事項",
            label_en: "Matters pledged",
            note_ja: "内容を確認し、すべての□にチェックを入れてください。",
            note_en: "Read each clause and tick every box.",
            blocks: &[Block::Clauses(&[
                Clause {
                    id: "clause_1",
                    label_ja: "誓約事項1（暴力団等に該当しないこと）",
                    label_en: "Clause 1 (no organised crime group)",
                    text_ja: "法人及びその役員等が、暴力団員による不当な行為の防止等に関する法律（平成3年法律第77号）第2条第2号に規定する暴力団又は同条第6号に規定する暴力団員でないこと。",
                    text_en: "Neither the company nor its officers are an organised crime group (Article 2, item 2 \
                              of the Act on Prevention of Unjust Acts by Organized Crime Group Members, Act No. 77 \
                              of 1991) or a member of one (item 6 of the same Article).",
                },
                Clause {
                    id: "clause_2",
                    label_ja: "誓約事項2（経営への関与がないこと）",
                    label_en: "Clause 2 (no part in the management)",
                    text_ja: "暴力団又は暴力団員が、法人の経営に実質的に関与していないこと。",
                    text_en: "No organised crime group or member of one takes a substantial part in the \
                              management of the company.",
                },
                Clause {
                    id: "clause_3",
                    label_ja: "誓約事項3（利用していないこと）",
                    label_en: "Clause 3 (no use made of them)",
                    text_ja: "役員等が、自己、自社若しくは第三者の不正の利益を図る目的又は第三者に損害を加える目的をもって、暴力団又は暴力団員を利用していないこと。",
                    text_en: "No officer makes use of an organised crime group or its members for wrongful gain \
                              of their own, of the company or of a third party, or to harm a third party.",
                },
                Clause {
                    id: "clause_4",
                    label_ja: "誓約事項4（便宜を供与していないこと）",
                    label_en: "Clause 4 (no support given)",
                    text_ja: "役員等が、暴力団又は暴力団員に対して資金等を供給し、又は便宜を供与するなど、直接的又は積極的に暴力団の維持及び運営に協力し、又は関与していないこと。",
                    text_en: "No officer supplies funds or favours to an organised crime group or its members, \
                              or otherwise directly or actively helps to maintain or run one.",
                },
                Clause {
                    id: "clause_5",
                    label_ja: "誓約事項5（交際がないこと）",
                    label_en: "Clause 5 (no association)",
                    text_ja: "役員等が、暴力団又は暴力団員と社会的に非難されるべき関係を有していないこと。",
                    text_en: "No officer has relations with an organised crime group or its members that \
                              society would condemn.",
                },
            ])],
        },
        Section {
            id: "officers",
            label_ja: "役員名簿",
            label_en: "Officers",
            note_ja: "代表者を含むすべての役員を記入してください。この名簿は、誓約の内容の確認のためにのみ利用します。",
            note_en: "Name all officers, the representative among them. The list is used only to verify the \
                      pledge.",
            blocks: &[Block::Table(Table {
                id: "officers",
                label_ja: "役員の一覧",
                label_en: "List of officers",
                columns: &[
                    Field::new("officer_name", "氏名", "Name", Kind::Text),
                    Field::new("officer_kana", "氏名（フリガナ）", "Name in kana", Kind::Kana)
                        .help("全角カタカナ", "Full-width katakana"),
                    Field::new("officer_birth_date", "生年月日", "Date of birth", Kind::Date),
                    Field::new("officer_title", "役職", "Title", Kind::Text),
                ],
                min_rows: 1,
                blank_rows: 10,
                preset: &[],
                fixed: false,
                key: &["officer_name"],
            })],
        },
    ],
};
