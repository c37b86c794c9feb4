import fc from "fast-check";
import { expect, test } from "vitest";
import { columnPlaces, FOCUS_COLUMNS, MANDATORY_COLUMNS, missingColumns } from "./columns";

test("every mandatory column that lacks is named, all at once", () => {
  fc.assert(
    fc.property(fc.subarray([...MANDATORY_COLUMNS]), fc.array(fc.string()), (present, others) => {
      const header = [...others.filter((name) => !FOCUS_COLUMNS.some((known) => known === name.trim())), ...present];
      expect(missingColumns(header)).toEqual(MANDATORY_COLUMNS.filter((name) => !present.includes(name)));
    }),
  );
});

test("columns are found wherever they stand; unknown ones stay out", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(["Id", "x_Own", ...FOCUS_COLUMNS], { minLength: 1 }), (header) => {
      const places = columnPlaces(header);
      for (const [name, place] of places) expect(header[place]).toBe(name);
      expect(places.size).toBe(header.filter((name) => name !== "Id" && name !== "x_Own").length);
    }),
  );
});

test("no column is listed twice", () => {
  expect(new Set(FOCUS_COLUMNS).size).toBe(FOCUS_COLUMNS.length);
});
