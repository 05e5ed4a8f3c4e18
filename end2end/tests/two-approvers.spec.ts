// Two approvers look at the same recommendation: only one decides, the other learns what happened.
import { awaitingApproval, product, screening } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

for (const late of ["approve", "return"] as const) {
  test(`given two approvers with the same page open, when one approves, then the other's "${late}" tells what happened`, async ({ as }) => {
    const name = product("二人の決裁");
    const { path, vendor } = await awaitingApproval(as, name);
    const [first, second] = [await as(people.approver), await as(people.secondApprover)];
    for (const approver of [first, second]) {
      await approver.goto(screening(path));
      await approver.getByRole("link", { name: "決裁又は差戻しをする" }).first().click();
      await expect(approver.getByRole("button", { name: "「適合」で決裁する" })).toBeVisible();
    }
    await expectSound(first);

    await first.getByRole("button", { name: "「適合」で決裁する" }).click();
    await expect(first.getByRole("status")).toContainText("審査結果を決裁し、通知書を発行しました。");
    await expectSound(first);

    if (late === "return") {
      await second.getByLabel("差戻しの理由").fill("価格の根拠を確認してください。");
      await second.getByRole("button", { name: "上申を差し戻す" }).click();
    } else {
      await second.getByRole("button", { name: "「適合」で決裁する" }).click();
    }
    await expect(second.getByRole("heading", { name: "ほかの操作が先に行われました", level: 1 })).toBeVisible();
    const meanwhile = second.getByRole("main");
    await expect(meanwhile.getByText("審査結果を決裁")).toBeVisible();
    await expect(meanwhile.getByText("「適合」")).toBeVisible();
    await expect(meanwhile.getByText("渡邉 和子（厚生労働省）").first()).toBeVisible();
    await expectSound(second);

    await second.getByRole("link", { name: "最新の状態を見る" }).click();
    await expect(second).toHaveURL(new RegExp(screening(path)));
    await expect(second.getByRole("region", { name: "書類審査の結果" }).getByText("適合", { exact: true })).toBeVisible();
    await expectSound(second);

    // Decided once: one letter, one result for the vendor.
    await vendor.goto(path);
    await expect(vendor.getByRole("link", { name: /^審査第.+号/ })).toHaveCount(1);
    await expectSound(vendor);
  });
}
