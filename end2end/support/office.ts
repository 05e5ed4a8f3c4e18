// Files to upload: small valid ones, the blank forms of the portal, and ones that must be refused.
import { type APIRequestContext, expect } from "@playwright/test";
import { type Zippable, strToU8, zipSync } from "fflate";
import { basename } from "node:path";

/** What Playwright's `setInputFiles` takes. */
export type Upload = { name: string; mimeType: string; buffer: Buffer };

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A container whose main part is `path`; `parts` are further entries. */
function container(path: string, type: string, body: string, parts: Zippable = {}): Buffer {
  const zip: Zippable = {
    "[Content_Types].xml": strToU8(
      `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/${path}" ContentType="${type}.main+xml"/>` +
        (path.startsWith("xl/") ? `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${worksheet}"/>` : "") +
        "</Types>",
    ),
    "_rels/.rels": strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="${path}"/></Relationships>`,
    ),
    [path]: strToU8(XML + body),
    ...parts,
  };
  return Buffer.from(zipSync(zip));
}
const worksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/** A document of one paragraph a line. */
export function docx(name: string, text = "試験用の文書です。", parts: Zippable = {}): Upload {
  const paragraphs = text.split("\n").map((line) => `<w:p><w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`);
  const body = `<w:document xmlns:w="${WORD}"><w:body>${paragraphs.join("")}</w:body></w:document>`;
  return { name, mimeType: DOCX, buffer: container("word/document.xml", DOCX, body, parts) };
}

/** A workbook of one sheet. */
export function xlsx(name: string, rows: (string | number)[][] = [["試験用の表です。"]], parts: Zippable = {}): Upload {
  const cell = (value: string | number) =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  const data = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  const book = `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE_RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const buffer = container("xl/workbook.xml", XLSX, book, {
    "xl/_rels/workbook.xml.rels": strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`${XML}<worksheet xmlns="${SHEET}"><sheetData>${data}</sheetData></worksheet>`),
    ...parts,
  });
  return { name, mimeType: XLSX, buffer };
}

/** A form as the portal hands it out. */
export async function download(request: APIRequestContext, href: string): Promise<Upload> {
  const answer = await request.get(href);
  expect(answer, href).toBeOK();
  const disposition = answer.headers()["content-disposition"] ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const name = encoded ? decodeURIComponent(encoded) : basename(new URL(answer.url()).pathname);
  return { name, mimeType: answer.headers()["content-type"] ?? "", buffer: await answer.body() };
}

/** Files that the portal must refuse, each for its own reason. */
export const refused = {
  empty: (): Upload => ({ name: "空.docx", mimeType: DOCX, buffer: Buffer.alloc(0) }),
  /** A valid document, one megabyte over the limit of 20 MB. */
  tooBig: (): Upload => docx("大きい.docx", undefined, { "word/media/image1.bin": [new Uint8Array(21 * 1024 * 1024), { level: 0 }] }),
  renamedProgram: (): Upload => ({
    name: "書類.docx",
    mimeType: DOCX,
    buffer: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(4096, 0x90)]),
  }),
  /** The container of both the old .doc/.xls and of password-protected new files. */
  compoundFile: (name = "旧形式.doc"): Upload => ({
    name,
    mimeType: "application/msword",
    buffer: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]),
  }),
  macros: (): Upload => docx("マクロ.docx", undefined, { "word/vbaProject.bin": new Uint8Array(64) }),
  /** 64 MB of zeros in some tens of kilobytes. */
  bomb: (): Upload => docx("膨張.docx", undefined, { "word/media/image1.bin": new Uint8Array(64 * 1024 * 1024) }),
  climbing: (): Upload => docx("経路.docx", undefined, { "../../outside.txt": strToU8("x") }),
  /** The first half of a valid file, as a broken line leaves it. */
  cut: (): Upload => {
    const whole = docx("途中.docx");
    return { ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length / 2) };
  },
};
