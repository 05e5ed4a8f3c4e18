//! Words about accounts and organisations.

use super::{Block, Letter, Timestamp, action, datetime_en, datetime_ja, half, paragraph, quote};

const IGNORE_JA: &str = "お心当たりがない場合は、このメールを破棄してください。何も変更されません。";
const IGNORE_EN: &str = "If you did not ask for this, ignore this email. Nothing will change.";

fn valid_ja(until: Timestamp) -> Block {
    Block::Facts(vec![("リンクの有効期限", datetime_ja(until))])
}

fn valid_en(until: Timestamp) -> Block {
    Block::Facts(vec![("The link works until", datetime_en(until))])
}

pub(super) fn confirm_address(link: &str, until: Timestamp) -> Letter {
    Letter {
        ja: half(
            "メールアドレスの確認",
            vec![
                paragraph(
                    "アカウントの登録を受け付けました。次のリンクを開いて、メールアドレスの確認を完了してください。",
                ),
                action("メールアドレスを確認する", link),
                valid_ja(until),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            "Confirm your email address",
            vec![
                paragraph(
                    "We received your registration. Open the link below to confirm your email address.",
                ),
                action("Confirm the email address", link),
                valid_en(until),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn already_registered(sign_in: &str, reset: &str) -> Letter {
    Letter {
        ja: half(
            "このメールアドレスは登録済みです",
            vec![
                paragraph(
                    "このメールアドレスで新規登録又はメールアドレスの変更の申込みがありましたが、すでにアカウントが登録されています。新しいアカウントの作成も、変更も行っていません。",
                ),
                action("ログインする", sign_in),
                action("パスワードを忘れた場合", reset),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            "This email address is registered already",
            vec![
                paragraph(
                    "Somebody tried to register with this email address, or to change theirs to it, but it has an account already. No account was made or changed.",
                ),
                action("Sign in", sign_in),
                action("If you forgot the password", reset),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn change_address(link: &str, until: Timestamp) -> Letter {
    Letter {
        ja: half(
            "メールアドレスの変更の確認",
            vec![
                paragraph(
                    "メールアドレスをこのアドレスに変更する申込みを受け付けました。次のリンクを開いて、変更を完了してください。リンクは1回だけ使えます。",
                ),
                action("メールアドレスを変更する", link),
                valid_ja(until),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            "Confirm your new email address",
            vec![
                paragraph(
                    "You asked to change your email address to this one. Open the link below to complete the change. The link works once.",
                ),
                action("Change the email address", link),
                valid_en(until),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn address_changed(at: Timestamp, contact: &str) -> Letter {
    Letter {
        ja: half(
            "メールアドレスが変更されました",
            vec![
                Block::Facts(vec![("変更日時", datetime_ja(at))]),
                paragraph(
                    "今後のお知らせは、新しいメールアドレスにお送りします。ログインにも新しいメールアドレスを使ってください。ご自身で変更した場合は、何もする必要はありません。",
                ),
                action("お心当たりがない場合は、すぐにお問い合わせください", contact),
            ],
        ),
        en: half(
            "Your email address was changed",
            vec![
                Block::Facts(vec![("Changed at", datetime_en(at))]),
                paragraph(
                    "From now on, emails go to the new email address; use it to sign in, too. If you changed it yourself, there is nothing to do.",
                ),
                action("If it was not you, contact us at once", contact),
            ],
        ),
    }
}

pub(super) fn reset_password(link: &str, until: Timestamp) -> Letter {
    Letter {
        ja: half(
            "パスワードの再設定",
            vec![
                paragraph(
                    "パスワードの再設定の申込みを受け付けました。次のリンクを開いて、新しいパスワードを設定してください。リンクは1回だけ使えます。",
                ),
                action("新しいパスワードを設定する", link),
                valid_ja(until),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            "Reset your password",
            vec![
                paragraph(
                    "You asked to reset your password. Open the link below and set a new one. The link works once.",
                ),
                action("Set a new password", link),
                valid_en(until),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn password_changed(at: Timestamp, reset: &str) -> Letter {
    Letter {
        ja: half(
            "パスワードが変更されました",
            vec![
                Block::Facts(vec![("変更日時", datetime_ja(at))]),
                paragraph(
                    "安全のため、ログイン中のすべての端末からログアウトしました。ご自身で変更した場合は、何もする必要はありません。",
                ),
                action("お心当たりがない場合は、すぐにパスワードを再設定してください", reset),
            ],
        ),
        en: half(
            "Your password was changed",
            vec![
                Block::Facts(vec![("Changed at", datetime_en(at))]),
                paragraph(
                    "To be safe, all devices were signed out. If you changed it yourself, there is nothing to do.",
                ),
                action("If it was not you, reset the password at once", reset),
            ],
        ),
    }
}

pub(super) fn staff_invitation(
    roles_ja: &[String],
    roles_en: &[String],
    link: &str,
    until: Timestamp,
) -> Letter {
    Letter {
        ja: half(
            "職員アカウントへの招待",
            vec![
                paragraph(
                    "審査ポータルの職員アカウントに招待されました。次のリンクを開いて、氏名とパスワードを登録してください。",
                ),
                Block::Facts(vec![("担当", roles_ja.join("、"))]),
                action("アカウントを登録する", link),
                valid_ja(until),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            "Invitation to a staff account",
            vec![
                paragraph(
                    "You are invited to a staff account of the Shinsa Portal. Open the link below and set your name and password.",
                ),
                Block::Facts(vec![("Roles", roles_en.join(", "))]),
                action("Set up the account", link),
                valid_en(until),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn member_invitation(organization: &str, inviter: &str, link: &str, until: Timestamp) -> Letter {
    Letter {
        ja: half(
            format!("「{organization}」への招待"),
            vec![
                paragraph(format!(
                    "{inviter} 様から、審査ポータルで「{organization}」の担当者になるよう招待されました。次のリンクを開いて登録してください。"
                )),
                action("招待を受ける", link),
                valid_ja(until),
                paragraph(IGNORE_JA),
            ],
        ),
        en: half(
            format!("Invitation to {organization}"),
            vec![
                paragraph(format!(
                    "{inviter} invites you to join {organization} in the Shinsa Portal. Open the link below to accept."
                )),
                action("Accept the invitation", link),
                valid_en(until),
                paragraph(IGNORE_EN),
            ],
        ),
    }
}

pub(super) fn join_requested(organization: &str, name: &str, email: &str, words: &str, link: &str) -> Letter {
    let mut ja = vec![
        paragraph(format!(
            "「{organization}」への参加の申請がありました。ご本人であることを確かめてから、承認又は却下してください。"
        )),
        Block::Facts(vec![("氏名", name.to_owned()), ("メールアドレス", email.to_owned())]),
    ];
    let mut en = vec![
        paragraph(format!(
            "Somebody asks to join {organization}. Make sure who they are, then accept or refuse."
        )),
        Block::Facts(vec![("Name", name.to_owned()), ("Email address", email.to_owned())]),
    ];
    ja.extend(quote(words));
    en.extend(quote(words));
    ja.push(action("申請を確認する", link));
    en.push(action("See the request", link));
    Letter {
        ja: half("参加の申請がありました", ja), en: half("A request to join your organization", en)
    }
}

pub(super) fn join_decided(organization: &str, accepted: bool, link: &str) -> Letter {
    if accepted {
        return Letter {
            ja: half(
                "参加が承認されました",
                vec![
                    paragraph(format!(
                        "「{organization}」への参加が承認されました。申請の作成や確認ができます。"
                    )),
                    action("審査ポータルを開く", link),
                ],
            ),
            en: half(
                "Your request to join was accepted",
                vec![
                    paragraph(format!(
                        "You are now a member of {organization}. You can prepare and follow its applications."
                    )),
                    action("Open the Shinsa Portal", link),
                ],
            ),
        };
    }
    Letter {
        ja: half(
            "参加は承認されませんでした",
            vec![
                paragraph(format!(
                    "「{organization}」への参加の申請は、同社の管理者により却下されました。お心当たりがない場合は、同社の管理者にお問い合わせください。"
                )),
                action("審査ポータルを開く", link),
            ],
        ),
        en: half(
            "Your request to join was refused",
            vec![
                paragraph(format!(
                    "The managers of {organization} refused your request to join. Please ask them if you did not expect this."
                )),
                action("Open the Shinsa Portal", link),
            ],
        ),
    }
}
