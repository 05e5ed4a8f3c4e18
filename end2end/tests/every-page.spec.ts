// Every kind of page that each role can come to, in Japanese and in English: no barrier, valid HTML, all
// words there and in the right language, readable on a phone and on paper.
import type { Page } from "@playwright/test";
import { completeDraft, post, startDraft } from "../support/cases.ts";
import { expectNoSidewaysScroll, expectNothingToClickOnPaper, expectSound, onPhone } from "../support/checks.ts";
import { expectEnglish } from "../support/english.ts";
import { expectValid } from "../support/markup.ts";
import type { Mailbox } from "../support/mailbox.ts";
import { PASSWORD, people } from "../support/people.ts";
import { expect, Portal, test as base } from "../support/portal.ts";
import { walk } from "../support/walk.ts";

/** The demonstration has no draft that is ready to be submitted. */
const PRODUCT = "Ready Reader";
const CASE = "/screening/cases/{id}";
const APPLICATION = "/applications/{id}";
/** What whoever reads cases comes to. */
const READS = ["/screening", "/screening/statistics", "/screening/defects", CASE, `${CASE}/forms/{form}`, `${CASE}/decision`, `${CASE}/device-check`, `${CASE}/change-notices/{number}`, `${CASE}/defects/{number}`];

/** A role with the people who have it, and routes that must be among those they come to. */
type Role = { role: string; who: (string | undefined)[]; comesTo: string[] };

const OUTSIDE: Role[] = [
  {
    role: "a visitor",
    who: [undefined],
    comesTo: ["/", "/calls", "/calls/{call}", "/calls/{call}/test-plan", "/register", "/products/{product}", "/subscriptions", "/subscriptions/confirm/{token}", "/report-defect", "/sign-in", "/sign-up", "/password/forgot", "/accessibility", "/privacy", "/contact", "/confirm/{token}", "/password/reset/{token}"],
  },
  {
    role: "a vendor's signatory",
    who: [people.hoshino, people.midori, people.kawabe],
    comesTo: [
      "/vendor",
      "/organization",
      "/organization/edit",
      "/organization/members/{id}",
      "/calls/{call}/apply",
      "/account",
      ...["", "/facts", "/documents/{form}", "/check", "/submit", "/receipt", "/corrections/{number}", "/withdraw", "/delist"].map((below) => APPLICATION + below),
      ...["/dates", "/devices", "/move"].map((below) => `${APPLICATION}/device-check${below}`),
      ...["/new", "/{number}", "/{number}/withdraw"].map((below) => `${APPLICATION}/change-notices${below}`),
      ...["", "/propose-plan", "/report-progress", "/comment-hearing"].map((below) => `${APPLICATION}/defects/{number}${below}`),
    ],
  },
  { role: "a vendor's clerk", who: [people.clerk], comesTo: ["/vendor", "/organization", APPLICATION, `${APPLICATION}/check`] },
  { role: "a vendor without organisation", who: [people.newcomer], comesTo: ["/vendor", "/organization"] },
];

const MINISTRY: Role[] = [
  {
    role: "a reviewer",
    who: [people.reviewer],
    comesTo: [
      ...READS,
      `${CASE}/conflict`,
      `${CASE}/correction`,
      `${CASE}/recommendation`,
      `${CASE}/register-error`,
      `${CASE}/defects/new`,
      ...["/triage-defect", "/move-hearing", "/record-hearing", "/recommend-measure", "/conclude-plan", "/reporter"].map((below) => `${CASE}/defects/{number}${below}`),
      "/account",
    ],
  },
  { role: "an approver", who: [people.approver], comesTo: [...READS, `${CASE}/conflict`, `${CASE}/defects/{number}/suspend`, `${CASE}/defects/{number}/lift-suspension`] },
  { role: "a device tester", who: [people.tester], comesTo: [...READS, `${CASE}/conflict`] },
  {
    role: "an administrator",
    who: [people.administrator],
    comesTo: ["/admin/calls", "/admin/calls/new", "/admin/calls/{call}", "/admin/calls/{call}/test-plan", "/admin/calls/{call}/test-plan/edit", "/admin/staff", "/admin/staff/{id}", "/admin/journal", "/admin/mail"],
  },
  { role: "an auditor", who: [people.auditor], comesTo: [...READS, "/admin/journal"] },
];

/** A portal of its own: only in an untouched demonstration it is known what people wrote. */
const test = base.extend<object, { portal: Portal }>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.create();
      await use(portal);
      await portal.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

for (const [side, roles] of Object.entries({ outside: OUTSIDE, "in the ministry": MINISTRY })) {
  test.describe(side, () => {
    // One after the other: what one role has seen already is walked to by the next, but not checked again.
    test.describe.configure({ mode: "default", timeout: 600_000 });
    const known = new Set<string>();

    for (const { role, who, comesTo } of roles) {
      test(`given ${role}, when every kind of page is visited, then each is sound in both languages`, async ({ page: visitor, portal, mailbox, as }) => {
        const seen: string[] = [];
        const findings: string[] = [];
        for (const email of who) {
          const page = email ? await as(email) : visitor;
          if (email === people.hoshino) await completeDraft(page, await startDraft(page, PRODUCT), PRODUCT);
          const { routes, stops } = await walk(page, email ? ["/"] : ["/", ...(await mailedLinks(page, mailbox))], known);
          seen.push(...routes);
          const dead = await deadEnds(email, mailbox);
          for (const path of [...stops, ...dead]) {
            for (const lang of ["ja", "en"]) {
              await page.context().addCookies([{ name: "lang", value: lang, url: portal.url }]);
              await test.step(`${lang} ${path}`, async () => findings.push(...(await findingsOn(page, path, lang, !dead.includes(path)))));
            }
          }
        }
        expect(findings).toEqual([]);
        expect(comesTo.filter((route) => !seen.includes(route)), "pages that nothing leads to").toEqual([]);
      });
    }
  });
}

/** Pages that only a mail leads to. */
async function mailedLinks(page: Page, mailbox: Mailbox): Promise<string[]> {
  const email = "walker@vendor5.example";
  await post(page, "/sign-up", { form: { name: "Eve Walker", email, password: PASSWORD } }, /\/sign-up\/sent$/);
  await post(page, "/password/forgot", { form: { email: people.newcomer } }, /\/password\/forgot\/sent$/);
  const reader = "reader@vendor5.example";
  await post(page, "/subscriptions", { form: { email: reader } }, /\/subscriptions\/sent$/);
  return [await mailed(mailbox, email, "/confirm/"), await mailed(mailbox, reader, "/subscriptions/confirm/"), await mailed(mailbox, people.newcomer, "/password/reset/")];
}

async function mailed(mailbox: Mailbox, to: string, below: string): Promise<string> {
  const mail = await mailbox.expect({ to, text: below });
  return new URL(mail.links.find((link) => link.includes(below)) ?? "").pathname;
}

/** Pages that say no: to a mistyped address, to a link that was used, to somebody whom it is not for. */
async function deadEnds(email: string | undefined, mailbox: Mailbox): Promise<string[]> {
  if (email === undefined) return ["/no-such-page", await mailed(mailbox, people.reviewer, "/invitation/")];
  return email === people.clerk ? ["/screening"] : [];
}

/** All that is wrong on a page, each with what was expected. */
async function findingsOn(page: Page, path: string, lang: string, ok: boolean): Promise<string[]> {
  const answer = await page.goto(path);
  expect(answer?.ok(), path).toBe(ok);
  await expect(page.locator("html")).toHaveAttribute("lang", lang);
  const html = (await answer?.text()) ?? "";
  const findings: string[] = [];
  for (const check of [
    () => expectValid(html, path),
    () => expectSound(page),
    () => (lang === "en" ? expectEnglish(page) : undefined),
    () => expectNothingToClickOnPaper(page),
    () => onPhone(page, () => expectNoSidewaysScroll(page)),
  ]) {
    await check()?.catch((error: Error) => findings.push(error.message));
  }
  return findings;
}
