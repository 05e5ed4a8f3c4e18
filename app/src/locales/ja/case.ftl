# 案件についての言葉。事業者にも職員にも同じ言葉で示す

stage-draft = 下書き
stage-submitted = 提出済み
stage-formal-check = 審査1 形式審査
stage-document-review = 審査2 書類審査
stage-device-check = 審査3 機能確認
stage-failed = 不適合
stage-withdrawn = 取下げ
stage-listed = 適合・公表中
stage-cancelled = 取消
stage-delisted = 掲載終了
stage-recorded-in-error = 誤記録
stage-discarded = 下書きの破棄
stage-published = 適合・公表

waiting-vendor = 事業者
waiting-reviewer = 審査担当
waiting-approver = 審査責任者
waiting-device-tester = 機能確認担当
waiting-hold = なし（保留中）
waiting-nobody = なし（終了）

role-reviewer = 審査担当
role-approver = 審査責任者
role-device-tester = 機能確認担当
role-administrator = 管理者
role-auditor = 監査

event-started = 申請の作成を開始
event-facts-filled = 申請情報を入力
event-document-uploaded = 様式をアップロード
event-evidence-attached = 証拠資料を登録
event-evidence-removed = 証拠資料を一覧から削除
event-submitted = 申請を提出
event-withdrawn = 申請を取下げ
event-discarded = 下書きを破棄
event-assigned = 審査担当を決定
event-conflict-declared = 利益相反を申告
event-formal-check-started = 形式審査を開始
event-formal-check-passed = 形式審査を完了
event-checklist-marked = 審査基準を確認
event-note-added = 内部メモを記入
event-message-sent = 事業者へ連絡
event-correction-requested = 補正を依頼
event-item-answered = 補正依頼に回答
event-correction-returned = 補正を返送
event-held = 保留
event-resumed = 保留を解除
event-recommended = 審査結果の案を上申
event-recommendation-returned = 上申を差戻し
event-decided = 審査結果を決裁
event-letter-issued = 結果の通知書を発行

# 出来事の詳しい内容
detail-form = { $number } { $form }
detail-file = { $form }：{ $name }
detail-evidence = 要件{ $requirement }「{ $name }」
detail-number = 受付番号 { $number }
detail-mark = { $criterion }：{ $outcome }
detail-due = 期限：{ $due }
detail-items = { $count }項目（第{ $round }回）
detail-item = 項目{ $item }（第{ $round }回）
detail-verdict = 「{ $verdict }」
detail-recommended-by = 上申した人：{ $name }

acted-by-vendor = { $name }（事業者）
acted-by-staff = { $name }（厚生労働省）
acted-by-system = システム

form-number = 様式第{ $number }号
whole-facts = 申請情報全体
whole-form = 様式全体
application-facts = 申請情報
all-forms = 全体

hold-reason-inquiry = 関係機関への照会
hold-reason-requirements = 要件の解釈の確認
hold-reason-related-case = 関連する案件の結果待ち
hold-reason-vendor-request = 事業者からの申出
hold-reason-other = その他

outcome-pass = 適
outcome-fail = 否
outcome-not-applicable = 対象外

verdict-pass = 適合
verdict-fail = 不適合

case-running = 受付番号 { $number } { $at } 現在
