// A session that ends while somebody types: after signing in again everything typed is back.
import { product, startDraft } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people, PASSWORD } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

/** Ends every other session of the same person, from the list of sessions. */
async function endTheOthers(page: Page): Promise<void> {
  await page.goto("/account");
  await expectSound(page);
  const others = page.getByRole("button", { name: /をログアウトさせる$/ });
  for (let left = await others.count(); left > 0; left--) {
    await others.first().click();
    await expect(page.getByRole("status")).toContainText("選択した端末をログアウトさせました。");
    await expect(others).toHaveCount(left - 1);
  }
  await expect(page.getByRole("table", { name: "ログイン中の端末の一覧" }).getByText("この端末")).toHaveCount(1);
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`given a form filled in ${script}, when the session was ended elsewhere, then signing in leads back to everything typed`, async ({ as }) => {
    const vendor = await as(people.kawabe, { javaScriptEnabled });
    const path = await startDraft(vendor, product("途切れた端末"));
    await vendor.goto(`${path}/facts`);
    await endTheOthers(await as(people.kawabe));

    await vendor.getByLabel("所在地").fill("東京都港区虎ノ門一丁目2番3号");
    await vendor.getByLabel("代表者の氏名").fill("髙﨑　一郎");
    await vendor.getByLabel("申込台数").fill("１２３");
    if (javaScriptEnabled) {
      // The background saving says at once that it can't, and keeps quiet then.
      await expect(vendor.getByRole("alert").filter({ hasText: "ログインの有効期限が切れました" })).toBeVisible();
      await expect(vendor.getByLabel("所在地")).toHaveValue("東京都港区虎ノ門一丁目2番3号");
    }
    await vendor.getByRole("button", { name: "確認して保存する" }).click();

    await expect(vendor).toHaveURL(/\/sign-in\?next=/);
    await expect(vendor.getByText("続けるには、ログインしてください。")).toBeVisible();
    await expectSound(vendor);
    await vendor.getByLabel("メールアドレス").fill(people.kawabe);
    await vendor.getByLabel("パスワード").fill(PASSWORD);
    await vendor.getByRole("main").getByRole("button", { name: "ログイン" }).click();

    await expect(vendor).toHaveURL(new RegExp(`${path}/facts$`));
    await expect(vendor.getByText("入力した内容は残っています。確かめて、もう一度送信してください。")).toBeVisible();
    await expect(vendor.getByLabel("所在地")).toHaveValue("東京都港区虎ノ門一丁目2番3号");
    await expect(vendor.getByLabel("代表者の氏名")).toHaveValue("髙﨑　一郎");
    await expect(vendor.getByLabel("申込台数")).toHaveValue("１２３");
    await expectSound(vendor);
  });
}

test("given a session ended elsewhere, when a page is asked for, then signing in leads to that page", async ({ as }) => {
  const vendor = await as(people.kawabe);
  const path = await startDraft(vendor, product("戻り先の端末"));
  await endTheOthers(await as(people.kawabe));
  await vendor.goto(`${path}/documents/price-estimate`);
  await expect(vendor).toHaveURL(/\/sign-in\?next=/);
  await vendor.getByLabel("メールアドレス").fill(people.kawabe);
  await vendor.getByLabel("パスワード").fill("not-the-password-at-all");
  await vendor.getByRole("main").getByRole("button", { name: "ログイン" }).click();
  // A wrong password forgets neither the address nor the way back.
  await expect(vendor).toHaveTitle(/^エラー：/);
  await expect(vendor.getByLabel("メールアドレス")).toHaveValue(people.kawabe);
  await expectSound(vendor);
  await vendor.getByLabel("パスワード").fill(PASSWORD);
  await vendor.getByRole("main").getByRole("button", { name: "ログイン" }).click();
  await expect(vendor).toHaveURL(new RegExp(`${path}/documents/price-estimate$`));
});

test("given a short session with JavaScript, when it is about to end, then a warning lets it be extended", async ({ as }) => {
  const vendor = await as(people.midori);
  await vendor.clock.install();
  await vendor.goto("/vendor");
  const warning = vendor.getByRole("alert").filter({ hasText: "まもなくログインの有効期限が切れます" });
  await expect(warning).toHaveCount(0);
  await vendor.clock.fastForward("56:00");
  await expect(warning).toBeVisible();
  await expectSound(vendor);
  await warning.getByRole("button", { name: "延長する" }).click();
  await expect(warning).toHaveCount(0);
  await vendor.clock.fastForward("01:01:00");
  await expect(vendor.getByText("ログインの有効期限が切れました。入力した内容を保存するには、別のタブでもう一度ログインしてください。")).toBeVisible();
});
