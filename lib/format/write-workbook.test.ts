import fc from "fast-check";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import type { ExportSheet } from "@/lib/domain/export/export";
import { isExactNumber } from "./workbook-xml";
import { writeWorkbook } from "./write-workbook";

async function* pagesOf(rows: readonly (readonly string[])[], size: number) {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

async function readBack(sheet: ExportSheet, rows: readonly (readonly string[])[], sheetRows?: number) {
  const chunks: Uint8Array[] = [];
  const options = sheetRows === undefined ? { notesName: "Notes" } : { notesName: "Notes", sheetRows };
  for await (const chunk of writeWorkbook(sheet, pagesOf(rows, 3), options)) chunks.push(chunk);
  return readXlsxFile(Buffer.concat(chunks), { trim: false, parseNumber: (text: string) => Number(text) });
}

const cell = fc
  .string({ unit: "grapheme-composite", minLength: 1, maxLength: 8 })
  .filter((text) => text.trim() === text);
const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom("0", "-0.5", "12345678901234.5", "9007199254740993.000000000001", "0.000000000001"),
);

test("what stands in a workbook is what was written: text as text, numbers as numbers or their exact text", async () => {
  const sheet = {
    columns: [
      { name: "A & <B>", isNumber: false },
      { name: "C", isNumber: true },
    ],
    noteColumn: null,
    notes: ["As of now."],
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, number), { maxLength: 9 }), async (rows) => {
      const [first, notes] = await readBack(sheet, rows);
      const seen = rows.map(([text, amount]) => [text, isExactNumber(amount) ? Number(amount) : amount]);
      expect(first?.data).toEqual([["A & <B>", "C"], ...seen]);
      expect(notes).toMatchObject({ sheet: "Notes", data: [["As of now."]] });
    }),
    { numRuns: 40 },
  );
});

test("a full sheet is followed by the next one, each under the header", async () => {
  const sheet = { columns: [{ name: "N", isNumber: true }], noteColumn: null, notes: [] };
  for (const [count, sheets] of [
    [0, 1],
    [3, 1],
    [4, 2],
    [6, 2],
    [7, 3],
  ] as const) {
    const rows = Array.from({ length: count }, (_, index) => [String(index)]);
    const read = await readBack(sheet, rows, 4);
    expect(read).toHaveLength(sheets);
    expect(read.every(({ data }) => data[0]?.[0] === "N")).toBe(true);
    expect(read.flatMap(({ data }) => data.slice(1).map(([number]) => number))).toEqual(
      rows.map(([text]) => Number(text)),
    );
  }
});

test.each([
  ["123456789012345", true],
  ["1234567890123456", false],
  ["0.000000000001", true],
  ["100.000000000001", true],
  ["1000.000000000001", false],
  ["=1", false],
])("%s is held exactly by a spreadsheet: %s", (text, exact) => {
  expect(isExactNumber(text)).toBe(exact);
});
