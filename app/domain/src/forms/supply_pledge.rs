//! 様式第4号 申込台数に対する生産・保守に係る誓約書.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Field, FormSpec, Kind, Section, Unit};

pub static SPEC: FormSpec = FormSpec {
    id: FormId::SupplyPledge,
    edition: "2026-10",
    lead_ja: "申込製品について、申込台数を確実に生産し、下記のとおり保守を行うことを誓約します。",
    lead_en: "We pledge to produce the units applied for without fail, and to maintain them as follows.",
    common: &COMMON,
    sections: &[
        Section {
            id: "production",
            label_ja: "生産体制",
            label_en: "Production",
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
                Field::new(
                    "maximum_units",
                    "供給できる最大の台数（台）",
                    "Maximum units",
                    Kind::Integer(Unit::Devices),
                )
                .at_least(1)
                .help("申込台数以上としてください。", "Not below the units applied for."),
                Field::new(
                    "monthly_capacity",
                    "月間の生産能力（台／月）",
                    "Monthly capacity",
                    Kind::Integer(Unit::DevicesPerMonth),
                )
                .at_least(1)
                .help("1以上の整数", "A whole number, 1 or more"),
                Field::new(
                    "plants",
                    "生産拠点の名称及び所在地",
                    "Plants and their addresses",
                    Kind::LongText,
                ),
                Field::new(
                    "lead_time_weeks",
                    "増産に要する期間（週）",
                    "Weeks needed to raise the output",
                    Kind::Integer(Unit::Weeks),
                ),
            ])],
        },
        Section {
            id: "maintenance",
            label_ja: "保守体制",
            label_en: "Maintenance",
            note_ja: "",
            note_en: "",
            blocks: &[Block::Fields(&[
                Field::new(
                    "warranty_months",
                    "無償保証の期間（月）",
                    "Warranty in months",
                    Kind::Integer(Unit::Months),
                ),
                Field::new("maintenance_until", "保守の終了予定日", "End of maintenance", Kind::Date).help(
                    "最後の出荷から無償保証の期間が終わる日以後としてください。",
                    "Not before the warranty of the last shipment ends.",
                ),
                Field::new(
                    "maintenance_contact",
                    "保守の窓口（名称・電話番号・受付時間）",
                    "Maintenance desk (name, telephone, hours)",
                    Kind::LongText,
                ),
                Field::new(
                    "repair_days",
                    "修理に要する日数（日）",
                    "Days for a repair",
                    Kind::Integer(Unit::Days),
                ),
                Field::new(
                    "spare_parts_years",
                    "補修用部品の保有期間（年）",
                    "Years of spare parts",
                    Kind::Integer(Unit::Years),
                ),
            ])],
        },
    ],
};
