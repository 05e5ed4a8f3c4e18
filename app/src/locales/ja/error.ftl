# 誤りの言葉。error-<コード> は項目の誤り（domain::validation::FieldError）、$label は項目名

not-found-title = ページが見つかりません
not-found-text = お探しのページは、移動又は削除されたか、閲覧できる方が限られています。
not-for-opening-title = このページは直接開けません
not-for-opening-text = このアドレスは、ボタンを押して手続を行うためのものです。再読込みやアドレスの入力では開けません。この操作では何も行われていません。
denied-title = この操作はできません
denied-text = この操作を行う権限がありません。必要な場合は管理者にお問い合わせください。
forged-title = この送信は受け付けませんでした
forged-text = ほかのサイトから送られた可能性があるため、操作は行われていません。審査ポータルの画面を開き直して、もう一度操作してください。繰り返し表示される場合は、ブラウザーの拡張機能又は通信機器の設定を確かめるか、お問い合わせください。
conflict-title = ほかの操作が先に行われました
conflict-back = 最新の状態を見る
unavailable-title = ただいま利用できません
unavailable-text = 一時的に処理できません。操作は行われていません。しばらくしてから、もう一度お試しください。
fault-title = エラーが発生しました
fault-text = 処理できませんでした。しばらくしてからもう一度お試しください。続く場合はお問い合わせください。
too-many-title = しばらくお待ちください
unreadable-request-title = 送信内容を読み取れませんでした
unreadable-request-text = 送信が途中で切れたか、形式が正しくありません。前のページに戻り、もう一度送信してください。
unreadable-request-too-large = 送信された内容が大きすぎます。入力を短くして、もう一度送信してください。

error-required = { $label }を入力してください。
error-choose = { $label }を選択してください。
error-agree = 「{ $label }」を確認し、チェックを入れてください。
error-mismatch = { $label }が一致していません。
error-number-range = { $label }は{ $min }から{ $max }までの数字で入力してください。
error-units-range = { $label }は1以上9,999,999以下の数字で入力してください。
error-unknown-place = { $label }を一覧から選び直してください。
error-reply-changed-meanwhile = { $label }は、入力中にほかの方が変更しました。保存されている回答と見比べ、残したい内容に直してから、もう一度ボタンを押してください。
error-mark-changed-meanwhile = { $label }は、この画面を開いた後に「{ $stored }」と保存されました。見比べて、残したい判定を選び、もう一度保存してください。
error-not-own-name = { $label }は、ログインしている方ご本人の氏名（{ $name }）を入力してください。ほかの方の名前では提出できません。

error-text-private-use = { $label }の{ $position }文字目に、正しく表示できない外字があります。別の文字に置き換えてください。
error-text-control = { $label }に、目に見えない制御文字が含まれています。入力し直してください。
error-text-unreadable = { $label }に、文字化けした文字があります。入力し直してください。
error-text-too-long = { $label }は{ $max }文字以内で入力してください。

error-corporate-number = 法人番号が正しくありません。国税庁法人番号公表サイトに載っている13桁の数字を確かめてください。
error-corporate-number-empty = 法人番号を入力してください。
error-corporate-number-not-digits = 法人番号は数字で入力してください。
error-corporate-number-length = 法人番号は13桁の数字で入力してください。
error-corporate-number-check-digit = 法人番号の数字に誤りがあります。国税庁法人番号公表サイトに載っている13桁の数字を確かめてください。

error-postal-code-empty = { $label }を入力してください。
error-postal-code-not-digits = { $label }は「100-8916」のように数字で入力してください。
error-postal-code-length = { $label }は「100-8916」のように7桁の数字で入力してください。
error-phone-empty = { $label }を入力してください。
error-phone-not-digits = { $label }は数字で入力してください。
error-phone-leading-zero = { $label }は市外局番を含め、0から始まる番号を入力してください。
error-phone-length = { $label }は10桁又は11桁の番号を入力してください。
error-kana-empty = { $label }を入力してください。
error-kana-not-kana = { $label }はカタカナで入力してください。
error-email = { $label }は「name@example.jp」の形で入力してください。
error-email-empty = { $label }を入力してください。
error-email-at-signs = { $label }は「name@example.jp」のように、「@」を1つ入れて入力してください。
error-email-character = { $label }に、メールアドレスに使えない文字があります。
error-email-local = { $label }の「@」より前に誤りがあります。確かめてください。
error-email-domain = { $label }の「@」より後に誤りがあります。確かめてください。
error-email-too-long = { $label }が長すぎます。確かめてください。

error-money-empty = { $label }を入力してください。
error-money-not-digits = { $label }は数字で入力してください。
error-money-fraction = { $label }は1円単位で、小数点を付けずに入力してください。
error-money-grouping = { $label }の桁区切りの位置を確かめてください。
error-money-overflow = { $label }が大きすぎます。確かめてください。
error-price-cap-positive = { $label }は1円以上で入力してください。

error-date-empty = { $label }を入力してください。
error-date-format = { $label }は「2026年11月22日」「令和8年11月22日」「2026-11-22」のいずれかの形で入力してください。
error-date-no-such-day = { $label }に入力した日は、暦にありません。
error-date-era-ended = { $label }の元号は、その日より前に終わっています。年を確かめてください。
error-date-era-not-begun = { $label }の元号は、その日にはまだ始まっていません。年を確かめてください。
error-date-contradiction = { $label }の和暦と西暦が一致していません。
error-time-format = { $label }は「17:00」又は「17時00分」の形で入力してください。

error-call-code = { $label }は半角の英字、数字、ハイフンで入力してください。
error-call-code-taken = この{ $label }は別の募集回で使われています。
error-call-code-in-use = 申請が始まっているため、{ $label }は変更できません。
error-call-opens-in-use = 申請が始まっているため、{ $label }を遅らせることはできません。
error-call-changed-meanwhile = 別の管理者が先に設定を保存したため、まだ保存していません。両方の内容を比べ、必要に応じて直してから、もう一度保存してください。
error-call-rules-in-use = すでに{ $count }件の申請が提出されています。様式の版、要件の版、価格の上限額、税率、端数処理を変更すると、提出済みの申請も新しい基準で確認されます。変更する場合は「{ $label }」にチェックを入れてください。
error-edition-format = { $label }は「2026-10」のように、西暦の年と月で入力してください。
error-closes-in-the-past = 締切に過去の日時は指定できません。すぐに締め切る場合は、これから来る時刻を入力してください。
error-device-check-ends-before-close = 審査3の終了予定日は、募集の締切日以後の日にしてください。
error-closes-before-opens = 締切は、募集開始より後の日時にしてください。

error-roles-empty = 役割を1つ以上選択してください。
error-auditor-stands-alone = 監査の役割は、ほかの役割と同時に選択できません。

# 規則の文をそのまま示すもの
error-sentence = { $sentence }

# 提出されたファイルの誤り
error-upload-none = ファイルを選択してください。
error-upload-too-large = ファイルが大きすぎます。{ $max }までのファイルを選択してください。ファイルは保存されていません。
error-upload-interrupted = 送信が途中で切れました。ファイルは保存されていません。もう一度送信してください。
error-upload-name = ファイル名に使えない文字（目に見えない制御文字など）が含まれています。ファイル名を変えて、もう一度選択してください。
error-upload-empty = ファイルが空（0バイト）です。内容のあるファイルを選択してください。
error-upload-pdf = PDFのファイルは受け付けられません。Word（.docx）又はExcel（.xlsx）の様式を提出してください。
error-upload-image = 画像のファイルは受け付けられません。Word（.docx）又はExcel（.xlsx）の様式を提出してください。
error-upload-text = 文字だけのファイルは受け付けられません。Word（.docx）又はExcel（.xlsx）の様式を提出してください。
error-upload-rtf = リッチテキスト（.rtf）は受け付けられません。Wordで開き、.docxの形式で保存し直してください。
error-upload-executable = プログラムのファイルは受け付けられません。様式のファイルを選択してください。
error-upload-old-word = 古い形式のWord（.doc）は受け付けられません。Wordで開き、.docxの形式で保存し直してください。
error-upload-old-excel = 古い形式のExcel（.xls）は受け付けられません。Excelで開き、.xlsxの形式で保存し直してください。
error-upload-old-office = 古い形式のOfficeのファイルは受け付けられません。.docx又は.xlsxの形式で保存し直してください。
error-upload-other-office = このOfficeの形式は受け付けられません。Word（.docx）又はExcel（.xlsx）の様式を提出してください。
error-upload-other-zip = 圧縮ファイルは受け付けられません。様式のファイルをそのまま選択してください。
error-upload-unknown-type = ファイルの種類を判別できません。Word（.docx）又はExcel（.xlsx）の様式を提出してください。
error-upload-password-protected = パスワードで保護されたファイルは受け付けられません。保護を解除して保存し直してください。
error-upload-wrong-format = この様式は.{ $declared }のファイルで提出してください。選択されたのは.{ $found }のファイルです。
error-upload-damaged = ファイルが壊れていて開けません。Word又はExcelで開けることを確かめ、保存し直してください。
error-upload-not-result-file = この種類のファイルは結果に添付できません。写真（JPEG、PNG）、PDF又はログ（テキスト）のファイルを選択してください。
error-upload-not-evidence = この種類のファイルは証拠資料として受け付けられません。PDF、PNG、JPEG、Word（.docx）又はExcel（.xlsx）のファイルを選択してください。
error-upload-evidence-damaged = ファイルが壊れているか、途中で切れています。開けることを確かめ、保存し直してください。
error-upload-too-many-entries = ファイルの中の部品が多すぎます（{ $found }個、上限は{ $limit }個）。募集回の様式に記入し直してください。
error-upload-unsafe-name = ファイルの中に、安全でない名前の部品（{ $name }）があります。募集回の様式に記入し直してください。
error-upload-duplicate-name = ファイルの中に、同じ名前の部品があります。Word又はExcelで開き、保存し直してください。
error-upload-inconsistent = ファイルの中の記録に矛盾があります。Word又はExcelで開き、保存し直してください。
error-upload-too-large-unpacked = ファイルの中身が大きすぎます。画像などを減らしてください。
error-upload-too-compressed = ファイルの中の部品（{ $part }）の圧縮率が高すぎます。Word又はExcelで開き、保存し直してください。
error-upload-macros = マクロを含むファイルは受け付けられません（{ $part }）。マクロのない.docx又は.xlsxの形式で保存し直してください。
error-upload-external-link = 外部を参照するファイルは受け付けられません（{ $part }から{ $target }）。参照を解除して保存し直してください。
error-upload-embedded-object = 別のファイルが埋め込まれたファイルは受け付けられません（{ $part }）。埋込みを削除して保存し直してください。
error-upload-xml = ファイルの内部の構造を読み取れません（{ $part }）。募集回の様式に記入し直してください。
error-upload-read-failed = ファイルを確認できませんでした。ファイルは保存されていません。しばらくしてから、もう一度送信してください。

# できない理由（案件の外）
denied-role = この操作を行う役割がありません。必要な場合は、管理者にお問い合わせください。

# 途中で起きたこと
conflict-happened = { $count ->
    [0] この画面を開いている間に、ほかの人が先に変更しました。最新の内容を確かめて、もう一度行ってください。今回の操作は保存されていません。
   *[other] この画面を開いている間に、ほかの操作が{ $count }件行われました。最新の内容を確かめて、もう一度行ってください。今回の操作は保存されていません。
}
sign-in-needed = ログインの有効期限が切れました。もう一度ログインしてください。
signed-out-meanwhile = ログインの有効期限が切れていたため、まだ保存されていません。入力した内容は残っています。確かめて、もう一度送信してください。

field-email = メールアドレス
field-password = パスワード
field-corporate-number = 法人番号
field-corporate-number-help = 13桁の数字を入力してください。全角の数字やハイフンも使えます。
