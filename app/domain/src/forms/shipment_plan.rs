//! 様式第6号 出荷計画書: how many units leave in which month.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Field, FormSpec, Formula, Kind, Section, Table, Unit};

pub static SPEC: FormSpec = FormSpec {
    id: FormId::ShipmentPlan,
    edition: "2026-10",
    lead_ja: "申込製品の出荷について、下記のとおり計画しています。",
    lead_en: "We plan to ship the product as follows.",
    common: &COMMON,
    sections: &[
        Section {
            id: "start",
            label_ja: "出荷の開始",
            label_en: "Start of shipments",
            note_ja: "",
            note_en: "",
            blocks: &[Block::Fields(&[
                Field::new(
                    "applied_units",
                    "申込台数（台）",
                    "Units applied for",
                    Kind::Integer(Unit::Devices),
                )
                .at_least(1),
                Field::new("first_shipment", "最初の出荷予定日", "First shipment", Kind::Date).help(
                    "審査3の終了予定日以後としてください。",
                    "Not before the planned end of screening 3.",
                ),
                Field::new(
                    "stock",
                    "提出日時点の在庫（台）",
                    "Units in stock on the date",
                    Kind::Integer(Unit::Devices),
                ),
                Field::new(
                    "site",
                    "出荷拠点の名称及び所在地",
                    "Shipping site and its address",
                    Kind::LongText,
                ),
            ])],
        },
        Section {
            id: "plan",
            label_ja: "月別の出荷計画",
            label_en: "Plan by month",
            note_ja: "最初の出荷の月から、申込台数に達する月まで、途中の月を省かずに記入してください。出荷のない月は0としてください。",
            note_en: "From the month of the first shipment until the units applied for are reached, without a \
                      gap. Write 0 for a month without shipments.",
            blocks: &[
                Block::Table(Table {
                    id: "rows",
                    label_ja: "月別の出荷台数",
                    label_en: "Units by month",
                    columns: &[
                        Field::new("month", "年月", "Month", Kind::YearMonth).help("YYYY-MM", "YYYY-MM"),
                        Field::new("units", "出荷台数", "Units", Kind::Integer(Unit::Devices)),
                        Field::new("cumulative", "累計", "Cumulative", Kind::Integer(Unit::Devices))
                            .computed(Formula::RunningTotal { column: "units" }),
                    ],
                    min_rows: 1,
                    blank_rows: 18,
                    preset: &[],
                    fixed: false,
                    key: &["month"],
                }),
                Block::Fields(&[Field::new(
                    "total_units",
                    "出荷台数の合計",
                    "Total units",
                    Kind::Integer(Unit::Devices),
                )
                .computed(Formula::ColumnSum { table: "rows", column: "units" })]),
            ],
        },
    ],
};
