// The least that must work: the portal starts with demonstration data and says that it is well.
import { expect, test } from "../support/portal.ts";

test("given a portal with demonstration data, when its health is asked for, then it is well", async ({ request }) => {
  const health = await request.get("/health");
  expect(health.status()).toBe(200);
  const ready = await request.get("/ready");
  expect(ready.status(), await ready.text()).toBe(200);
});

test("given a running portal, when a browser opens it, then there is a page with a heading", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
