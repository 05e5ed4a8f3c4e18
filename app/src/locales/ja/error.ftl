# 誤りの言葉。error-<コード> は項目の誤り（domain::validation::FieldError）、$label は項目名

not-found-title = ページが見つかりません
not-found-text = お探しのページは、移動または削除されたか、閲覧できる方が限られています。
denied-title = この操作はできません
denied-text = この操作を行う権限がありません。必要な場合は管理者にお問い合わせください。
conflict-title = ほかの操作が先に行われました
sign-in-needed = ログインの有効期限が切れています。もう一度ログインしてください。
conflict-happened = この画面を開いた後に、ほかの操作が{ $count }件行われました。内容を確認してから、もう一度お試しください。今回の操作は行われていません。
conflict-back = 最新の状態を見る
unavailable-title = ただいま利用できません
unavailable-text = 一時的に処理できません。操作は行われていません。しばらくしてから、もう一度お試しください。
fault-title = エラーが発生しました
fault-text = 処理できませんでした。しばらくしてからもう一度お試しください。続く場合はお問い合わせください。
too-many-title = しばらくお待ちください
unreadable-title = 送信内容を読み取れませんでした
unreadable-text = 送信が途中で切れたか、形式が正しくありません。前のページに戻り、もう一度送信してください。
unreadable-too-large = 送信された内容が大きすぎます。入力を短くして、もう一度送信してください。

error-required = { $label }を入力してください。
error-choose = { $label }を選択してください。
error-agree = 「{ $label }」を確認し、チェックを入れてください。
error-mismatch = { $label }が一致していません。
error-number-range = { $label }は{ $min }から{ $max }までの数字で入力してください。
error-units-range = { $label }は1以上9,999,999以下の数字で入力してください。
error-unknown-place = { $label }を一覧から選び直してください。

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
error-phone-length = { $label }は10桁または11桁の番号を入力してください。
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
error-time-format = { $label }は「17:00」または「17時00分」の形で入力してください。

error-call-code = { $label }は半角の英字、数字、ハイフンで入力してください。
error-call-code-taken = この{ $label }は別の募集回で使われています。
error-call-code-in-use = 申請が始まっているため、{ $label }は変更できません。
error-closes-before-opens = 締切は、募集開始より後の日時にしてください。

error-email-registered = このメールアドレスは既に登録されています。
error-password-empty = { $label }を入力してください。
error-password-too-short = { $label }は{ $min }文字以上で入力してください。
error-password-too-long = { $label }は{ $max }文字以内で入力してください。
error-password-common = このパスワードは、よく使われていて推測されやすいため使えません。別のものにしてください。
error-password-personal = お名前やメールアドレスから推測されやすいため、このパスワードは使えません。別のものにしてください。
error-password-service = このサービスの名前から推測されやすいため、このパスワードは使えません。別のものにしてください。
error-password-repetitive = 同じ文字や言葉の繰り返しが多いため、このパスワードは使えません。別のものにしてください。
error-password-sequence = 「12345」「qwerty」のような並びが多いため、このパスワードは使えません。別のものにしてください。
error-password-wrong = 現在のパスワードが正しくありません。
error-password-unchanged = 現在と異なるパスワードを入力してください。
error-roles-empty = 役割を1つ以上選択してください。
error-auditor-stands-alone = 監査の役割は、ほかの役割と同時に選択できません。

field-email = メールアドレス
field-password = パスワード
field-corporate-number = 法人番号
field-corporate-number-help = 13桁の数字を入力してください。全角の数字やハイフンも使えます。
