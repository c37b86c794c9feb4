import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OPERATIONS } from "./_operations/operations";
import { fieldsOf, overviewOf, sectionOf } from "./document.fixture";
import { VENDOR_FIELDS } from "./vendor-fields.fixture";

const DOCUMENT = join(import.meta.dirname, "../../docs/vendor-api.md");
const MARK = "<!-- From here on made from the code";

const wordsOf = (text: string) => text.split(" ").filter((word) => word !== "");

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))("%s", (name, operation) => {
  const { input, ignored = {}, output, absent = {} } = operation;
  const vendor = { ours: "", ...(VENDOR_FIELDS[name] ?? { request: "", answer: "" }) };
  const requested = [...fieldsOf(input.shape).map(({ path }) => path), ...Object.keys(ignored)];
  const answered = [...fieldsOf(output.shape).map(({ path }) => path), ...Object.keys(absent)];

  test("says of every field of the vendor's what becomes of it, and once", () => {
    expect(VENDOR_FIELDS[name]).toBeDefined();
    expect(wordsOf(vendor.request).filter((field) => !requested.includes(field))).toEqual([]);
    // Where a whole is absent, its parts are.
    const gone = (field: string) =>
      Object.keys(absent).some((whole) => field.startsWith(`${whole}.`) || field.startsWith(`${whole}[]`));
    expect(wordsOf(vendor.answer).filter((field) => !answered.includes(field) && !gone(field))).toEqual([]);
    expect(new Set(requested).size).toBe(requested.length);
    expect(new Set(answered).size).toBe(answered.length);
  });

  test("has no field that the vendor does not know, but those that are named as ours", () => {
    expect(requested.filter((field) => !wordsOf(vendor.request).includes(field))).toEqual([]);
    const foreign = answered.filter((field) => !wordsOf(vendor.answer).includes(field));
    expect(foreign).toEqual(wordsOf(vendor.ours));
  });
});

test("the document says of every operation and field what the code does with it", async () => {
  const kept = readFileSync(DOCUMENT, "utf8");
  const end = kept.indexOf("\n", kept.indexOf(MARK));
  expect(kept.indexOf(MARK)).toBeGreaterThan(0);
  const sections = OPERATIONS.map(sectionOf).join("\n");
  const text = `${kept.slice(0, end)}\n\n${overviewOf(OPERATIONS)}\n\n${sections}`;
  await expect(text).toMatchFileSnapshot(DOCUMENT);
});
