//! Words about defects of products that passed: one shape for all, since each tells one thing, gives a
//! date where there is one, quotes somebody's words, and leads to the page.

use domain::calendar::{both_calendars, date_en};
use domain::case::defect::deadline::DeadlineKind;
use domain::case::defect::measure::Measure;
use domain::case::listing::CancelledResult;

use super::super::kinds::{DefectMail, DefectNews, Particular};
use super::{Block, Letter, action, case_en, case_ja, deadline_en, deadline_ja, half, paragraph, quote};

/// Subject, sentence and label of the link; what the date is.
struct Words {
    ja: (&'static str, &'static str, &'static str),
    en: (&'static str, &'static str, &'static str),
    due: (&'static str, &'static str),
}

pub(super) fn letter(news: DefectNews, about: &DefectMail) -> Letter {
    let words = words(news);
    let number = about.defect.to_string();
    let (mut ja, mut en) = (vec![("瑕疵の番号", number.clone())], vec![("Defect", number)]);
    if let Some(particular) = about.particular {
        let (value_ja, value_en) = particular_words(particular);
        ja.push(("内容", value_ja));
        en.push(("What", value_en));
    }
    if let Some(due) = about.due {
        ja.push((words.due.0, deadline_ja(due)));
        en.push((words.due.1, deadline_en(due)));
    }
    let blocks = |sentence, case, facts, label| {
        let mut blocks = vec![paragraph(sentence), case, Block::Facts(facts)];
        blocks.extend(quote(&about.words));
        blocks.push(action(label, &about.link));
        blocks
    };
    Letter {
        ja: half(words.ja.0, blocks(words.ja.1, case_ja(&about.number, &about.product), ja, words.ja.2)),
        en: half(words.en.0, blocks(words.en.1, case_en(&about.number, &about.product), en, words.en.2)),
    }
}

/// In Japanese and in English.
fn particular_words(particular: Particular) -> (String, String) {
    let (ja, en) = match particular {
        Particular::MoreTime(true) => ("延長を認めました", "More time was granted"),
        Particular::MoreTime(false) => {
            ("延長を認めませんでした。期限は変わりません", "More time was not granted; the due date stays")
        }
        Particular::Remedy(true) => ("是正の完了を確認しました", "The remedy was found to be fulfilled"),
        Particular::Remedy(false) => {
            ("是正の完了を確認できませんでした", "The remedy was found not to be fulfilled")
        }
        Particular::Measure(Measure::Maintain) => ("審査の結果の維持", "The result stands"),
        Particular::Measure(Measure::AcceptRemedy) => ("是正計画の承認", "The remedy plan is accepted"),
        Particular::Measure(Measure::Reinstate) => ("再掲載", "Reinstatement in the register"),
        Particular::Measure(Measure::Cancel { result, from }) => {
            let (ja, en) = match result {
                CancelledResult::Documents => ("書類審査の結果", "the document screening"),
                CancelledResult::DeviceCheck => ("機能確認の結果", "the device check"),
                CancelledResult::Both => {
                    ("書類審査と機能確認の結果", "the document screening and the device check")
                }
            };
            return (
                format!("{ja}の取消し（{}から）", both_calendars(from)),
                format!("The result of {en} is cancelled from {}", date_en(from)),
            );
        }
        Particular::Due(DeadlineKind::Answer) => ("通知への回答", "Your answer to the notice"),
        Particular::Due(DeadlineKind::Hearing) => ("聴聞等の期日", "The hearing"),
        Particular::Due(DeadlineKind::Plan) => ("是正計画の提出", "Your remedy plan"),
        Particular::Due(DeadlineKind::Milestone(number)) => {
            return (format!("是正計画の節目{number}"), format!("Milestone {number} of the remedy plan"));
        }
    };
    (ja.to_owned(), en.to_owned())
}

fn words(news: DefectNews) -> Words {
    match news {
        DefectNews::DefectReported => Words {
            ja: (
                "瑕疵の報告がありました",
                "審査に適合した製品について、瑕疵の報告がありました。内容を確認し、対応を決めてください。",
                "報告を確認する",
            ),
            en: (
                "A defect was reported",
                "A defect was reported for a product that passed. Please look at it and decide what comes first.",
                "Look at the report",
            ),
            due: ("", ""),
        },
        DefectNews::PlanAsked => Words {
            ja: (
                "是正計画の提出をお願いします",
                "貴社の製品について瑕疵の報告があり、確認の結果、是正計画の提出をお願いすることになりました。期限までに審査ポータルで提出してください。",
                "是正計画を提出する",
            ),
            en: (
                "Please submit a remedy plan",
                "A defect of your product was reported, and we ask you for a remedy plan. Please submit it in the portal by the due date.",
                "Submit the plan",
            ),
            due: ("提出期限", "Due"),
        },
        DefectNews::Suspended => Words {
            ja: (
                "製品の緊急停止についてのお知らせ",
                "貴社の製品について、緊急の措置として供給の停止を公表しました。期間が満了すると、停止は自動的に終わります。",
                "内容を確認する",
            ),
            en: (
                "Your product was suspended",
                "As an emergency measure, your product is suspended, and the register says so. The suspension ends by itself.",
                "See the details",
            ),
            due: ("停止の期限", "Until"),
        },
        DefectNews::SuspensionEnded => Words {
            ja: ("製品の緊急停止が終了しました", "貴社の製品の緊急停止が終了しました。", "内容を確認する"),
            en: ("The suspension has ended", "The suspension of your product has ended.", "See the details"),
            due: ("", ""),
        },
        DefectNews::CancellationNotified => Words {
            ja: (
                "審査結果の取消しの予定について（重要）",
                "貴社の製品について、審査の結果の取消しを予定しています。通知書をご確認のうえ、代表者又は代表者から委任を受けた方が受領を確認し、期限までに意見を述べてください。回答がない場合は、その旨を記録して措置を決定します。回答がないことを同意とは扱いません。",
                "通知書を確認して回答する",
            ),
            en: (
                "Important: a cancellation is planned",
                "We plan to cancel the screening result of your product. Please read the letter; the representative or a delegated signatory confirms its receipt and answers by the due date. If nobody answers, that is recorded and the measure is decided without it. Silence is not treated as consent.",
                "Read the letter and answer",
            ),
            due: ("回答の期限", "Answer by"),
        },
        DefectNews::NoticeAnswered => Words {
            ja: (
                "通知への回答がありました",
                "取消しの予定の通知に対して、事業者から回答がありました。内容を確認してください。",
                "回答を確認する",
            ),
            en: (
                "The notice was answered",
                "The vendor has answered the notice of the planned cancellation. Please read the answer.",
                "Read the answer",
            ),
            due: ("", ""),
        },
        DefectNews::NoticeNotAnswered => Words {
            ja: (
                "期限までに回答がありませんでした",
                "取消しの予定の通知に対して、期限までに回答がなかったことを記録しました。回答がないことを同意とは扱いません。決定の前であれば、期限後の回答も受け付けます。",
                "内容を確認する",
            ),
            en: (
                "No answer by the due date",
                "It was recorded that nobody answered the notice by the due date. Silence is not treated as consent. Until the decision, a late answer is still taken.",
                "See the details",
            ),
            due: ("期限", "Due"),
        },
        DefectNews::ExtensionAsked => Words {
            ja: (
                "回答期限の延長の申出がありました",
                "取消しの予定の通知について、事業者から期限の延長の申出がありました。認めるかどうかを決めてください。",
                "申出を確認する",
            ),
            en: (
                "More time is asked for",
                "The vendor asks for more time to answer the notice. Please decide on it.",
                "Look at the request",
            ),
            due: ("希望する期限", "Until"),
        },
        DefectNews::ExtensionDecided => Words {
            ja: (
                "回答期限の延長の申出への回答",
                "期限の延長の申出について、回答をお知らせします。",
                "内容を確認する",
            ),
            en: (
                "Your request for more time",
                "Here is the answer to your request for more time.",
                "See the details",
            ),
            due: ("回答の期限", "Answer by"),
        },
        DefectNews::HearingMoved => Words {
            ja: ("聴聞等の期日の変更のお知らせ", "聴聞等の期日を変更しました。", "聴聞等の期日を確認する"),
            en: ("The hearing was moved", "The date of the hearing has changed.", "See the date"),
            due: ("聴聞等の新しい期日", "New date"),
        },
        DefectNews::HearingRecorded => Words {
            ja: (
                "聴聞等の調書を閲覧できます",
                "聴聞等の内容を調書に記録しました。閲覧し、必要があれば意見を付けてください。",
                "調書を閲覧する",
            ),
            en: (
                "The record of the hearing is there",
                "What was said at the hearing was recorded. Please read the record and comment on it if you wish.",
                "Read the record",
            ),
            due: ("", ""),
        },
        DefectNews::HearingCommented => Words {
            ja: (
                "聴聞等の調書に意見が付けられました",
                "事業者が聴聞等の調書に意見を付けました。",
                "意見を確認する",
            ),
            en: (
                "The record was commented on",
                "The vendor has commented on the record of the hearing.",
                "Read the comment",
            ),
            due: ("", ""),
        },
        DefectNews::PlanProposed => Words {
            ja: (
                "是正計画が提出されました",
                "事業者から是正計画が提出されました。内容を確認してください。",
                "計画を確認する",
            ),
            en: (
                "A remedy plan was submitted",
                "The vendor has submitted a remedy plan. Please look at it.",
                "Look at the plan",
            ),
            due: ("", ""),
        },
        DefectNews::PlanAccepted => Words {
            ja: (
                "是正計画を承認しました",
                "提出された是正計画を承認しました。計画に沿って是正を進め、進み具合を審査ポータルで報告してください。",
                "進み具合を報告する",
            ),
            en: (
                "Your remedy plan was accepted",
                "Your remedy plan was accepted. Please carry it out and report your progress in the portal.",
                "Report progress",
            ),
            due: ("", ""),
        },
        DefectNews::PlanReturned => Words {
            ja: (
                "是正計画を返却しました",
                "提出された是正計画を、次の理由により返却しました。是正を続けるには、是正計画を出し直してください。",
                "是正計画を出し直す",
            ),
            en: (
                "Your remedy plan was given back",
                "We gave your remedy plan back, for the reason below. To go on with the remedy, please hand in another one.",
                "Hand in another plan",
            ),
            due: ("提出期限", "Due"),
        },
        DefectNews::ProgressReported => Words {
            ja: (
                "是正の進み具合が報告されました",
                "事業者から、是正の進み具合の報告がありました。",
                "報告を確認する",
            ),
            en: (
                "Progress was reported",
                "The vendor has reported how far the remedy has come.",
                "Look at the report",
            ),
            due: ("", ""),
        },
        DefectNews::PlanConcluded => Words {
            ja: (
                "是正の確認の結果をお知らせします",
                "是正計画の実施について、確認の結果をお知らせします。",
                "結果を確認する",
            ),
            en: (
                "The result on your remedy",
                "Here is what came of the check of your remedy.",
                "See the result",
            ),
            due: ("", ""),
        },
        DefectNews::MeasureRecommended => Words {
            ja: (
                "決裁をお願いします（瑕疵への措置）",
                "瑕疵への措置について、決裁を待っています。",
                "内容を確認する",
            ),
            en: (
                "Please decide on a measure",
                "A measure about a defect awaits your decision.",
                "Look at it",
            ),
            due: ("", ""),
        },
        DefectNews::MeasureReturned => Words {
            ja: (
                "措置の案が差し戻されました",
                "瑕疵への措置の案が、理由を付けて差し戻されました。",
                "理由を確認する",
            ),
            en: (
                "The recommendation was returned",
                "Your recommendation about a defect was returned with a reason.",
                "See the reason",
            ),
            due: ("", ""),
        },
        DefectNews::MeasureDecided => Words {
            ja: (
                "措置の決定のお知らせ",
                "貴社の製品の瑕疵について、措置を決定しました。通知書で内容と理由を確認してください。",
                "通知書を確認する",
            ),
            en: (
                "A measure was decided",
                "A measure about the defect of your product was decided. The letter tells the measure and the reasons.",
                "Read the letter",
            ),
            due: ("", ""),
        },
        DefectNews::MeasureApproved => Words {
            ja: ("措置が決裁されました", "瑕疵への措置が決裁され、事業者に通知しました。", "内容を確認する"),
            en: (
                "The measure was approved",
                "The measure about a defect was approved, and the vendor was told.",
                "See the details",
            ),
            due: ("", ""),
        },
        DefectNews::Reminder => Words {
            ja: (
                "期限が近づいています（瑕疵への対応）",
                "貴社の製品の瑕疵に関する手続の期限が近づいています。",
                "内容を確認する",
            ),
            en: (
                "A date is near",
                "A date in the procedure about a defect of your product is near.",
                "See what is due",
            ),
            due: ("期限", "Due"),
        },
    }
}
