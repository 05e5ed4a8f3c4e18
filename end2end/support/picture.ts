// Pictures of pages for the README, small: a palette of 256 colours instead of 16 million.
import type { Page } from "@playwright/test";
import { crc32, deflateSync } from "node:zlib";

type Pixels = { width: number; height: number; rgba: Buffer };

/** What a page shows now, as a PNG file. */
export async function picture(page: Page): Promise<Buffer> {
  const full = await page.screenshot();
  return encoded(await pixels(page, full));
}

/** Lets the browser read the file, in an empty page: the portal's own forbid scripts of others. */
async function pixels(page: Page, png: Buffer): Promise<Pixels> {
  const empty = await page.context().newPage();
  const { width, height, base64 } = await empty.evaluate(async (base64) => {
    const file = new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))]);
    const image = await createImageBitmap(file);
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = "";
    for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width: image.width, height: image.height, base64: btoa(text) };
  }, png.toString("base64"));
  await empty.close();
  return { width, height, rgba: Buffer.from(base64, "base64") };
}

/** The 256 colours that occur most, as 0xRRGGBB; all others become the nearest of them. */
function paletteOf(colours: number[]): { palette: number[]; index: Map<number, number> } {
  const count = new Map<number, number>();
  for (const colour of colours) count.set(colour, (count.get(colour) ?? 0) + 1);
  const byCount = [...count.keys()].sort((one, other) => (count.get(other) ?? 0) - (count.get(one) ?? 0));
  const palette = byCount.slice(0, 256);
  const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = (one: number, other: number) =>
    parts(one).reduce((sum, part, at) => sum + (part - (parts(other)[at] ?? 0)) ** 2, 0);
  const nearest = (colour: number) =>
    palette.reduce((best, known, at) => (distance(known, colour) < distance(palette[best] ?? 0, colour) ? at : best), 0);
  return { palette, index: new Map(byCount.map((colour, at) => [colour, at < 256 ? at : nearest(colour)])) };
}

/** A PNG file (ISO/IEC 15948) of colour type 3. */
function encoded({ width, height, rgba }: Pixels): Buffer {
  const colours = Array.from({ length: width * height }, (_, at) => rgba.readUIntBE(at * 4, 3));
  const { palette, index } = paletteOf(colours);
  const rows = Buffer.alloc((width + 1) * height); // each begins with its filter: none
  colours.forEach((colour, at) => rows.writeUInt8(index.get(colour) ?? 0, at + Math.floor(at / width) + 1));
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const colourTable = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colourTable), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
