// A form is filled in wholly in the browser: with the script, which saves by itself, and without it.
import { facts, hidden, post, product, startDraft } from "../support/cases.ts";
import { expectNoSidewaysScroll, expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Locator, Page } from "@playwright/test";

const NAME = "様式第6号 出荷計画書";

/** A draft whose common facts are there. */
async function withFacts(vendor: Page, name: string): Promise<string> {
  const path = await startDraft(vendor, name);
  const version = await hidden(vendor, `${path}/facts`, "version");
  await post(vendor, `${path}/facts`, { form: { version, ...facts(name) } }, /^\/applications\/[^/]+$/);
  return path;
}

const field = (inside: Page | Locator, label: string): Locator => inside.getByLabel(new RegExp(`^${label}\\s*※`));
const row = (vendor: Page, number: number): Locator => vendor.getByRole("group", { name: `${number}行目`, exact: true });
const press = (vendor: Page, name: string): Promise<void> => vendor.getByRole("button", { name, exact: true }).last().click();

async function plan(vendor: Page, number: number, month: string, units: string): Promise<void> {
  await field(row(vendor, number), "年月").fill(month);
  await field(row(vendor, number), "出荷台数").fill(units);
}

/** From the list of tasks to the form, whose fields the application has filled in as far as it can. */
async function openForm(vendor: Page, path: string): Promise<void> {
  await vendor.goto(path);
  await vendor.getByRole("link", { name: NAME }).first().click();
  await expectSound(vendor);
  await vendor.getByRole("link", { name: "ブラウザーで記入する" }).click();
  await expect(vendor.getByRole("heading", { level: 1, name: `${NAME}の記入` })).toBeVisible();
  await expect(vendor.getByText("分かるところをあらかじめ記入しました。")).toBeVisible();
  await expect(field(vendor, "型番")).toHaveValue("E2E-1");
  await expect(field(vendor, "申込台数（台）")).toHaveValue("500");
  await expectSound(vendor);
}

async function fillRest(vendor: Page): Promise<void> {
  await field(vendor, "最初の出荷予定日").fill("令和9年4月1日");
  await field(vendor, "提出日時点の在庫（台）").fill("１，０００");
  await field(vendor, "出荷拠点の名称及び所在地").fill("羽田物流センター\n東京都大田区羽田1-1");
}

/** What came out is a file like any other. */
async function expectStored(vendor: Page, path: string): Promise<void> {
  await expect(vendor.getByRole("status").first()).toContainText("様式のファイルを作成し、登録しました。");
  await expect(vendor.getByRole("link", { name: "様式第6号_出荷計画書.docx" })).toBeVisible();
  const read = vendor.getByRole("region", { name: "読み取った内容" });
  await expect(read.getByRole("row", { name: /最初の出荷予定日/ })).toContainText("令和9年4月1日（2027年4月1日）");
  await expect(read.getByRole("row", { name: /出荷台数の合計/ })).toContainText("500");
  await expect(vendor.getByText(/のファイルを読み取りました。直すところはありません。/)).toBeVisible();
  await expectSound(vendor);
  await vendor.goto(path);
  await expect(vendor.getByRole("listitem").filter({ hasText: NAME }).getByText("直すところなし")).toBeVisible();
}

test("given a draft, when a form is filled in in the browser, then it is saved by itself and becomes a file", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const path = await withFacts(vendor, product("ブラウザーで記入"));
  await openForm(vendor, path);
  await fillRest(vendor);
  await plan(vendor, 1, "2027-04", "たくさん");
  await expect(vendor.getByText(/に、記入の途中の内容を保存しました。/)).toBeVisible();

  // A closed tab loses nothing, and what can't be right is told when it is asked for.
  const address = vendor.url();
  await vendor.goto("/");
  await vendor.goto(address);
  await expect(vendor.getByText(/保存した、記入の途中の内容を表示しています。/)).toBeVisible();
  await expect(field(row(vendor, 1), "出荷台数")).toHaveValue("たくさん");
  await press(vendor, "計算して内容を確認する");
  await expect(vendor).toHaveTitle(/^エラー：/);
  const wrong = field(row(vendor, 1), "出荷台数");
  await expect(wrong).toHaveAttribute("aria-invalid", "true");
  await expectSound(vendor);

  await plan(vendor, 1, "2027-04", "300");
  await press(vendor, "行を追加する");
  await plan(vendor, 2, "令和9年5月", "200台");
  await press(vendor, "計算して内容を確認する");
  await expect(vendor.getByText("直す必要のあるところはありません。")).toBeVisible();
  await expect(row(vendor, 2).getByRole("status", { name: /累計/ })).toHaveText("500");
  await vendor.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(vendor);
  await expectSound(vendor);
  await press(vendor, "様式を作成して保存する");
  await expectNoSidewaysScroll(vendor);
  await expectStored(vendor, path);
});

test("given a browser without JavaScript, when a form is filled in, then rows come and go and it becomes a file", async ({ as }) => {
  test.slow();
  const vendor = await as(people.clerk, { javaScriptEnabled: false });
  const path = await withFacts(vendor, product("スクリプトなしで記入"));
  await openForm(vendor, path);
  await fillRest(vendor);
  await plan(vendor, 1, "2027-04", "300");
  await press(vendor, "行を追加する");
  await plan(vendor, 2, "2027-05", "1");
  await press(vendor, "行を追加する");
  await plan(vendor, 3, "2027-05", "200");
  await press(vendor, "2行目を削除する");
  await expect(field(row(vendor, 2), "出荷台数")).toHaveValue("200");
  await expect(field(vendor, "提出日時点の在庫（台）")).toHaveValue("１，０００");
  await expectSound(vendor);

  // Enter in a field keeps what was typed, and does nothing else.
  await field(vendor, "担当部署").fill("公共営業部 第2課");
  await field(vendor, "担当部署").press("Enter");
  await expect(vendor.getByRole("status").first()).toContainText("記入の途中の内容を保存しました。");
  await expect(field(row(vendor, 2), "出荷台数")).toHaveValue("200");
  await field(vendor, "担当部署").fill("公共営業部");
  await press(vendor, "様式を作成して保存する");
  await expectStored(vendor, path);
});
