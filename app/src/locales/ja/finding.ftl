# 自動確認の結果。finding-<コード> は何が合わないか、finding-<コード>-mend はどう直すか
# $found は様式の記載、$expected は正しい値、$source は正しい値の出どころ

severity-e = 要修正
severity-w = 要確認

# 様式全体
finding-wrong-form = 提出された様式は{ $found }です。ここには{ $expected }が必要です。
finding-wrong-form-mend = { $expected }のファイルを選び直してください。
finding-old-edition = 様式が古い版（{ $found }版）です。この募集では{ $expected }版を使用します。
finding-old-edition-mend = { $expected }版の様式を入手し、記入し直してください。
finding-other-edition = 様式の版（{ $found }版）が、この募集で使用する版（{ $expected }版）と異なります。
finding-other-edition-mend = { $expected }版の様式を入手し、記入し直してください。
finding-edition-unknown = ファイルから様式の版を読み取ることができませんでした。
finding-edition-unknown-mend = { $expected }版の様式に記入されていることを確かめてください。
finding-blank-form = 様式に何も記入されていません。
finding-blank-form-mend = 記入して保存したファイルを選び直してください。
finding-not-understood = ファイルの内容を自動で読み取ることができませんでした。{ $why }
finding-not-understood-mend = このファイルは審査担当者が直接確認します。配布した様式に記入し直すと、自動で確認することができます。
finding-place-missing = 様式の記入欄を見つけることができませんでした。
finding-place-missing-mend = 記入欄や見出しが削除又は変更されていないかを確かめ、元の様式のとおりに戻してください。

# どの欄にも共通するもの
finding-required = 記入されていません。
finding-required-mend = 内容を記入してください。
finding-placeholder = 記入例又は仮の文字「{ $found }」が残っています。
finding-placeholder-mend = 実際の内容に書き換えてください。
finding-formula-not-computed = 「{ $found }」は数式による値で、正しいことを自動で確かめることができませんでした。
finding-formula-not-computed-mend = 数式ではなく、値を直接記入してください。
finding-formula-without-value = 数式が記入されていますが、その結果を読み取ることができませんでした。
finding-formula-without-value-mend = 数式ではなく、値を直接記入してください。
finding-number-as-text = 「{ $found }」が文字として記入されているため、ファイルの中の数式では計算されていません。
finding-number-as-text-mend = 単位などを付けず、数値として入力してください。
finding-rows-outside = 表の合計より下に記入があります。この記入は、表の行として読み取っていません。
finding-rows-outside-mend = 表の行であれば、合計より上に移してください。

# 募集回及び申込みの内容との照合
finding-other-call = 募集回が「{ $found }」となっており、{ $source }の「{ $expected }」と異なります。
finding-other-call-mend = 「{ $expected }」の様式に記入し直してください。
finding-other-requirements = 要件の版が「{ $found }」となっており、{ $source }の「{ $expected }」と異なります。
finding-other-requirements-mend = 要件の版を「{ $expected }」とし、内容がその版の要件に沿っていることを確かめてください。
finding-other-product = 製品名が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-product-mend = 正しい製品名にそろえてください。
finding-other-model = 型番が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-model-mend = 正しい型番にそろえてください。
finding-other-firmware = ファームウェアの版が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-firmware-mend = 正しいファームウェアの版にそろえてください。
finding-other-corporate-number = 法人番号が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-corporate-number-mend = 正しい法人番号にそろえてください。
finding-other-company = 商号又は名称が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-company-mend = 登記されている商号又は名称にそろえてください。
finding-other-address = 所在地が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-address-mend = 登記されている本店の所在地にそろえてください。
finding-other-representative = 代表者の記載が「{ $found }」となっており、{ $source }の「{ $expected }」と一致していません。
finding-other-representative-mend = 現在の代表者の役職及び氏名にそろえてください。
finding-spelled-differently = 「{ $found }」と記入されており、{ $source }の「{ $expected }」と表記が異なります。
finding-spelled-differently-mend = 同じものであれば、「{ $expected }」の表記にそろえてください。
finding-dated-before-call = 日付が{ $found }となっており、募集の開始日（{ $expected }）より前です。
finding-dated-before-call-mend = 日付を確かめてください。
finding-dated-after-submission = 日付が{ $found }となっており、提出の日（{ $expected }）より後です。
finding-dated-after-submission-mend = 提出の日以前の日付を記入してください。

# 誓約・承諾及び人
finding-clause-not-ticked = この事項にチェックが入っていません。
finding-clause-not-ticked-mend = 内容を確認し、□にチェックを入れてください。
finding-signer-not-entitled = 承諾者「{ $found }」が、承諾を行うことができる方（{ $expected }）と一致していません。
finding-signer-not-entitled-mend = 代表者又は代表者から委任を受けた方の氏名を記入してください。
finding-no-officer = 役員が一人も記入されていません。
finding-no-officer-mend = 代表者を含むすべての役員を記入してください。
finding-representative-not-among-officers = 役員の一覧に、代表者「{ $expected }」がありません。
finding-representative-not-among-officers-mend = 役員の一覧に代表者を加えてください。
finding-birth-date-implausible = 生年月日が{ $found }となっており、役員の生年月日として考えにくい日です。
finding-birth-date-implausible-mend = 年と元号を確かめてください。

# 表の行
finding-duplicate-row = { $other }行目と同じ内容の行です。
finding-duplicate-row-mend = 重複した行を削除するか、内容を確かめてください。
finding-rows-alike = { $other }行目と、導入先、製品及び期間が同じ行です。
finding-rows-alike-mend = 同じ実績を二重に記入していないかを確かめてください。別の実績である場合は、このままで構いません。
finding-total-wrong = 合計が{ $found }となっていますが、計算すると{ $expected }になります。
finding-total-wrong-mend = 各行の値と合計を確かめてください。
finding-below-minimum = { $found }と記入されていますが、{ $expected }以上である必要があります。
finding-below-minimum-mend = { $expected }以上の整数を記入してください。
finding-negative = 負の数（{ $found }）が記入されています。
finding-negative-mend = { $expected }以上の整数を記入してください。

# 様式第1号
finding-record-missing = 「実績あり」となっていますが、導入実績が記入されていません。
finding-record-missing-mend = 導入実績を記入してください。実績がない場合は「実績なし」を選択してください。
finding-record-contradicts = 「実績なし」となっていますが、導入実績が記入されています。
finding-record-contradicts-mend = 「実績あり」を選択するか、表を空欄としてください。
finding-period-reversed = 終了年月（{ $found }）が、開始年月（{ $expected }）より前です。
finding-period-reversed-mend = 開始年月と終了年月を確かめてください。
finding-period-after-date = { $found }となっており、提出年月日の月（{ $expected }）より後です。
finding-period-after-date-mend = 提出の日までの実績を記入してください。稼働中の場合は、終了年月を空欄としてください。
finding-record-names-other-model = 申込製品の型番（{ $expected }）と異なる製品「{ $found }」の実績です（{ $count }行）。
finding-record-names-other-model-mend = 申込製品の実績である場合は、型番を確かめてください。類する製品の実績である場合は、このままで構いません。

# 様式第2号
finding-requirement-unanswered = 適合の欄に回答がありません。
finding-requirement-unanswered-mend = ○、×又は対象外のいずれかを記入してください。
finding-requirement-missing = 要件{ $expected }の行がありません。
finding-requirement-missing-mend = 様式の行を元に戻し、要件{ $expected }に回答してください。
finding-requirement-unknown = 要件の番号「{ $found }」は、様式にありません。
finding-requirement-unknown-mend = 様式に印刷されている番号のとおりに戻してください。追加した行は削除してください。
finding-requirement-changed = 様式に印刷されている文「{ $expected }」が、「{ $found }」に変更されています。
finding-requirement-changed-mend = 様式に印刷されている文のとおりに戻してください。
finding-mandatory-not-met = 必須の要件に「{ $found }」と回答しています。
finding-mandatory-not-met-mend = 回答を確かめてください。必須の要件を満たしていない製品は、審査に適合しません。
finding-reason-missing = ×又は対象外とした理由が記入されていません。
finding-reason-missing-mend = 根拠又は理由の欄に、理由を記入してください。
finding-evidence-missing = ○とした要件の証拠資料又はその頁が記入されていません。
finding-evidence-missing-mend = 証拠資料の名称及び頁を記入してください。

# 様式第4号
finding-maintenance-too-short = 保守の終了予定日（{ $found }）が、最後の出荷（{ $month }）から無償保証の期間（{ $warranty }か月）が終わる日（{ $expected }）より前です。
finding-maintenance-too-short-mend = 保守の終了予定日を{ $expected }以後とするか、出荷計画書及び無償保証の期間を確かめてください。
finding-maximum-below-applied = 供給できる最大の台数（{ $found }台）が、申込台数（{ $expected }台）より少なくなっています。
finding-maximum-below-applied-mend = { $expected }台以上とするか、申込台数を確かめてください。

# 様式第6号
finding-months-not-consecutive = 年月が{ $found }となっており、前の行に続いていません（次の月は{ $expected }）。
finding-months-not-consecutive-mend = 途中の月を省かずに記入してください。出荷のない月は0としてください。
finding-cumulative-wrong = 累計が{ $found }となっていますが、計算すると{ $expected }になります。
finding-cumulative-wrong-mend = 出荷台数と累計を確かめてください。
finding-first-month-differs = 最初の行の年月（{ $found }）が、最初の出荷予定日の月（{ $expected }）と異なります。
finding-first-month-differs-mend = 最初の出荷予定日の月から記入してください。
finding-shipment-too-early = 出荷の予定（{ $found }）が、審査3の終了予定日（{ $expected }）より前です。
finding-shipment-too-early-mend = 出荷が{ $expected }以後となるように、計画を見直してください。
finding-beyond-capacity = { $month }までの出荷台数の累計（{ $found }台）が、供給できる台数（{ $expected }台。在庫{ $stock }台と、月間の生産能力{ $capacity }台による計算）を超えています。
finding-beyond-capacity-mend = 出荷計画を見直すか、様式第4号の月間の生産能力及び在庫を確かめてください。

# 様式第7号
finding-amount-wrong = 金額が{ $found }となっていますが、単価に数量を乗じると{ $expected }になります。
finding-amount-wrong-mend = 単価、数量及び金額を確かめてください。
finding-subtotal-wrong = 小計が{ $found }となっていますが、計算すると{ $expected }になります。
finding-subtotal-wrong-mend = 各行の金額と小計を確かめてください。
finding-tax-wrong = 消費税額が{ $found }となっていますが、計算すると{ $expected }になります。
finding-tax-wrong-mend = 税率ごとに金額を合計し、端数を1回だけ、募集回で定める方法で処理してください。
finding-no-unit-line = 区分が「本体」の行がありません。
finding-no-unit-line-mend = 申込製品の本体の単価及び数量を記入してください。
finding-above-cap = 本体の単価（{ $price }）は、税込みで{ $found }となり、上限の{ $expected }を超えています。
finding-above-cap-mend = 税込みで{ $expected }以下となる単価を記入してください。
finding-cap-by-shifting = 本体の単価は上限以下ですが、付属及び保守を含む1台当たりの額は税込みで{ $found }となり、上限の{ $expected }を超えています。
finding-cap-by-shifting-mend = 本体に必要な費用が付属又は保守に含まれていないかを確かめてください。
finding-tax-rate-unusual = 税率が{ $found }％となっており、標準の{ $expected }％と異なります（{ $count }行）。
finding-tax-rate-unusual-mend = 税率を確かめてください。
finding-validity-too-short = 見積の有効期限（{ $found }）が、募集の締切日（{ $expected }）より前です。
finding-validity-too-short-mend = { $expected }以後の日を記入してください。

# 様式の間の照合
finding-form-twice = 同じ様式のファイルが二つ以上あります。ほかの様式との照合には、最初のファイルの内容だけを用いました。
finding-form-twice-mend = 提出するファイルを一つだけ選んで、確かめ直してください。
finding-units-differ = 台数が{ $found }台となっており、{ $source }の{ $expected }台と一致していません。
finding-units-differ-mend = 申込台数、出荷計画の合計及び見積の本体の数量をそろえてください。
finding-warranty-differs = 無償保証の期間が{ $found }か月となっており、様式第4号の{ $expected }か月と異なります。
finding-warranty-differs-mend = 様式第4号と同じ期間にそろえてください。
finding-maintenance-differs = 保守の終了予定日が{ $found }となっており、様式第4号の{ $expected }と異なります。
finding-maintenance-differs-mend = 様式第4号と同じ日にそろえてください。

# 記入された文字が、その欄に合わないもの
finding-text-private-use = { $position }文字目に、正しく表示できない外字（{ $character }）があります。
finding-text-private-use-mend = 別の文字に置き換えてください。
finding-text-control = { $position }文字目に、目に見えない制御文字（{ $character }）が含まれています。
finding-text-control-mend = その文字を削除するか、入力し直してください。
finding-text-unreadable = { $position }文字目に、文字化けした文字（{ $character }）があります。
finding-text-unreadable-mend = 正しい文字を入力し直してください。
finding-text-too-long = { $found }文字が記入されていますが、{ $max }文字までです。
finding-text-too-long-mend = { $max }文字以内に収めてください。
finding-number-not-digits = 「{ $found }」を数として読み取ることができません。
finding-number-not-digits-mend = 数字で記入してください。
finding-number-fraction = 「{ $found }」に小数があります。
finding-number-fraction-mend = 整数で記入してください。
finding-number-grouping = 「{ $found }」の桁区切りの位置が正しくありません。
finding-number-grouping-mend = 桁区切りのコンマは3桁ごととするか、付けずに記入してください。
finding-number-too-large = 「{ $found }」は大きすぎます。
finding-number-too-large-mend = 桁数を確かめ、{ $max }以下の数を記入してください。
finding-number-unit = 「{ $found }」の単位が、この欄の単位（{ $unit ->
    [devices] 台
    [devices-per-month] 1か月当たりの台数
    [days] 日
    [weeks] 週
    [months] 月
    [years] 年
    [yen] 円
    [percent] ％
   *[things] 個数
}）に換算できません。
finding-number-unit-mend = { $unit ->
    [devices] 台数を整数で記入してください。
    [devices-per-month] 1か月当たりの台数を整数で記入してください。
    [days] 日数を整数で記入してください。
    [weeks] 週の数を整数で記入してください。
    [months] 月数を整数で記入してください。
    [years] 年数を整数で記入してください。
    [yen] 金額を円で記入してください。
    [percent] 税率を％で記入してください。
   *[things] 個数を整数で記入してください。
}
finding-number-merged = 上の行のセルと結合されています。数は、結合の最初の行だけに数えました。
finding-number-merged-mend = セルの結合を解除し、行ごとに数を記入してください。
finding-percent-range = 「{ $found }」は税率として正しくありません。
finding-percent-range-mend = 0から100までの整数（％）で記入してください。
finding-date-format = 「{ $found }」を日付として読み取ることができません。
finding-date-format-mend = 「2026年11月22日」「令和8年11月22日」「2026-11-22」のいずれかの形で記入してください。
finding-date-no-such-day = 「{ $found }」という日は、暦にありません。
finding-date-no-such-day-mend = 年月日を確かめてください。
finding-date-era-ended = 「{ $found }」は、{ $era }が終わった後の日です。
finding-date-era-ended-mend = 元号と年を確かめてください。
finding-date-era-not-begun = 「{ $found }」は、{ $era }が始まる前の日です。
finding-date-era-not-begun-mend = 元号と年を確かめてください。
finding-date-contradiction = 「{ $found }」の和暦と西暦又は曜日が一致していません。
finding-date-contradiction-mend = 和暦、西暦及び曜日を確かめてください。
finding-date-empty = 日付が記入されていません。
finding-date-empty-mend = 日付を記入してください。
finding-month-format = 「{ $found }」を年月として読み取ることができません。
finding-month-format-mend = 「2026-10」又は「2026年10月」の形で記入してください。
finding-choice-unknown = 「{ $found }」は、選択肢にありません。
finding-choice-unknown-mend = 様式に示された選択肢から選んでください。
finding-choice-several = 二つ以上が選ばれています（「{ $found }」）。
finding-choice-several-mend = 一つだけを選んでください。
finding-tick-unknown = 「{ $found }」を、チェックの有無として読み取ることができません。
finding-tick-unknown-mend = 「☑」又は「✓」を記入してください。
finding-clause-changed = この事項の文が、様式の文と一致していません（文の変更、追記又は取消線など）。チェックは有効になりません。
finding-clause-changed-mend = 様式の文のとおりに戻してから、チェックを入れてください。
finding-kana-not-kana = フリガナに、カタカナ以外の文字（{ $character }）があります。
finding-kana-not-kana-mend = 全角カタカナで記入してください。
finding-kana-empty = フリガナが記入されていません。
finding-kana-empty-mend = 全角カタカナで記入してください。
finding-phone-not-digits = 「{ $found }」に、電話番号に使うことができない文字があります。
finding-phone-not-digits-mend = 市外局番を含む10桁又は11桁の番号を数字で記入してください。
finding-phone-leading-zero = 「{ $found }」は、0から始まっていません。
finding-phone-leading-zero-mend = 市外局番を含め、0から始まる番号を記入してください。
finding-phone-length = 「{ $found }」は、電話番号の桁数と異なります。
finding-phone-length-mend = 市外局番を含む10桁又は11桁の番号を記入してください。
finding-phone-empty = 電話番号が記入されていません。
finding-phone-empty-mend = 市外局番を含む10桁又は11桁の番号を記入してください。
finding-email-at-signs = 「{ $found }」は、メールアドレスの形になっていません。
finding-email-at-signs-mend = 「name@example.jp」のように、「@」を1つ入れて記入してください。
finding-email-character = 「{ $found }」に、メールアドレスに使うことができない文字があります。
finding-email-character-mend = 半角の英数字及び記号で記入してください。
finding-email-local = 「{ $found }」の「@」より前が、メールアドレスとして正しくありません。
finding-email-local-mend = メールアドレスを確かめてください。
finding-email-domain = 「{ $found }」の「@」より後が、メールアドレスとして正しくありません。
finding-email-domain-mend = メールアドレスを確かめてください。
finding-email-too-long = メールアドレスが長すぎます。
finding-email-too-long-mend = メールアドレスを確かめてください。
finding-email-empty = メールアドレスが記入されていません。
finding-email-empty-mend = 「name@example.jp」の形で記入してください。
finding-corporate-number-not-digits = 「{ $found }」に、数字以外の文字があります。
finding-corporate-number-not-digits-mend = 13桁の法人番号を数字で記入してください。
finding-corporate-number-length = 「{ $found }」は、法人番号の桁数（13桁）と異なります。
finding-corporate-number-length-mend = 国税庁法人番号公表サイトに掲載されている13桁の数字を記入してください。
finding-corporate-number-check-digit = 「{ $found }」は、法人番号の検査用数字と合いません。数字の誤りがあると考えられます。
finding-corporate-number-check-digit-mend = 国税庁法人番号公表サイトに掲載されている13桁の数字を確かめてください。
finding-corporate-number-empty = 法人番号が記入されていません。
finding-corporate-number-empty-mend = 13桁の法人番号を数字で記入してください。

# 同じ欄に同じ結果が続くとき、文の後に付けるもの
finding-and-more = { $sentence }（同じ列にほか{ $more }件）

# 「なし」「同上」などとだけ記入されているとき、文の後に付けるもの
finding-taken-as-empty = { $sentence }（「{ $found }」だけでは、記入がないものとして扱います。）

# 二つの文が画面の上で同じに見えるとき、文の後に付けるもの
finding-differs-in = { $sentence }（{ $difference }）
difference-blanks = 異なるのは、空白の有無又は全角・半角です
difference-invisible = 異なるのは、目に見えない文字の有無です
difference-later = 異なるのは、ここに示した部分より後です
difference-lines = 異なるのは、改行です

# 正しい値の出どころ
source-application = 申込みの内容
source-call = 募集回の設定

# 読み取ることができなかった理由
unreadable-unrecognised = どの様式であるかを示す表示が見つかりませんでした。
unreadable-fields-not-found = 様式の記入欄がほとんど見つかりませんでした。
unreadable-too-large = 行、文字又は入れ子が、様式としては多すぎます。
unreadable-damaged = ファイルの中の構造が崩れています。
unreadable-not-safely = 安全に読み取ることができる時間又は容量の限度を超えました。

# 値の示し方
shown-nothing = （記入なし）
shown-ticked = チェックあり
shown-not-ticked = チェックなし
shown-yen = { $amount }円
shown-form = { $number }「{ $title }」

# 場所の示し方
place-row = { $place } { $row }行目
place-cell = { $place } { $row }行目 { $column }
place-with-spot = { $place }（{ $spot }）
spot-cell = シート「{ $sheet }」のセル{ $cell }
spot-table-cell = 表{ $table } { $row }行目 { $column }列目
spot-paragraph = 第{ $number }段落

# 二つの版の比較
change-added = 追加
change-removed = 削除
change-changed = 変更
change-moved = 移動
