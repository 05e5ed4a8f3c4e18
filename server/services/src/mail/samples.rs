//! One sample of each mail and its snapshot. A kind without a sample does not compile, a sample
//! without a snapshot fails.

use domain::case::defect::deadline::DeadlineKind;
use domain::case::defect::measure::Measure;
use domain::case::device_check::Slot;
use domain::case::listing::CancelledResult;
use domain::forms::FormId;
use jiff::Timestamp;

use super::calendar::CalendarEntry;
use super::kinds::{
    CorrectionWords, DefectMail, DefectNews, Kind, Mail, NoticeAbout, NoticeReply, Particular, ReasonWords,
    SubmittedFile,
};
use super::words::letter;

const NUMBER: &str = "R8-1-0042";

fn product() -> String {
    "顔認証リーダー KR-100".to_owned()
}

fn case_link() -> String {
    "https://shinsa.example.jp/cases/0b9d3c".to_owned()
}

fn at(instant: &str) -> Timestamp {
    instant.parse().unwrap()
}

fn due() -> Timestamp {
    at("2026-12-25T08:00:00Z")
}

fn reason() -> String {
    "型番 <b>KR-100</b> の登録に誤りがありました。".to_owned()
}

fn about_notice() -> NoticeAbout {
    NoticeAbout { number: NUMBER.to_owned(), product: product(), notice: 2, link: case_link() }
}

fn sample(kind: Kind) -> Mail {
    let (number, product, link) = (NUMBER.to_owned(), product(), case_link());
    let call_title_ja = "令和8年度第1回 顔認証付きカードリーダー募集".to_owned();
    let call_title_en = "First call of fiscal year 2026".to_owned();
    let token = |path: &str| format!("https://shinsa.example.jp/{path}/5f2c");
    let organization = "株式会社サンプル<技研> & Co.".to_owned();
    match kind {
        Kind::ConfirmAddress => Mail::ConfirmAddress { link: token("confirm"), expires_at: due() },
        Kind::AddressAlreadyRegistered => Mail::AddressAlreadyRegistered {
            sign_in: "https://shinsa.example.jp/sign-in".to_owned(),
            reset: "https://shinsa.example.jp/password/forgot".to_owned(),
        },
        Kind::ChangeAddress => Mail::ChangeAddress { link: token("account/email"), expires_at: due() },
        Kind::AddressChanged => {
            Mail::AddressChanged { at: due(), contact: "https://shinsa.example.jp/contact".to_owned() }
        }
        Kind::ResetPassword => Mail::ResetPassword { link: token("password/reset"), expires_at: due() },
        Kind::PasswordChanged => {
            Mail::PasswordChanged { at: due(), reset: "https://shinsa.example.jp/password/forgot".to_owned() }
        }
        Kind::StaffInvitation => Mail::StaffInvitation {
            roles_ja: vec!["審査担当".to_owned(), "審査責任者".to_owned()],
            roles_en: vec!["Reviewer".to_owned(), "Approver".to_owned()],
            link: token("invitation"),
            expires_at: due(),
        },
        Kind::MemberInvitation => Mail::MemberInvitation {
            organization,
            inviter: "髙﨑 花子".to_owned(),
            link: token("invitation"),
            expires_at: due(),
        },
        Kind::JoinRequested => Mail::JoinRequested {
            organization,
            name: "山田 太郎".to_owned(),
            email: "taro@example.jp".to_owned(),
            words: "開発部の山田です。\n参加をお願いします。".to_owned(),
            link: "https://shinsa.example.jp/organization".to_owned(),
        },
        Kind::JoinDecided => {
            Mail::JoinDecided { organization, accepted: true, link: "https://shinsa.example.jp/".to_owned() }
        }
        Kind::SubmissionReceived => Mail::SubmissionReceived {
            number,
            product,
            call_title_ja,
            call_title_en,
            submitted_at: at("2026-11-22T00:05:09Z"),
            files: FormId::ALL
                .map(|form| SubmittedFile {
                    form,
                    name: format!("様式第{}号.{}", form.number(), form.format().extension()),
                    sha256: "9f86d081".repeat(8),
                })
                .to_vec(),
            link,
        },
        Kind::CaseArrived => Mail::CaseArrived { number, product, applicant: organization, link },
        Kind::CaseAssigned => Mail::CaseAssigned { number, product, link },
        Kind::CaseUnassigned => Mail::CaseUnassigned { number, product, link },
        Kind::Message => Mail::Message {
            number,
            product,
            text: "測定条件を確認しています。\n\n<b>火曜日</b>にご連絡します。".to_owned(),
            link,
        },
        Kind::CorrectionRequested => Mail::CorrectionRequested {
            number,
            product,
            round: 2,
            due: due(),
            words: "お手数ですが、次の2点をお願いします。".to_owned(),
            items: vec![
                CorrectionWords {
                    target_ja: "出荷計画書 月別の台数".to_owned(),
                    target_en: "Shipment plan: units per month".to_owned(),
                    words: "合計が申込台数と一致しません。".to_owned(),
                },
                CorrectionWords {
                    target_ja: "提供価格概算見積書 有効期限".to_owned(),
                    target_en: "Price estimate: valid until".to_owned(),
                    words: "締切日以降の日付にしてください。\n根拠も書いてください。".to_owned(),
                },
            ],
            link,
        },
        Kind::CorrectionReturned => Mail::CorrectionReturned { number, product, round: 2, link },
        Kind::Held => Mail::Held {
            number,
            product,
            reason_ja: "関係機関に照会中".to_owned(),
            reason_en: "Another authority is asked".to_owned(),
            note: "回答は12月上旬の見込みです。".to_owned(),
            link,
        },
        Kind::Resumed => {
            Mail::Resumed {
                number, product, note: Some("照会の回答が届きました。".to_owned()), link
            }
        }
        Kind::FormalCheckPassed => Mail::FormalCheckPassed { number, product, link },
        Kind::ApprovalRequested => Mail::ApprovalRequested { number, product, passed: true, link },
        Kind::RecommendationReturned => Mail::RecommendationReturned {
            number,
            product,
            reason: "価格の根拠をもう一度確認してください。".to_owned(),
            link,
        },
        Kind::Decided => Mail::Decided {
            number,
            product,
            passed: false,
            formal: false,
            reasons: vec![
                ReasonWords {
                    ja: "様式第7号：上限価格を超えています。".to_owned(),
                    en: "Form 7: The price is over the cap.".to_owned(),
                    note: "税込みで99,000円を超えています。".to_owned(),
                },
                ReasonWords {
                    ja: "申請全体：必須要件を満たしていません。".to_owned(),
                    en: "The whole application: A mandatory requirement is not met.".to_owned(),
                    note: String::new(),
                },
            ],
            link,
        },
        Kind::Withdrawn => Mail::Withdrawn { number, product, link },
        Kind::DeadlineReminder => {
            Mail::DeadlineReminder { call_title_ja, call_title_en, closes_at: due(), product, link }
        }
        Kind::DeadlineMoved => Mail::DeadlineMoved { call_title_ja, call_title_en, closes_at: due(), link },
        Kind::CorrectionReminder => Mail::CorrectionReminder { number, due: due(), link },
        Kind::DefectReported => defect(DefectNews::DefectReported),
        Kind::PlanAsked => defect(DefectNews::PlanAsked),
        Kind::Suspended => defect(DefectNews::Suspended),
        Kind::SuspensionEnded => defect(DefectNews::SuspensionEnded),
        Kind::CancellationNotified => defect(DefectNews::CancellationNotified),
        Kind::NoticeAnswered => defect(DefectNews::NoticeAnswered),
        Kind::NoticeNotAnswered => defect(DefectNews::NoticeNotAnswered),
        Kind::ExtensionAsked => defect(DefectNews::ExtensionAsked),
        Kind::ExtensionDecided => defect(DefectNews::ExtensionDecided),
        Kind::HearingMoved => defect(DefectNews::HearingMoved),
        Kind::HearingRecorded => defect(DefectNews::HearingRecorded),
        Kind::HearingCommented => defect(DefectNews::HearingCommented),
        Kind::PlanProposed => defect(DefectNews::PlanProposed),
        Kind::PlanAccepted => defect(DefectNews::PlanAccepted),
        Kind::PlanReturned => defect(DefectNews::PlanReturned),
        Kind::ProgressReported => defect(DefectNews::ProgressReported),
        Kind::PlanConcluded => defect(DefectNews::PlanConcluded),
        Kind::MeasureRecommended => defect(DefectNews::MeasureRecommended),
        Kind::MeasureReturned => defect(DefectNews::MeasureReturned),
        Kind::MeasureDecided => defect(DefectNews::MeasureDecided),
        Kind::MeasureApproved => defect(DefectNews::MeasureApproved),
        Kind::DefectReminder => defect(DefectNews::Reminder),
        Kind::DeviceSlotsProposed => Mail::DeviceSlotsProposed {
            number,
            product,
            applicant: organization,
            slots: vec![slot(), Slot { to: at("2026-12-08T04:00:00Z"), ..slot() }],
            link,
        },
        Kind::DeviceSlotsDeclined => Mail::DeviceSlotsDeclined {
            number,
            product,
            reason: "試験室が使用中のため、\n翌週の候補をお願いします。".to_owned(),
            link,
        },
        Kind::DeviceDateConfirmed => {
            Mail::DeviceDateConfirmed { number, product, slot: slot(), entry: entry(), link }
        }
        Kind::DeviceDateMoved => Mail::DeviceDateMoved {
            number,
            product,
            slot: slot(),
            by_vendor: true,
            reason: "機器の到着が遅れるため。".to_owned(),
            entry: entry(),
            link,
        },
        Kind::DeviceDecided => Mail::DeviceDecided {
            number,
            product,
            passed: false,
            reasons: vec![ReasonWords {
                ja: "申請全体：要件を満たしていません。".to_owned(),
                en: "The whole application: A requirement is not met.".to_owned(),
                note: "2台で他人の顔を受け入れました。".to_owned(),
            }],
            link,
        },
        Kind::EntryDelisted => Mail::EntryDelisted { number, product, reason: reason(), link },
        Kind::EntryErrorProposed => Mail::EntryErrorProposed { number, product, reason: reason(), link },
        Kind::EntryErrorRejected => Mail::EntryErrorRejected { number, product, reason: reason(), link },
        Kind::EntryRecordedInError => Mail::EntryRecordedInError { number, product, reason: reason(), link },
        Kind::SubscriptionAsked => Mail::SubscriptionAsked {
            product: Some(product),
            link: token("subscriptions/confirm"),
            expires_at: due(),
        },
        Kind::RegisterChanged => Mail::RegisterChanged {
            number,
            product,
            vendor: organization,
            what_ja: "緊急停止をしました".to_owned(),
            what_en: "It was suspended".to_owned(),
            reason: reason(),
            at: due(),
            link: "https://shinsa.example.jp/products/R8-1-0042".to_owned(),
            leave: token("subscriptions/leave"),
        },
        Kind::NoticeSubmitted => Mail::NoticeSubmitted {
            about: about_notice(),
            kinds_ja: vec!["ファームウェア".to_owned(), "価格".to_owned()],
            kinds_en: vec!["Firmware".to_owned(), "Price".to_owned()],
        },
        Kind::NoticeAsked => Mail::NoticeAsked {
            about: about_notice(),
            question: "<b>認証精度</b>への影響を教えてください。".to_owned(),
            due: due(),
        },
        Kind::NoticeDocumentsRequested => Mail::NoticeDocumentsRequested {
            about: about_notice(),
            forms: vec![FormId::SelfDeclaration, FormId::PriceEstimate],
            words: "新しい版の測定結果を記載してください。".to_owned(),
            due: due(),
        },
        Kind::NoticeTestsRequested => Mail::NoticeTestsRequested {
            about: about_notice(),
            cases: vec!["T-03 本人の顔認証".to_owned(), "T-04 他人の顔の拒否".to_owned()],
            words: "新しい版で確認します。".to_owned(),
        },
        Kind::NoticeReturned => Mail::NoticeReturned { about: about_notice(), reply: NoticeReply::Documents },
        Kind::NoticeDecided => {
            Mail::NoticeDecided {
                about: about_notice(), noted: true, words: "確認しました。".to_owned()
            }
        }
        Kind::NoticeWithdrawn => Mail::NoticeWithdrawn {
            about: about_notice(),
            reason: "変更を見合わせるため".to_owned(),
        },
        Kind::NoticeReminder => Mail::NoticeReminder { about: about_notice(), due: due() },
        Kind::ConfirmDefectReport => {
            Mail::ConfirmDefectReport { product, link: token("report-defect"), expires_at: due() }
        }
        Kind::DefectReportReceived => Mail::DefectReportReceived {
            reference: "D-4F2A-91C0-77BE".to_owned(),
            product,
            at: due(),
            contact: "https://shinsa.example.jp/contact".to_owned(),
        },
    }
}

fn slot() -> Slot {
    let place = "東京都千代田区霞が関1-2-2 試験室 <B1>".to_owned();
    Slot { from: at("2026-12-08T01:00:00Z"), to: at("2026-12-08T03:00:00Z"), place }
}

fn entry() -> CalendarEntry {
    CalendarEntry {
        uid: "device-check-1@shinsa.example.jp".to_owned(),
        sequence: 0,
        stamped_at: at("2026-11-28T00:00:00Z"),
        from: slot().from,
        to: slot().to,
        summary: "機能確認".to_owned(),
        place: slot().place,
        link: case_link(),
        cancelled: false,
    }
}

/// With a date where the mail has words for one.
fn defect(news: DefectNews) -> Mail {
    use DefectNews as N;
    let dated = [
        N::PlanAsked,
        N::Suspended,
        N::CancellationNotified,
        N::NoticeNotAnswered,
        N::ExtensionAsked,
        N::ExtensionDecided,
        N::HearingMoved,
        N::PlanReturned,
        N::Reminder,
    ];
    let about = DefectMail {
        number: NUMBER.to_owned(),
        product: product(),
        defect: 2,
        particular: particular(news),
        due: dated.contains(&news).then(due),
        words: "他人の顔で<b>本人</b>と確認されました。".to_owned(),
        link: case_link(),
    };
    Mail::Defect(news, about)
}

/// What the mail says in a word, where it does.
fn particular(news: DefectNews) -> Option<Particular> {
    use DefectNews as N;
    let from = jiff::civil::date(2027, 1, 15);
    let cancel = Measure::Cancel { result: CancelledResult::Both, from };
    Some(match news {
        N::ExtensionDecided => Particular::MoreTime(false),
        N::PlanConcluded => Particular::Remedy(true),
        N::MeasureRecommended => Particular::Measure(Measure::AcceptRemedy),
        N::MeasureDecided | N::MeasureApproved => Particular::Measure(cancel),
        N::Reminder => Particular::Due(DeadlineKind::Milestone(2)),
        _ => return None,
    })
}

fn rendered(mail: &Mail) -> super::letter::Rendered {
    letter(mail).render("髙﨑 <花子>", "https://shinsa.example.jp/").unwrap()
}

#[test]
fn each_mail_reads_as_it_was_approved() {
    for kind in Kind::ALL {
        let mail = sample(*kind);
        assert_eq!(mail.kind(), *kind);
        let mail = rendered(&mail);
        let shown = format!("{}\n\n{}\n{}", mail.subject, mail.text, mail.html);
        insta::assert_snapshot!(kind.id(), shown);
    }
}

/// Mails with two outcomes have a snapshot for the other one as well.
#[test]
fn the_other_outcomes_read_as_they_were_approved() {
    let (number, product, link) = (NUMBER.to_owned(), product(), case_link());
    let refused = Mail::JoinDecided {
        organization: "株式会社サンプル技研".to_owned(),
        accepted: false,
        link: "https://shinsa.example.jp/".to_owned(),
    };
    let decided = |passed, formal| Mail::Decided {
        number: number.clone(),
        product: product.clone(),
        passed,
        formal,
        reasons: Vec::new(),
        link: link.clone(),
    };
    let (passed, failed_at_once) = (decided(true, false), decided(false, true));
    let devices_passed = Mail::DeviceDecided {
        number: number.clone(),
        product: product.clone(),
        passed: true,
        reasons: Vec::new(),
        link: link.clone(),
    };
    let about = about_notice;
    let rejected =
        Mail::NoticeDecided {
            about: about(), noted: false, words: "影響を確認できないため".to_owned()
        };
    let replied = |reply| Mail::NoticeReturned { about: about(), reply };
    let others = [
        ("join-decided-refused", refused),
        ("decided-passed", passed),
        ("decided-formal", failed_at_once),
        ("device-decided-passed", devices_passed),
        ("notice-decided-rejected", rejected),
        ("notice-returned-answer", replied(NoticeReply::Answer)),
        ("notice-returned-tests", replied(NoticeReply::Tests)),
    ];
    for (name, mail) in others {
        insta::assert_snapshot!(name, rendered(&mail).text);
    }
}

#[test]
fn every_mail_is_safe_to_show_and_loads_nothing() {
    for kind in Kind::ALL {
        let mail = rendered(&sample(*kind));
        for forbidden in ["<花子>", "<技研>", "<b>", "<img", "<link", "<script", "src=", "url("] {
            assert!(!mail.html.contains(forbidden), "{}: {forbidden}", kind.id());
        }
        assert!(!mail.subject.chars().any(char::is_control), "{}", kind.id());
        assert!(mail.html.contains(r#"lang="ja""#) && mail.html.contains(r#"lang="en""#));
        let (ja, en) = (mail.text.find(" 様\n").unwrap(), mail.text.find("\nDear ").unwrap());
        assert!(ja < en, "{}: Japanese comes first", kind.id());
    }
}

#[test]
fn kinds_have_names_of_their_own() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_id(kind.id()), Some(*kind));
    }
}
