import fc from "fast-check";
import { expect, test } from "vitest";
import { readInstant } from "./time";

const instant = fc.date({
  min: new Date("2000-01-02T00:00:00Z"),
  max: new Date("2099-12-30T00:00:00Z"),
  noInvalidDate: true,
});

test("every instant is read back from RFC 3339, and without zone as UTC, under any time zone", () => {
  fc.assert(
    fc.property(instant, (at) => {
      const iso = at.toISOString();
      expect(readInstant(iso)).toEqual(at);
      expect(readInstant(iso.replace("T", " ").replace("Z", ""))).toEqual(at);
    }),
  );
});

test("a zone shifts by exactly its offset", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (at, offset) => {
      const local = new Date(at.getTime() + offset * 60_000).toISOString().replace("Z", "");
      const size = Math.abs(offset);
      const two = (part: number) => String(Math.trunc(part)).padStart(2, "0");
      expect(readInstant(`${local}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`)).toEqual(at);
    }),
  );
});

test.each([
  ["2024-09-30 15:59:59.999999999", "2024-09-30T15:59:59.999Z"],
  ["2024-09-30", "2024-09-30T00:00:00.000Z"],
  ["2024-09-30T16:00", "2024-09-30T16:00:00.000Z"],
  ["2024-02-29 00:00:00 UTC", "2024-02-29T00:00:00.000Z"],
  ["2024-10-01T00:00:00+08", "2024-09-30T16:00:00.000Z"],
  ["2024-10-01T00:00:00+0800", "2024-09-30T16:00:00.000Z"],
])("%s is %s", (text, expected) => {
  expect(readInstant(text)?.toISOString()).toBe(expected);
});

test.each([
  "",
  "NULL",
  "2024-02-30",
  "2023-02-29 00:00:00",
  "2024-13-01",
  "2024-00-10",
  "2024-09-10 24:00:00",
  "2024-09-10 23:60:00",
  "2024-09-10 23:59:60",
  "1999-12-31 23:59:59",
  "2100-01-01",
  "10/09/2024",
  "2024-9-1",
  "2024-09-10T00:00:00+25:00",
  "2024-09-10T00:00:00+08:60",
  "1726000000",
  "2024-09-10 00:00:00 CST",
])("%s is no time", (text) => {
  expect(readInstant(text)).toBeNull();
});
