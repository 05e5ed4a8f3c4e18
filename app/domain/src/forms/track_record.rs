//! 様式第1号 導入実績: where the vendor's readers are in use already.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Choice, Field, FormSpec, Formula, Kind, Section, Table, Unit};

const HAS_RECORD: &[Choice] = &[
    Choice { id: "yes", label_ja: "実績あり", label_en: "There are installations" },
    Choice { id: "no", label_ja: "実績なし", label_en: "There are none" },
];

const PUBLISH: &[Choice] = &[
    Choice { id: "yes", label_ja: "可", label_en: "Yes" },
    Choice { id: "no", label_ja: "不可", label_en: "No" },
];

const SECTOR: &[Choice] = &[
    Choice { id: "hospital", label_ja: "病院", label_en: "Hospital" },
    Choice { id: "clinic", label_ja: "医科診療所", label_en: "Medical clinic" },
    Choice { id: "dental", label_ja: "歯科診療所", label_en: "Dental clinic" },
    Choice { id: "pharmacy", label_ja: "薬局", label_en: "Pharmacy" },
    Choice { id: "public", label_ja: "官公庁", label_en: "Public body" },
    Choice { id: "other", label_ja: "その他", label_en: "Other" },
];

pub static SPEC: FormSpec = FormSpec {
    id: FormId::TrackRecord,
    edition: "2026-10",
    lead_ja: "申込製品及びこれに類する製品の導入実績について、下記のとおり提出します。",
    lead_en: "We submit the following track record of installations of the product applied for and of \
              similar products.",
    common: &COMMON,
    sections: &[Section {
        id: "record",
        label_ja: "導入実績",
        label_en: "Installations",
        note_ja: "導入先ごとに1行で記入してください。実績がない場合は「実績なし」を選び、表は空欄としてください。",
        note_en: "One row for each customer. If there are none, choose “There are none” and leave the \
                  table empty.",
        blocks: &[
            Block::Fields(&[Field::new(
                "has_record",
                "導入実績の有無",
                "Are there installations?",
                Kind::Choice(HAS_RECORD),
            )]),
            Block::Table(Table {
                id: "rows",
                label_ja: "導入実績の一覧",
                label_en: "List of installations",
                columns: &[
                    Field::new("customer", "導入先", "Customer", Kind::Text),
                    Field::new("sector", "業種", "Sector", Kind::Choice(SECTOR)),
                    Field::new("product", "製品名・型番", "Product and model", Kind::Text),
                    Field::new("units", "台数", "Units", Kind::Integer(Unit::Devices))
                        .at_least(1)
                        .help("1以上の整数", "A whole number, 1 or more"),
                    Field::new("from", "開始年月", "From", Kind::YearMonth).help("YYYY-MM", "YYYY-MM"),
                    Field::new("to", "終了年月", "To", Kind::YearMonth)
                        .optional()
                        .help("YYYY-MM。稼働中は空欄", "YYYY-MM; empty if still in use"),
                    Field::new("publishable", "公表の可否", "May be published", Kind::Choice(PUBLISH)),
                ],
                min_rows: 0,
                blank_rows: 25,
                preset: &[],
                fixed: false,
                key: &["customer", "product"],
            }),
            Block::Fields(&[Field::new(
                "total_units",
                "台数の合計",
                "Total units",
                Kind::Integer(Unit::Devices),
            )
            .computed(Formula::ColumnSum { table: "rows", column: "units" })]),
        ],
    }],
};
