import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvRecord, CsvRecords } from "./csv-records";

function readAll(text: string, cuts: readonly number[] = []): CsvRecord[] {
  const records = new CsvRecords();
  const found: CsvRecord[] = [];
  let from = 0;
  for (const cut of cuts.map((at) => at % (text.length + 1)).toSorted((left, right) => left - right)) {
    found.push(...records.read(text.slice(from, cut), false));
    from = cut;
  }
  found.push(...records.read(text.slice(from), true));
  return found;
}

const cell = fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r\n", " ", "é") });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe("well-formed text", () => {
  test("is read as a well-known parser reads it, however it is cut", () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat()),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        (rows, cuts, end, hasLast) => {
          const text = stringify(rows, { record_delimiter: end, quoted: hasLast, quoted_match: /[\r\n]/ });
          const whole = hasLast ? text : text.slice(0, -end.length);
          const known = parse(text, { record_delimiter: end }) as string[][];
          expect(readAll(whole, cuts).map(({ fields }) => fields)).toEqual(known);
        },
      ),
    );
  });

  test("has its records on the lines they begin on", () => {
    const text = 'a,b\n"1\n\n1",2\n\n3,4\r\n"5","6\r\n"\n7,8';
    expect(readAll(text).map(({ line, fields }) => [line, fields])).toEqual([
      [1, ["a", "b"]],
      [2, ["1\n\n1", "2"]],
      [6, ["3", "4"]],
      [7, ["5", "6\r\n"]],
      [9, ["7", "8"]],
    ]);
  });
});

describe("a broken record", () => {
  test("costs its own line, whatever follows is read", () => {
    for (const broken of ['"x"y,1', '"never closed,1', '1,"x" ']) {
      const found = readAll(`a,b\n${broken}\n3,4\n5,6\n`);
      expect(found.map(({ line, fields }) => [line, fields])).toEqual([
        [1, ["a", "b"]],
        [2, null],
        [3, ["3", "4"]],
        [4, ["5", "6"]],
      ]);
    }
  });

  test("however long, takes no more than its line and a bounded piece of memory", () => {
    const long = `"${"x".repeat(3_000_000)}`;
    const found = readAll(`a,b\n${long}\n3,4\n`, [10, 1_500_000, 2_900_000]);
    expect(found.map(({ line, fields }) => [line, fields?.length ?? null])).toEqual([
      [1, 2],
      [2, null],
      [3, 2],
    ]);
  });

  test("never stops the reading: every line of any text is accounted for", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r") }), fc.array(fc.nat()), (text, cuts) => {
        const whole = readAll(text);
        const lines = whole.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].toSorted((left, right) => left - right));
        expect(lines.every((line) => line >= 1 && line <= text.split("\n").length)).toBe(true);
        expect(readAll(text, cuts)).toEqual(whole);
      }),
    );
  });
});
