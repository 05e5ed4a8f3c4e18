// What everybody sees of a product in the public register: its status, its history, the feed, a mail.
import { expect, type Page } from "@playwright/test";
import { fill, follow, press } from "./acts.ts";
import type { Look } from "./look.ts";
import type { Mailbox } from "./mailbox.ts";

/** Asks on the product's page for mails about it, and confirms; ends where that is said. */
export async function subscribes(visitor: Page, mailbox: Mailbox, address: string, look?: Look): Promise<void> {
  await follow(visitor, "この製品の変更をメールで受け取る");
  await fill(visitor, { メールアドレス: address });
  await press(visitor, "確認のメールを受け取る");
  await expect(visitor.getByRole("heading", { level: 1, name: "確認のメールを送りました" })).toBeVisible();
  const mail = await mailbox.expect({ to: address });
  const link = mail.links.find((one) => one.includes("/subscriptions/confirm/"));
  await visitor.goto(new URL(link!).pathname);
  await look?.(visitor, "confirm");
  await press(visitor, "登録する");
  await expect(visitor.getByText("お知らせメールに登録しました。")).toBeVisible();
}

/** Opens the page of a product, found in the list, where it has this status. */
export async function opensProduct(visitor: Page, product: string, status: string): Promise<void> {
  await visitor.goto(`/register?q=${encodeURIComponent(product)}`);
  await expect(visitor.getByRole("table", { name: "公開簿の製品" }).getByRole("row", { name: product })).toContainText(status);
  await follow(visitor, product);
  await expect(visitor.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await expect(visitor.getByText(status, { exact: true }).first()).toBeVisible();
}

/** List, page, feed and a subscriber's mail all tell the same change. */
export async function expectToldToAll(visitor: Page, mailbox: Mailbox, told: { product: string; status: string; what: string; history: string; address: string }): Promise<void> {
  await opensProduct(visitor, told.product, told.status);
  await expect(visitor.getByText(told.history, { exact: true }).first()).toBeVisible();
  const feed = await visitor.request.get("/products.atom");
  expect(await feed.text()).toContain(`<title>${told.history}：${told.product}</title>`);
  await mailbox.expect({ to: told.address, text: told.what });
}
