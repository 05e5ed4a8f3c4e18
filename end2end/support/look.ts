// Looks at each page that a person comes to: what holds everywhere, at a desk and on a phone.
import { expect, type Page } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expectNoSidewaysScroll, expectSound, onPhone } from "./checks.ts";

export type Look = (page: Page, name: string) => Promise<void>;

/**
 * Checks a page and that no other page of the same journey has its title. With SHINSA_SHOTS=folder it
 * leaves a picture of each, wide and narrow, for people to look at.
 */
export function looker(journey: string): Look {
  const titles = new Map<string, string>();
  let count = 0;
  return async (page, name) => {
    const shot = shotName(journey, ++count, name);
    await expectSound(page);
    await save(page, `${shot}.png`);
    await onPhone(page, async () => {
      await expectNoSidewaysScroll(page);
      await save(page, `${shot}-320.png`);
    });

    const title = await page.title();
    const { pathname } = new URL(page.url());
    // Vendor and ministry each have a page of the same case; nobody sees both.
    const known = `${pathname.startsWith("/screening")} ${title}`;
    expect(titles.get(known) ?? pathname, `two pages are called 「${title}」`).toBe(pathname);
    titles.set(known, pathname);
  };
}

function shotName(journey: string, count: number, name: string): string {
  return `${journey}-${String(count).padStart(2, "0")}-${name}`.replace(/[^\p{L}\p{N}-]+/gu, "-");
}

async function save(page: Page, name: string): Promise<void> {
  const folder = process.env.SHINSA_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, name), fullPage: true });
}
