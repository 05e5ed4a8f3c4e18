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
nav-register = 適合製品一覧

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
error-prefix = エラー：
error-summary-title = 入力内容を確認してください

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
cancel = キャンセル
go-home = トップページへ

table-empty = 該当するものはありません。
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
