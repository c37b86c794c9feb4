import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv";

test.each([
  ["=1+1", "'=1+1\r\n"],
  ["+cmd", "'+cmd\r\n"],
  ["@sum", "'@sum\r\n"],
  ["-5", "-5\r\n"],
  ["-5.25", "-5.25\r\n"],
  ["-x", "'-x\r\n"],
  ["\tx", "'\tx\r\n"],
])("%j is harmless in a sheet", (cell, line) => {
  expect(csvLine([cell])).toBe(line);
});

test("no cell a reader gets back begins a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const [row] = parse(csvLine(["first", ...cells])) as string[][];
      expect(row).toHaveLength(cells.length + 1);
      for (const cell of row ?? []) expect(/^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(cell)).toBe(false);
    }),
  );
});
