import "server-only";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { EvidenceText } from "./evidence-words";
import type { Row } from "./told";

// Regular letters of Latin, Greek, Cyrillic and Chinese from one dependency; what else there is shows a box.
const FONTS = join(process.cwd(), "node_modules/@embedpdf/fonts-sc/fonts");
const REGULAR = join(FONTS, "NotoSansHans-Regular.otf");
const BOLD = join(FONTS, "NotoSansHans-Bold.otf");

const MARGIN = 54;
const TERM_WIDTH = 140;
const GAP = 12;
const FOOT = 30;
const INK = "#1c1b1a";
const QUIET = "#6b6762";
const LINE = "#d8d4ce";

type Pdf = PDFKit.PDFDocument;

export type PdfFrame = {
  /** Says which page it is of how many. */
  readonly pageText: (page: number, pages: number) => string;
  readonly language: string;
  readonly at: Date;
};

/** The file as bytes: A4, fonts embedded as far as used. Any text is drawn; letters without a glyph show a box. */
export function drawPdf(text: EvidenceText, { pageText, language, at }: PdfFrame): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, bottom: MARGIN + FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    font: REGULAR,
    lang: language,
    displayTitle: true,
    info: { Title: drawable(text.title), Subject: drawable(text.subtitle), CreationDate: at, ModDate: at },
  });
  const done = collected(doc);
  drawHead(doc, text);
  for (const part of text.parts) drawPart(doc, part);
  drawFeet(doc, text, pageText);
  doc.end();
  return done;
}

function collected(doc: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    doc.on("data", (piece: Uint8Array) => pieces.push(piece));
    doc.on("end", () => resolve(Buffer.concat(pieces)));
    doc.on("error", reject);
  });
}

function drawHead(doc: Pdf, { title, subtitle, notes }: EvidenceText): void {
  doc
    .font(BOLD, 18)
    .fillColor(INK)
    .text(drawable(title), { width: widthOf(doc) });
  doc.font(REGULAR, 11).text(drawable(subtitle), { width: widthOf(doc) });
  doc.moveDown(0.4).fontSize(8.5).fillColor(QUIET);
  for (const note of notes) doc.text(drawable(note), { width: widthOf(doc), paragraphGap: 2 });
}

function drawPart(doc: Pdf, { title, rows, note }: EvidenceText["parts"][number]): void {
  doc.moveDown(1);
  // A head never stands alone at the foot of a page.
  makeRoom(doc, 60);
  doc
    .font(BOLD, 11)
    .fillColor(INK)
    .text(drawable(title), MARGIN, doc.y, { width: widthOf(doc) });
  drawLine(doc, doc.y + 2, INK);
  doc.y += 6;
  for (const one of rows) drawRow(doc, one);
  if (note === undefined) return;
  doc.font(REGULAR, 8.5);
  const words = drawable(note);
  makeRoom(doc, doc.heightOfString(words, { width: widthOf(doc) }));
  doc.fillColor(QUIET).text(words, MARGIN, doc.y + 2, { width: widthOf(doc) });
}

function drawRow(doc: Pdf, row: Row): void {
  const [term, value] = [drawable(row.term), drawable(row.value)];
  const valueWidth = widthOf(doc) - TERM_WIDTH - GAP;
  doc.font(REGULAR, 9);
  const tall = Math.max(
    doc.heightOfString(term, { width: TERM_WIDTH }),
    doc.heightOfString(value, { width: valueWidth }),
  );
  makeRoom(doc, tall + 5);
  const top = doc.y;
  const pageBefore = doc.bufferedPageRange().count;
  doc.fillColor(QUIET).text(term, MARGIN, top, { width: TERM_WIDTH });
  doc.fillColor(INK).text(value, MARGIN + TERM_WIDTH + GAP, top, { width: valueWidth });
  // A value longer than a page has gone on to the next one by itself.
  if (doc.bufferedPageRange().count === pageBefore) doc.y = top + tall;
  drawLine(doc, doc.y + 2, LINE);
  doc.y += 5;
}

function drawLine(doc: Pdf, y: number, color: string): void {
  doc
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke();
}

function makeRoom(doc: Pdf, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN - FOOT && doc.y > MARGIN) doc.addPage();
}

function drawFeet(doc: Pdf, { title, subtitle }: EvidenceText, pageText: PdfFrame["pageText"]): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    // Below the bottom margin, where text would otherwise begin a new page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - MARGIN;
    doc.font(REGULAR, 8).fillColor(QUIET);
    const [left, right] = [drawable(`${title} · ${subtitle}`), drawable(pageText(page + 1, count))];
    doc.text(left, MARGIN, y, { width: widthOf(doc) - 90, height: 10, ellipsis: true, lineBreak: false });
    doc.text(right, MARGIN, y, { width: widthOf(doc), align: "right", lineBreak: false });
  }
}

const widthOf = (doc: Pdf) => doc.page.width - 2 * MARGIN;

/** Halves of letters and control characters have no place on paper; the data file has them. */
function drawable(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ");
}
