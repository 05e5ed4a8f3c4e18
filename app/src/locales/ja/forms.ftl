# ブラウザーでの様式の記入と、読み取った内容の表示

## 値
value-ticked = チェックあり
value-not-ticked = チェックなし

## ブラウザーでの記入
fill-title = { $form }の記入
fill-lead = ここで記入した内容から様式のファイルを作成し、登録します。入力した内容は自動で保存されるため、いつでも中断と再開ができます。
fill-from-known = 申請情報と募集の内容から、分かるところをあらかじめ記入しました。内容を確かめ、残りを記入してください。
fill-from-draft = { $at }に保存した、記入の途中の内容を表示しています。
fill-from-file = 登録済みのファイル（第{ $version }版）から読み取った内容を表示しています。
fill-from-unread = 登録済みのファイル（第{ $version }版）の内容は読み取れなかったため、申請情報から分かるところだけを記入しています。
fill-take-file = 代わりに、登録済みのファイル（第{ $version }版）の内容を表示する
fill-take-draft = 代わりに、{ $at }に保存した記入の途中の内容を表示する
fill-group-head = 宛先と提出日
fill-group-submitter = 提出者
fill-group-contact = 連絡先
fill-group-product = 申込製品
fill-help-date = 例：2026-11-22、令和8年11月22日
fill-help-month = 例：2026-10、令和8年10月
fill-choose = 選択してください
fill-choice-unknown = 読み取れない記載：{ $text }
fill-computed = 自動計算
fill-not-computed = 未計算
fill-row = { $row }行目
fill-row-add = 行を追加する
fill-rows-add = { $rows }行を追加する
fill-row-remove = { $row }行目を削除する
fill-rows-full = ブラウザーで記入できるのは{ $max }行までです。これより多い場合は、ファイルに記入してアップロードしてください。
fill-cell = { $table }　{ $row }行目　{ $column }
fill-keep = 記入の途中で保存する
fill-check = 計算して内容を確認する
fill-make = 様式を作成して保存する
fill-make-help = 作成したファイルは、この様式の新しい版として登録されます。誤りが残っていても登録できますが、申請を提出する前に直す必要があります。
fill-back = 様式のページに戻る
fill-kept-at = { $at }に、記入の途中の内容を保存しました。
fill-kept-elsewhere = 別のタブ又は別の担当者が、先に内容を保存しました。この画面の入力は自動では保存されません。「記入の途中で保存する」を押すと、両方の内容を比べられます。
fill-warnings = 次の点を確認してください。このままでも提出できますが、審査担当者にも表示されます。
fill-too-long = このファイルの表は{ $max }行を超えているため、ブラウザーでは記入できません。ファイルを直してアップロードしてください。
error-form-changed-meanwhile = 別のタブ又は別の担当者が、先に内容を保存しました。両方の内容を比べ、もう一度保存してください。
notice-form-kept = 記入の途中の内容を保存しました。様式のファイルはまだ作成していません。
notice-form-checked = 記入の内容を確認しました。直す必要のあるところはありません。
notice-form-made = 様式のファイルを作成し、登録しました。読み取った内容を確認してください。

## 作業一覧での様式の状態
task-form-typed = 記入中
task-form-fine = 直すところなし
task-form-told = 確認する点が{ $count }件
task-form-to-mend = 直すところが{ $count }件
task-form-not-read = 読み取れず（担当者が確認）
task-submit-to-mend = 提出の前に直すところが、様式にあと{ $count }件あります。

## 様式のページ
ways-title = 様式の準備
ways-lead = ブラウザーで記入するか、ファイルに記入してアップロードしてください。どちらの方法でも、後からもう一方に切り替えられます。
ways-mend-title = 内容を直す
ways-mend-lead = 値を直すには、ブラウザーで記入し直すか、ファイルを直してアップロードしてください。このページで値だけを変えることはできません。
ways-fill-in-browser = ブラウザーで記入する
ways-mend-in-browser = ブラウザーで直す
vendor-prefilled-download = 申請情報を記入済みのファイルをダウンロードする
read-title = 読み取った内容
read-lead = 第{ $version }版のファイルから読み取った内容です。日付や数は、読み取った意味のとおりに表示しています。
read-fine = 第{ $version }版のファイルを読み取りました。直すところはありません。
read-not = 第{ $version }版のファイルは登録しましたが、内容を読み取れませんでした。{ $why }
read-not-next = このままでも提出できます。内容は、審査担当者がファイルを開いて確認します。ブラウザーで記入するか、募集回の様式に記入し直すと、提出の前に自動で確認できます。
read-column-field = 項目
read-column-value = 読み取った内容
read-column-row = 行
read-no-rows = 記入された行はありません。
read-no-place = ファイルに欄がありません
read-rows-left-out = 表が長いため、先頭の{ $max }行と指摘のある行だけを表示しています（ほか{ $count }行）。
spot-table-row = 表{ $table } { $row }行目
spot-sheet-row = シート「{ $sheet }」の{ $row }行目

## 自動確認の結果
finding-line = { $place }：{ $finding }
findings-errors = 提出の前に直すところ（{ $count }件）
findings-errors-lead = 次の点を直すまで、申請を提出することはできません。
findings-warnings = 審査担当者に表示される点（{ $count }件）
findings-warnings-lead = このままでも提出できますが、審査担当者にも表示されます。誤りであれば直してください。
findings-more = ほかに{ $count }件あります。
across-title = 様式どうしの照合
across-fine = 登録済みの様式の間に、食い違いは見つかりませんでした。
across-own = この様式で直すところが{ $count }件あります。上の一覧をご覧ください。
across-absent = まだ登録されていない様式
across-absent-lead = 次の様式は、登録されてから照合します。

## 証拠資料
evidence-title = 証拠資料
evidence-lead = 申告の根拠となる試験成績書、写真などを、要件ごとに登録できます。様式の「証拠資料」欄には、ここに登録したファイルの名称を記入してください。
evidence-none = 証拠資料はまだ登録されていません。
fill-finding = { $place }：{ $sentence }
evidence-file = 証拠資料のファイル
evidence-attach = 証拠資料の登録
evidence-help = PDF、PNG、JPEG、docx又はxlsx形式、1ファイル{ $max }まで。この申請全体であと{ $left }まで登録できます。同じ要件に同じ名前のファイルを登録すると、前のファイルと差し替わります。
evidence-send = 証拠資料を登録する
evidence-remove = 「{ $name }」を一覧から外す
field-requirement = 要件
notice-evidence-stored = 証拠資料を登録しました。
notice-evidence-removed = 証拠資料を一覧から外しました。
