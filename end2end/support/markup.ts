// Whether what the server sends is HTML, by the rules of the standard.
import { expect } from "@playwright/test";
import { HtmlValidate } from "html-validate";

const checker = new HtmlValidate({ extends: ["html-validate:standard"] });

/** Fails with each error, its line, and the element it is about. */
export async function expectValid(html: string, path: string): Promise<void> {
  const { results } = await checker.validateString(html, path);
  const lines = html.split("\n");
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} – ${(lines[line - 1] ?? "").slice(Math.max(0, column - 80), column + 80)}`),
  );
  expect(found, `HTML of ${path}`).toEqual([]);
}
