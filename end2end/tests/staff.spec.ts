// The ministry's own people: opening a call, inviting a colleague, and the auditor who only reads.
import { hidden, openCall, product, screening, submitted } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people, signIn } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

test("given an administrator, when a call is opened, then everybody finds it and vendors can apply", async ({ as, page }) => {
  const administrator = await as(people.administrator);
  await administrator.goto("/admin/calls/new");
  await expectSound(administrator);
  // What is wrong is said for every field at once, and what was typed stays.
  await administrator.getByLabel("名称（英語）").fill("Left alone");
  await administrator.getByRole("button", { name: "この内容で登録する" }).click();
  const summary = administrator.getByRole("alert");
  await expect(summary.getByRole("link", { name: "募集回の記号を入力してください。" })).toBeVisible();
  await expect(summary.getByRole("link", { name: "名称（日本語）を入力してください。" })).toBeVisible();
  await expect(administrator.getByLabel("名称（英語）")).toHaveValue("Left alone");
  await expectSound(administrator);

  const call = await openCall(administrator);
  await expect(administrator.getByRole("status")).toContainText("募集回を登録しました。");
  await expectSound(administrator);

  await page.goto("/calls");
  await expectSound(page);
  await page.getByRole("link", { name: `試験用の募集 ${call}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(call);
  await expectSound(page);

  const vendor = await as(people.midori);
  await vendor.goto("/vendor");
  await vendor.getByRole("link", { name: `「試験用の募集 ${call}」に申請する` }).click();
  await vendor.getByLabel("製品名").fill(product("新しい募集の端末"));
  await vendor.getByRole("button", { name: "申請を開始する" }).click();
  await expect(vendor.getByRole("status")).toContainText("申請の下書きを作成しました。");
  await expectSound(vendor);
});

test("given an invitation by mail, when the colleague sets a password, then the colleague signs in as a reviewer", async ({ as, page, mailbox }) => {
  const administrator = await as(people.administrator);
  const address = `invited-${Date.now().toString(36)}@ministry.example`;
  const seen = await mailbox.all();
  await administrator.goto("/admin/staff");
  await expectSound(administrator);
  await administrator.getByLabel("メールアドレス").fill(address);
  await administrator.getByLabel("氏名").fill("中村 光");
  await administrator.getByRole("button", { name: "招待のメールを送る" }).click();
  await expect(administrator.getByRole("alert").getByRole("link", { name: "役割を1つ以上選択してください。" })).toBeVisible();
  await expect(administrator.getByLabel("メールアドレス")).toHaveValue(address);
  await expectSound(administrator);
  await administrator.getByLabel("審査担当", { exact: true }).check();
  await administrator.getByRole("button", { name: "招待のメールを送る" }).click();
  await expect(administrator.getByRole("status")).toContainText(address);
  await expect(administrator.getByRole("table", { name: "承諾を待っている招待" }).getByRole("row", { name: address })).toBeVisible();
  await expectSound(administrator);

  const mail = await mailbox.expect({ to: address }, seen);
  expect(mail.text).toContain("審査担当");
  const link = mail.links.find((link) => link.includes("/invitation/"))!;
  await page.goto(new URL(link).pathname);
  await expect(page.getByRole("heading", { name: "招待の確認", level: 1 })).toBeVisible();
  await expectSound(page);
  await page.getByLabel("パスワード").fill("passwordpassword");
  await page.getByRole("button", { name: "登録して参加する" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await expectSound(page);
  await page.getByLabel("パスワード").fill("yama no ue no hoshi");
  await page.getByRole("button", { name: "登録して参加する" }).click();
  await expect(page.getByRole("status")).toContainText("登録が完了しました。");
  await signIn(page, address, "yama no ue no hoshi");
  await expect(page.getByRole("heading", { name: "審査案件の一覧", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "募集回の管理" })).toHaveCount(0);
  await expectSound(page);

  // The link worked once; the list of the staff has the colleague now.
  await page.goto(new URL(link).pathname);
  await expect(page.getByRole("heading", { name: "このリンクは使えません" })).toBeVisible();
  await administrator.goto("/admin/staff");
  await expect(administrator.getByRole("table", { name: "職員", exact: true }).getByRole("row", { name: address })).toContainText("審査担当");
  await expect(administrator.getByRole("table", { name: "承諾を待っている招待" }).getByRole("row", { name: address })).toHaveCount(0);
});

test("given an auditor, when they go through all pages, then they read everything and find nothing that changes anything", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const path = await submitted(vendor, product("監査の端末"));
  const page = screening(path);
  const auditor = await as(people.auditor);
  const places = ["/screening", "/screening?closed=on", page, `${page}/forms/antisocial-pledge`, "/admin/calls", "/admin/calls/R8-2", "/admin/staff", "/admin/journal", "/admin/mail"];
  // Every case of the list, whatever its stage, too.
  await auditor.goto("/screening?closed=on");
  const cases = await auditor.getByRole("table", { name: "審査案件" }).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  const rows = cases.filter((href) => href.startsWith("/screening/cases/"));
  expect(rows.length).toBeGreaterThan(7);
  for (const place of [...places, ...rows]) {
    await auditor.goto(place);
    await expect(auditor.getByRole("heading", { level: 1 }), place).toHaveCount(1);
    await expect(auditor.locator("main form[method=post]"), place).toHaveCount(0);
    await expect(auditor.locator("main details.action"), place).toHaveCount(0);
  }
  for (const place of places) {
    await auditor.goto(place);
    await expectSound(auditor);
  }
  const file = await auditor.request.get(`${page}/files/antisocial-pledge/1`);
  expect(file.status()).toBe(200);

  // The pages are not the lock: each act is refused as well.
  await auditor.goto(page);
  const history = auditor.getByRole("region", { name: "これまでの経過" });
  const before = await history.innerText();
  const acts = ["take", "assign", "notes", "hold", "resume", "formal-check", "message/send", "correction/send", "decision/approve", "decision/return", "conflict"];
  const approver = await as(people.approver);
  await approver.goto(page);
  const version = await hidden(approver, page, "version");
  const assignee = await approver.getByLabel("審査担当とする人").getByRole("option", { name: "高橋 誠" }).getAttribute("value");
  const form = { version, assignee: assignee!, internal_note: "試し", hold_reason: "other", hold_note: "試し", resume_note: "試し", return_reason: "試し", conflict_reason: "試し" };
  for (const act of acts) {
    const answer = await auditor.request.post(`${page}/${act}`, { form, maxRedirects: 0 });
    // 409: they could write no draft that might be sent.
    expect(act.endsWith("/send") ? [403, 409] : [403], act).toContain(answer.status());
  }
  await auditor.goto(page);
  await expect(history).toHaveText(before, { useInnerText: true });
  for (const place of ["/admin/calls/new", "/admin/staff", "/admin/calls/R8-2"]) {
    const answer = await auditor.request.post(place, { form: { email: "x@ministry.example", name: "試し", roles: "reviewer" } });
    expect(await answer.text(), place).toMatch(/管理者だけが行うことができる操作です。|この操作を行う役割がありません。/);
  }
  const administrator = await as(people.administrator);
  await administrator.goto("/admin/journal");
  await expect(administrator.getByRole("row", { name: "閲覧を制限した様式の閲覧" }).filter({ hasText: "監物 明" }).first()).toBeVisible();
});
