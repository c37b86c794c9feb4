import { expect, test } from "vitest";
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from "@/lib/domain/audit/action";
import en from "@/messages/en/audit.json";
import zh from "@/messages/zh-CN/audit.json";
import { keyOf } from "./audit";

const LANGUAGES = { en, "zh-CN": zh };

function missing(part: "action" | "family", names: readonly string[]): readonly string[] {
  return Object.entries(LANGUAGES).flatMap(([language, messages]) => {
    const said: Readonly<Record<string, string>> = messages[part];
    return names
      .filter((name) => !said[keyOf(name)])
      .map((name) => `Add the words of "${name}" as ${part}.${keyOf(name)} to messages/${language}/audit.json`);
  });
}

test("everything that can be recorded has its words in both languages", () => {
  expect(missing("action", AUDIT_ACTIONS)).toEqual([]);
  expect(missing("family", AUDIT_FAMILIES)).toEqual([]);
});

test("nothing is worded that cannot be recorded", () => {
  const recorded = AUDIT_ACTIONS.map(keyOf);
  const idle = Object.keys(en.action).filter((key) => !recorded.includes(key));
  expect(idle.map((key) => `Take action.${key} out of audit.json, or put it into lib/domain/audit/action.ts`)).toEqual(
    [],
  );
});
