//! The file as a whole, any field, and the head of the form.

use domain::forms::prefill::prefilled;
use domain::forms::{Content, Entry, FormId as F, Origin};

use super::{Rule, rule};
use crate::given::{Change, Given, placed};

/// 301 characters, and 264.
const TOO_LONG: &str = "部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。部署名が長い。";
const TOO_LONG_MAIL: &str = "a@abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.abcdefghi.jp";

pub fn rules() -> Vec<Rule> {
    let mut all = document();
    all.extend(fields());
    all.extend(header());
    all.extend(texts());
    all
}

fn document() -> Vec<Rule> {
    vec![
        rule(
            |it| {
                let plan = it.readings[&F::ShipmentPlan].clone();
                it.readings.insert(F::SupplyPledge, plan);
            },
            F::SupplyPledge,
            "wrong-form",
            "document",
        )
        .shows("shipment-plan", "supply-pledge"),
        rule(|it| edition(it, Some("2026-04")), F::TrackRecord, "old-edition", "document")
            .shows("2026-04", "2026-10"),
        rule(|it| edition(it, Some("2027-01")), F::TrackRecord, "other-edition", "document")
            .shows("2027-01", "2026-10"),
        rule(|it| edition(it, Some("試行版")), F::TrackRecord, "other-edition", "document")
            .shows("試行版", "2026-10"),
        rule(|it| edition(it, None), F::TrackRecord, "edition-unknown", "document").shows("", "2026-10"),
        rule(
            |it| {
                let blank = Content::blank(F::AntisocialPledge);
                *it.content(F::AntisocialPledge) = blank;
                it.set(F::AntisocialPledge, "call", "顔認証付きカードリーダー　第2回募集");
            },
            F::AntisocialPledge,
            "blank-form",
            "document",
        ),
        rule(
            |it| {
                it.content(F::SupplyPledge).fields.remove("repair_days");
            },
            F::SupplyPledge,
            "place-missing",
            "repair_days",
        ),
        rule(
            |it| {
                it.content(F::CancellationConsent).fields.remove("clause_3");
            },
            F::CancellationConsent,
            "place-missing",
            "clause_3",
        ),
        rule(
            |it| lost(it, F::AntisocialPledge, "officers"),
            F::AntisocialPledge,
            "place-missing",
            "officers",
        ),
        rule(|it| lost(it, F::ShipmentPlan, "rows"), F::ShipmentPlan, "place-missing", "rows"),
        rule(|it| lost(it, F::SelfDeclaration, "rows"), F::SelfDeclaration, "place-missing", "rows"),
        rule(as_given_out, F::TrackRecord, "blank-form", "document"),
        rule(
            |it| {
                let file = prefilled_file(it);
                *it.content(F::PriceEstimate) = file;
            },
            F::PriceEstimate,
            "blank-form",
            "document",
        ),
        rule(
            |it| {
                it.content(F::SupplyPledge).fields.remove("repair_days");
                it.readings.get_mut(&F::SupplyPledge).expect("handed in").edition =
                    Some("2025-01".to_owned());
            },
            F::SupplyPledge,
            "old-edition",
            "document",
        )
        .shows("2025-01", "2026-10"),
    ]
}

fn lost(given: &mut Given, form: F, table: &str) {
    given.content(form).tables.remove(table);
}

/// The file as the portal gives it out for an application, with another day's date on it.
fn as_given_out(given: &mut Given) {
    let basis = given.basis.clone();
    let blank = prefilled(F::TrackRecord, &basis.call, &basis.applied, basis.today);
    *given.content(F::TrackRecord) = placed(blank);
    given.set(F::TrackRecord, "date", "2026-11-20");
}

fn prefilled_file(given: &Given) -> Content {
    let basis = &given.basis;
    placed(prefilled(F::PriceEstimate, &basis.call, &basis.applied, basis.today))
}

fn edition(given: &mut Given, edition: Option<&str>) {
    given.readings.get_mut(&F::TrackRecord).expect("handed in").edition = edition.map(str::to_owned);
}

fn fields() -> Vec<Rule> {
    vec![
        rule(|it| it.set(F::SupplyPledge, "plants", " 　\n"), F::SupplyPledge, "required", "plants"),
        rule(
            |it| it.cell(F::TrackRecord, 2, "sector", "□ 病院　□ 薬局"),
            F::TrackRecord,
            "required",
            "rows[2].sector",
        ),
        rule(|it| it.cell(F::TrackRecord, 2, "customer", ""), F::TrackRecord, "required", "rows[2].customer"),
        rule(|it| it.rows(F::ShipmentPlan).clear(), F::ShipmentPlan, "required", "rows"),
        rule(
            |it| {
                for row in 1..=6 {
                    it.cell(F::ShipmentPlan, row, "cumulative", "");
                }
            },
            F::ShipmentPlan,
            "required",
            "rows[1].cumulative",
        ),
        rule(|it| it.set(F::PriceEstimate, "total", ""), F::PriceEstimate, "required", "total"),
        rule(
            |it| it.set(F::TrackRecord, "company_name", "〇〇株式会社"),
            F::TrackRecord,
            "placeholder",
            "company_name",
        )
        .shows("〇〇株式会社", ""),
        rule(
            |it| it.set(F::SupplyPledge, "maintenance_until", "令和○年○月○日"),
            F::SupplyPledge,
            "placeholder",
            "maintenance_until",
        )
        .shows("令和○年○月○日", ""),
        rule(
            |it| it.cell(F::AntisocialPledge, 3, "officer_title", "（記入してください）"),
            F::AntisocialPledge,
            "placeholder",
            "officers[3].officer_title",
        )
        .shows("（記入してください）", ""),
        rule(
            |it| it.set(F::SupplyPledge, "plants", "東京都○○区1-2-3\n第一工場"),
            F::SupplyPledge,
            "placeholder",
            "plants",
        )
        .shows("○○", ""),
        rule(
            |it| {
                it.cell(F::PriceEstimate, 1, "unit", "");
                it.stored(F::PriceEstimate, 1, "unit");
            },
            F::PriceEstimate,
            "formula-without-value",
            "rows[1].unit",
        ),
        // What the file's own formulas make of it is not held against anybody.
        rule(|it| as_text(it, "11999", "957720000"), F::PriceEstimate, "number-as-text", "rows[1].quantity")
            .shows("12000", ""),
        rule(|it| as_text(it, "", ""), F::PriceEstimate, "number-as-text", "rows[1].quantity")
            .shows("12000", ""),
        rule(
            |it| it.stored(F::PriceEstimate, 1, "unit_price"),
            F::PriceEstimate,
            "formula-not-computed",
            "rows[1].unit_price",
        )
        .shows("79800円", ""),
        rule(
            |it| (2..=4).for_each(|row| it.stored(F::PriceEstimate, row, "quantity")),
            F::PriceEstimate,
            "formula-not-computed",
            "rows[2].quantity",
        )
        .shows("12000", "")
        .with(&[("more", "2")]),
        rule(
            |it| {
                let fields = &mut it.content(F::PriceEstimate).fields;
                fields.get_mut("valid_until").expect("a field").origin = Origin::StoredFigure;
            },
            F::PriceEstimate,
            "formula-not-computed",
            "valid_until",
        )
        .shows("2027-03-31", ""),
        rule(
            |it| {
                let rows = it.rows(F::TrackRecord);
                rows[1].cells[3] =
                    Entry { origin: Origin::Merged, spot: rows[1].cells[3].spot.clone(), ..Entry::default() };
                it.set(F::TrackRecord, "total_units", "");
                it.content(F::TrackRecord).fields.get_mut("total_units").expect("a field").spot = None;
            },
            F::TrackRecord,
            "number-merged",
            "rows[2].units",
        ),
        rule(
            |it| {
                let clause = it.content(F::AntisocialPledge).fields.get_mut("clause_2").expect("a clause");
                *clause = Entry {
                    origin: Origin::Changed,
                    spot: clause.spot.clone(),
                    ..Entry::typed("約束しません")
                };
            },
            F::AntisocialPledge,
            "clause-changed",
            "clause_2",
        )
        .shows("約束しません", ""),
        rule(
            |it| {
                let below = Entry { spot: None, ..Entry::typed("第二病院") };
                it.content(F::TrackRecord).outside.insert("rows".to_owned(), below);
            },
            F::TrackRecord,
            "rows-outside",
            "rows",
        )
        .shows("第二病院", ""),
        rule(|it| it.set(F::ShipmentPlan, "stock", "△5"), F::ShipmentPlan, "negative", "stock")
            .shows("-5", "0"),
        rule(
            |it| it.set(F::SupplyPledge, "monthly_capacity", "0台"),
            F::SupplyPledge,
            "below-minimum",
            "monthly_capacity",
        )
        .shows("0", "1"),
        rule(
            |it| it.set(F::SupplyPledge, "maximum_units", "-1"),
            F::SupplyPledge,
            "negative",
            "maximum_units",
        )
        .shows("-1", "1"),
        rule(
            |it| it.set(F::ShipmentPlan, "applied_units", "0"),
            F::ShipmentPlan,
            "below-minimum",
            "applied_units",
        )
        .shows("0", "1"),
    ]
}

/// The units as text, which the formulas of amounts and sums pass over.
fn as_text(given: &mut Given, amount: &str, sum: &str) {
    given.cell(F::PriceEstimate, 1, "quantity", "12,000台");
    given.cell(F::PriceEstimate, 1, "amount", amount);
    given.origin(F::PriceEstimate, 1, "amount", Origin::Formula);
    for field in ["subtotal", "tax", "total"] {
        given.set(F::PriceEstimate, field, sum);
        let fields = &mut given.content(F::PriceEstimate).fields;
        fields.get_mut(field).expect(field).origin = Origin::Formula;
    }
}

fn header() -> Vec<Rule> {
    let field = |change: Change, code, at| rule(change, F::ShipmentPlan, code, at);
    vec![
        field(
            |it| it.set(F::ShipmentPlan, "call", "顔認証付きカードリーダー　第1回募集"),
            "other-call",
            "call",
        )
        .shows("顔認証付きカードリーダー　第1回募集", "顔認証付きカードリーダー　第2回募集"),
        field(
            |it| it.set(F::ShipmentPlan, "requirement_edition", "2025-02"),
            "other-requirements",
            "requirement_edition",
        )
        .shows("2025-02", "2026-10"),
        field(
            |it| it.set(F::ShipmentPlan, "corporate_number", "7010-7050-00725"),
            "other-corporate-number",
            "corporate_number",
        )
        .shows("7010705000725", "7123456789012"),
        field(
            |it| it.set(F::ShipmentPlan, "company_name", "株式会社みらい製作所"),
            "other-company",
            "company_name",
        )
        .shows("株式会社みらい製作所", "株式会社みらい端末製作所"),
        field(
            |it| it.set(F::ShipmentPlan, "address", "東京都港区芝浦九丁目8番8号"),
            "other-address",
            "address",
        )
        .shows("東京都港区芝浦九丁目8番8号", "東京都港区芝浦九丁目8番7号"),
        field(
            |it| it.set(F::ShipmentPlan, "representative_name", "青木　健二"),
            "other-representative",
            "representative_name",
        )
        .shows("青木　健二", "青木　健一"),
        field(
            |it| it.set(F::ShipmentPlan, "representative_title", "取締役"),
            "other-representative",
            "representative_title",
        )
        .shows("取締役", "代表取締役"),
        field(
            |it| it.set(F::ShipmentPlan, "product_name", "みらいリーダー"),
            "other-product",
            "product_name",
        )
        .shows("みらいリーダー", "みらい顔認証リーダー"),
        field(|it| it.set(F::ShipmentPlan, "model_number", "MT-FR201"), "other-model", "model_number")
            .shows("MT-FR201", "MT-FR200"),
        field(|it| it.set(F::ShipmentPlan, "firmware", "2.4.0"), "other-firmware", "firmware")
            .shows("2.4.0", "2.4.1"),
        field(
            |it| it.set(F::ShipmentPlan, "company_name", "㈱みらい端末製作所"),
            "spelled-differently",
            "company_name",
        )
        .shows("㈱みらい端末製作所", "株式会社みらい端末製作所"),
        field(
            |it| it.set(F::ShipmentPlan, "representative_name", "靑木健一"),
            "spelled-differently",
            "representative_name",
        )
        .shows("靑木健一", "青木　健一"),
        field(|it| it.set(F::ShipmentPlan, "date", "R8.11.1"), "dated-before-call", "date")
            .shows("2026-11-01", "2026-11-02"),
        field(|it| it.set(F::ShipmentPlan, "date", "2026-12-11"), "dated-after-submission", "date")
            .shows("2026-12-11", "2026-12-10"),
    ]
}

/// Texts that do not fit their kind.
fn texts() -> Vec<Rule> {
    let mut all = vec![
        rule(
            |it| it.set(F::ShipmentPlan, "site", "物流\u{E000}"),
            F::ShipmentPlan,
            "text-private-use",
            "site",
        )
        .shows("物流\u{E000}", "")
        .with(&[("position", "3"), ("character", "U+E000")]),
        rule(|it| it.set(F::ShipmentPlan, "site", "物\u{1}流"), F::ShipmentPlan, "text-control", "site")
            .shows("物\u{1}流", "")
            .with(&[("position", "2"), ("character", "U+0001")]),
        rule(|it| it.set(F::ShipmentPlan, "site", "物\u{FFFD}"), F::ShipmentPlan, "text-unreadable", "site")
            .shows("物\u{FFFD}", "")
            .with(&[("position", "2"), ("character", "U+FFFD")]),
        rule(
            |it| {
                it.set(F::ShipmentPlan, "contact_department", TOO_LONG);
            },
            F::ShipmentPlan,
            "text-too-long",
            "contact_department",
        )
        .shows(TOO_LONG, "")
        .with(&[("max", "300"), ("found", "301")]),
    ];
    let numbers: [(Change, &str, &str); 5] = [
        (|it| it.set(F::SupplyPledge, "repair_days", "数日"), "number-not-digits", "数日"),
        (|it| it.set(F::SupplyPledge, "repair_days", "2.5日"), "number-fraction", "2.5日"),
        (|it| it.set(F::SupplyPledge, "repair_days", "1,0日"), "number-grouping", "1,0日"),
        (|it| it.set(F::SupplyPledge, "repair_days", "9999999999999"), "number-too-large", "9999999999999"),
        (|it| it.set(F::SupplyPledge, "repair_days", "1か月"), "number-unit", "1か月"),
    ];
    for (change, code, found) in numbers {
        let rule = rule(change, F::SupplyPledge, code, "repair_days").shows(found, "");
        all.push(match code {
            "number-too-large" => rule.with(&[("max", "999999999999")]),
            "number-unit" => rule.with(&[("unit", "days")]),
            _ => rule,
        });
    }
    let dates: [(Change, &str, &str); 5] = [
        (|it| it.set(F::SupplyPledge, "maintenance_until", "未定"), "date-format", "未定"),
        (|it| it.set(F::SupplyPledge, "maintenance_until", "2032-02-30"), "date-no-such-day", "2032-02-30"),
        (
            |it| it.set(F::SupplyPledge, "maintenance_until", "平成44年3月31日"),
            "date-era-ended",
            "平成44年3月31日",
        ),
        (
            |it| it.set(F::SupplyPledge, "maintenance_until", "令和元年4月1日"),
            "date-era-not-begun",
            "令和元年4月1日",
        ),
        (
            |it| it.set(F::SupplyPledge, "maintenance_until", "令和14年3月31日（2031年3月31日）"),
            "date-contradiction",
            "令和14年3月31日（2031年3月31日）",
        ),
    ];
    for (change, code, found) in dates {
        let rule = rule(change, F::SupplyPledge, code, "maintenance_until").shows(found, "");
        all.push(match code {
            "date-era-ended" => rule.with(&[("era", "平成"), ("date", "2032-03-31")]),
            "date-era-not-begun" => rule.with(&[("era", "令和"), ("date", "2019-04-01")]),
            _ => rule,
        });
    }
    let others: [(Change, F, &str, &str, &str); 13] = [
        (
            |it| it.cell(F::PriceEstimate, 3, "tax_rate", "110"),
            F::PriceEstimate,
            "percent-range",
            "rows[3].tax_rate",
            "110",
        ),
        (|it| it.cell(F::TrackRecord, 1, "from", "春"), F::TrackRecord, "month-format", "rows[1].from", "春"),
        (
            |it| it.set(F::TrackRecord, "has_record", "あり？"),
            F::TrackRecord,
            "choice-unknown",
            "has_record",
            "あり？",
        ),
        (
            |it| it.set(F::TrackRecord, "has_record", "☑実績あり ☑実績なし"),
            F::TrackRecord,
            "choice-several",
            "has_record",
            "☑実績あり ☑実績なし",
        ),
        (
            |it| it.set(F::CancellationConsent, "clause_1", "確認"),
            F::CancellationConsent,
            "tick-unknown",
            "clause_1",
            "確認",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_phone", "内線あり"),
            F::TrackRecord,
            "phone-not-digits",
            "contact_phone",
            "内線あり",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_phone", "8133334444"),
            F::TrackRecord,
            "phone-leading-zero",
            "contact_phone",
            "8133334444",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_phone", "03-1234"),
            F::TrackRecord,
            "phone-length",
            "contact_phone",
            "03-1234",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_mail", "nishimura"),
            F::TrackRecord,
            "email-at-signs",
            "contact_mail",
            "nishimura",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_mail", "西村@a.jp"),
            F::TrackRecord,
            "email-character",
            "contact_mail",
            "西村@a.jp",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_mail", "a..b@a.jp"),
            F::TrackRecord,
            "email-local",
            "contact_mail",
            "a..b@a.jp",
        ),
        (
            |it| it.set(F::TrackRecord, "contact_mail", "a@jp"),
            F::TrackRecord,
            "email-domain",
            "contact_mail",
            "a@jp",
        ),
        (
            |it| it.set(F::TrackRecord, "corporate_number", "法人"),
            F::TrackRecord,
            "corporate-number-not-digits",
            "corporate_number",
            "法人",
        ),
    ];
    all.extend(others.map(|(change, form, code, at, found)| rule(change, form, code, at).shows(found, "")));
    all.push(
        rule(
            |it| it.set(F::TrackRecord, "corporate_number", "712345678901"),
            F::TrackRecord,
            "corporate-number-length",
            "corporate_number",
        )
        .shows("712345678901", ""),
    );
    all.push(
        rule(
            |it| it.set(F::TrackRecord, "corporate_number", "1123456789012"),
            F::TrackRecord,
            "corporate-number-check-digit",
            "corporate_number",
        )
        .shows("1123456789012", ""),
    );
    all.push(
        rule(
            |it| it.set(F::TrackRecord, "contact_mail", TOO_LONG_MAIL),
            F::TrackRecord,
            "email-too-long",
            "contact_mail",
        )
        .shows(TOO_LONG_MAIL, ""),
    );
    all.push(
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_kana", "大野マリ"),
            F::AntisocialPledge,
            "kana-not-kana",
            "officers[2].officer_kana",
        )
        .shows("大野マリ", "")
        .with(&[("character", "大")]),
    );
    all
}
