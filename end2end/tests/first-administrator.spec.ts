// An empty portal: the link that `serve` prints makes the first administrator, once.
import { expectSound } from "../support/checks.ts";
import { signIn } from "../support/people.ts";
import { expect, Portal, test } from "../support/portal.ts";

const LINK = /http:\/\/\S+\/setup\/\S+/;

test("given an empty data folder, when the printed link is opened, then it makes the first administrator and works only once", async ({ browser }) => {
  const portal = await Portal.create({ demo: false });
  try {
    const link = LINK.exec(portal.log)?.[0];
    expect(link, portal.log).toBeDefined();
    expect(link).toContain(portal.url);
    const context = await browser.newContext({ baseURL: portal.url });
    const page = await context.newPage();

    // Before there is anything: the public pages stand.
    await page.goto("/");
    await expectSound(page);
    await page.goto(`/setup/${"0".repeat(64)}`);
    await expect(page.getByRole("heading", { name: "このリンクは使えません" })).toBeVisible();
    await expectSound(page);

    await page.goto(link!);
    await expect(page.getByRole("heading", { name: "最初の管理者の登録", level: 1 })).toBeVisible();
    await expectSound(page);
    await page.getByLabel("氏名").fill("鈴木 清");
    await page.getByLabel("メールアドレス").fill("root@ministry.example");
    await page.getByLabel("パスワード").fill("short");
    await page.getByRole("button", { name: "管理者を登録する" }).click();
    // A mistake does not use the link up.
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.getByRole("alert").getByRole("link")).toContainText("文字");
    await expect(page.getByLabel("氏名")).toHaveValue("鈴木 清");
    await expectSound(page);
    await page.getByLabel("パスワード").fill("kawa no nagare wa taezu");
    await page.getByRole("button", { name: "管理者を登録する" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await expect(page.getByRole("status")).toContainText("登録が完了しました。");
    await expectSound(page);

    await page.goto(link!);
    await expect(page.getByRole("heading", { name: "このリンクは使えません" })).toBeVisible();
    await expect(page.getByRole("button", { name: "管理者を登録する" })).toHaveCount(0);
    await expectSound(page);

    await signIn(page, "root@ministry.example", "kawa no nagare wa taezu");
    for (const [name, heading] of [["募集回の管理", "募集回の管理"], ["職員の管理", "職員の管理"], ["審査", "審査案件の一覧"]] as const) {
      await page.getByRole("navigation", { name: "メインメニュー" }).getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
      await expectSound(page);
    }

    // From now on no link is printed.
    await portal.stop();
    await portal.start();
    expect(portal.log).not.toMatch(LINK);
    await page.reload();
    await expect(page.getByRole("heading", { name: "審査案件の一覧", level: 1 })).toBeVisible();
    await context.close();
  } finally {
    await portal.remove();
  }
});
