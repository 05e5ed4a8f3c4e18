# すべてのページで使う言葉

service-name = 審査ポータル
service-subject = 顔認証付きカードリーダー
language-name = 日本語
page-title-with-service = { $title } | 審査ポータル
page-title-error = エラー：{ $title }
skip-to-main = 本文へ移動

nav-label = メインメニュー
nav-vendor = 申請
nav-organization = 事業者情報
nav-screening = 審査
nav-admin-calls = 募集回の管理
nav-admin-staff = 職員の管理
nav-calls = 募集
nav-register = 公開簿
nav-statistics = 統計

sign-in = ログイン
sign-out = ログアウト
account-menu = アカウント：
account-settings = アカウント設定

footer-accessibility = ウェブアクセシビリティ方針
footer-privacy = 個人情報の取扱い
footer-contact = お問い合わせ

session-warning-title = まもなくログインの有効期限が切れます
session-warning-text = 操作がないため、まもなく自動的にログアウトします。作業を続ける場合は「延長する」を押してください。
session-warning-extend = 延長する
session-warning-failed = 延長できませんでした。通信の状態を確かめて、もう一度お試しください。
session-warning-ended = ログインの有効期限が切れました。入力した内容を保存するには、別のタブでもう一度ログインしてください。

field-required = ※必須
field-optional = ※任意
field-in-japan-time = 日本時間で入力してください。
field-error-prefix = エラー：
summary-of-errors = 入力内容を確認してください

notice-info = お知らせ
notice-success = 完了
notice-warning = 注意
notice-danger = 重要

step-ahead = これから
step-current = 現在の段階
step-done = 完了
step-stopped = 終了
steps-label = 審査の段階

value-empty = 未入力
change = 変更
change-what = （{ $what }）
cancel = キャンセル
go-home = トップページへ

table-empty = 該当するものはありません。
table-sort = 並べ替え
table-sort-by = 「{ $column }」で並べ替える

file-uploaded = アップロード
file-by = （{ $name }）

pagination-label = ページ送り
pagination-total = 全{ $total }件
pagination-page = { $page }ページ目
pagination-previous = 前へ
pagination-next = 次へ

clock-label = 標準処理期間の経過
clock-waiting-for = 対応待ち：
clock-running = 計測中
clock-stopped = 停止中
clock-over = 標準処理期間を超過
clock-ministry = 厚生労働省の処理日数
clock-vendor = 事業者の対応日数
clock-due = 標準処理期間の満了予定
clock-days = { $days }日
clock-days-of = { $days }日（標準 { $standard } 営業日）

field-part-date = 日付
field-part-time = 時刻

upload-hint = ファイルをここにドラッグ＆ドロップすることもできます。
upload-choose-first = ファイルを選択してください。
upload-one-only = ファイルは1つだけ選択してください。
upload-empty = 選択したファイルは空（0バイト）です。別のファイルを選択してください。
upload-too-large = 選択したファイルは{ $size }です。{ $max }までのファイルを選択してください。
upload-wrong-type = この種類のファイルは送信できません。{ $extensions }のファイルを選択してください。
upload-sending = 送信中 { $percent }%
upload-checking = 送信が終わりました。ファイルを確認しています。
upload-cancel = 送信を中止する
upload-cancelled = 送信を中止しました。ファイルは保存されていません。
upload-retry = もう一度送信する
upload-failed = 通信が途中で切れたため、送信できませんでした。ファイルは保存されていません。
upload-rejected = サーバーがこのファイルを受け付けませんでした。ファイルは保存されていません。
upload-unknown = 送信は終わりましたが、保存の結果を確認できませんでした。ページを読み込み直して、ファイルが登録されているか確認してください。
upload-reload = ページを読み込み直す
upload-progress-label = 送信の進み具合

autosave-saving = 下書きを保存しています
autosave-failed = 下書きを保存できていません。通信が回復すると、自動的にもう一度保存します。
