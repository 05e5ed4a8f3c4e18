//! What a new call asks of each form. The texts restate this project's own model.
//!
//! A line says what to look at, at which places, and which findings of the checks answer it.

use super::{Criterion, UNFIT};
use crate::forms::FormId;

/// One criterion before it stands on a form.
pub(super) struct Line {
    slug: &'static str,
    stage: u8,
    ja: &'static str,
    en: &'static str,
    places: &'static [&'static str],
    codes: Option<&'static [&'static str]>,
    needs_judgement: bool,
}

/// Where a rule looks and can't see, it does not answer "yes": these count for every criterion that
/// rules answer, at its own places.
const ALWAYS: [&str; 10] = [
    "required",
    "placeholder",
    UNFIT,
    "place-missing",
    "formula-not-computed",
    "formula-without-value",
    "rows-outside",
    "not-understood",
    "wrong-form",
    "blank-form",
];

impl Line {
    pub(super) fn criterion(&self, form: FormId) -> Criterion {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let codes = self.codes.map(|own| [owned(own), owned(&ALWAYS)].concat());
        Criterion {
            id: format!("{}-{}", form.id(), self.slug),
            form,
            stage: self.stage,
            text_ja: self.ja.to_owned(),
            text_en: self.en.to_owned(),
            codes: codes.unwrap_or_default(),
            places: owned(self.places),
            needs_judgement: self.needs_judgement,
        }
    }

    const fn at(mut self, places: &'static [&'static str]) -> Self {
        self.places = places;
        self
    }

    /// Findings answer it.
    const fn by(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = Some(codes);
        self
    }

    /// The rules can say no, but not yes.
    const fn and_by_a_person(mut self) -> Self {
        self.needs_judgement = true;
        self
    }
}

const fn formal(slug: &'static str, ja: &'static str, en: &'static str) -> Line {
    line(slug, 1, ja, en)
}

const fn substance(slug: &'static str, ja: &'static str, en: &'static str) -> Line {
    line(slug, 2, ja, en)
}

const fn line(slug: &'static str, stage: u8, ja: &'static str, en: &'static str) -> Line {
    Line { slug, stage, ja, en, places: &[], codes: None, needs_judgement: false }
}

/// What holds for each of the seven forms.
pub(super) const EVERY_FORM: &[Line] = &[
    formal(
        "edition",
        "募集回で定める版の様式であり、内容を読み取ることができる。",
        "The form is of the edition that the call asks for, and can be read.",
    )
    .at(&["document"])
    .by(&["old-edition", "other-edition", "edition-unknown"]),
    formal(
        "header",
        "法人番号、商号、所在地、代表者、製品名、型番及びファームウェアの版が申込みの内容と一致している。",
        "Corporate number, name, address, representative, product, model number and firmware agree with \
         the application.",
    )
    .at(&[
        "corporate_number",
        "company_name",
        "address",
        "representative_title",
        "representative_name",
        "product_name",
        "model_number",
        "firmware",
        "facts:address",
        "facts:representative_title",
        "facts:representative_name",
        "facts:product_name",
        "facts:model_number",
        "facts:firmware",
    ])
    .by(&[
        "other-corporate-number",
        "other-company",
        "other-address",
        "other-representative",
        "other-product",
        "other-model",
        "other-firmware",
        "spelled-differently",
    ]),
];

pub(super) fn own_lines(form: FormId) -> &'static [Line] {
    match form {
        FormId::TrackRecord => {
            const {
                &[
                    formal(
                        "complete",
                        "導入実績のすべての列が記入されている。又は「実績なし」と明示されている。",
                        "Every column is filled in, or it is said explicitly that there are no installations.",
                    ).at(&["has_record", "rows"]).by(&["record-missing", "record-contradicts"]),
                    substance(
                        "period",
                        "開始年月が終了年月以前であり、終了年月が提出日以前である。",
                        "Each period starts before it ends, and ends no later than the date of the form.",
                    ).at(&["rows.from", "rows.to", "date"]).by(&["period-reversed", "period-after-date"]),
                    substance(
                        "total",
                        "台数が1以上の整数であり、合計が一致し、同じ実績が重複していない。",
                        "Units are whole numbers of 1 or more, the total is right, and no row is there twice.",
                    ).at(&["rows.units", "total_units", "rows.customer", "rows.product"]).by(&["below-minimum", "negative", "total-wrong", "duplicate-row", "rows-alike"]),
                ]
            }
        }
        FormId::SelfDeclaration => {
            const {
                &[
                    formal(
                        "complete",
                        "すべての要件に回答があり、要件の版が募集回と一致している。",
                        "Every requirement is answered, and the edition of the requirements is that of the call.",
                    ).at(&["rows", "requirement_edition"]).by(&["requirement-unanswered", "requirement-missing", "requirement-unknown", "requirement-changed", "other-requirements"]),
                    substance(
                        "mandatory",
                        "必須の要件がすべて○である。",
                        "Every mandatory requirement is met.",
                    ).at(&["rows.requirement", "rows.requirement_text", "rows.class", "rows.answer"]).by(&["mandatory-not-met", "requirement-unanswered", "requirement-missing", "requirement-unknown", "requirement-changed"]),
                    substance(
                        "evidence",
                        "○とした要件について、証拠資料の該当する頁で根拠を確認できる。",
                        "For each requirement said to be met, the grounds are found on the page of the evidence.",
                    ).at(&["rows.answer", "rows.grounds", "rows.evidence_file", "rows.evidence_page", "rows.conditions"]).by(&["evidence-missing", "requirement-unanswered"]).and_by_a_person(),
                    substance(
                        "reason",
                        "×又は対象外とした要件について、理由が記入され、妥当である。",
                        "“Not met” and “not applicable” come with a reason, and the reason is sound.",
                    ).at(&["rows.answer", "rows.grounds"]).by(&["reason-missing", "requirement-unanswered"]).and_by_a_person(),
                ]
            }
        }
        FormId::CancellationConsent => {
            const {
                &[
                    formal("ticked", "すべての承諾事項にチェックがある。", "Every clause is ticked.").at(&["clause_1", "clause_2", "clause_3", "clause_4", "clause_5", "clause_6"]).by(&["clause-not-ticked"]),
                    formal(
                        "signer",
                        "承諾者が代表者又は代表者から委任を受けた者であり、役職、氏名及び承諾年月日が記入されている。",
                        "The signer is the representative or a delegated signatory; title, name and date are there.",
                    ).at(&["signer_capacity", "signer_title", "signer_name", "signed_on", "representative_name", "facts:representative_name"]).by(&["signer-not-entitled", "dated-before-call", "dated-after-submission"]),
                ]
            }
        }
        FormId::SupplyPledge => {
            const {
                &[
                    formal(
                        "complete",
                        "生産体制及び保守体制のすべての項目が記入されている。",
                        "All items on production and maintenance are filled in.",
                    ).at(&["applied_units", "maximum_units", "monthly_capacity", "plants", "lead_time_weeks", "warranty_months", "maintenance_until", "maintenance_contact", "repair_days", "spare_parts_years"]).by(&["below-minimum", "negative"]),
                    substance(
                        "capacity",
                        "月間の生産能力が1以上であり、供給できる最大の台数が申込台数以上である。",
                        "The monthly capacity is 1 or more, and the maximum is not below the units applied for.",
                    ).at(&["applied_units", "maximum_units", "monthly_capacity", "facts:units"]).by(&["below-minimum", "negative", "maximum-below-applied", "units-differ"]),
                    substance(
                        "maintenance",
                        "保守の終了予定日が、最後の出荷から無償保証の期間が終わる日以後である。",
                        "Maintenance ends no earlier than the warranty of the last shipment.",
                    ).at(&["warranty_months", "maintenance_until", "shipment-plan:rows", "shipment-plan:first_shipment"]).by(&["maintenance-too-short"]),
                    substance(
                        "desk",
                        "保守の窓口、修理に要する日数及び補修用部品の保有期間が、医療機関等での利用に支障のないものである。",
                        "Maintenance desk, repair days and years of spare parts suit use in medical institutions.",
                    ).at(&["maintenance_contact", "repair_days", "spare_parts_years"]),
                ]
            }
        }
        FormId::AntisocialPledge => {
            const {
                &[
                    formal("ticked", "すべての誓約事項にチェックがある。", "Every clause is ticked.").at(&["clause_1", "clause_2", "clause_3", "clause_4", "clause_5"]).by(&["clause-not-ticked"]),
                    formal(
                        "officers",
                        "役員名簿に代表者が含まれ、氏名、フリガナ、生年月日及び役職が記入されている。",
                        "The representative is among the officers; name, kana, date of birth and title are there.",
                    ).at(&["officers", "representative_name"]).by(&["no-officer", "representative-not-among-officers"]),
                    substance(
                        "plausible",
                        "フリガナ及び生年月日に不自然な記載がない。",
                        "Nothing about the kana and the dates of birth is implausible.",
                    ).at(&["officers.officer_kana", "officers.officer_birth_date"]).by(&["birth-date-implausible"]),
                ]
            }
        }
        FormId::ShipmentPlan => {
            const {
                &[
                    formal(
                        "complete",
                        "最初の出荷の月から申込台数に達する月まで、途中の月が省かれずに記入されている。",
                        "Every month from the first shipment until the units applied for are reached is there.",
                    ).at(&["rows", "first_shipment", "applied_units"]).by(&["months-not-consecutive", "first-month-differs", "units-differ"]),
                    substance(
                        "sum",
                        "累計及び合計が一致し、合計が申込台数と等しい。",
                        "Running totals and total are right, and the total equals the units applied for.",
                    ).at(&["rows.units", "rows.cumulative", "total_units", "applied_units", "facts:units"]).by(&["cumulative-wrong", "total-wrong", "units-differ", "negative"]),
                    substance(
                        "feasible",
                        "各月までの累計が、在庫と生産能力の範囲内である。",
                        "Each running total is within stock and production capacity.",
                    ).at(&["rows.month", "rows.units", "rows.cumulative", "stock", "supply-pledge:monthly_capacity"]).by(&["beyond-capacity", "negative"]),
                    substance(
                        "first_shipment",
                        "最初の出荷予定日が審査3の終了予定日以後である。",
                        "The first shipment is not before the planned end of screening 3.",
                    ).at(&["first_shipment", "rows.month"]).by(&["shipment-too-early"]),
                ]
            }
        }
        FormId::PriceEstimate => {
            const {
                &[
                    formal(
                        "valid",
                        "見積の有効期限が募集の締切日以後である。",
                        "The estimate is valid at least until the call closes.",
                    )
                    .at(&["valid_until"])
                    .by(&["validity-too-short"]),
                    substance(
                        "calculation",
                        "金額、小計、消費税額及び合計の計算に誤りがない。",
                        "Amounts, subtotal, tax and total are right.",
                    )
                    .at(&["rows", "subtotal", "tax", "total"])
                    .by(&[
                        "amount-wrong",
                        "subtotal-wrong",
                        "tax-wrong",
                        "total-wrong",
                        "tax-rate-unusual",
                        "negative",
                    ]),
                    substance(
                        "cap",
                        "1台当たりの税込みの提供価格が上限以下である。",
                        "The price of one unit including tax is not above the cap.",
                    )
                    .at(&["rows.class", "rows.unit_price", "rows.tax_rate"])
                    .by(&["above-cap", "no-unit-line"]),
                    substance(
                        "shifted",
                        "本体の費用が付属又は保守に付け替えられていない。",
                        "No cost of the unit itself has been moved into accessories or maintenance.",
                    )
                    .at(&["rows.class", "rows.item", "rows.unit_price", "rows.amount"])
                    .by(&["cap-by-shifting"])
                    .and_by_a_person(),
                ]
            }
        }
    }
}
