//! 様式第1号, 第2号, 第3号 and 第5号: rows, answers, clauses, people.

use domain::forms::FormId as F;

use super::{Rule, rule};
use crate::given::Change;

/// 303 characters.
const LONG_KANA: &str = "アオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキアオキ";

pub fn rules() -> Vec<Rule> {
    let mut all = track_record();
    all.extend(self_declaration());
    all.extend(clauses_and_people());
    all
}

fn track_record() -> Vec<Rule> {
    let row = |change: Change, code, at| rule(change, F::TrackRecord, code, at);
    vec![
        row(
            |it| {
                it.push(F::TrackRecord, &[("customer", "みなとうみ 総合病院")]);
                it.recompute(F::TrackRecord);
            },
            "duplicate-row",
            "rows[6]",
        )
        .with(&[("other", "1")]),
        row(
            |it| {
                it.push(F::TrackRecord, &[("units", "9")]);
                it.recompute(F::TrackRecord);
            },
            "rows-alike",
            "rows[6]",
        )
        .with(&[("other", "1")]),
        row(
            |it| {
                it.content(F::TrackRecord).tables.clear();
                it.without.push("place-missing");
            },
            "record-missing",
            "rows",
        ),
        row(|it| it.set(F::TrackRecord, "total_units", "19"), "total-wrong", "total_units").shows("19", "18"),
        row(
            |it| {
                it.cell(F::TrackRecord, 2, "units", "0");
                it.recompute(F::TrackRecord);
            },
            "below-minimum",
            "rows[2].units",
        )
        .shows("0", "1"),
        row(|it| it.rows(F::TrackRecord).clear(), "record-missing", "rows"),
        row(
            |it| it.set(F::TrackRecord, "has_record", "□ 実績あり　☑ 実績なし"),
            "record-contradicts",
            "has_record",
        )
        .shows("no", ""),
        row(|it| it.cell(F::TrackRecord, 4, "to", "2025-08"), "period-reversed", "rows[4].to")
            .shows("2025-08", "2025-09"),
        row(|it| it.cell(F::TrackRecord, 1, "from", "令和9年1月"), "period-after-date", "rows[1].from")
            .shows("2027-01", "2026-12"),
        row(|it| it.cell(F::TrackRecord, 4, "to", "2027-01"), "period-after-date", "rows[4].to")
            .shows("2027-01", "2026-12"),
        row(
            |it| {
                it.cell(F::TrackRecord, 2, "product", "みらい顔認証リーダー MT-FR100");
                it.cell(F::TrackRecord, 4, "product", "みらい顔認証リーダーＭＴ－ＦＲ１００");
            },
            "record-names-other-model",
            "rows[2].product",
        )
        .shows("みらい顔認証リーダー MT-FR100", "MT-FR200")
        .with(&[("count", "2")]),
    ]
}

fn self_declaration() -> Vec<Rule> {
    let row = |change: Change, code, at| rule(change, F::SelfDeclaration, code, at);
    vec![
        row(
            |it| {
                for column in ["answer", "grounds", "evidence_file", "evidence_page"] {
                    it.cell(F::SelfDeclaration, 3, column, "");
                }
            },
            "requirement-unanswered",
            "rows[3].answer",
        ),
        row(
            |it| {
                it.rows(F::SelfDeclaration).remove(10);
            },
            "requirement-missing",
            "rows",
        )
        .shows("", "R-11"),
        row(
            |it| it.cell(F::SelfDeclaration, 12, "requirement", "R-21"),
            "requirement-unknown",
            "rows[12].requirement",
        )
        .shows("R-21", "R-12"),
        row(
            |it| {
                let new =
                    [("requirement", "R-99"), ("requirement_text", "画面を備えること。"), ("class", "任意")];
                it.push(F::SelfDeclaration, &new);
            },
            "requirement-unknown",
            "rows[13].requirement",
        )
        .shows("R-99", ""),
        row(
            |it| it.cell(F::SelfDeclaration, 6, "requirement_text", "写真によるなりすましを検知できること。"),
            "requirement-changed",
            "rows[6].requirement_text",
        )
        .shows("写真によるなりすましを検知できること。", "写真や映像によるなりすましを検知できること。"),
        row(|it| it.cell(F::SelfDeclaration, 6, "class", "任意"), "requirement-changed", "rows[6].class")
            .shows("optional", "必須"),
        row(|it| it.cell(F::SelfDeclaration, 12, "requirement", ""), "required", "rows[12].requirement"),
        row(
            |it| {
                let again = it.rows(F::SelfDeclaration)[0].clone();
                it.rows(F::SelfDeclaration).push(again);
            },
            "duplicate-row",
            "rows[13]",
        )
        .with(&[("other", "1")]),
        row(|it| it.cell(F::SelfDeclaration, 4, "answer", "✕"), "mandatory-not-met", "rows[4].answer")
            .shows("not_met", ""),
        row(|it| it.cell(F::SelfDeclaration, 4, "answer", "対象外"), "mandatory-not-met", "rows[4].answer")
            .shows("not_applicable", ""),
        row(|it| it.cell(F::SelfDeclaration, 12, "grounds", ""), "reason-missing", "rows[12].grounds"),
        row(|it| it.cell(F::SelfDeclaration, 1, "grounds", ""), "required", "rows[1].grounds"),
        row(
            |it| {
                it.cell(F::SelfDeclaration, 1, "evidence_file", "");
                it.cell(F::SelfDeclaration, 1, "evidence_page", "");
            },
            "evidence-missing",
            "rows[1].evidence_file",
        ),
        row(
            |it| it.cell(F::SelfDeclaration, 2, "evidence_page", ""),
            "evidence-missing",
            "rows[2].evidence_page",
        ),
        row(
            |it| it.cell(F::SelfDeclaration, 2, "evidence_page", "－"),
            "evidence-missing",
            "rows[2].evidence_page",
        )
        .shows("－", "")
        .with(&[("taken_as_empty", "")]),
        row(
            |it| it.cell(F::SelfDeclaration, 2, "evidence_file", "（同上）"),
            "evidence-missing",
            "rows[2].evidence_file",
        )
        .shows("（同上）", "")
        .with(&[("taken_as_empty", "")]),
        row(|it| it.cell(F::SelfDeclaration, 1, "grounds", "特になし。"), "required", "rows[1].grounds")
            .shows("特になし。", "")
            .with(&[("taken_as_empty", "")]),
        row(|it| it.cell(F::SelfDeclaration, 12, "grounds", "無し"), "reason-missing", "rows[12].grounds")
            .shows("無し", "")
            .with(&[("taken_as_empty", "")]),
    ]
}

fn clauses_and_people() -> Vec<Rule> {
    vec![
        rule(
            |it| it.set(F::CancellationConsent, "clause_3", "□"),
            F::CancellationConsent,
            "clause-not-ticked",
            "clause_3",
        )
        .shows("shown-not-ticked", "shown-ticked"),
        rule(
            |it| it.set(F::AntisocialPledge, "clause_5", ""),
            F::AntisocialPledge,
            "clause-not-ticked",
            "clause_5",
        )
        .shows("", "shown-ticked"),
        rule(
            |it| it.set(F::CancellationConsent, "signer_name", "西村　美咲"),
            F::CancellationConsent,
            "signer-not-entitled",
            "signer_name",
        )
        .shows("西村　美咲", "青木　健一"),
        rule(
            |it| {
                it.set(F::CancellationConsent, "signer_capacity", "代表者から委任を受けた者");
                it.set(F::CancellationConsent, "signer_name", "西村　美咲");
            },
            F::CancellationConsent,
            "signer-not-entitled",
            "signer_name",
        )
        .shows("西村　美咲", "大野　真理"),
        rule(
            |it| it.set(F::CancellationConsent, "signed_on", "2026-12-25"),
            F::CancellationConsent,
            "dated-after-submission",
            "signed_on",
        )
        .shows("2026-12-25", "2026-12-10"),
        rule(|it| it.rows(F::AntisocialPledge).clear(), F::AntisocialPledge, "no-officer", "officers"),
        rule(
            |it| {
                it.rows(F::AntisocialPledge).remove(0);
            },
            F::AntisocialPledge,
            "representative-not-among-officers",
            "officers",
        )
        .shows("", "青木　健一"),
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_birth_date", "平成24年1月1日"),
            F::AntisocialPledge,
            "birth-date-implausible",
            "officers[2].officer_birth_date",
        )
        .shows("2012-01-01", ""),
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_birth_date", "2027-01-01"),
            F::AntisocialPledge,
            "birth-date-implausible",
            "officers[2].officer_birth_date",
        )
        .shows("2027-01-01", ""),
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_birth_date", "明治38年12月1日"),
            F::AntisocialPledge,
            "birth-date-implausible",
            "officers[2].officer_birth_date",
        )
        .shows("1905-12-01", ""),
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_kana", "ーー"),
            F::AntisocialPledge,
            "kana-not-kana",
            "officers[2].officer_kana",
        )
        .shows("ーー", "")
        .with(&[("character", "ー")]),
        rule(
            |it| it.cell(F::AntisocialPledge, 2, "officer_kana", LONG_KANA),
            F::AntisocialPledge,
            "text-too-long",
            "officers[2].officer_kana",
        )
        .shows(LONG_KANA, "")
        .with(&[("found", "303"), ("max", "300")]),
    ]
}
