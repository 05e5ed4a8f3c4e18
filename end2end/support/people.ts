// The people of the demonstration (server/src/demo/people.rs), each in a browser of their own.
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import type { Portal } from "./portal.ts";

export const PASSWORD = "hotaru-no-hikari-26";

export const people = {
  administrator: "admin@ministry.example",
  reviewer: "reviewer@ministry.example",
  secondReviewer: "reviewer2@ministry.example",
  approver: "approver@ministry.example",
  secondApprover: "approver2@ministry.example",
  tester: "tester@ministry.example",
  auditor: "auditor@ministry.example",
  hoshino: "hoshino@vendor.example",
  clerk: "clerk@vendor.example",
  kawabe: "kawabe@vendor2.example",
  midori: "midori@vendor3.example",
  newcomer: "new@vendor4.example",
} as const;

/** Signs in through the page; ends where the portal leads. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("main").getByRole("button", { name: "ログイン" }).click();
  await expect(page.getByText("アカウント：")).toBeAttached();
}

/** Opens a browser of its own for one person, signed in. `signedIn` closes it again. */
export type SignedIn = (email: string, options?: BrowserContextOptions) => Promise<Page>;

export function signedInWith(browser: Browser, portal: Portal): SignedIn & { close(): Promise<void> } {
  const contexts: { close(): Promise<void> }[] = [];
  const open = async (email: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: portal.url, ...options });
    contexts.push(context);
    const page = await context.newPage();
    await signIn(page, email);
    return page;
  };
  const close = async () => {
    for (const context of contexts) await context.close();
  };
  return Object.assign(open, { close });
}
