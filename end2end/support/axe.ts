// Accessibility of a page as it stands: WCAG 2.2 A and AA, which JIS X 8341-3:2016 AA is part of.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with each violation, the elements it is about, and what to do. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(fireTimersAtOnce);
  // In one go, which is "legacy" to axe: the other way opens a further page to put frames together, and there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).options({ resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    elements: nodes.map((node) => `${node.html} – ${node.failureSummary}`),
  }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Where the page's scripts are off no timer ever fires, and axe would wait for its own for ever. */
function fireTimersAtOnce(): void {
  if (!matchMedia("(scripting: none)").matches) return;
  const soon = (act: () => void) => {
    void Promise.resolve().then(act);
    return 0;
  };
  Object.assign(window, { setTimeout: soon });
}
