//! 様式第3号 瑕疵等による書類審査結果取消に対する承諾書.
//!
//! The consent does not replace the steps before a cancellation: notice, inspection of the
//! evidence and an answer come first, and clause 4 says so.

use super::FormId;
use super::common::COMMON;
use super::spec::{Block, Choice, Clause, Field, FormSpec, Kind, Section};

const CAPACITY: &[Choice] = &[
    Choice { id: "representative", label_ja: "代表者", label_en: "Representative" },
    Choice {
        id: "delegate", label_ja: "代表者から委任を受けた者", label_en: "Delegated signatory"
    },
];

pub static SPEC: FormSpec = FormSpec {
    id: FormId::CancellationConsent,
    edition: "2026-10",
    lead_ja: "申込製品の書類審査を受けるに当たり、瑕疵等による書類審査結果の取消しについて、下記の事項をすべて承諾します。",
    lead_en: "In applying for the document screening of the product, we consent to all of the following on \
              the cancellation of its result on account of defects.",
    common: &COMMON,
    sections: &[
        Section {
            id: "clauses",
            label_ja: "承諾事項",
            label_en: "Matters consented to",
            note_ja: "内容を確認し、すべての□にチェックを入れてください。",
            note_en: "Read each clause and tick every box.",
            blocks: &[Block::Clauses(&[
                Clause {
                    id: "clause_1",
                    label_ja: "承諾事項1（瑕疵による取消し）",
                    label_en: "Clause 1 (cancellation on account of a defect)",
                    text_ja: "申込製品に、要件を満たさない瑕疵があることが判明したときは、書類審査の結果が取り消されることがあること。",
                    text_en: "If the product proves to have a defect through which it does not meet the \
                              requirements, the result of the document screening may be cancelled.",
                },
                Clause {
                    id: "clause_2",
                    label_ja: "承諾事項2（虚偽の記載による取消し）",
                    label_en: "Clause 2 (cancellation on account of false statements)",
                    text_ja: "提出した書類に虚偽の記載があることが判明したときは、書類審査の結果が取り消されることがあること。",
                    text_en: "If documents submitted prove to contain false statements, the result of the \
                              document screening may be cancelled.",
                },
                Clause {
                    id: "clause_3",
                    label_ja: "承諾事項3（瑕疵の報告と調査への協力）",
                    label_en: "Clause 3 (report of defects and cooperation)",
                    text_ja: "申込製品の瑕疵を知ったときは、速やかに報告し、原因の調査に必要な資料の提出及び説明を行うこと。",
                    text_en: "On learning of a defect of the product, we report it without delay, and give the \
                              documents and explanations needed to investigate its cause.",
                },
                Clause {
                    id: "clause_4",
                    label_ja: "承諾事項4（取消しの手続）",
                    label_en: "Clause 4 (procedure before a cancellation)",
                    text_ja: "取消しに先立ち、取消しの理由の通知を受け、証拠の閲覧及び意見の申述の機会が与えられること。\
                              この承諾は、これらの手続を省略することに同意するものではないこと。",
                    text_en: "Before a cancellation we are notified of the reasons and given the opportunity to \
                              inspect the evidence and to state our opinion. This consent does not waive any of \
                              these steps.",
                },
                Clause {
                    id: "clause_5",
                    label_ja: "承諾事項5（取消しの公表）",
                    label_en: "Clause 5 (publication of a cancellation)",
                    text_ja: "書類審査の結果が取り消されたときは、その旨及び対象となる製品の名称、型番及びファームウェアの版が公表されること。",
                    text_en: "If the result of the document screening is cancelled, this is published together \
                              with the name, model number and firmware version of the product.",
                },
                Clause {
                    id: "clause_6",
                    label_ja: "承諾事項6（医療機関等への対応）",
                    label_en: "Clause 6 (care for the institutions)",
                    text_ja: "書類審査の結果が取り消されたときは、供給済みの製品について、医療機関等に対する周知、修補、交換その他の必要な措置を自らの負担で行うこと。",
                    text_en: "If the result of the document screening is cancelled, we inform the medical \
                              institutions, and repair, replace or otherwise deal with the units supplied, at \
                              our own cost.",
                },
            ])],
        },
        Section {
            id: "signer",
            label_ja: "承諾者",
            label_en: "Signer",
            note_ja: "承諾者は、代表者又は代表者から委任を受けた者に限ります。",
            note_en: "Only the representative or a delegated signatory may consent.",
            blocks: &[Block::Fields(&[
                Field::new("signer_capacity", "承諾者の資格", "Signer's capacity", Kind::Choice(CAPACITY)),
                Field::new("signer_title", "承諾者の役職", "Signer's title", Kind::Text),
                Field::new("signer_name", "承諾者の氏名", "Signer's name", Kind::Text),
                Field::new("signed_on", "承諾年月日", "Date of consent", Kind::Date),
            ])],
        },
    ],
};
