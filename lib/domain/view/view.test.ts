import fc from "fast-check";
import { expect, test } from "vitest";
import { decideRemoval, decideRename, decideSave } from "./decide-view";
import { canonicalQuery, isViewPath, VIEW_NAME_MAX, VIEWS_MAX, viewHref } from "./view";

const query = fc.dictionary(
  fc.constantFrom("q", "month", "status", "sort", "after", "before", "customer"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

test("the address that opens a view asks exactly for what was kept, however it was written", () => {
  fc.assert(
    fc.property(query, fc.nat(), (given, turn) => {
      const canonical = canonicalQuery(given);
      const entries = Object.entries(given);
      const turned = [...entries.slice(turn % (entries.length + 1)), ...entries.slice(0, turn % (entries.length + 1))];
      expect(viewHref("/orders", Object.fromEntries(turned))).toBe(viewHref("/orders", given));
      const opened = Object.fromEntries(new URL(viewHref("/orders", given), "http://x").searchParams);
      expect(opened).toEqual(canonical);
      expect(canonicalQuery(opened)).toEqual(opened);
      for (const [name, value] of entries) {
        const isKept = value !== "" && name !== "after" && name !== "before";
        expect(canonical[name]).toBe(isKept ? value : undefined);
      }
    }),
  );
});

test("pages belong to who reads them", () => {
  expect(isViewPath("reseller", "/customers")).toBe(true);
  expect(isViewPath("customer", "/customers")).toBe(false);
  expect(isViewPath("customer", "/portal/orders")).toBe(true);
  expect(isViewPath("distributor", "https://elsewhere.example")).toBe(false);
});

const save = { company: "distributor", path: "/orders", query: {}, name: "Unpaid", names: [], kept: 0 } as const;
const codes = (decision: ReturnType<typeof decideSave>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("every reason against saving is told", () => {
  expect(codes(decideSave(save))).toEqual([]);
  expect(codes(decideSave({ ...save, path: "/nowhere", name: "", kept: VIEWS_MAX }))).toEqual([
    "view.page-unknown",
    "view.name-missing",
    "view.too-many",
  ]);
  expect(codes(decideSave({ ...save, name: "x".repeat(VIEW_NAME_MAX), kept: VIEWS_MAX - 1 }))).toEqual([]);
  expect(codes(decideSave({ ...save, name: "云".repeat(VIEW_NAME_MAX + 1) }))).toEqual(["view.name-too-long"]);
  expect(codes(decideSave({ ...save, names: ["Unpaid"], query: { q: "x".repeat(4000) } }))).toEqual([
    "view.query-too-long",
    "view.name-taken",
  ]);
});

test("only who keeps a view renames it, and only an administrator removes a colleague's shared one", () => {
  expect(codes(decideRename({ isOwn: false, name: "", names: [] }))).toEqual(["view.not-own", "view.name-missing"]);
  const removal = (isOwn: boolean, isShared: boolean, isAdministrator: boolean) =>
    decideRemoval({ isOwn, isShared, isAdministrator }).allowed;
  expect(removal(true, false, false)).toBe(true);
  expect(removal(false, true, true)).toBe(true);
  expect(removal(false, false, true)).toBe(false);
  expect(removal(false, true, false)).toBe(false);
});
