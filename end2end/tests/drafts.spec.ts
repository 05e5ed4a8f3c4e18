// What was typed survives a closed tab, and two tabs never overwrite each other in silence.
import { facts, product, startDraft } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

const LABELS: Record<string, string> = {
  postal_code: "郵便番号",
  address: "所在地",
  representative_title: "代表者の役職",
  representative_name: "代表者の氏名",
  contact_department: "担当部署",
  contact_name: "担当者の氏名",
  contact_phone: "電話番号",
  contact_email: "担当者のメールアドレス",
  product_name: "製品名",
  model_number: "型番",
  firmware: "ファームウェアの版",
  units: "申込台数",
};

const field = (page: Page, name: string) => page.getByRole("textbox", { name: new RegExp(`^${LABELS[name]}\\s*※`) });

async function fillAll(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
}

test("given the form of common facts, when the tab is closed in the middle, then the next one shows what was typed", async ({ as }) => {
  const vendor = await as(people.hoshino);
  const path = await startDraft(vendor, product("自動保存の端末"));
  const first = await vendor.context().newPage();
  await first.goto(`${path}/facts`);
  await expectSound(first);
  await field(first, "address").fill("大阪府大阪市北区中之島一丁目3番20号");
  await field(first, "units").fill("たくさん");
  await expect(first.getByText(/に、入力の途中の内容を保存しました。/)).toBeVisible();
  await expectSound(first);
  await first.close();

  await vendor.goto(path);
  await expect(vendor.getByRole("listitem").filter({ hasText: "申請情報" }).getByText("入力中")).toBeVisible();
  await expectSound(vendor);
  await vendor.getByRole("link", { name: "申請情報" }).click();
  await expect(vendor.getByText(/に入力の途中で保存された内容を表示しています。/)).toBeVisible();
  await expect(field(vendor, "address")).toHaveValue("大阪府大阪市北区中之島一丁目3番20号");
  // Nothing was checked yet: what can't be right is kept as it was typed, and said when it is saved.
  await expect(field(vendor, "units")).toHaveValue("たくさん");
  await vendor.getByRole("button", { name: "確認して保存する" }).click();
  await expect(vendor).toHaveTitle(/^エラー：/);
  await expect(field(vendor, "units")).toHaveValue("たくさん");
  await expect(field(vendor, "units")).toHaveAttribute("aria-invalid", "true");
  await expectSound(vendor);

  await fillAll(vendor, { ...facts("自動保存の端末"), postal_code: "１００－０００１", units: "５００" });
  await vendor.getByRole("button", { name: "確認して保存する" }).click();
  await expect(vendor.getByRole("status")).toContainText("申請情報を保存しました。");
  await expect(vendor.getByRole("listitem").filter({ hasText: "申請情報" }).getByText("完了")).toBeVisible();
  // Full-width digits were accepted and put right.
  await vendor.goto(`${path}/facts`);
  await expect(field(vendor, "units")).toHaveValue("500");
});

test("given the same form in two tabs, when one is saved, then the other says so and loses nothing", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const name = product("二つのタブ");
  const path = await startDraft(vendor, name);
  const [first, second] = [vendor, await vendor.context().newPage()];
  await first.goto(`${path}/facts`);
  await second.goto(`${path}/facts`);

  await fillAll(first, facts(name));
  await first.getByRole("button", { name: "確認して保存する" }).click();
  await expect(first.getByRole("status")).toContainText("申請情報を保存しました。");

  await fillAll(second, { ...facts(name), units: "900", firmware: "2.0.0" });
  await expect(second.getByRole("alert").filter({ hasText: "別のタブ又は別の担当者が、先に内容を保存しました。" })).toBeVisible();
  await expect(field(second, "units")).toHaveValue("900");
  await expectSound(second);
  await second.getByRole("button", { name: "確認して保存する" }).click();

  const table = second.getByRole("table", { name: "異なる項目の比較" });
  await expect(table.getByRole("row", { name: "申込台数" })).toContainText("500");
  await expect(table.getByRole("row", { name: "申込台数" })).toContainText("900");
  await expect(table.getByRole("row", { name: "ファームウェアの版" })).toContainText("2.0.0");
  await expect(table.getByRole("row", { name: "所在地" })).toHaveCount(0);
  await expect(field(second, "units")).toHaveValue("900");
  await expectSound(second);

  // Nothing was overwritten until the person, who has seen both, saves.
  await first.goto(`${path}/facts`);
  await expect(field(first, "units")).toHaveValue("500");
  await second.getByRole("button", { name: "確認して保存する" }).click();
  await expect(second.getByRole("status")).toContainText("申請情報を保存しました。");
  await first.reload();
  await expect(field(first, "units")).toHaveValue("900");
});

test("given two colleagues without JavaScript, when both save the same form, then the second sees both versions", async ({ as }) => {
  test.slow();
  const signatory = await as(people.hoshino, { javaScriptEnabled: false });
  const clerk = await as(people.clerk, { javaScriptEnabled: false });
  const name = product("二人の入力");
  const path = await startDraft(signatory, name);
  await signatory.goto(`${path}/facts`);
  await clerk.goto(`${path}/facts`);

  await field(clerk, "model_number").fill("CLERK-1");
  await clerk.getByRole("button", { name: "入力の途中で保存する" }).click();
  await expect(clerk.getByRole("status")).toContainText("入力の途中の内容を保存しました。まだ完了していません。");
  await expectSound(clerk);

  await fillAll(signatory, { ...facts(name), model_number: "SIGN-1" });
  await signatory.getByRole("button", { name: "確認して保存する" }).click();
  await expect(signatory).toHaveTitle(/^エラー：/);
  const row = signatory.getByRole("table", { name: "異なる項目の比較" }).getByRole("row", { name: "型番" });
  await expect(row).toContainText("CLERK-1");
  await expect(row).toContainText("SIGN-1");
  await expect(field(signatory, "model_number")).toHaveValue("SIGN-1");
  await expectSound(signatory);
  await signatory.getByRole("button", { name: "確認して保存する" }).click();
  await expect(signatory.getByRole("status")).toContainText("申請情報を保存しました。");
  await clerk.goto(`${path}/facts`);
  await expect(field(clerk, "model_number")).toHaveValue("SIGN-1");
});
