// Reads the mails that the portal wrote as .eml files, as their receivers would.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime from "postal-mime";

export type Mail = {
  /** File name; names sort in the order of sending. */
  file: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Every link in the text, in order. */
  links: string[];
};

export type Wanted = { to?: string; subject?: string | RegExp; text?: string | RegExp };

const WAIT_MS = 15_000;
const POLL_MS = 100;

export class Mailbox {
  constructor(readonly folder: string) {}

  /** All mails so far, oldest first. */
  async all(): Promise<Mail[]> {
    const names = await readdir(this.folder).catch(ifMissing);
    const mails = names.filter((name) => name.endsWith(".eml")).sort().map((name) => this.#read(name));
    return Promise.all(mails);
  }

  /** The newest mail that fits, as soon as there is one that is not among `seen`. */
  async expect(wanted: Wanted, seen: Mail[] = []): Promise<Mail> {
    const known = new Set(seen.map((mail) => mail.file));
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const mails = (await this.all()).filter((mail) => !known.has(mail.file));
      const found = mails.findLast((mail) => fits(mail, wanted));
      if (found) return found;
      if (Date.now() > end) {
        const got = mails.map((mail) => `  ${mail.to.join(", ")}: ${mail.subject}`).join("\n");
        throw new Error(`No such mail within ${WAIT_MS} ms: ${JSON.stringify(wanted, printable)}. There were:\n${got}`);
      }
      await pause(POLL_MS);
    }
  }

  async #read(file: string): Promise<Mail> {
    const mail = await PostalMime.parse(await readFile(join(this.folder, file)));
    const text = mail.text ?? "";
    return {
      file,
      to: (mail.to ?? []).map((to) => to.address ?? ""),
      subject: mail.subject ?? "",
      text,
      html: mail.html ?? "",
      links: text.match(/https?:\/\/[^\s<>「」（）]+/g) ?? [],
    };
  }
}

function ifMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function printable(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}

function fits(mail: Mail, wanted: Wanted): boolean {
  return (
    (wanted.to === undefined || mail.to.includes(wanted.to)) &&
    matches(mail.subject, wanted.subject) &&
    matches(mail.text, wanted.text)
  );
}

function matches(text: string, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}
