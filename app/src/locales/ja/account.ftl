# 利用者登録、ログイン、アカウントの言葉

field-name = 氏名
field-new-password = 新しいパスワード
field-current-password = 現在のパスワード

password-rules = { $min }文字以上で入力してください。文字の種類の決まりはありません。単語をいくつかつなげた長い文でもかまいません。貼り付けもできます。よく使われるパスワード、氏名やメールアドレスを使ったもの、同じ文字の繰り返しや並び順の文字は使えません。
mail-not-arrived = メールが届かない場合は、迷惑メールのフォルダーと、入力したメールアドレスに誤りがないかを確かめてください。

sign-up-title = 利用者登録
sign-up-lead = 申請する事業者の担当者の方は、はじめに利用者登録をしてください。
sign-up-next-step = 登録すると、入力したメールアドレスに確認のメールが届きます。メールのリンクを開いて登録を完了すると、ログインできます。
sign-up-email-help = 確認のメールと、審査に関する連絡をこのアドレスに送ります。
sign-up-purpose = 入力された個人情報は、申請の受付と審査、そのための連絡に利用します。
sign-up-submit = 登録する
sign-up-have-account = 登録が済んでいる方：
sign-up-again = もう一度登録する
sign-up-sent-title = 確認のメールをご覧ください
sign-up-sent-lead = 入力されたメールアドレスにメールを送りました。メールに書かれている手順で、登録を完了してください。
sign-up-sent-valid = メールのリンクは、送信から{ $hours }時間有効です。

confirm-title = メールアドレスの確認
confirm-lead = 下のボタンを押すと、メールアドレスの確認が完了し、ログインできるようになります。
confirm-submit = メールアドレスを確認する

sign-in-title = ログイン
sign-in-to-continue = 続けるには、ログインしてください。ログインすると、元のページに戻ります。
sign-in-forgot = パスワードを忘れた方
sign-in-to-sign-up = はじめて利用する事業者の方（利用者登録）
sign-in-staff-note = 職員の方は、管理者から届く招待のメールで登録してください。

forgot-title = パスワードの再設定
forgot-lead = 登録したメールアドレスを入力してください。パスワードを再設定するためのリンクをメールで送ります。
forgot-submit = 再設定のメールを送る
forgot-again = もう一度送る
forgot-sent-title = 再設定のメールをご覧ください
forgot-sent-lead = 入力されたメールアドレスが登録されている場合は、そのアドレスに再設定のメールを送りました。メールのリンクを開いて、新しいパスワードを設定してください。
forgot-sent-valid = リンクは、送信から{ $hours }時間有効です。
reset-title = 新しいパスワードの設定
reset-lead = 設定すると、この利用者のすべてのログインが終了します。新しいパスワードでログインし直してください。
reset-submit = パスワードを設定する

link-broken-title = このリンクは使えません
link-help-sign-in = 確認が済んでいる場合は、そのままログインできます。済んでいない場合も、ログインの操作をすると、新しい確認のメールが届きます。
link-help-forgot = 必要な場合は、もう一度再設定のメールを送ってください。
link-help-inviter = 登録が済んでいる場合は、ログインしてください。済んでいない場合は、招待した方に、もう一度招待するよう依頼してください。
link-help-account = 変更が済んでいない場合は、アカウント設定から、もう一度確認のメールを送ってください。
link-help-operator = 管理者の登録が済んでいる場合は、ログインしてください。済んでいない場合は、システムの運用担当者に新しいリンクの発行を依頼してください。

address-title = メールアドレスの変更の確認
address-lead = 下のボタンを押すと、ログインとお知らせに使うメールアドレスが、次のアドレスに変わります。
address-submit = メールアドレスを変更する

invitation-title = 招待の確認
invitation-lead-staff = 職員として、審査ポータルに招待されています。
invitation-lead-member = 事業者の一員として、審査ポータルに招待されています。
invitation-roles = 役割
invitation-organization = 事業者
invitation-inviter = 招待した方
invitation-new-account = 氏名とパスワードを設定すると、登録が完了します。
invitation-submit-new = 登録して参加する
invitation-submit-own = この事業者に参加する
invitation-sign-in-first = このメールアドレスは、利用者登録が済んでいます。ログインしてから参加してください。
invitation-sign-in = ログインして続ける
invitation-another-account = 現在、別のアカウント（{ $email }）でログインしています。ログアウトしてから、メールのリンクをもう一度開いてください。
invitation-sign-out = このアカウントからログアウトする

setup-title = 最初の管理者の登録
setup-lead = このポータルにはまだ管理者がいません。最初の管理者を登録してください。ほかの職員は、登録の後に招待できます。
setup-submit = 管理者を登録する

account-title = アカウント設定
account-roles = 役割
account-organization = 事業者
account-no-organization = 登録されていません（登録する）
account-password-changed = パスワードの最終変更
account-profile-title = 氏名と役職の変更
account-profile-text = 変更した後の提出や操作に、新しい氏名が使われます。提出済みの申請と操作の記録は変わりません。
account-title-help = 事業者での役職を入力してください。例：代表取締役、営業部長
account-profile-submit = 変更を保存する
account-address-title = メールアドレスの変更
account-address-text = 新しいメールアドレスに確認のメールを送ります。メールのリンクを開くと変更されます。リンクは{ $hours }時間有効です。ログインは続きます。
account-address-new = 新しいメールアドレス
account-address-password-help = ご本人であることを確かめるため、入力してください。
account-address-submit = 確認のメールを送る
account-password-title = パスワードの変更
account-password-text = 変更すると、ほかの端末でのログインはすべて終了します。変更したことを、登録のメールアドレスにお知らせします。
account-password-submit = パスワードを変更する
account-sessions-title = ログイン中の端末
account-sessions-text = 心当たりのない端末がある場合は、その端末をログアウトさせてから、パスワードを変更してください。
account-sessions-caption = ログイン中の端末の一覧
session-device = 端末
session-device-unknown = 不明な端末
session-since = ログイン日時
session-until = 有効期限
session-act = 操作
session-this = この端末
session-end = { $device }（{ $since }から）をログアウトさせる

notice-signed-out = ログアウトしました。
notice-address-confirmed = メールアドレスの確認が完了しました。ログインしてください。
notice-password-reset = 新しいパスワードを設定しました。新しいパスワードでログインしてください。
notice-password-changed = パスワードを変更しました。ほかの端末でのログインは終了しました。
notice-account-made = 登録が完了しました。設定したパスワードでログインしてください。
notice-profile-changed = 変更を保存しました。
notice-address-asked = 入力されたメールアドレスにメールを送りました。メールのリンクを開くまで、メールアドレスは変更されません。
notice-address-changed = メールアドレスを変更しました。次回から、新しいメールアドレスでログインしてください。
notice-session-ended = 選択した端末をログアウトさせました。

error-email-registered = このメールアドレスは登録されています。別のメールアドレスを入力してください。
error-email-unchanged = 現在のメールアドレスと同じです。新しいメールアドレスを入力してください。
error-password-empty = { $label }を入力してください。
error-password-too-short = { $label }は{ $min }文字以上で入力してください（入力されたのは{ $found }文字です）。
error-password-too-long = { $label }は{ $max }文字以内で入力してください。
error-password-common = よく使われるパスワードで、推測されやすいため使えません。別の{ $label }を入力してください。
error-password-personal = 氏名やメールアドレスから推測されやすいため使えません。別の{ $label }を入力してください。
error-password-service = このサービスの名前などから推測されやすいため使えません。別の{ $label }を入力してください。
error-password-repetitive = 同じ文字の繰り返しが多く、推測されやすいため使えません。別の{ $label }を入力してください。
error-password-sequence = 並び順の文字が多く、推測されやすいため使えません。別の{ $label }を入力してください。
error-password-wrong = 現在のパスワードが正しくありません。
error-password-unchanged = 現在のパスワードと同じです。別の{ $label }を入力してください。
error-name-empty = { $label }を入力してください。

denied-sign-in-failed = メールアドレス又はパスワードが正しくありません。確かめて、もう一度入力してください。
denied-address-unconfirmed = メールアドレスの確認が済んでいません。確認のメールを送りましたので、メールのリンクを開いて確認してください。
denied-too-many-attempts = 試行の回数が多すぎるため、しばらくの間受け付けられません。15分ほど待ってから、もう一度お試しください。
denied-link-unknown = リンクが正しくないか、新しいリンクが発行されています。メールに書かれているリンク全体を開いているか確かめてください。
denied-link-used = このリンクは使用済みです。
denied-link-expired = このリンクは有効期限が切れているか、取り消されています。
denied-administrator-exists = 管理者は登録されています。
denied-email-registered = このメールアドレスは、利用者登録が済んでいます。
denied-staff-account = 職員のアカウントは、事業者に所属できません。
