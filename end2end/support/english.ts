// Whether an English page is English, but for what people wrote.
import { expect, type Page } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** Letters, and punctuation that only Japanese has. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\uff00-\uff65]/u;

/** What stays Japanese on an English page. Longest first, as one may be a part of another. */
const MEANT = [
  ...found("server/src/demo", /"((?:[^"\\]|\\.)*)"/g), // what the demonstration's people wrote
  ...found("app/domain/src/test_plan", /"((?:[^"\\]|\\.)*)"/g), // the ministry's test plan, in fields to change it
  ...found("app/src/locales/en", new RegExp(`(${JAPANESE.source}{4,})`, "gu")), // examples of what to write
]
  .sort((one, other) => other.length - one.length)
  .map(literal)
  .concat(
    /\S+\.(docx|xlsx)/g, // names of files
    /(審査|瑕疵|措置)第\S+号/g, // numbers of letters
    /sheet “[^”]*”/g, // where something stands in a file
    /【審査ポータル】.+? \/ /g, // mails have subjects in both languages, Japanese first
  );

/** The Japanese texts in the files of a folder that an expression finds in its first group. */
function found(folder: string, expression: RegExp): string[] {
  const files = readdirSync(join(ROOT, folder)).map((file) => readFileSync(join(ROOT, folder, file), "utf8"));
  return files.flatMap((text) => [...text.matchAll(expression)]).flatMap((match) => (match[1] ?? "").split("\\n")).filter((text) => JAPANESE.test(text));
}

/** Finds a text of the source on the page; `{…}` in it stands for any word. */
function literal(text: string): RegExp {
  const pieces = text.split(/\{\w*\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(pieces.join("\\S+?"), "g");
}

/**
 * Fails with the Japanese texts that only the portal itself can have put there. What is marked as Japanese
 * is meant to be: the consent, the teaching of appeal rights, the name of the language.
 */
export async function expectEnglish(page: Page): Promise<void> {
  const texts = await page.evaluate(textsOf);
  const left = texts.filter((text) => JAPANESE.test(MEANT.reduce((rest, meant) => rest.replace(meant, ""), text)));
  expect(left, `Japanese on the English ${page.url()}`).toEqual([]);
}

/** Every text that is seen or read out, less what stands in an element in Japanese. */
function textsOf(): string[] {
  const english = (element: Element | null) => element?.closest("[lang]")?.getAttribute("lang") === "en";
  const texts: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (english(parent) && !parent?.closest("script, style")) texts.push(node.textContent ?? "");
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description"]) {
      const value = element.getAttribute(name);
      if (value && english(element)) texts.push(value);
    }
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}
