// What holds on every page, whatever it is about.
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";

/** One heading of the first level, a title of its own, no key instead of its words, no barrier. */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/^.+ \| /);
  const text = `${await page.title()}\n${await page.locator("body").innerText()}`;
  expect(text.match(/⟦[^⟧]*⟧/g), `words that are missing on ${page.url()}`).toBeNull();
  await expectAccessible(page);
}

/** Nothing sticks out to the right: what is wider scrolls inside its own frame. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const framed = (element: Element): boolean => {
      const parent = element.parentElement;
      return !!parent && (/auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX) || framed(parent));
    };
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !framed(element))
      .map((element) => element.outerHTML.slice(0, 160));
  });
  expect(wide, `wider than the window on ${page.url()}`).toEqual([]);
}
