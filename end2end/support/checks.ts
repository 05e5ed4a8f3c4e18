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

/** The narrowest window that a page must suit. */
const PHONE = { width: 320, height: 640 };

/** Looks at a page on a phone; the window is as before afterwards. */
export async function onPhone(page: Page, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(PHONE);
  await look();
  if (before) await page.setViewportSize(before);
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

/** On paper nothing is left of what only leads elsewhere. */
export async function expectNothingToClickOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  const elsewhere = await page.evaluate(() => {
    const found = document.querySelectorAll("nav a, .skip-link, .language-switch, .account-menu, .site-footer, main button:not([aria-hidden])");
    return [...found].filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 160));
  });
  const heading = await page.getByRole("heading", { level: 1 }).isVisible();
  await page.emulateMedia({ media: "screen" });
  expect({ elsewhere, heading }, `on paper: ${page.url()}`).toEqual({ elsewhere: [], heading: true });
}
