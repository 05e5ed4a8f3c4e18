// The public register: searching, a product's page, and mails about its changes without an account – asked
// for, confirmed, received when the vendor ends the listing, and left. With the browser's script and without.
import { fill, follow, press } from "../support/acts.ts";
import { looker } from "../support/look.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import { subscribes } from "../support/register.ts";

for (const { javaScriptEnabled, product, address } of [
  { javaScriptEnabled: true, product: "カオリーダー ゼロ", address: "reader@clinic.example" },
  { javaScriptEnabled: false, product: "カオリーダー ミニ", address: "noscript@clinic.example" },
]) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`given a listed product, when somebody subscribes, then a change comes by mail until they leave, ${script} JavaScript`, async ({ as, browser, mailbox, portal }) => {
    test.setTimeout(120_000);
    const look = looker(`register-${script}`);
    const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled });
    const visitor = await context.newPage();

    await test.step("searches in another way of writing", async () => {
      await visitor.goto("/register");
      await visitor.getByRole("searchbox", { name: "製品を検索" }).fill(product.replace("カオリーダー", "ｶｵﾘｰﾀﾞｰ"));
      await press(visitor, "検索する");
      await expect(visitor.getByRole("table", { name: "公開簿の製品" }).getByRole("row", { name: product })).toContainText("掲載中");
      await look(visitor, "list");
    });

    await test.step("reads the product's page", async () => {
      await follow(visitor, product);
      await expect(visitor.getByRole("heading", { level: 1, name: product })).toBeVisible();
      await expect(visitor.getByText("適合として掲載")).toBeVisible();
      await look(visitor, "product");
    });

    await test.step("subscribes, and confirms by mail", async () => {
      await subscribes(visitor, mailbox, address, look);
    });

    await test.step("the vendor ends the listing", async () => {
      const vendor = await as(people.hoshino, { javaScriptEnabled });
      await vendor.goto("/vendor");
      await vendor.getByRole("row", { name: product }).getByRole("link").first().click();
      await follow(vendor, "この製品の掲載を終了する");
      await fill(vendor, { 終了の理由: "生産を終了しました。" });
      await look(vendor, "delist");
      await press(vendor, "掲載を終了する");
      await expect(vendor.getByText("掲載を終了しました。").first()).toBeVisible();
    });

    await test.step("the change comes by mail, and one click ends it", async () => {
      const mail = await mailbox.expect({ to: address, text: "事業者の申出により掲載を終了しました" });
      expect(mail.text).toContain("生産を終了しました。");
      const leave = mail.links.find((one) => one.includes("/subscriptions/leave/"));
      await visitor.goto(new URL(mail.links.find((one) => one.includes("/products/"))!).pathname);
      await expect(visitor.getByText("掲載終了", { exact: true })).toBeVisible();
      await visitor.goto(new URL(leave!).pathname);
      await press(visitor, "登録を解除する");
      await expect(visitor.getByRole("heading", { level: 1, name: "登録を解除しました" })).toBeVisible();
    });
    await context.close();
  });
}
