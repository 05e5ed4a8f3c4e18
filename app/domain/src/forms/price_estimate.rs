//! 様式第7号 提供価格概算見積書: what a unit costs, and what comes with it.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Choice, Field, FormSpec, Formula, Kind, Section, Table, Unit};

const CLASS: &[Choice] = &[
    Choice { id: "body", label_ja: "本体", label_en: "Unit" },
    Choice { id: "accessory", label_ja: "付属", label_en: "Accessory" },
    Choice { id: "delivery", label_ja: "配送", label_en: "Delivery" },
    Choice { id: "maintenance", label_ja: "保守", label_en: "Maintenance" },
];

/// Rates in percent: standard, reduced, exempt.
const RATES: &[u8] = &[10, 8, 0];

pub static SPEC: FormSpec = FormSpec {
    id: FormId::PriceEstimate,
    edition: "2026-10",
    lead_ja: "申込製品の提供価格について、下記のとおり概算で見積ります。",
    lead_en: "We estimate the supply price of the product as follows.",
    common: &COMMON,
    sections: &[Section {
        id: "estimate",
        label_ja: "見積の内訳",
        label_en: "Breakdown",
        note_ja: "金額は1円未満の端数のない整数で記入してください。金額、小計、消費税額及び合計は自動で計算されます。",
        note_en: "Whole yen only. Amounts, subtotal, tax and total are computed.",
        blocks: &[
            Block::Fields(&[
                Field::new("valid_until", "見積の有効期限", "Valid until", Kind::Date)
                    .help("募集の締切日以後としてください。", "Not before the call closes."),
                Field::new(
                    "warranty_months",
                    "無償保証の期間（月）",
                    "Warranty in months",
                    Kind::Integer(Unit::Months),
                )
                .help("様式第4号と同じ期間としてください。", "The same as on form 4."),
                Field::new("maintenance_until", "保守の終了予定日", "End of maintenance", Kind::Date)
                    .help("様式第4号と同じ日としてください。", "The same as on form 4."),
            ]),
            Block::Table(Table {
                id: "rows",
                label_ja: "見積の明細",
                label_en: "Lines of the estimate",
                columns: &[
                    Field::new("class", "区分", "Class", Kind::Choice(CLASS)),
                    Field::new("item", "品名", "Item", Kind::Text),
                    Field::new("unit_price", "単価（税抜・円）", "Unit price excl. tax (yen)", Kind::Money),
                    Field::new("tax_rate", "税率（％）", "Tax rate (%)", Kind::Percent),
                    Field::new("quantity", "数量", "Quantity", Kind::Integer(Unit::Things)).at_least(1),
                    Field::new("unit", "単位", "Unit of measure", Kind::Text).short(),
                    Field::new("amount", "金額（税抜・円）", "Amount excl. tax (yen)", Kind::Money)
                        .computed(Formula::RowProduct { left: "unit_price", right: "quantity" }),
                ],
                min_rows: 1,
                blank_rows: 20,
                preset: &[&["本体"]],
                fixed: false,
                key: &["class", "item"],
            }),
            Block::Fields(&[
                Field::new("subtotal", "小計（税抜・円）", "Subtotal excl. tax (yen)", Kind::Money)
                    .computed(Formula::ColumnSum { table: "rows", column: "amount" }),
                Field::new("tax", "消費税額（円）", "Consumption tax (yen)", Kind::Money).computed(
                    Formula::TaxSum { table: "rows", amount: "amount", rate: "tax_rate", rates: RATES },
                ),
                Field::new("total", "合計（税込・円）", "Total incl. tax (yen)", Kind::Money)
                    .computed(Formula::FieldSum { left: "subtotal", right: "tax" }),
            ]),
        ],
    }],
};
