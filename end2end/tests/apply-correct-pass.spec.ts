// The long way of an application that passes: from registering to the letter, with a correction.
// Everything is done through the pages, with the browser's script and without.
import type { Page } from "@playwright/test";
import { corporateNumber, expectDone, field, fill, follow, fullWidth, press, save, sha256, wordText } from "../support/acts.ts";
import { forms, OPEN_CALL, product as unique } from "../support/cases.ts";
import { filled } from "../support/forms.ts";
import { applies, checksFormally, said, sends, type Story } from "../support/journey.ts";
import { looker } from "../support/look.ts";
import type { Upload } from "../support/office.ts";
import { PASSWORD, people, signIn } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import { backToCase, documentRow, openCase, openForm, tickEverywhere } from "../support/screening.ts";

const ESTIMATE = "様式第7号 提供価格概算見積書";
const ONLY_ESTIMATE = "は、今回の補正の対象ではないため、変更することができません。";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test.describe(`${script} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("given a company that is not known yet, when it registers, applies and corrects what is asked for, then its product passes", async ({ page, as, mailbox }) => {
      test.setTimeout(240_000);
      const story: Story = {
        javaScriptEnabled,
        vendor: page,
        mailbox,
        look: looker(`pass-${script}`),
        email: `kaede-${Date.now().toString(36)}-${script}@vendor.example`,
        person: "深山 楓",
        company: "深山リーダー製作所株式会社",
        corporate: corporateNumber(),
        address: "宮城県仙台市青葉区一番町三丁目7番1号",
        product: unique("見守りリーダー"),
        call: OPEN_CALL,
        path: "",
        number: "",
        files: new Map(),
      };

      await test.step("registers with a mail address", () => registers(story));
      await test.step("registers the organisation and names who signs", () => registersOrganization(story));
      await applies(story);
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

async function registers({ vendor, mailbox, look, email, person }: Story): Promise<void> {
  await vendor.goto("/");
  await look(vendor, "home");
  await follow(vendor, "アカウントを作成する");
  await look(vendor, "sign-up");
  await fill(vendor, { 氏名: person, メールアドレス: email, パスワード: PASSWORD });
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

async function registersOrganization({ vendor, look, person, company, corporate: number, address }: Story): Promise<void> {
  await look(vendor, "organization-register");
  await fill(vendor, {
    法人番号: fullWidth(number),
    商号又は名称: company,
    本店の郵便番号: "９８０ー０８１１",
    本店の所在地: address,
    役職: "代表取締役",
  });
  await press(vendor, "事業者を登録する");
  await expectDone(vendor, "事業者を登録しました。");
  await expect(vendor.getByText(number, { exact: true })).toBeVisible();
  await expect(vendor.getByText("代表者・受任者がいないため、申請を提出できません。")).toBeVisible();
  await look(vendor, "organization");

  await follow(vendor, `${person}さんの権限を変更`);
  await look(vendor, "member");
  await press(vendor, `${person}さんを代表者・受任者にする`);
  await expectDone(vendor, "代表者・受任者に指定しました。");
  const row = vendor.getByRole("table", { name: "所属する人の一覧" }).getByRole("row", { name: person });
  await expect(row.getByText("代表者・受任者", { exact: true })).toBeVisible();
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

  // What changed is marked, and of its checklist only what is about the change is open again.
  for (const form of forms) {
    const row = documentRow(reviewer, form.name);
    const changed = form.name === ESTIMATE;
    await expect(row.getByText("補正による変更あり")).toHaveCount(changed ? 1 : 0);
    await expect(row).toContainText(changed ? /6件中5件確認済み/ : /(\d+)件中\1件確認済み/);
  }
  const replies = reviewer.getByRole("table", { name: "第1回の補正依頼" });
  await expect(replies.getByRole("row", { name: /小計を計算し直しました。/ })).toBeVisible();
  await expect(replies.getByRole("row", { name: /見積の有効期限を延ばしました。/ })).toBeVisible();
  await look(reviewer, "screening-corrected");

  await openForm(reviewer, ESTIMATE);
  const again = reviewer.locator(".criterion").filter({ hasText: "第1版では「適」としていました。" });
  await expect(again).toHaveCount(1);
  await expect(again).toContainText("有効期限");
  await look(reviewer, "form-changed");
  const sent = await save(reviewer, files.get("price-estimate")?.name ?? "");
  expect(sha256(sent)).toBe(sha256(files.get("price-estimate") as Upload));
  await again.getByRole("radio", { name: "適", exact: true }).check();
  await press(reviewer, "確認の結果を保存する");
  await expectDone(reviewer, "確認の結果を1件保存しました。");
  await backToCase(reviewer);

  await follow(reviewer, "審査結果の案を上申する");
  await reviewer.getByRole("radio", { name: "適合", exact: true }).check();
  await field(reviewer, "審査責任者への説明").fill("補正を含め、すべての審査基準を満たしています。");
  await look(reviewer, "recommendation");
  await press(reviewer, "この案を上申する");
  await expectDone(reviewer, "審査結果の案を上申しました。審査責任者の決裁を待ちます。");
  // Who recommended does not decide.
  await follow(reviewer, "上申の内容を見る");
  await expect(reviewer.getByRole("button", { name: /で決裁する$/ })).toHaveCount(0);
}

async function approves({ look, number, mailbox, vendor, path }: Story, approver: Page): Promise<void> {
  await mailbox.expect({ to: people.approver, subject: number });
  // The vendor learns of a result when it is decided, not of what is recommended.
  await vendor.goto(path);
  await expect(vendor.getByText("上申", { exact: false })).toHaveCount(0);
  await openCase(approver, number);
  await follow(approver, "決裁又は差戻しをする");
  await expect(approver.getByText("補正を含め、すべての審査基準を満たしています。")).toBeVisible();
  await look(approver, "decision");
  await press(approver, "「適合」で決裁する");
  await expectDone(approver, "審査結果を決裁し、通知書を発行しました。");
  await look(approver, "screening-passed");
}

async function readsResult({ vendor, look, mailbox, email, number, product, path, person, company }: Story): Promise<void> {
  const mail = await mailbox.expect({ to: email, subject: `書類審査の結果：適合（${number}）` });
  await vendor.goto(mail.links.find((link) => link.endsWith(path)) ?? "");
  await expect(vendor.getByText("書類審査に適合しました。", { exact: true })).toBeVisible();
  await expect(vendor.getByText("対応待ち：事業者", { exact: true })).toBeVisible();
  const step = vendor.getByRole("list", { name: "審査の段階" }).getByRole("listitem").filter({ hasText: "審査3 機能確認" });
  await expect(step).toContainText("現在の段階");
  await look(vendor, "case-passed");

  const letter = await save(vendor, /^審査第.+号\.docx$/);
  expect(letter.name).toBe(`審査第${number}-1号.docx`);
  const text = wordText(letter);
  for (const said of ["書類審査の結果について（通知）", company, `代表取締役　${person}`, product, number, "適合と判定しましたので", "実機を用いた機能確認"]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("不適合");
  expect(text).not.toContain("教示");

  await vendor.goto("/register");
  await vendor.getByRole("searchbox", { name: "製品を検索" }).fill(product);
  await press(vendor, "検索する");
  const row = vendor.getByRole("table", { name: "公開簿の製品" }).getByRole("row", { name: product });
  await expect(row).toContainText(company);
  await look(vendor, "register");
}
