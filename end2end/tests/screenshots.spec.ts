// The pictures of the README. Every run takes them and sees that the pages still show what they are about;
// `make screenshots` keeps them.
import type { Page } from "@playwright/test";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { people } from "../support/people.ts";
import { picture } from "../support/picture.ts";
import { expect, test } from "../support/portal.ts";

const kept = (): string => process.env.SHINSA_SCREENSHOTS ?? test.info().outputDir;
const MOST_BYTES = 60 * 1024;

test.use({ viewport: { width: 1280, height: 900 } });

async function take(page: Page, name: string): Promise<void> {
  const png = await picture(page);
  expect(png.length, name).toBeLessThanOrEqual(MOST_BYTES);
  await mkdir(kept(), { recursive: true });
  await writeFile(join(kept(), `${name}.png`), png);
}

test("home", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("募集中", { exact: true }).first()).toBeVisible();
  await take(page, "home");
});

test("task-list", async ({ as }) => {
  const vendor = await as(people.hoshino);
  await vendor.goto("/vendor");
  await vendor.getByRole("link", { name: "カオリーダー スリー" }).click();
  await expect(vendor.getByText("全8件の作業のうち、4件が完了しています。")).toBeVisible();
  await take(vendor, "task-list");
});

test("queue and case", async ({ as }) => {
  const reviewer = await as(people.reviewer);
  await reviewer.goto("/screening");
  const table = reviewer.getByRole("table", { name: "審査案件" });
  await expect(table).toBeVisible();
  await take(reviewer, "queue");
  await table.getByRole("link", { name: "R8-2-0004", exact: true }).click();
  await expect(reviewer.getByRole("heading", { level: 1, name: "R8-2-0004" })).toBeVisible();
  await take(reviewer, "case");
});
