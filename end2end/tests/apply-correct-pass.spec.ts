// The long way of an application that passes: from registering to the letter, with a correction.
// Everything is done through the pages, with the browser's script and without.
import type { Page } from "@playwright/test";
import { corporateNumber, drop, expectDone, field, fill, follow, fullWidth, press, save, sha256, wordText } from "../support/acts.ts";
import { applied, facts, forms, OPEN_CALL, product as unique } from "../support/cases.ts";
import { filled } from "../support/forms.ts";
import { type Look, looker } from "../support/look.ts";
import type { Mailbox } from "../support/mailbox.ts";
import type { Upload } from "../support/office.ts";
import { PASSWORD, people, signIn } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import { backToCase, criteria, documentRow, judgement, openCase, openForm, tick } from "../support/screening.ts";

const CALL = /令和8年度第2回募集/;
const PERSON = "深山 楓";
const COMPANY = "深山リーダー製作所株式会社";
const ESTIMATE = "様式第7号 提供価格概算見積書";
const ONLY_ESTIMATE = "は、今回の補正の対象ではないため、変更することができません。";

/** What the steps of the journey hand on to each other. */
type Story = {
  javaScriptEnabled: boolean;
  vendor: Page;
  mailbox: Mailbox;
  look: Look;
  email: string;
  product: string;
  /** `/applications/…` */
  path: string;
  number: string;
  /** 法人番号 */
  corporate: string;
  files: Map<string, Upload>;
};

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test.describe(`${script} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("given a company that is not known yet, when it registers, applies and corrects what is asked for, then its product passes", async ({ page, as, mailbox }) => {
      test.setTimeout(240_000);
      const look = looker(`pass-${script}`);
      const email = `kaede-${Date.now().toString(36)}-${script}@vendor.example`;
      const product = unique("見守りリーダー");
      const story: Story = { javaScriptEnabled, vendor: page, mailbox, look, email, product, path: "", number: "", corporate: corporateNumber(), files: new Map() };

      await test.step("registers with a mail address", () => registers(story));
      await test.step("registers the organisation and names who signs", () => registersOrganization(story));
      await test.step("starts an application", () => starts(story));
      await test.step("downloads the blank forms", () => downloads(story));
      await test.step("fills the forms in", () => fillsIn(story));
      await test.step("uploads the seven forms", () => uploads(story));
      await test.step("fills in the common facts", () => fillsFacts(story));
      await test.step("checks, consents and submits", () => submits(story));
      const reviewer = await as(people.reviewer, { javaScriptEnabled });
      await test.step("the reviewer checks formally", () => checksFormally(story, reviewer));
      await test.step("the reviewer asks for a correction", () => asksForCorrection(story, reviewer));
      await test.step("the vendor corrects", () => corrects(story));
      await test.step("the reviewer checks what changed and recommends", () => recommends(story, reviewer));
      const approver = await as(people.approver, { javaScriptEnabled });
      await test.step("the approver approves", () => approves(story, approver));
      await test.step("the vendor reads the result", () => readsResult(story));
    });
  });
}

async function registers({ vendor, mailbox, look, email }: Story): Promise<void> {
  await vendor.goto("/");
  await look(vendor, "home");
  await follow(vendor, "アカウントを作成する");
  await look(vendor, "sign-up");
  await fill(vendor, { 氏名: PERSON, メールアドレス: email, パスワード: PASSWORD });
  await press(vendor, "登録する");
  await expect(vendor.getByRole("heading", { level: 1, name: "確認のメールをご覧ください" })).toBeVisible();
  await look(vendor, "sign-up-sent");

  const mail = await mailbox.expect({ to: email, subject: "メールアドレスの確認" });
  const link = mail.links.find((link) => link.includes("/confirm/")) ?? "";
  await vendor.goto(link);
  await look(vendor, "confirm");
  await press(vendor, "メールアドレスを確認する");
  await expectDone(vendor, "メールアドレスの確認が完了しました。ログインしてください。");
  await look(vendor, "sign-in");
  await signIn(vendor, email);
  await expect(vendor).toHaveURL(/\/organization$/);
}

async function registersOrganization({ vendor, look, corporate: number }: Story): Promise<void> {
  await look(vendor, "organization-register");
  await fill(vendor, {
    法人番号: fullWidth(number),
    商号または名称: COMPANY,
    本店の郵便番号: "９８０ー０８１１",
    本店の所在地: "宮城県仙台市青葉区一番町三丁目7番1号",
    役職: "代表取締役",
  });
  await press(vendor, "事業者を登録する");
  await expectDone(vendor, "事業者を登録しました。");
  await expect(vendor.getByText(number, { exact: true })).toBeVisible();
  await expect(vendor.getByText("代表者・受任者がいないため、申請を提出できません。")).toBeVisible();
  await look(vendor, "organization");

  await follow(vendor, `${PERSON}さんの権限を変更`);
  await look(vendor, "member");
  await press(vendor, `${PERSON}さんを代表者・受任者にする`);
  await expectDone(vendor, "代表者・受任者に指定しました。");
  const row = vendor.getByRole("table", { name: "所属する人の一覧" }).getByRole("row", { name: PERSON });
  await expect(row.getByText("代表者・受任者", { exact: true })).toBeVisible();
}

async function starts(story: Story): Promise<void> {
  const { vendor, look, product } = story;
  await vendor.goto("/calls");
  await look(vendor, "calls");
  await vendor.getByRole("table", { name: "募集中" }).getByRole("link", { name: CALL }).click();
  await look(vendor, "call");
  await follow(vendor, "この募集に申請する");
  await look(vendor, "apply");
  await field(vendor, "製品名").fill(product);
  await press(vendor, "申請を開始する");
  await expectDone(vendor, "申請の下書きを作成しました。");
  await expect(vendor.getByText("全8件の作業のうち、0件が完了しています。")).toBeVisible();
  story.path = new URL(vendor.url()).pathname;
  await look(vendor, "tasks");
}

async function downloads({ vendor, files }: Story): Promise<void> {
  for (const form of forms) {
    const file = await save(vendor, new RegExp(`^${form.name}（`));
    expect(file.name).toMatch(/\.(docx|xlsx)$/);
    expect(file.buffer.subarray(0, 2).toString()).toBe("PK");
    files.set(form.id, file);
  }
}

/** What the forms say, in the words of the facts that are typed later. */
function said({ product, email, corporate }: Story): Record<string, string | number> {
  const own = {
    ...facts(product),
    address: "宮城県仙台市青葉区一番町三丁目7番1号",
    representative_name: PERSON,
    contact_name: PERSON,
    contact_phone: "022-123-4567",
    contact_email: email,
    units: "1200",
  };
  return applied(own, { number: corporate, name: COMPANY });
}

/** The downloaded files, with content. */
async function fillsIn(story: Story): Promise<void> {
  for (const [form, { name }] of story.files) story.files.set(form, filled(form, { applied: said(story), name }));
}

async function uploads(story: Story): Promise<void> {
  const { vendor, look, path, files } = story;
  for (const [index, form] of forms.entries()) {
    const file = files.get(form.id);
    if (!file) throw new Error(`${form.id} was not downloaded`);
    await follow(vendor, form.name);
    await expect(vendor.getByRole("heading", { level: 1, name: form.name })).toBeVisible();
    if (index === 0) await look(vendor, "document-empty");
    await (index === 0 ? sendsFirst(story, file) : sends(story, file, index % 2 === 0));
    await expectDone(vendor, "ファイルを登録しました。");
    await expect(vendor.getByRole("link", { name: file.name, exact: true })).toBeVisible();
    await expect(vendor.getByText(sha256(file))).toBeVisible();
    if (index === 4) await look(vendor, "document");
    await follow(vendor, "申請のページに戻る");
  }
  await expect(vendor).toHaveURL(new RegExp(`${path}$`));
  await expect(vendor.getByText("全8件の作業のうち、7件が完了しています。")).toBeVisible();
}

/** Chooses a file, or drops it where the script allows that, and sends it. */
async function sends({ vendor, javaScriptEnabled }: Story, file: Upload, dropped: boolean, button = "アップロードする"): Promise<void> {
  const input = field(vendor, "ファイル");
  if (javaScriptEnabled) await expect(vendor.getByText("ファイルをここにドラッグ＆ドロップすることもできます。")).toBeVisible();
  if (javaScriptEnabled && dropped) await drop(input, file);
  else await input.setInputFiles(file);
  await press(vendor, button);
}

/** The first file is held back on its way, so that its progress can be seen. */
async function sendsFirst(story: Story, file: Upload): Promise<void> {
  const { vendor, javaScriptEnabled } = story;
  if (!javaScriptEnabled) return sends(story, file, false);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await vendor.route("**/documents/*", async (route) => {
    await held;
    await route.continue();
  });
  await sends(story, file, true);
  await expect(vendor.getByRole("progressbar", { name: "送信の進み具合" })).toBeVisible();
  await expect(vendor.getByRole("button", { name: "送信を中止する" })).toBeVisible();
  release();
  await expectDone(vendor, "ファイルを登録しました。");
  await vendor.unroute("**/documents/*");
}

async function fillsFacts({ vendor, look, email, product }: Story): Promise<void> {
  await follow(vendor, "申請情報");
  // What the portal knows already stands there.
  await expect(field(vendor, "所在地")).toHaveValue("宮城県仙台市青葉区一番町三丁目7番1号");
  await expect(field(vendor, "担当者のメールアドレス")).toHaveValue(email);
  await expect(field(vendor, "製品名")).toHaveValue(product);
  const { representative_title: title, contact_department: department, model_number: model, firmware } = facts(product);
  await fill(vendor, {
    代表者の役職: title ?? "",
    代表者の氏名: PERSON,
    担当部署: department ?? "",
    電話番号: "０２２－１２３－４５６７",
    型番: model ?? "",
    ファームウェアの版: firmware ?? "",
    申込台数: "１２００",
  });
  await look(vendor, "facts");
  await press(vendor, "確認して保存する");
  await expectDone(vendor, "申請情報を保存しました。");
  await expect(vendor.getByText("提出できます", { exact: true })).toBeVisible();
  await look(vendor, "tasks-done");
}

async function submits(story: Story): Promise<void> {
  const { vendor, look, email, product, files, mailbox } = story;
  await follow(vendor, "内容を確認して提出する");
  await expect(vendor.getByRole("definition").filter({ hasText: /^022-?123-?4567$/ })).toBeVisible();
  for (const file of files.values()) await expect(vendor.getByText(`SHA-256: ${sha256(file)}`)).toBeVisible();
  await look(vendor, "check");
  await follow(vendor, "承諾と提出に進む");
  await look(vendor, "submit");

  // Without the consent nothing is submitted, and what was typed is still there.
  await field(vendor, "承諾者の役職").fill("代表取締役");
  await press(vendor, "申請を提出する");
  await expect(vendor).toHaveTitle(/^エラー：/);
  await expect(field(vendor, "承諾者の役職")).toHaveValue("代表取締役");
  await expect(field(vendor, "承諾者の氏名")).toHaveValue(PERSON);
  await field(vendor, "上記の内容をすべて読み、これに承諾します").check();
  await press(vendor, "申請を提出する");
  await expectDone(vendor, "申請を提出しました。");

  const title = await vendor.getByRole("heading", { level: 1 }).innerText();
  story.number = new RegExp(`受付の控え（(${OPEN_CALL}-\\d{4})）`).exec(title)?.[1] ?? "";
  expect(story.number, title).not.toBe("");
  const table = vendor.getByRole("table", { name: "提出したファイルとその照合値（SHA-256）" });
  for (const form of forms) {
    await expect(table.getByRole("row", { name: form.name })).toContainText(sha256(files.get(form.id) as Upload));
  }
  await look(vendor, "receipt");

  const mail = await mailbox.expect({ to: email, subject: `申請を受け付けました（${story.number}）` });
  expect(mail.text).toContain(product);
  for (const file of files.values()) expect(mail.text).toContain(sha256(file));
  await vendor.goto(mail.links.find((link) => link.endsWith("/receipt")) ?? "");
  await expect(vendor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await follow(vendor, "審査の状況を見る");
  await expect(vendor.getByText("対応待ち：審査担当", { exact: true })).toBeVisible();
  await look(vendor, "case-submitted");
}

async function checksFormally({ look, number, mailbox, product }: Story, reviewer: Page): Promise<void> {
  const mail = await mailbox.expect({ to: people.reviewer, subject: `新しい申請が届きました（${number}）` });
  expect(mail.text).toContain(COMPANY);
  await look(reviewer, "queue");
  await openCase(reviewer, number);
  await expect(reviewer.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await look(reviewer, "screening-arrived");
  await press(reviewer, "この案件を担当する");
  await expectDone(reviewer, "この案件を担当することになりました。");

  // The formal check can't be passed before every criterion of it was looked at.
  await press(reviewer, "形式審査を完了する");
  await expect(reviewer.getByRole("alert").getByText(/^まだ確認していない審査基準が\d+件あります。/)).toBeVisible();
  await look(reviewer, "refused");
  await tickEverywhere(reviewer, "形式審査", look);
  await press(reviewer, "形式審査を完了する");
  await expectDone(reviewer, "形式審査を完了しました。書類審査に進みます。");
}

async function tickEverywhere(reviewer: Page, stage: "形式審査" | "書類審査", look?: Look): Promise<void> {
  for (const [index, form] of forms.entries()) {
    await openForm(reviewer, form.name);
    if (index === 0) await look?.(reviewer, `form-${stage}`);
    await tick(reviewer, stage);
    await backToCase(reviewer);
  }
}

async function asksForCorrection({ look, vendor, mailbox, email, number }: Story, reviewer: Page): Promise<void> {
  const passed = await mailbox.expect({ to: email, subject: `書類審査に進みました（${number}）` });
  expect(passed.text).toContain(number);
  await tickEverywhere(reviewer, "書類審査");

  // One item is collected beside the document, the other one written on the request itself.
  await openForm(reviewer, ESTIMATE);
  await field(reviewer, "補正を求める箇所").selectOption("price-estimate:subtotal");
  await reviewer.getByLabel("補正を求める理由").selectOption("calculation_wrong");
  await reviewer.getByLabel("補正を求める内容").fill("小計が各行の金額の合計と一致していません。");
  await press(reviewer, "補正依頼の項目に加える");
  await expectDone(reviewer, "補正依頼の項目に加えました（現在1項目）。まだ送信していません。");
  await look(reviewer, "item-collected");
  await follow(reviewer, "補正を依頼する");
  await expect(field(reviewer, "項目1の内容")).toHaveValue("小計が各行の金額の合計と一致していません。");
  await press(reviewer, "項目を追加する");
  await field(reviewer, "項目2の箇所").selectOption("price-estimate:valid_until");
  await field(reviewer, "項目2の理由").selectOption("date_wrong");
  await field(reviewer, "項目2の内容").fill("見積の有効期限を、募集の締切日以後にしてください。");
  await field(reviewer, "全体への説明").fill("お手数ですが、次の点の補正をお願いします。");
  await look(reviewer, "correction");
  await press(reviewer, "依頼の内容を確認する");

  // Nothing has gone out before it was looked over.
  await expect(reviewer.getByRole("table", { name: "依頼する項目" }).getByRole("row")).toHaveCount(3);
  await look(reviewer, "correction-check");
  expect((await mailbox.all()).filter((mail) => mail.subject.includes(`補正のお願い（${number}）`))).toEqual([]);
  await vendor.reload();
  await expect(vendor.getByText("補正の依頼があります")).toHaveCount(0);
  await press(reviewer, "補正を依頼する（送信）");
  await expectDone(reviewer, "事業者に補正を依頼しました。");
  await expect(reviewer.getByText("事業者の補正を待っています。", { exact: false })).toBeVisible();
}

async function corrects(story: Story): Promise<void> {
  const { vendor, look, mailbox, email, number, path, files } = story;
  const mail = await mailbox.expect({ to: email, subject: `補正のお願い（${number}）` });
  expect(mail.text).toContain("小計が各行の金額の合計と一致していません。");
  const link = mail.links.find((link) => link.includes("/corrections/")) ?? "";
  await vendor.goto(link);
  await expect(vendor.getByRole("heading", { level: 1, name: "第1回の補正依頼" })).toBeVisible();
  await look(vendor, "corrections");

  // Sending back with nothing answered says which items are missing.
  await field(vendor, "項目1への回答").fill("小計を計算し直しました。");
  await press(vendor, "補正を返送する");
  await expect(vendor.getByRole("link", { name: "項目2への回答を入力してください。" })).toBeVisible();
  await look(vendor, "corrections-open");
  await vendor.goto(link);
  await expect(field(vendor, "項目1への回答")).toHaveValue("小計を計算し直しました。");

  await onlyNamedFormsAreOpen(story);

  await vendor.goto(link);
  await follow(vendor, `${ESTIMATE}を差し替える`);
  await expect(vendor.getByRole("heading", { level: 2, name: "ファイルの差替え" })).toBeVisible();
  const mended = filled("price-estimate", { applied: said(story), name: "概算見積書（補正後）.xlsx", change: { valid_until: "2028-03-31" } });
  await sends(story, mended, false, "新しいファイルに差し替える");
  await expectDone(vendor, "ファイルを登録しました。");
  await expect(vendor.getByText(sha256(mended))).toBeVisible();
  await look(vendor, "document-replaced");
  files.set("price-estimate", mended);

  await vendor.goto(link);
  await field(vendor, "項目2への回答").fill("見積の有効期限を延ばしました。");
  await press(vendor, "回答を保存する");
  await expectDone(vendor, "回答を保存しました。まだ返送していません。");
  await press(vendor, "補正を返送する");
  await expectDone(vendor, "補正を返送しました。審査が再開します。");
  await expect(vendor).toHaveURL(new RegExp(`${path}$`));
  await expect(vendor.getByText("対応待ち：審査担当", { exact: true })).toBeVisible();
  await look(vendor, "case-corrected");
}

/** What the request does not name can't be changed: not on the page, and not by the request itself. */
async function onlyNamedFormsAreOpen({ vendor, look, path, files }: Story): Promise<void> {
  for (const form of forms.filter((form) => form.name !== ESTIMATE)) {
    await vendor.goto(`${path}/documents/${form.id}`);
    await expect(vendor.getByText(ONLY_ESTIMATE)).toBeVisible();
    await expect(field(vendor, "ファイル")).toHaveCount(0);
  }
  await look(vendor, "document-closed");
  await vendor.goto(`${path}/facts`);
  await expect(vendor.getByText("申請情報は、今回の補正の対象ではないため、変更することができません。")).toBeVisible();
  await expect(vendor.getByRole("button", { name: "確認して保存する" })).toHaveCount(0);

  const file = files.get("shipment-plan") as Upload;
  const answer = await vendor.request.post(`${path}/documents/shipment-plan`, { multipart: { file } });
  expect(await answer.text()).toMatch(new RegExp(`role="alert"[^]*${ONLY_ESTIMATE}`));
  await vendor.goto(`${path}/documents/shipment-plan`);
  await expect(vendor.getByRole("heading", { name: /^第2版/ })).toHaveCount(0);
}

async function recommends({ look, mailbox, number, files }: Story, reviewer: Page): Promise<void> {
  const mail = await mailbox.expect({ to: people.reviewer, subject: `補正が返送されました（${number}）` });
  await reviewer.goto(mail.links.find((link) => link.includes("/screening/cases/")) ?? "");

  // What changed is marked, and only its checklist is open again.
  for (const form of forms) {
    const row = documentRow(reviewer, form.name);
    const changed = form.name === ESTIMATE;
    await expect(row.getByText("補正による変更あり")).toHaveCount(changed ? 1 : 0);
    await expect(row).toContainText(changed ? /(\d+)件中0件確認済み/ : /(\d+)件中\1件確認済み/);
  }
  const replies = reviewer.getByRole("table", { name: "第1回の補正依頼" });
  await expect(replies.getByRole("row", { name: /小計を計算し直しました。/ })).toBeVisible();
  await expect(replies.getByRole("row", { name: /見積の有効期限を延ばしました。/ })).toBeVisible();
  await look(reviewer, "screening-corrected");

  await openForm(reviewer, ESTIMATE);
  const again = [...(await criteria(reviewer, "形式審査")), ...(await criteria(reviewer, "書類審査"))];
  for (const criterion of again) {
    await expect(judgement(reviewer, criterion).getByRole("radio", { checked: true })).toHaveCount(0);
  }
  await expect(reviewer.getByText("第1版では「適」としていました。", { exact: false })).toHaveCount(again.length);
  await look(reviewer, "form-changed");
  const sent = await save(reviewer, files.get("price-estimate")?.name ?? "");
  expect(sha256(sent)).toBe(sha256(files.get("price-estimate") as Upload));
  await tick(reviewer, "形式審査");
  await tick(reviewer, "書類審査");
  await backToCase(reviewer);

  await follow(reviewer, "審査結果を推薦する");
  await reviewer.getByRole("radio", { name: "適合", exact: true }).check();
  await field(reviewer, "審査責任者への説明").fill("補正を含め、すべての審査基準を満たしています。");
  await look(reviewer, "recommendation");
  await press(reviewer, "この結果を推薦する");
  await expectDone(reviewer, "審査結果を推薦しました。審査責任者の承認を待ちます。");
  // Who recommended does not decide.
  await follow(reviewer, "推薦の内容を見る");
  await expect(reviewer.getByRole("button", { name: /を承認する$/ })).toHaveCount(0);
}

async function approves({ look, number, mailbox, vendor, path }: Story, approver: Page): Promise<void> {
  await mailbox.expect({ to: people.approver, subject: number });
  // The vendor learns of a result when it is decided, not of what is recommended.
  await vendor.goto(path);
  await expect(vendor.getByText("推薦", { exact: false })).toHaveCount(0);
  await openCase(approver, number);
  await follow(approver, "承認又は差戻しをする");
  await expect(approver.getByText("補正を含め、すべての審査基準を満たしています。")).toBeVisible();
  await look(approver, "decision");
  await press(approver, "「適合」を承認する");
  await expectDone(approver, "審査結果を承認し、通知書を発行しました。");
  await look(approver, "screening-passed");
}

async function readsResult({ vendor, look, mailbox, email, number, product, path }: Story): Promise<void> {
  const mail = await mailbox.expect({ to: email, subject: `書類審査の結果：適合（${number}）` });
  await vendor.goto(mail.links.find((link) => link.endsWith(path)) ?? "");
  await expect(vendor.getByText("書類審査に適合しました。", { exact: true })).toBeVisible();
  await expect(vendor.getByText("対応待ち：機能確認担当", { exact: true })).toBeVisible();
  const step = vendor.getByRole("list", { name: "審査の段階" }).getByRole("listitem").filter({ hasText: "審査3 実機確認" });
  await expect(step).toContainText("現在の段階");
  await look(vendor, "case-passed");

  const letter = await save(vendor, /^審査第.+号\.docx$/);
  expect(letter.name).toBe(`審査第${number}-1号.docx`);
  const text = wordText(letter);
  for (const said of ["書類審査の結果について（通知）", COMPANY, `代表取締役　${PERSON}`, product, number, "適合と判定しましたので", "実機を用いた機能確認"]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("不適合");
  expect(text).not.toContain("教示");

  await vendor.goto("/register");
  await vendor.getByRole("searchbox", { name: "製品を検索" }).fill(product);
  await press(vendor, "検索する");
  const row = vendor.getByRole("table", { name: "書類審査に適合した製品" }).getByRole("row", { name: product });
  await expect(row).toContainText(COMPANY);
  await look(vendor, "register");
}
