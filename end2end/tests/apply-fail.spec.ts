// An application that fails: recommended, given back once, recommended again and decided. With the
// browser's script and without; in a call that teaches how to appeal (教示) and in one that does not.
import type { Page } from "@playwright/test";
import { expectDone, field, follow, press, save, wordText } from "../support/acts.ts";
import { OPEN_CALL, openCall, product as unique } from "../support/cases.ts";
import { applies, checksFormally, type Story } from "../support/journey.ts";
import { looker } from "../support/look.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import { backToCase, criterionAbout, markFailed, openCase, openForm } from "../support/screening.ts";

const ESTIMATE = "様式第7号 提供価格概算見積書";
const OVER_CAP = "1台当たりの提供価格が、上限額を12,000円上回っています。";
const EVIDENCE = "顔認証の照合精度について、根拠となる資料を確認できません。";
const GROUNDS = "価格の要件と、証拠資料の要件を満たしていません。";
const GIVEN_BACK = "上限額との差額の計算を、税込みの金額で確かめてください。";
const CHECKED_AGAIN = "税込みの金額で確かめました。結果は変わりません。";
/** Sentences of the closed vocabulary of reasons. */
const SENTENCES = { price_over_cap: "提供価格が募集回で定める上限を超えています。", evidence_missing: "記載の内容を裏付ける資料が確認できません。" };
const TEACHING = "審査請求をすることができます。";

for (const { javaScriptEnabled, teaches } of [
  { javaScriptEnabled: true, teaches: true },
  { javaScriptEnabled: false, teaches: false },
]) {
  const script = javaScriptEnabled ? "with" : "without";
  const call = teaches ? "a call that teaches how to appeal" : "a call whose results can't be appealed";
  test(`given ${call}, when a price is over the cap, then the application fails with its reasons, ${script} JavaScript`, async ({ as, mailbox }) => {
    test.setTimeout(240_000);
    const code = teaches ? OPEN_CALL : await openCall(await as(people.administrator));
    const story: Story = {
      javaScriptEnabled,
      vendor: await as(people.kawabe, { javaScriptEnabled }),
      mailbox,
      look: looker(`fail-${script}`),
      email: people.kawabe,
      person: "川辺 恵",
      company: "川辺システム株式会社",
      corporate: "9201001000101",
      address: "東京都千代田区千代田一丁目1番",
      product: unique("高すぎる端末"),
      call: code,
      path: "",
      number: "",
      files: new Map(),
    };
    await applies(story);
    const reviewer = await as(people.reviewer, { javaScriptEnabled });
    await test.step("the reviewer checks formally", () => checksFormally(story, reviewer));
    await test.step("the reviewer finds the price over the cap", () => findsPriceOverCap(story, reviewer));
    await test.step("the reviewer recommends a fail", () => recommendsFail(story, reviewer));
    const approver = await as(people.approver, { javaScriptEnabled });
    await test.step("the approver gives it back", () => givesBack(story, approver));
    await test.step("the reviewer recommends again", () => recommendsAgain(story, reviewer));
    await test.step("the approver approves", () => approves(story, approver));
    await test.step("the vendor reads the result", () => readsResult(story, teaches));
    await test.step("nothing can be done any more", () => isOver(story, reviewer));
  });
}

async function findsPriceOverCap({ look }: Story, reviewer: Page): Promise<void> {
  await openForm(reviewer, ESTIMATE);
  const cap = await criterionAbout(reviewer, "1台当たりの税込みの提供価格が上限以下である。");
  await markFailed(reviewer, cap, "price_over_cap", OVER_CAP);
  await press(reviewer, "確認の結果を保存する");
  // What the checks proposed for another criterion stood there, too.
  await expectDone(reviewer, "確認の結果を2件保存しました。");
  await look(reviewer, "form-failed");
  await backToCase(reviewer);
}

async function recommendsFail({ look, mailbox, number }: Story, reviewer: Page): Promise<void> {
  await follow(reviewer, "審査結果の案を上申する");
  // What failed in the checklist is there as a reason.
  await expect(reviewer.getByRole("radio", { name: "不適合", exact: true })).toBeChecked();
  await expect(field(reviewer, "理由1の様式")).toHaveValue("price-estimate");
  await expect(field(reviewer, "理由1の区分")).toHaveValue("price_over_cap");
  await expect(field(reviewer, "理由1の説明")).toHaveValue(OVER_CAP);

  // Nobody fails without a reason, and what was typed is still there.
  await press(reviewer, "理由1を削除する");
  await expect(field(reviewer, "理由1の説明")).toHaveValue("");
  await field(reviewer, "審査責任者への説明").fill(GROUNDS);
  await press(reviewer, "この案を上申する");
  await expect(reviewer.getByRole("alert").getByText("「否」又は「不適合」とする場合は、理由を選択してください。")).toBeVisible();
  await expect(field(reviewer, "審査責任者への説明")).toHaveValue(GROUNDS);
  await look(reviewer, "recommendation-without-reason");

  await fillsReason(reviewer, 1, "price-estimate", "price_over_cap", OVER_CAP);
  await press(reviewer, "理由を追加する");
  await fillsReason(reviewer, 2, "", "evidence_missing", EVIDENCE);
  await look(reviewer, "recommendation");
  await press(reviewer, "この案を上申する");
  await expectDone(reviewer, "審査結果の案を上申しました。審査責任者の決裁を待ちます。");
  const mail = await mailbox.expect({ to: people.approver, subject: number, text: "不適合" });
  expect(mail.links.some((link) => link.includes("/screening/cases/"))).toBe(true);
}

async function fillsReason(reviewer: Page, number: number, form: string, code: string, note: string): Promise<void> {
  await field(reviewer, `理由${number}の様式`).selectOption(form);
  await field(reviewer, `理由${number}の区分`).selectOption(code);
  await field(reviewer, `理由${number}の説明`).fill(note);
}

/** Both reasons in full, for those who decide. */
async function showsReasons(staff: Page): Promise<void> {
  for (const words of [...Object.values(SENTENCES), OVER_CAP, EVIDENCE]) {
    await expect(staff.getByRole("main").getByRole("listitem").filter({ hasText: words }).first()).toBeVisible();
  }
}

async function givesBack({ look, number, mailbox, email, vendor, path }: Story, approver: Page): Promise<void> {
  await openCase(approver, number);
  await follow(approver, "決裁又は差戻しをする");
  await showsReasons(approver);
  await expect(approver.getByText(GROUNDS, { exact: true })).toBeVisible();
  await look(approver, "decision");
  await press(approver, "上申を差し戻す");
  await expect(approver).toHaveTitle(/^エラー：/);
  await expect(approver.getByRole("link", { name: "差戻しの理由を入力してください。" })).toBeVisible();
  await look(approver, "return-without-reason");
  await field(approver, "差戻しの理由").fill(GIVEN_BACK);
  await press(approver, "上申を差し戻す");
  await expectDone(approver, "上申を差し戻しました。");
  await look(approver, "screening-returned");

  // The vendor learns of a result when it is decided.
  await vendor.goto(path);
  await expect(vendor.getByText("対応待ち：審査担当", { exact: true })).toBeVisible();
  for (const secret of ["不適合", "差戻", "差し戻", OVER_CAP]) {
    await expect(vendor.getByRole("main").getByText(secret)).toHaveCount(0);
  }
  const told = (await mailbox.all()).filter((mail) => mail.to.includes(email) && mail.subject.includes(number));
  expect(told.map((mail) => mail.subject).filter((subject) => /不適合|差し戻/.test(subject))).toEqual([]);
}

async function recommendsAgain({ look, number, mailbox }: Story, reviewer: Page): Promise<void> {
  const mail = await mailbox.expect({ to: people.reviewer, subject: `差し戻されました（${number}）` });
  expect(mail.text).toContain(GIVEN_BACK);
  await reviewer.goto(mail.links.find((link) => link.includes("/screening/cases/")) ?? "");
  await expect(reviewer.locator(".notice").filter({ hasText: "上申は差し戻されています" })).toContainText(GIVEN_BACK);

  const before = await mailbox.all();
  await follow(reviewer, "審査結果の案を上申する");
  await expect(field(reviewer, "理由1の区分")).toHaveValue("price_over_cap");
  await press(reviewer, "理由を追加する");
  await fillsReason(reviewer, 2, "", "evidence_missing", EVIDENCE);
  await field(reviewer, "審査責任者への説明").fill(CHECKED_AGAIN);
  await press(reviewer, "この案を上申する");
  await expectDone(reviewer, "審査結果の案を上申しました。審査責任者の決裁を待ちます。");
  await look(reviewer, "screening-recommended");
  await mailbox.expect({ to: people.approver, subject: number }, before);
}

async function approves({ look, number }: Story, approver: Page): Promise<void> {
  await openCase(approver, number);
  await follow(approver, "決裁又は差戻しをする");
  await showsReasons(approver);
  await expect(approver.getByText(CHECKED_AGAIN, { exact: true })).toBeVisible();
  await press(approver, "「不適合」で決裁する");
  await expectDone(approver, "審査結果を決裁し、通知書を発行しました。");
  const result = approver.getByRole("region", { name: "書類審査の結果" });
  await expect(result.getByText("不適合", { exact: true })).toBeVisible();
  await expect(result.getByText("佐藤 理恵", { exact: true })).toBeVisible();
  await expect(result.getByText("渡邉 和子", { exact: true })).toBeVisible();
  await look(approver, "screening-failed");
}

async function readsResult(story: Story, teaches: boolean): Promise<void> {
  const { vendor, look, mailbox, email, person, company, number, product, path } = story;
  const mail = await mailbox.expect({ to: email, subject: `書類審査の結果：不適合（${number}）` });
  expect(mail.text).toMatch(new RegExp(`提供価格概算見積書：${SENTENCES.price_over_cap}\\s+> ${OVER_CAP}`));
  expect(mail.text).toMatch(new RegExp(`${SENTENCES.evidence_missing}\\s+> ${EVIDENCE}`));
  // What the reviewer and the approver told each other is theirs.
  for (const internal of [GROUNDS, GIVEN_BACK, CHECKED_AGAIN]) expect(mail.text).not.toContain(internal);

  await vendor.goto(mail.links.find((link) => link.endsWith(path)) ?? "");
  const result = vendor.getByRole("region", { name: "審査の結果" });
  await expect(result.getByText("書類審査は不適合でした。", { exact: true })).toBeVisible();
  const reasons = result.getByRole("list").getByRole("listitem");
  await expect(reasons).toHaveCount(2);
  for (const words of [ESTIMATE, SENTENCES.price_over_cap, OVER_CAP]) await expect(reasons.first()).toContainText(words);
  for (const words of ["申請全体", SENTENCES.evidence_missing, EVIDENCE]) await expect(reasons.last()).toContainText(words);
  await expect(result.getByRole("heading", { name: "不服がある場合（教示）" })).toHaveCount(teaches ? 1 : 0);
  await expect(result.getByText(TEACHING)).toHaveCount(teaches ? 1 : 0);
  for (const internal of [GROUNDS, GIVEN_BACK, CHECKED_AGAIN]) await expect(vendor.getByText(internal)).toHaveCount(0);
  await look(vendor, "case-failed");

  const letter = await save(vendor, /^審査第.+号\.docx$/);
  expect(letter.name).toBe(`審査第${number}-1号.docx`);
  const lines = wordText(letter).split("\n").map((line) => line.trim());
  const text = lines.join("\n");
  for (const said of ["書類審査の結果について（通知）", company, `代表取締役　${person}`, product, number, "不適合と判定しましたので"]) {
    expect(text).toContain(said);
  }
  for (const said of [`【様式第7号】${SENTENCES.price_over_cap}`, SENTENCES.evidence_missing]) {
    expect(lines.filter((line) => line.endsWith(said)), text).toHaveLength(1);
  }
  for (const said of [OVER_CAP, EVIDENCE]) expect(lines).toContain(said);
  expect(/^\d　教示$/m.test(text), text).toBe(teaches);
  expect(text.includes(TEACHING), text).toBe(teaches);
  expect(text).not.toContain("今後の手続");
}

async function isOver({ vendor, path, product, number }: Story, reviewer: Page): Promise<void> {
  await vendor.goto("/vendor");
  await expect(vendor.getByRole("row", { name: product }).getByText("不適合", { exact: true })).toBeVisible();
  await vendor.goto(`${path}/documents/price-estimate`);
  await expect(vendor.getByText("この案件は「不適合」で終了しているため、操作することができません。")).toBeVisible();
  await vendor.goto("/register");
  await vendor.getByRole("searchbox", { name: "製品を検索" }).fill(product);
  await press(vendor, "検索する");
  await expect(vendor.getByRole("main").getByText(product, { exact: true })).toHaveCount(0);

  // Out of the queue, unless somebody asks for what has ended as well.
  for (const [query, links] of [["", 0], ["&closed=on", 1]] as const) {
    await reviewer.goto(`/screening?search=${number}${query}`);
    await expect(reviewer.getByRole("link", { name: number, exact: true })).toHaveCount(links);
  }
}
