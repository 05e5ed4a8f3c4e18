// Somebody without an account reports a defect: the form, the mail, the receipt, and what the staff sees of it.
import { expectNoSidewaysScroll, expectSound, onPhone } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

const LISTED = /カオリーダー プラス（KR-110）/;
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n45\n%%EOF\n",
);
const WHAT = "マスクを外しても<b>別の人</b>として認証されました。";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test.describe(`${script} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("given a listed product, when somebody reports a defect and follows the mail, then the staff has it", async ({ page, as, mailbox }) => {
      const email = `report-${script}-${Date.now().toString(36)}@clinic.example`;
      await page.goto("/register");
      await page.getByRole("link", { name: "掲載されている製品の不具合を報告する" }).click();
      await expect(page.getByRole("heading", { name: "製品の不具合を報告する", level: 1 })).toBeVisible();
      await expectSound(page);
      await onPhone(page, () => expectNoSidewaysScroll(page));

      const option = page.getByLabel("製品", { exact: false }).first().locator("option", { hasText: LISTED });
      await page.locator("#report-report_product").selectOption((await option.getAttribute("value")) ?? "");
      await page.locator("#report-report_serials").fill("A-1\nA-2");
      await page.locator("#report-report_what").fill(WHAT);
      await page.getByLabel("中程度").check();
      await page.locator("#report-report_evidence").setInputFiles([
        { name: "記録.pdf", mimeType: "application/pdf", buffer: PDF },
        { name: "記録2.pdf", mimeType: "application/pdf", buffer: PDF },
      ]);
      await page.locator("#report-report_name").fill("報告 する子");
      await page.locator("#report-report_email").fill("report");
      await page.getByRole("button", { name: "確認のメールを受け取る" }).click();

      // The address is wrong and the consent is missing: everything typed is still there, but the files.
      await expect(page).toHaveTitle(/^エラー：/);
      await expect(page.getByRole("alert")).toContainText("資料のファイルは保存されていません。");
      await expect(page.locator("#report-report_what")).toHaveValue(WHAT);
      await expect(page.locator("#report-report_serials")).toHaveValue("A-1\nA-2");
      await expect(page.getByLabel("中程度")).toBeChecked();
      await expectSound(page);
      await page.locator("#report-report_email").fill(email);
      await page.getByLabel("利用目的を読み、同意します").check();
      await page.locator("#report-report_evidence").setInputFiles({ name: "記録.pdf", mimeType: "application/pdf", buffer: PDF });
      await page.getByRole("button", { name: "確認のメールを受け取る" }).click();
      await expect(page.getByRole("heading", { name: "メールを確認してください", level: 1 })).toBeVisible();
      await expectSound(page);

      const mail = await mailbox.expect({ to: email, subject: /不具合のご報告の確認/ });
      expect(mail.text).not.toContain(WHAT);
      await page.goto(mail.links.find((link) => link.includes("/report-defect/")) ?? "");
      await expect(page.getByText(WHAT)).toBeVisible();
      await expect(page.getByText("記録.pdf")).toBeVisible();
      await expectSound(page);
      await page.getByRole("button", { name: "この内容で報告を確定する" }).click();
      await expect(page.getByRole("heading", { name: "報告を受け付けました", level: 1 })).toBeVisible();
      const reference = (await page.getByText(/^D-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/).innerText()).trim();
      await expectSound(page);
      const thanks = await mailbox.expect({ to: email, subject: /受け付けました/ });
      expect(thanks.text).toContain(reference);
      await page.reload();
      await expect(page.getByText(reference)).toBeVisible();

      const reviewer = await as(people.reviewer, { javaScriptEnabled });
      await reviewer.goto("/screening?closed=on&search=KR-110");
      await reviewer.getByRole("link", { name: /R8-1-/ }).first().click();
      await expect(reviewer.getByText(email)).toHaveCount(0);
      await reviewer.getByRole("link", { name: new RegExp(reference) }).click();
      await expect(reviewer.getByText(email)).toBeVisible();
      await expect(reviewer.getByText("この閲覧を記録しました。")).toBeVisible();
      await expectSound(reviewer);
    });
  });
}
