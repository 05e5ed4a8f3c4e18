// A hold stops the clock for both sides, and both know why.
import { formallyChecked, product, screening, submitted } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

test("given a case under review, when the reviewer holds and releases it, then the clock stops and both sides see why", async ({ as, mailbox }) => {
  const [vendor, reviewer] = [await as(people.hoshino), await as(people.reviewer)];
  const name = product("保留の端末");
  const path = await submitted(vendor, name);
  await formallyChecked(reviewer, path);
  const clock = (page: typeof vendor) => page.getByRole("region", { name: "標準処理期間の経過" });
  const seen = await mailbox.all();

  await reviewer.goto(screening(path));
  await expect(clock(reviewer).getByText("計測中")).toBeVisible();
  await expectSound(reviewer);
  await reviewer.getByText("保留にする", { exact: true }).click();
  await expect(reviewer.getByText("保留の間は標準処理期間が進みません。")).toBeVisible();

  // Reason and note are both needed, and what is there already stays.
  await reviewer.getByLabel("保留の説明").fill("測定方法を関係機関に照会しています。");
  await reviewer.getByRole("button", { name: "保留の内容を確認する" }).click();
  await expect(reviewer.getByRole("alert").getByRole("link", { name: "保留の理由を選択してください。" })).toBeVisible();
  await expect(reviewer.getByLabel("保留の説明")).toHaveValue("測定方法を関係機関に照会しています。");
  await expectSound(reviewer);
  await reviewer.getByLabel("保留の理由").selectOption({ label: "関係機関への照会" });
  await reviewer.getByRole("button", { name: "保留の内容を確認する" }).click();
  // Nothing is sent before the last look; what was typed can still be changed.
  await expect(reviewer.getByRole("heading", { name: "保留の確認", level: 1 })).toBeVisible();
  await expect(reviewer.getByText("測定方法を関係機関に照会しています。")).toBeVisible();
  await expectSound(reviewer);
  await reviewer.getByRole("link", { name: "戻って直す" }).click();
  await expect(reviewer.getByLabel("保留の説明")).toHaveValue("測定方法を関係機関に照会しています。");
  await reviewer.getByRole("button", { name: "保留の内容を確認する" }).click();
  await reviewer.getByRole("button", { name: "この案件を保留にする" }).click();
  await expect(reviewer.getByRole("status").first()).toContainText("この案件を保留にしました。");
  await expect(clock(reviewer).getByText("停止中")).toBeVisible();
  await expect(reviewer.getByRole("region", { name: "保留", exact: true }).getByText("関係機関への照会")).toBeVisible();
  await expect(reviewer.getByRole("link", { name: "審査結果の案を上申する" })).toHaveCount(0);
  await expectSound(reviewer);

  const held = await mailbox.expect({ to: people.hoshino, subject: /保留/ }, seen);
  expect(held.text).toContain("関係機関への照会");
  await vendor.goto(path);
  await expect(vendor.getByText(/保留の理由：関係機関への照会/)).toBeVisible();
  await expect(vendor.getByText("測定方法を関係機関に照会しています。").first()).toBeVisible();
  await expect(clock(vendor).getByText("停止中")).toBeVisible();
  await expect(vendor.getByText("その間、標準処理期間の計算は止まります。")).toBeVisible();
  await expectSound(vendor);

  await reviewer.getByLabel("解除の説明").fill("回答が届きました。");
  await reviewer.getByRole("button", { name: "解除の内容を確認する" }).click();
  await expect(reviewer.getByRole("heading", { name: "保留の解除の確認", level: 1 })).toBeVisible();
  await reviewer.getByRole("button", { name: "保留を解除する" }).click();
  await expect(reviewer.getByRole("status").first()).toContainText("保留を解除しました。");
  await expect(clock(reviewer).getByText("計測中")).toBeVisible();

  await mailbox.expect({ to: people.hoshino, subject: /再開/ }, seen);
  await vendor.reload();
  await expect(clock(vendor).getByText("計測中")).toBeVisible();
  await expect(vendor.getByText("回答が届きました。").first()).toBeVisible();
  await expect(vendor.getByText(/保留の理由：/)).toHaveCount(0);
  await expectSound(vendor);
});
