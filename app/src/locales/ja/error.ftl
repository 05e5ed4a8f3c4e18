# 誤りの言葉。invalid-<コード> は項目の誤り、$label は項目名

not-found-title = ページが見つかりません
not-found-text = お探しのページは、移動または削除されたか、閲覧できる方が限られています。
denied-title = この操作はできません
denied-text = この操作を行う権限がありません。必要な場合は管理者にお問い合わせください。
conflict-title = ほかの操作が先に行われました
conflict-back = 最新の状態を見る
unavailable-title = ただいま利用できません
unavailable-text = 一時的に処理できません。操作は行われていません。しばらくしてから、もう一度お試しください。
fault-title = エラーが発生しました
fault-text = 処理できませんでした。しばらくしてからもう一度お試しください。続く場合はお問い合わせください。
too-many-title = しばらくお待ちください
unreadable-title = 送信内容を読み取れませんでした
unreadable-text = 送信が途中で切れたか、形式が正しくありません。前のページに戻り、もう一度送信してください。
unreadable-too-large = 送信された内容が大きすぎます。入力を短くして、もう一度送信してください。

invalid-required = { $label }を入力してください。
invalid-choose = { $label }を選択してください。
invalid-agree = 「{ $label }」を確認し、チェックを入れてください。
invalid-email = { $label }は「name@example.jp」の形で入力してください。
invalid-too-long = { $label }は{ $max }文字以内で入力してください。
invalid-too-short = { $label }は{ $min }文字以上で入力してください。
invalid-number = { $label }は数字で入力してください。
invalid-range = { $label }は{ $min }から{ $max }までの数字で入力してください。
invalid-date = { $label }は「2026年11月22日」「令和8年11月22日」「2026-11-22」のいずれかの形で入力してください。
invalid-past = { $label }は今より後の日時を入力してください。
invalid-order = { $label }は「{ $after }」より後にしてください。
invalid-corporate-number = 法人番号が正しくありません。国税庁法人番号公表サイトに載っている13桁の数字を確かめてください。
invalid-phone = { $label }は0から始まる10桁または11桁の数字で入力してください。
invalid-postal-code = { $label }は「100-8916」のように7桁の数字で入力してください。
invalid-private-use = { $label }に、正しく表示できない外字（{ $position }文字目）があります。別の文字に置き換えてください。
invalid-mismatch = { $label }が一致していません。

field-email = メールアドレス
field-password = パスワード
