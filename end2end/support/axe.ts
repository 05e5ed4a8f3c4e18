// Accessibility of a page as it stands: WCAG 2.2 A and AA, which JIS X 8341-3:2016 AA is part of.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with each violation, the elements it is about, and what to do. */
export async function expectAccessible(page: Page): Promise<void> {
  if (await page.evaluate(() => matchMedia("(scripting: none)").matches)) {
    await onTwin(page, expectAccessible);
    return;
  }
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    elements: nodes.map((node) => `${node.html} – ${node.failureSummary}`),
  }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Where scripts are off, axe can't run either: it looks at a twin that shows the very same HTML. */
async function onTwin(page: Page, check: (twin: Page) => Promise<void>): Promise<void> {
  const [url, body] = [page.url(), await page.content()];
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true });
  try {
    const twin = await context.newPage();
    await twin.route("**", (route) => {
      const request = route.request();
      if (request.isNavigationRequest()) return route.fulfill({ contentType: "text/html; charset=utf-8", body });
      return request.resourceType() === "script" ? route.abort() : route.continue();
    });
    await twin.goto(url);
    await check(twin);
  } finally {
    await context.close();
  }
}
