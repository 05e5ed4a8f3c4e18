// Files: each refusal in its own words, cancelling, broken lines, replacing; with and without JavaScript.
import { file, fileField, product, startDraft } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { docx, refused, type Upload, xlsx } from "../support/office.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

const NONE_STORED = "まだファイルが登録されていません。";

/** What must be said: by the server, and by the browser where that can tell before sending. */
const REFUSALS: { name: string; upload: () => Upload; server: RegExp; browser?: RegExp }[] = [
  { name: "an empty file", upload: refused.empty, server: /ファイルが空（0バイト）です。/, browser: /選択したファイルは空（0バイト）です。/ },
  { name: "a file over the limit", upload: refused.tooBig, server: /ファイルが大きすぎます。20\.0 MBまでの/, browser: /選択したファイルは21\.0 MBです。20\.0 MBまでの/ },
  { name: "a renamed program", upload: refused.renamedProgram, server: /プログラムのファイルは受け付けられません。/ },
  { name: "an old Word file", upload: refused.compoundFile, server: /古い形式の.+受け付けられません。/, browser: /この種類のファイルは送信できません。\.docxの/ },
  { name: "an old file under a new name", upload: () => refused.compoundFile("新形式のつもり.docx"), server: /古い形式の.+受け付けられません。|パスワードで保護されたファイル/ },
  { name: "macros", upload: refused.macros, server: /マクロを含むファイルは受け付けられません（word\/vbaProject\.bin）。/i },
  { name: "a file that unpacks into masses", upload: refused.bomb, server: /圧縮率が高すぎます。|中身が大きすぎます。/ },
  { name: "a part that climbs out of its folder", upload: refused.climbing, server: /安全でない名前の部品（.*outside\.txt.*）/ },
  { name: "half a file", upload: refused.cut, server: /ファイルが壊れていて開けません。/ },
  { name: "a workbook for a document", upload: () => xlsx("出荷計画.xlsx"), server: /この様式は\.docxのファイルで提出してください。選択されたのは\.xlsxの/, browser: /この種類のファイルは送信できません。/ },
];

/** An open upload form of a draft of one's own. */
async function uploadForm(vendor: Page, name: string): Promise<string> {
  const page = `${await startDraft(vendor, product(name))}/documents/shipment-plan`;
  await vendor.goto(page);
  return page;
}

test("given the upload form with JavaScript, when a file can't be taken, then its own reason is said and nothing is stored", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const page = await uploadForm(vendor, "断られる端末");
  await expectSound(vendor);
  const problem = vendor.locator(".upload__error");

  // Nothing chosen: said at once, at the place of the choice.
  await vendor.getByRole("button", { name: "アップロードする" }).click();
  await expect(problem).toHaveText("ファイルを選択してください。");
  await expect(fileField(vendor)).toBeFocused();
  await expectSound(vendor);

  for (const { name, upload, server, browser } of REFUSALS) {
    await test.step(name, async () => {
      await vendor.goto(page);
      await fileField(vendor).setInputFiles(upload());
      if (browser) await expect(problem).toHaveText(browser);
      await vendor.getByRole("button", { name: "アップロードする" }).click();
      await expect(problem).toHaveText(browser ?? server);
      await expect(problem).not.toContainText("⟦");
      await expect(vendor).toHaveURL(new RegExp(`${page}$`));
    });
  }
  await expectSound(vendor);
  await vendor.reload();
  await expect(vendor.getByText(NONE_STORED)).toBeVisible();
});

test("given a page whose script is still on its way, when a wrong file is chosen, then that is said as soon as it is there", async ({ as }) => {
  const vendor = await as(people.hoshino);
  const page = await uploadForm(vendor, "気の早い端末");
  const { upload, browser } = REFUSALS.find((refusal) => refusal.browser)!;
  let arrives = () => {};
  const line = new Promise<void>((resolve) => (arrives = resolve));
  await vendor.route(/\.wasm/, async (route) => {
    await line;
    await route.continue();
  });
  await vendor.goto(page, { waitUntil: "domcontentloaded" });
  await fileField(vendor).setInputFiles(upload());
  await expect(vendor.locator(".upload__error")).toHaveText("");
  arrives();
  await expect(vendor.locator(".upload__error")).toHaveText(browser!);
});

test("given the upload form without JavaScript, when a file can't be taken, then its own reason is said and nothing is stored", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino, { javaScriptEnabled: false });
  await uploadForm(vendor, "断られる端末（スクリプトなし）");
  const send = () => vendor.getByRole("button", { name: "アップロードする" }).click();
  const summary = vendor.getByRole("alert");

  await send();
  await expect(summary.getByRole("link", { name: "ファイルを選択してください。" })).toBeVisible();
  await expectSound(vendor);
  for (const { name, upload, server } of REFUSALS) {
    await test.step(name, async () => {
      await fileField(vendor).setInputFiles(upload());
      await send();
      await expect(vendor).toHaveTitle(/^エラー：/);
      await expect(summary.getByRole("link")).toHaveText(server);
      await expect(fileField(vendor)).toHaveAttribute("aria-invalid", "true");
      await expect(vendor.getByText(NONE_STORED)).toBeVisible();
    });
  }
  await expectSound(vendor);
});

/** A valid document that takes a while on a slow line. */
const heavy = () => docx("重い出荷計画書.docx", undefined, { "word/media/image1.bin": [noise(3 * 1024 * 1024), { level: 0 }] });

/** Sets how many bytes a second leave the browser; -1: as many as can. */
async function throttle(page: Page): Promise<(bytesPerSecond: number) => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  return async (uploadThroughput) => {
    await line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  };
}

/** Bytes that compress as badly as a photograph. */
function noise(bytes: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

test("given a slow line, when the sending is cancelled, then nothing is stored and it can be sent again", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const page = await uploadForm(vendor, "中止の端末");
  const speed = await throttle(vendor);
  await speed(200 * 1024);

  await fileField(vendor).setInputFiles(heavy());
  await vendor.getByRole("button", { name: "アップロードする" }).click();
  await expect(vendor.getByRole("progressbar", { name: "送信の進み具合" })).toBeVisible();
  await expect(vendor.getByText(/送信中 \d+%/)).toBeVisible();
  await expectSound(vendor);
  await vendor.getByRole("button", { name: "送信を中止する" }).click();
  await expect(vendor.getByText("送信を中止しました。ファイルは保存されていません。")).toBeVisible();
  await expect(vendor.getByRole("progressbar", { name: "送信の進み具合" })).toBeHidden();
  const other = await vendor.context().newPage();
  await other.goto(page);
  await expect(other.getByText(NONE_STORED)).toBeVisible();

  await speed(-1);
  await vendor.getByRole("button", { name: "もう一度送信する" }).click();
  await expect(vendor.getByRole("status").filter({ hasText: "ファイルを登録しました。" })).toBeVisible();
  await expect(vendor.getByRole("heading", { name: "第1版" })).toBeVisible();
  await expectSound(vendor);
});

test("given a server that dies while a file is sent, when it is back, then the same file can be sent again", async ({ as, portal }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  await uploadForm(vendor, "切れた送信の端末");
  const speed = await throttle(vendor);
  await speed(200 * 1024);
  await fileField(vendor).setInputFiles(heavy());
  await vendor.getByRole("button", { name: "アップロードする" }).click();
  await expect(vendor.getByText(/送信中 \d+%/)).toBeVisible();
  await portal.stop("SIGKILL");
  await expect(vendor.getByText("通信が途中で切れたため、送信できませんでした。ファイルは保存されていません。")).toBeVisible();
  await portal.start();
  await speed(-1);
  await vendor.getByRole("button", { name: "もう一度送信する" }).click();
  await expect(vendor.getByRole("heading", { name: "第1版" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`given a stored file ${script}, when it is replaced, then both versions stay and the newer one counts`, async ({ as }) => {
    const vendor = await as(people.hoshino, { javaScriptEnabled });
    const page = await uploadForm(vendor, "差替えの端末");
    await fileField(vendor).setInputFiles(file("shipment-plan", "出荷計画書（初版）.docx"));
    await vendor.getByRole("button", { name: "アップロードする" }).click();
    await expect(vendor.getByRole("status").filter({ hasText: "ファイルを登録しました。" })).toBeVisible();
    await expectSound(vendor);
    await fileField(vendor).setInputFiles(docx("出荷計画書（改訂）.docx", "改訂した文書です。"));
    await vendor.getByRole("button", { name: "新しいファイルに差し替える" }).click();
    await expect(vendor.getByRole("heading", { name: "第2版" })).toBeVisible();
    await expect(vendor.getByRole("heading", { name: "第1版" })).toBeVisible();
    await expectSound(vendor);

    for (const [version, name] of [[1, "出荷計画書（初版）.docx"], [2, "出荷計画書（改訂）.docx"]] as const) {
      const link = vendor.getByRole("link", { name });
      const answer = await vendor.request.get((await link.getAttribute("href"))!);
      expect(answer.status(), name).toBe(200);
      expect(answer.headers()["content-disposition"], name).toContain("attachment");
      expect(answer.headers()["content-disposition"], name).toContain(encodeURIComponent("出荷計画書"));
      expect(await link.getAttribute("href")).toContain(`/${version}`);
    }
    await vendor.goto(page.replace(/\/documents\/.*/, ""));
    await expect(vendor.getByRole("listitem").filter({ hasText: "出荷計画書（改訂）.docx（第2版）" })).toContainText("読み取れず（担当者が確認）");
  });
}
