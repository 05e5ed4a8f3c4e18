# 事業者の登録と、事業者に所属する人の言葉

organization-field-name = 商号又は名称
organization-field-postal-code = 本店の郵便番号
organization-field-address = 本店の所在地
organization-field-title = 役職
organization-field-words = 伝えたいこと

organization-register-title = 事業者の登録
organization-register-lead = 申請する事業者を登録してください。登録した方が、この事業者の管理担当者になります。
organization-register-known = 勤務先の事業者が登録されているかわからない場合も、ここに入力してください。登録されている場合は、参加の申請に進みます。
organization-name-help = 登記されているとおりに入力してください。例：株式会社審査電機
organization-postal-code-help = 例：100-8916
organization-address-help = 登記されているとおりに、都道府県から入力してください。
organization-title-help = あなたの役職を入力してください。例：代表取締役、営業部長
organization-signatory-tick = 私は、この事業者の代表者、又は代表者から申請の権限を委任された者です
organization-signatory-help = 承諾書と誓約書に同意し、申請を提出できるのは、代表者又は受任者だけです。該当しない場合は、登録の後に代表者又は受任者を招待してください。
organization-register-submit = 事業者を登録する

organization-request-pending-title = 参加の承認を待っています
organization-request-pending = { $at }に、{ $name }への参加を申請しました。この事業者の管理担当者が承認すると、メールでお知らせします。
organization-request-declined-title = 参加の申請は承認されませんでした
organization-request-declined = { $name }への参加の申請（{ $at }）は承認されませんでした。理由は、この事業者の管理担当者にお尋ねください。

organization-join-title = 事業者への参加の申請
organization-join-lead = 入力された法人番号の事業者は、{ $name }として登録されています。参加を申請することができます。
organization-join-next = 申請すると、この事業者の管理担当者にメールで知らせます。承認されると、この事業者の一員として申請の作業ができます。
organization-join-words-help = 所属している部署など、管理担当者があなたを確認できることを入力してください。
organization-join-submit = 参加を申請する
organization-join-other = 別の事業者を登録する

organization-page-title = 事業者情報
organization-registered-at = 登録日時
organization-requests-title = 参加の申請
organization-requests-text = 承認すると、その方はこの事業者の申請を見たり、下書きを作ったりできるようになります。この事業者の方であることを確かめてから、承認してください。
organization-request-at = 申請日時
organization-request-accept = { $name }さんの参加を承認する
organization-request-decline = { $name }さんの参加を承認しない

organization-members-title = 所属する人
organization-members-caption = 所属する人の一覧
organization-no-signatory = 代表者・受任者がいないため、申請を提出できません。管理担当者が、代表者又は受任者を指定してください。
organization-managers-note = あなたは管理担当者です。所属する人の権限を変更したり、同じ事業者の方を招待したりできます。
organization-members-note = 権限の変更や招待は、管理担当者が行います。
organization-marks = 権限
organization-joined-at = 参加日時
organization-act = 操作
organization-signatory = 代表者・受任者
organization-manager = 管理担当者
organization-staff = 担当者
organization-member-own = { $name }（あなた）
organization-member-change = { $name }さんの権限を変更

organization-member-title = { $name }さんの権限
organization-signatory-about = 代表者・受任者は、承諾書と誓約書に同意し、申請を提出できます。代表者、又は代表者から申請の権限を委任された方だけを指定してください。
organization-signatory-name = { $name }さんを代表者・受任者にする
organization-signatory-withdraw = { $name }さんの代表者・受任者の指定を取り消す
organization-manager-about = 管理担当者は、所属する人を招待し、参加を承認し、権限を変更できます。
organization-manager-name = { $name }さんを管理担当者にする
organization-manager-withdraw = { $name }さんの管理担当者の指定を取り消す
organization-remove-title-other = { $name }さんをこの事業者から外す
organization-remove-title-own = この事業者の所属を外れる
organization-remove-access = この事業者の申請を見ることも、操作することもできなくなります。ログイン中の場合は、すぐにログアウトされます。
organization-remove-kept = これまでに行った操作の記録は残ります。
organization-remove-back = もう一度所属するには、招待又は参加の承認が必要です。
organization-remove-submit-other = { $name }さんを外す
organization-remove-submit-own = 所属を外れる

organization-leave-title = 所属を外れる

organization-edit-title = 事業者情報の変更
organization-edit-lead = 登記されている内容が変わったとき、又は登録した内容に誤りがあるときに、変更してください。
organization-edit-handed-in = 提出済みの申請には、提出した時の内容が残ります。作成中の申請には、新しい内容が使われます。
organization-edit-number = 法人番号は変更できません。法人番号に誤りがある場合は、お問い合わせください。
organization-edit-submit = 変更を保存する

organization-invite-title = 同じ事業者の方を招待
organization-invite-text = 招待のメールを送ります。招待された方は、メールのリンクから参加できます。リンクは{ $days }日間有効です。
organization-invite-submit = 招待のメールを送る
organization-invitations-caption = 返答を待っている招待
organization-invitation-until = 有効期限
organization-invitation-withdraw = { $name }さんへの招待を取り消す

notice-organization-registered = 事業者を登録しました。
notice-join-requested = 参加を申請しました。管理担当者の承認をお待ちください。
notice-join-accepted = 参加を承認しました。
notice-join-declined = 参加を承認しませんでした。申請した方に、メールでお知らせします。
notice-member-invited = 招待のメールを送りました。
notice-member-invitation-withdrawn = 招待を取り消しました。
notice-organization-joined = 事業者に参加しました。
notice-signatory-named = 代表者・受任者に指定しました。
notice-signatory-withdrawn = 代表者・受任者の指定を取り消しました。
notice-manager-named = 管理担当者に指定しました。
notice-manager-withdrawn = 管理担当者の指定を取り消しました。
notice-member-removed = この事業者から外しました。
notice-organization-changed = 事業者情報を変更しました。
notice-organization-left = 事業者の所属を外れ、ログアウトしました。

denied-vendors-only = このページは、申請する事業者の方だけが利用できます。
denied-managers-only = この操作は、事業者の管理担当者だけができます。
denied-last-manager = 管理担当者がいなくなるため、この操作はできません。先に別の方を管理担当者に指定してください。
denied-last-signatory = 代表者・受任者がいなくなるため、所属を外れることはできません。先に、管理担当者が別の方を代表者・受任者に指定してください。
denied-already-in-organization = すでに事業者に所属しています。
denied-join-request-open = すでに参加を申請しています。管理担当者の承認をお待ちください。
denied-invited-another = この招待は、別のメールアドレスの方へのものです。
denied-no-organization = はじめに、事業者情報のページで事業者を登録するか、参加を申請してください。
denied-join-account-disabled = この方のアカウントは停止されているため、参加を承認できません。申請は断ることができます。
denied-requester-in-organization = 申請した方は、別の事業者に所属したため、参加を承認できません。
denied-join-request-decided = この申請は、別の管理担当者がすでに判断しています。

error-organization-changed-meanwhile = 別の管理担当者が先に変更したため、まだ保存していません。両方の内容を比べ、必要に応じて直してから、もう一度保存してください。
error-organization-name-empty = { $label }を入力してください。
error-address-empty = { $label }を入力してください。
error-title-empty = { $label }を入力してください。
