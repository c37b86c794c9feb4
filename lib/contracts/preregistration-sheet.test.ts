import { expect, test } from "vitest";
import { readPreregistrationList } from "./preregistration-sheet";

const lines = (text: string) => {
  const list = readPreregistrationList(text);
  if (list.status === "refused") return list.problem;
  return list.lines.map(({ line, input, problems }) => [line, input?.name ?? null, input?.externalId, problems]);
};

test("a heading may stand in any order; without one the usual order holds", () => {
  expect(lines("email,external_id,name\na@x.example,7,One\n")).toEqual([[2, "One", "7", []]]);
  expect(lines("One,a@x.example\nTwo;b@x.example")).toEqual([
    [1, "One", null, []],
    [2, null, undefined, ["email"]],
  ]);
  expect(lines("One\ta@x.example\t\t7")).toEqual([[1, "One", "7", []]]);
});

test("each line answers for itself; what is no list says what is wrong with it", () => {
  expect(lines('name,email\n,a@x.example\n"Two",nobody\nThree,c@x.example')).toEqual([
    [2, null, undefined, ["name"]],
    [3, null, undefined, ["email"]],
    [4, "Three", null, []],
  ]);
  expect(lines("  ")).toBe("nothing");
  expect(lines("name,email\n")).toBe("nothing");
  expect(lines('"open,a@x.example')).toBe("malformed");
  expect(lines("email,colour\na@x.example,red")).toBe("columns");
  expect(lines(Array.from({ length: 1001 }, (_, index) => `N,a${index}@x.example`).join("\n"))).toBe("too-many");
});
