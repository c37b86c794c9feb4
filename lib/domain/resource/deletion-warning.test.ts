import { expect, test } from "vitest";
import { deletionWarningsAt } from "./deletion-warning";

const dueAt = new Date("2026-11-30T16:00:00Z");
const before = (days: number, ms = 0) => new Date(dueAt.getTime() - days * 86_400_000 + ms);

test("each warning is due from its very instant on, also once deletion is", () => {
  expect(deletionWarningsAt(dueAt, before(7, -1))).toEqual([]);
  expect(deletionWarningsAt(dueAt, before(7))).toEqual([7]);
  expect(deletionWarningsAt(dueAt, before(3, -1))).toEqual([7]);
  expect(deletionWarningsAt(dueAt, before(1))).toEqual([7, 3, 1]);
  expect(deletionWarningsAt(dueAt, before(-30))).toEqual([7, 3, 1]);
});
