# 様式の読取結果（コマンド `shinsa inspect`）

inspect-not-opened = ファイルを開くことができませんでした。{ $why }
not-opened-missing = 指定された場所に、ファイルがありません。ファイルの名前と場所を確かめてください。
not-opened-denied = ファイルを読み取る権限がありません。
not-opened-no-file = 指定されたものは、ファイルではありません。
not-opened-too-large = 受け取ることができる大きさを超えています。
not-opened-other = ファイルの状態を確かめてください。
inspect-form = 様式第{ $number }号　{ $title }（{ $edition }）
inspect-form-without-edition = 様式第{ $number }号　{ $title }（版の記載なし）
inspect-across = 様式間の確認
inspect-place = { $form }　{ $place }
inspect-finding = ［{ $severity }］{ $place }：{ $finding }
inspect-summary = 要修正：{ $errors }件、要確認：{ $warnings }件、読み取れないファイル：{ $unread }件
