//! Seven forms of one application that fit each other, the call and the application: no check finds
//! anything. For the command line, for tests, and for whoever wants to see a form filled in.
//!
//! Company, people and figures are invented; the 法人番号 is one with a right check digit.

mod rows;

use jiff::civil::date;

use super::content::{Content, Entry, Row};
use super::{DEFAULT_ADDRESSEE, FormId, REQUIREMENT_EDITION, spec};
use crate::calendar::from_jst;
use crate::checks::{Applied, Basis, CallRules};
use crate::money::{Rounding, Yen};

const CALL: &str = "顔認証付きカードリーダー　第2回募集";
const COMPANY: &str = "株式会社みらい端末製作所";
const ADDRESS: &str = "東京都港区芝浦九丁目8番7号";
const REPRESENTATIVE: (&str, &str) = ("代表取締役", "青木　健一");
const PRODUCT: &str = "みらい顔認証リーダー";
const MODEL: &str = "MT-FR200";
const FIRMWARE: &str = "2.4.1";

/// What stands on all seven forms.
const COMMON: &[(&str, &str)] = &[
    ("addressee", DEFAULT_ADDRESSEE),
    ("date", "令和8年12月4日（2026年12月4日）"),
    ("call", CALL),
    ("requirement_edition", REQUIREMENT_EDITION),
    ("corporate_number", "7123456789012"),
    ("company_name", COMPANY),
    ("address", ADDRESS),
    ("representative_title", REPRESENTATIVE.0),
    ("representative_name", REPRESENTATIVE.1),
    ("contact_department", "営業本部　公共営業課"),
    ("contact_name", "西村　美咲"),
    ("contact_phone", "03-0000-1234"),
    ("contact_mail", "nishimura@mirai-tanmatsu.example.jp"),
    ("product_name", PRODUCT),
    ("model_number", MODEL),
    ("firmware", FIRMWARE),
];

/// The form filled in, its sums computed.
pub fn example(form: FormId) -> Content {
    let mut content = Content::blank(form);
    for (id, text) in COMMON.iter().chain(own_fields(form)) {
        content.set(id, Entry::typed(*text));
    }
    for clause in spec(form).clauses() {
        content.set(clause.id, Entry::typed("☑"));
    }
    if let Some(table) = spec(form).tables().next() {
        let rows = rows::of(form).iter().map(|texts| {
            let mut row = Row::of(table);
            for (cell, text) in row.cells.iter_mut().zip(*texts) {
                *cell = Entry::typed(*text);
            }
            row
        });
        content.tables.insert(table.id.to_owned(), rows.collect());
    }
    content.fill_computed(Rounding::Truncate);
    content
}

/// The call and the application that the seven forms belong to.
pub fn example_basis() -> Basis {
    Basis {
        call: CallRules {
            title_ja: Some(CALL.to_owned()),
            opens_at: Some(from_jst(date(2026, 11, 2).at(9, 0, 0, 0))),
            closes_at: Some(from_jst(date(2026, 12, 25).at(17, 0, 0, 0))),
            price_cap: Some(Yen(99_000)),
            tax_percent: Some(10),
            rounding: Rounding::Truncate,
            editions: FormId::ALL.map(|form| (form, spec(form).edition.to_owned())).into(),
            requirement_edition: Some(REQUIREMENT_EDITION.to_owned()),
            device_check_ends: Some(date(2027, 2, 26)),
        },
        applied: Applied {
            corporate_number: "7123456789012".to_owned(),
            company_name: COMPANY.to_owned(),
            address: ADDRESS.to_owned(),
            representative_title: REPRESENTATIVE.0.to_owned(),
            representative_name: REPRESENTATIVE.1.to_owned(),
            contact_department: "営業本部　公共営業課".to_owned(),
            contact_name: "西村　美咲".to_owned(),
            contact_phone: "0300001234".to_owned(),
            contact_mail: "nishimura@mirai-tanmatsu.example.jp".to_owned(),
            product_name: PRODUCT.to_owned(),
            model_number: MODEL.to_owned(),
            firmware: FIRMWARE.to_owned(),
            units: Some(12_000),
            signatories: vec!["大野　真理".to_owned()],
        },
        today: date(2026, 12, 10),
    }
}

fn own_fields(form: FormId) -> &'static [(&'static str, &'static str)] {
    match form {
        FormId::TrackRecord => &[("has_record", "実績あり")],
        FormId::SelfDeclaration | FormId::AntisocialPledge => &[],
        FormId::CancellationConsent => &[
            ("signer_capacity", "代表者"),
            ("signer_title", REPRESENTATIVE.0),
            ("signer_name", REPRESENTATIVE.1),
            ("signed_on", "令和8年12月4日（2026年12月4日）"),
        ],
        FormId::SupplyPledge => &[
            ("applied_units", "12000"),
            ("maximum_units", "15000"),
            ("monthly_capacity", "2400"),
            ("plants", "みらい端末製作所　上田工場（長野県上田市）\n同　北上工場（岩手県北上市）"),
            ("lead_time_weeks", "8"),
            ("warranty_months", "36"),
            ("maintenance_until", "令和14年3月31日（2032年3月31日）"),
            (
                "maintenance_contact",
                "みらい端末サポートセンター\n電話 0120-000-123\n平日9時から18時まで（祝日及び年末年始を除く。）",
            ),
            ("repair_days", "5"),
            ("spare_parts_years", "7"),
        ],
        FormId::ShipmentPlan => &[
            ("applied_units", "12000"),
            ("first_shipment", "令和9年3月15日（2027年3月15日）"),
            ("stock", "600"),
            ("site", "みらい端末製作所　東日本物流センター（埼玉県加須市）"),
        ],
        FormId::PriceEstimate => &[
            ("valid_until", "令和9年3月31日（2027年3月31日）"),
            ("warranty_months", "36"),
            ("maintenance_until", "令和14年3月31日（2032年3月31日）"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;
    use crate::forms::Reading;

    #[test]
    fn nothing_is_found_on_the_examples() {
        let basis = example_basis();
        let contents = FormId::ALL.map(example);
        for content in &contents {
            let reading = Reading {
                form: content.form,
                edition: Some(spec(content.form).edition.to_owned()),
                content: content.clone(),
            };
            assert_eq!(checks::form(content.form, &reading, &basis), [], "{:?}", content.form);
        }
        let all: Vec<&Content> = contents.iter().collect();
        assert_eq!(checks::across(&all, &basis), []);
        let nothing_known = Basis { call: CallRules::default(), applied: Applied::default(), ..basis };
        assert_eq!(checks::across(&all, &nothing_known), []);
    }

    #[test]
    fn the_examples_are_complete() {
        for form in FormId::ALL {
            let content = example(form);
            for field in spec(form).fields() {
                assert!(content.value(field.id).is_some(), "{form:?} {}", field.id);
            }
        }
        assert_eq!(example(FormId::PriceEstimate).whole("total"), Some(1_181_400_000));
    }
}
