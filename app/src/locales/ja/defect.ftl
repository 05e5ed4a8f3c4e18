# 瑕疵・取消

## Mails
mail-defect-reported = 瑕疵の報告がありました
mail-plan-asked = 是正計画の提出をお願いします
mail-suspended = 製品の緊急停止についてのお知らせ
mail-suspension-ended = 製品の緊急停止が終了しました
mail-cancellation-notified = 審査結果の取消しの予定について（重要）
mail-notice-answered = 通知への回答がありました
mail-notice-not-answered = 期限までに回答がありませんでした
mail-extension-asked = 回答期限の延長の申出がありました
mail-extension-decided = 回答期限の延長の申出への回答
mail-hearing-moved = 意見を聴く期日の変更のお知らせ
mail-hearing-recorded = 調書を閲覧できます
mail-hearing-commented = 調書に意見が付けられました
mail-plan-proposed = 是正計画が提出されました
mail-plan-accepted = 是正計画を受け入れました
mail-plan-returned = 是正計画の見直しをお願いします
mail-progress-reported = 是正の進み具合が報告されました
mail-plan-concluded = 是正の確認の結果をお知らせします
mail-measure-recommended = 決裁をお願いします（瑕疵への措置）
mail-measure-returned = 措置の案が差し戻されました
mail-measure-decided = 措置の決定のお知らせ
mail-defect-reminder = 瑕疵への対応の期限のお知らせ
