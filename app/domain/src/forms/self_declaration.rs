//! 様式第2号 自己申告書: requirement by requirement, whether the product meets it and why.
//!
//! The requirements printed here are this project's own model, not the ministry's list; the
//! edition of the requirement set that counts is the one the call names.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Choice, Field, FormSpec, Kind, Section, Table};

/// The edition of the set of requirements below.
pub const REQUIREMENT_EDITION: &str = "2026-10";

const CLASS: &[Choice] = &[
    Choice { id: "mandatory", label_ja: "必須", label_en: "Mandatory" },
    Choice { id: "optional", label_ja: "任意", label_en: "Optional" },
];

const ANSWER: &[Choice] = &[
    Choice { id: "met", label_ja: "○", label_en: "Met" },
    Choice { id: "not_met", label_ja: "×", label_en: "Not met" },
    Choice { id: "not_applicable", label_ja: "対象外", label_en: "Not applicable" },
];

const REQUIREMENTS: &[&[&str]] = &[
    &["R-01", "マイナンバーカードの券面及びICチップを読み取れること。", "必須"],
    &["R-02", "カードの顔画像と撮影した顔とを照合し、本人確認ができること。", "必須"],
    &["R-03", "顔認証によらず、暗証番号の入力により本人確認ができること。", "必須"],
    &["R-04", "他人を本人と誤って認証する割合（他人受入率）を測定し、基準値以下であること。", "必須"],
    &["R-05", "本人を他人と誤って拒否する割合（本人拒否率）を測定し、基準値以下であること。", "必須"],
    &["R-06", "写真や映像によるなりすましを検知できること。", "必須"],
    &["R-07", "撮影した顔画像及び照合用の情報を、照合後に機器内に残さないこと。", "必須"],
    &["R-08", "診療情報等の提供について、利用者の同意を画面で取得できること。", "必須"],
    &["R-09", "車椅子の利用者、子どもなど、背の高さの異なる利用者が操作できること。", "必須"],
    &["R-10", "ファームウェアの更新が、改ざんを検知できる方法で行われること。", "必須"],
    &["R-11", "音声又は点字による案内を備えること。", "任意"],
    &["R-12", "日本語以外の言語で画面を表示できること。", "任意"],
];

pub static SPEC: FormSpec = FormSpec {
    id: FormId::SelfDeclaration,
    edition: "2026-10",
    lead_ja: "申込製品が要件に適合しているかについて、下記のとおり申告します。申告の内容は事実に相違ありません。",
    lead_en: "We declare the following on whether the product meets the requirements. What is declared is \
              true to the facts.",
    common: &COMMON,
    sections: &[Section {
        id: "requirements",
        label_ja: "要件への適合状況",
        label_en: "Conformity with the requirements",
        note_ja: "すべての行に○、×又は対象外のいずれかを記入してください。○の場合は根拠と証拠資料の名称及び頁を、\
                  ×又は対象外の場合は理由を記入してください。",
        note_en: "Answer every row. “Met” needs the grounds and the evidence with its page; “not met” and \
                  “not applicable” need a reason.",
        blocks: &[Block::Table(Table {
            id: "rows",
            label_ja: "要件ごとの申告",
            label_en: "Declaration for each requirement",
            columns: &[
                Field::new("requirement", "番号", "No.", Kind::Text),
                Field::new("requirement_text", "要件", "Requirement", Kind::LongText),
                Field::new("class", "区分", "Class", Kind::Choice(CLASS)),
                Field::new("answer", "適合", "Answer", Kind::Choice(ANSWER)),
                Field::new("grounds", "根拠又は理由", "Grounds or reason", Kind::LongText),
                Field::new("evidence_file", "証拠資料", "Evidence", Kind::Text)
                    .optional()
                    .help("○の場合は必須", "Required where the answer is “met”"),
                Field::new("evidence_page", "頁", "Page", Kind::Text).optional(),
                Field::new("conditions", "測定条件", "Measuring conditions", Kind::LongText).optional(),
            ],
            min_rows: REQUIREMENTS.len(),
            blank_rows: REQUIREMENTS.len(),
            preset: REQUIREMENTS,
            fixed: true,
            key: &["requirement"],
        })],
    }],
};
