# 様式の読取結果（コマンド `shinsa inspect`）

inspect-not-opened = ファイルを開けません：{ $why }
inspect-form = 様式第{ $number }号　{ $title }（{ $edition }）
inspect-form-without-edition = 様式第{ $number }号　{ $title }（版の記載なし）
inspect-across = 様式間の確認
inspect-place = { $form }　{ $place }
inspect-finding = ［{ $severity }］{ $place }：{ $finding }
inspect-summary = 誤り：{ $errors }件、注意：{ $warnings }件、読み取れないファイル：{ $unread }件
