// The device check (審査3): dates, devices, results at the bench, the result – and a line that breaks.
import type { Page } from "@playwright/test";
import { expectDone, field, follow, press } from "../support/acts.ts";
import { awaitingApproval, day, hidden, post, product, screening } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people, type SignedIn } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

const CASES = ["T-01", "T-02", "T-03", "T-04", "T-05", "T-06", "T-07", "T-08", "T-09", "T-10"];
const MEASURED = ["T-03", "T-04", "T-05", "T-08"];
const SERIAL = "SN-0001";
const LOG = { name: "画面.txt", mimeType: "text/plain", buffer: Buffer.from("起動しました\n") };
const HELD = "受け付けられませんでした： この案件は保留中です。保留を解除してから操作してください。";

/** A case whose documents passed. */
async function documentsPassed(as: SignedIn, name: string): Promise<{ path: string; vendor: Page; reviewer: Page; approver: Page }> {
  const { path, vendor, reviewer } = await awaitingApproval(as, product(name));
  const approver = await as(people.approver);
  const version = await hidden(approver, `${screening(path)}/decision`, "version");
  await post(approver, `${screening(path)}/decision/approve`, { form: { version } }, new RegExp(screening(path)));
  return { path, vendor, reviewer, approver };
}

async function proposesDates(vendor: Page, path: string): Promise<void> {
  await vendor.goto(path);
  await follow(vendor, "日程の候補を登録する");
  await expectSound(vendor);
  await field(vendor, "候補1の日").fill(day(7));
  await field(vendor, "候補1の開始時刻").fill("10:00");
  await field(vendor, "候補1の終了時刻").fill("12:00");
  await field(vendor, "候補1の場所").fill("東京都千代田区の試験室");
  await press(vendor, "この候補を提案する");
  await expectDone(vendor, "日程の候補を提案しました。");
}

async function confirms(tester: Page, path: string): Promise<void> {
  await tester.goto(`${screening(path)}/device-check`);
  await follow(tester, "日程を確定する");
  await expectSound(tester);
  await tester.getByRole("radio").first().check();
  await press(tester, "この日程に確定する");
  await expectDone(tester, "日程を確定し、事業者にメールで知らせました。");
}

async function namesDevice(vendor: Page, path: string): Promise<void> {
  await vendor.goto(path);
  await follow(vendor, "機器を登録する");
  await field(vendor, "機器1の製造番号").fill(SERIAL);
  await field(vendor, "機器1の環境").fill("資格確認端末 Windows 11、有線");
  await press(vendor, "機器を登録する");
  await expectDone(vendor, "機器を登録しました。");
  await expectSound(vendor);
}

async function holds(reviewer: Page, path: string): Promise<void> {
  await reviewer.goto(screening(path));
  await reviewer.getByText("保留にする", { exact: true }).click();
  await reviewer.getByLabel("保留の理由").selectOption({ label: "関係機関への照会" });
  await reviewer.getByLabel("保留の説明").fill("測定方法を関係機関に照会しています。");
  await press(reviewer, "保留の内容を確認する");
  await press(reviewer, "この案件を保留にする");
  await expectDone(reviewer, "この案件を保留にしました。");
}

async function resumes(reviewer: Page, path: string): Promise<void> {
  await reviewer.goto(screening(path));
  await reviewer.getByLabel("解除の説明").fill("回答が届きました。");
  await press(reviewer, "解除の内容を確認する");
  await press(reviewer, "保留を解除する");
  await expectDone(reviewer, "保留を解除しました。");
}

/** The form of a test case on the one device. */
function cell(tester: Page, test: string) {
  return tester.locator(`form[data-label="${test} ${SERIAL}"]`);
}

async function note(tester: Page, test: string, outcome: "合格" | "不合格" | "未実施"): Promise<void> {
  const form = cell(tester, test);
  await form.locator(".tap").filter({ hasText: new RegExp(`^${outcome}$`) }).click();
  if (MEASURED.includes(test)) await form.getByLabel("測定値").fill(test === "T-03" ? "10" : "0");
  await form.getByRole("button", { name: `${test} ${SERIAL} の結果を記録する` }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test("given passed documents, when dates, devices and results are there, then a pass is listed", async ({ as, mailbox }) => {
      test.slow();
      const { path, vendor, approver } = await documentsPassed(as, "機能確認の端末");
      const tester = await as(people.tester, { javaScriptEnabled });
      const seen = await mailbox.all();
      await proposesDates(vendor, path);
      await mailbox.expect({ to: people.tester, subject: /日程の候補が届きました/ }, seen);
      await confirms(tester, path);
      for (const to of [people.hoshino, people.tester]) await mailbox.expect({ to, subject: /日程が決まりました/ }, seen);
      await namesDevice(vendor, path);

      const bench = `${screening(path)}/device-check`;
      await tester.goto(bench);
      await expectSound(tester);
      const box = await cell(tester, "T-01").locator(".tap").first().boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      const recorded = async (test: string, outcome: "合格" | "不合格") => {
        await note(tester, test, outcome);
        await expect(tester.locator(".bench-tries").filter({ hasText: "回目" }).filter({ has: tester.getByText(outcome) }).first()).toBeVisible();
        if (javaScriptEnabled) await expect(tester.getByText(/未送信の結果/)).toHaveCount(0);
      };
      await recorded("T-01", "不合格");
      await recorded("T-01", "合格");
      await expect(tester.getByRole("table", { name: "確認項目と機器ごとの結果" })).toContainText("（2回）");
      for (const test of CASES.slice(1)) await recorded(test, "合格");
      await field(tester, "立会人の所属").fill("一般財団法人機器試験協会");
      await field(tester, "立会人の氏名").fill("森本 立");
      await press(tester, "立会人を記録する");
      await expectDone(tester, "立会人を記録しました。");
      await expectSound(tester);
      await follow(tester, "審査結果の案を上申する");
      await tester.getByRole("radio", { name: "適合", exact: true }).check();
      await tester.getByLabel(/^審査責任者への説明/).fill("すべての必須項目に合格しました。");
      await press(tester, "この案を上申する");
      await expect(tester.getByRole("link", { name: /^機能確認結果表-/ })).toBeVisible();

      await approver.goto(`${screening(path)}/decision`);
      await expect(approver.getByText("製品は公開簿に掲載されます。")).toBeVisible();
      await expectSound(approver);
      await approver.getByRole("button", { name: "「適合」で決裁する" }).click();
      await mailbox.expect({ to: people.hoshino, subject: /機能確認の結果：適合/ }, seen);
      await vendor.goto(path);
      await expect(vendor.getByText("適合・公表中").first()).toBeVisible();
      await expect(vendor.getByRole("link", { name: /^機能確認結果表-/ })).toBeVisible();
      await expectSound(vendor);
    });
  });
}

/** The tester, with the date confirmed and a device named, where results are noted. */
async function atTheBench(as: SignedIn, vendor: Page, path: string): Promise<Page> {
  const tester = await as(people.tester);
  await proposesDates(vendor, path);
  await confirms(tester, path);
  await namesDevice(vendor, path);
  await tester.goto(`${screening(path)}/device-check`);
  await expect(tester.locator("html")).toHaveAttribute("data-islands", "ready");
  return tester;
}

test("given a broken line at the bench, when results are noted, then they wait in the browser and are sent later", async ({ as }) => {
  test.slow();
  const { path, vendor } = await documentsPassed(as, "電波の届かない端末");
  const tester = await atTheBench(as, vendor, path);

  await tester.context().setOffline(true);
  await note(tester, "T-01", "合格");
  await expect(tester.getByText("未送信の結果：1件")).toBeVisible();
  await note(tester, "T-01", "不合格");
  await note(tester, "T-03", "合格");
  await expect(tester.getByText("未送信の結果：3件")).toBeVisible();
  await expect(tester.getByText("サーバーに接続できません。")).toBeVisible();
  await cell(tester, "T-02").getByText("備考・写真・ログ").click();
  await cell(tester, "T-02").getByLabel("ログなどのファイル").setInputFiles(LOG);
  await note(tester, "T-02", "合格");
  await expect(tester.getByText("未送信の結果：4件")).toBeVisible();

  // A reload in between loses nothing: the page can't come, the results stay.
  await tester.reload().catch(() => undefined);
  await tester.context().setOffline(false);
  await tester.goto(`${screening(path)}/device-check`);
  await expect(tester.getByText(/未送信の結果/)).toHaveCount(0);
  const matrix = tester.getByRole("table", { name: "確認項目と機器ごとの結果" });
  await expect(matrix.getByRole("row", { name: /T-01/ })).toContainText("不合格");
  await expect(matrix.getByRole("row", { name: /T-01/ })).toContainText("（2回）");
  await expect(matrix.getByRole("row", { name: /T-03/ })).toContainText("合格");
  await expect(tester.getByRole("link", { name: "画面.txt" })).toBeVisible();

  // Back online without any reload, they go by themselves.
  await tester.context().setOffline(true);
  await note(tester, "T-04", "合格");
  await expect(tester.getByText("未送信の結果：1件")).toBeVisible();
  await tester.context().setOffline(false);
  await expect(tester.getByText(/未送信の結果/)).toHaveCount(0);
  await expect(matrix.getByRole("row", { name: /T-04/ })).toContainText("合格");
});

test("given a case that is held while the line is broken, when it is back, then refused results are told, kept and in nobody's way", async ({ as }) => {
  test.slow();
  const { path, vendor, reviewer } = await documentsPassed(as, "確認中に保留になる端末");
  const tester = await atTheBench(as, vendor, path);
  const waiting = (test: string) => tester.locator(".bench-queue").getByRole("listitem").filter({ hasText: `${test} ${SERIAL}` });
  const keptFiles = () => tester.evaluate(async () => (await (await caches.open("shinsa-bench")).keys()).length);
  const matrix = tester.getByRole("table", { name: "確認項目と機器ごとの結果" });

  await tester.context().setOffline(true);
  await cell(tester, "T-01").getByText("備考・写真・ログ").click();
  await cell(tester, "T-01").getByLabel("ログなどのファイル").setInputFiles(LOG);
  await note(tester, "T-01", "合格");
  await note(tester, "T-02", "不合格");
  await expect(tester.getByText("未送信の結果：2件")).toBeVisible();
  await holds(reviewer, path);
  await tester.context().setOffline(false);

  // Each gets its answer, the second one too, and is kept.
  for (const test of ["T-01", "T-02"]) await expect(waiting(test)).toContainText(HELD);
  await expect(tester.getByText("未送信の結果：2件")).toBeVisible();
  await expect(tester.getByText("サーバーに接続できません。")).toHaveCount(0);
  await expectSound(tester);

  // They are in sight as long as the case is held, too.
  await tester.reload();
  for (const test of ["T-01", "T-02"]) await expect(waiting(test)).toContainText(HELD);
  await expect(cell(tester, "T-01")).toHaveCount(0);
  await expectSound(tester);

  // Later ones are sent past them.
  await resumes(reviewer, path);
  await tester.reload();
  for (const test of ["T-01", "T-02"]) await expect(waiting(test)).toContainText(HELD);
  await note(tester, "T-03", "合格");
  await expect(cell(tester, "T-03").getByText("送信しました。")).toBeVisible();
  await expect(tester.getByText("未送信の結果：2件")).toBeVisible();
  await waiting("T-02").getByRole("button", { name: "もう一度送る" }).click();
  await expect(waiting("T-02")).toHaveCount(0);
  await expect(waiting("T-01")).toContainText(HELD);
  expect(await keptFiles()).toBe(1);

  // The page comes anew only when nothing typed on it is lost by that.
  await field(tester, "立会人の氏名").fill("森本 立");
  await waiting("T-01").getByRole("button", { name: "破棄する" }).click();
  await expect(tester.getByText(/未送信の結果/)).toHaveCount(0);
  await expect(matrix.getByRole("row", { name: /T-03/ })).toContainText("未確認");
  await field(tester, "立会人の氏名").fill("");
  await field(tester, "立会人の氏名").blur();
  await expect(matrix.getByRole("row", { name: /T-03/ })).toContainText("合格");
  await expect(matrix.getByRole("row", { name: /T-02/ })).toContainText("不合格");
  await expect(matrix.getByRole("row", { name: /T-01/ })).toContainText("未確認");
  expect(await keptFiles()).toBe(0);
});
