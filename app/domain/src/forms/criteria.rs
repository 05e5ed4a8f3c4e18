//! The reviewer's checklist: what to look at on each form, in which stage.
//!
//! A call carries a list of its own; [`default_criteria`] is what a new call starts with.

use serde::{Deserialize, Serialize};

use super::FormId;

/// One line of the checklist, answered with pass, fail or not applicable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Unique within the call. Marks are stored under it.
    pub id: String,
    pub form: FormId,
    /// 1 (形式審査) or 2 (書類審査).
    pub stage: u8,
    pub text_ja: String,
    pub text_en: String,
}

/// The criteria that a new call starts with, in the order of the forms, stage 1 first.
///
/// They restate the form rules of this project's own model; an administrator edits them per call.
pub fn default_criteria() -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = FormId::ALL
        .into_iter()
        .flat_map(|form| EVERY_FORM.iter().map(move |line| line.criterion(form)))
        .chain(
            FormId::ALL
                .into_iter()
                .flat_map(|form| own_lines(form).iter().map(move |line| line.criterion(form))),
        )
        .collect();
    criteria.sort_by_key(|criterion| (criterion.form, criterion.stage));
    criteria
}

struct Line {
    slug: &'static str,
    stage: u8,
    ja: &'static str,
    en: &'static str,
}

impl Line {
    fn criterion(&self, form: FormId) -> Criterion {
        Criterion {
            id: format!("{}-{}", form.id(), self.slug),
            form,
            stage: self.stage,
            text_ja: self.ja.to_owned(),
            text_en: self.en.to_owned(),
        }
    }
}

const fn formal(slug: &'static str, ja: &'static str, en: &'static str) -> Line {
    Line { slug, stage: 1, ja, en }
}

const fn substance(slug: &'static str, ja: &'static str, en: &'static str) -> Line {
    Line { slug, stage: 2, ja, en }
}

/// What holds for each of the seven forms.
const EVERY_FORM: &[Line] = &[
    formal(
        "edition",
        "募集回で定める版の様式であり、内容を読み取ることができる。",
        "The form is of the edition that the call asks for, and can be read.",
    ),
    formal(
        "header",
        "法人番号、商号、所在地、代表者、製品名、型番及びファームウェアの版が申込みの内容と一致している。",
        "Corporate number, name, address, representative, product, model number and firmware agree with \
         the application.",
    ),
];

fn own_lines(form: FormId) -> &'static [Line] {
    match form {
        FormId::TrackRecord => {
            const {
                &[
                    formal(
                        "complete",
                        "導入実績のすべての列が記入されている。又は「実績なし」と明示されている。",
                        "Every column is filled in, or it is said explicitly that there are no installations.",
                    ),
                    substance(
                        "period",
                        "開始年月が終了年月以前であり、終了年月が提出日以前である。",
                        "Each period starts before it ends, and ends no later than the date of the form.",
                    ),
                    substance(
                        "total",
                        "台数が1以上の整数であり、合計が一致し、同じ実績が重複していない。",
                        "Units are whole numbers of 1 or more, the total is right, and no row is there twice.",
                    ),
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
                    ),
                    substance(
                        "mandatory",
                        "必須の要件がすべて○である。",
                        "Every mandatory requirement is met.",
                    ),
                    substance(
                        "evidence",
                        "○とした要件について、証拠資料の該当する頁で根拠を確認できる。",
                        "For each requirement said to be met, the grounds are found on the page of the evidence.",
                    ),
                    substance(
                        "reason",
                        "×又は対象外とした要件について、理由が記入され、妥当である。",
                        "“Not met” and “not applicable” come with a reason, and the reason is sound.",
                    ),
                ]
            }
        }
        FormId::CancellationConsent => {
            const {
                &[
                    formal("ticked", "すべての承諾事項にチェックがある。", "Every clause is ticked."),
                    formal(
                        "signer",
                        "承諾者が代表者又は代表者から委任を受けた者であり、役職、氏名及び承諾年月日が記入されている。",
                        "The signer is the representative or a delegated signatory; title, name and date are there.",
                    ),
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
                    ),
                    substance(
                        "capacity",
                        "月間の生産能力が1以上であり、供給できる最大の台数が申込台数以上である。",
                        "The monthly capacity is 1 or more, and the maximum is not below the units applied for.",
                    ),
                    substance(
                        "maintenance",
                        "保守の終了予定日が、最後の出荷から無償保証の期間が終わる日以後である。",
                        "Maintenance ends no earlier than the warranty of the last shipment.",
                    ),
                    substance(
                        "desk",
                        "保守の窓口、修理に要する日数及び補修用部品の保有期間が、医療機関等での利用に支障のないものである。",
                        "Maintenance desk, repair days and years of spare parts suit use in medical institutions.",
                    ),
                ]
            }
        }
        FormId::AntisocialPledge => {
            const {
                &[
                    formal("ticked", "すべての誓約事項にチェックがある。", "Every clause is ticked."),
                    formal(
                        "officers",
                        "役員名簿に代表者が含まれ、氏名、フリガナ、生年月日及び役職が記入されている。",
                        "The representative is among the officers; name, kana, date of birth and title are there.",
                    ),
                    substance(
                        "plausible",
                        "フリガナ及び生年月日に不自然な記載がない。",
                        "Nothing about the kana and the dates of birth is implausible.",
                    ),
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
                    ),
                    substance(
                        "sum",
                        "累計及び合計が一致し、合計が申込台数と等しい。",
                        "Running totals and total are right, and the total equals the units applied for.",
                    ),
                    substance(
                        "feasible",
                        "各月までの累計が、在庫と生産能力の範囲内である。",
                        "Each running total is within stock and production capacity.",
                    ),
                    substance(
                        "first_shipment",
                        "最初の出荷予定日が審査3の終了予定日以後である。",
                        "The first shipment is not before the planned end of screening 3.",
                    ),
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
                    ),
                    substance(
                        "calculation",
                        "金額、小計、消費税額及び合計の計算に誤りがない。",
                        "Amounts, subtotal, tax and total are right.",
                    ),
                    substance(
                        "cap",
                        "1台当たりの税込みの提供価格が上限以下である。",
                        "The price of one unit including tax is not above the cap.",
                    ),
                    substance(
                        "shifted",
                        "本体の費用が付属又は保守に付け替えられていない。",
                        "No cost of the unit itself has been moved into accessories or maintenance.",
                    ),
                ]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_form_has_a_handful_of_criteria_in_known_stages() {
        let criteria = default_criteria();
        for form in FormId::ALL {
            let own: Vec<_> = criteria.iter().filter(|c| c.form == form).collect();
            assert!((3..=6).contains(&own.len()), "{form:?} has {}", own.len());
            assert!(own.iter().any(|c| c.stage == 1));
        }
        assert!(criteria.iter().all(|c| matches!(c.stage, 1 | 2)));
        assert!(criteria.is_sorted_by_key(|c| (c.form, c.stage)));
    }

    #[test]
    fn ids_are_unique() {
        let criteria = default_criteria();
        let ids: BTreeSet<_> = criteria.iter().map(|c| &c.id).collect();
        assert_eq!(ids.len(), criteria.len());
    }
}
