import { expect, test } from "vitest";
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from "@/lib/domain/audit/action";
import en from "@/messages/en/audit.json";
import customerEn from "@/messages/en/customer.json";
import zh from "@/messages/zh-CN/audit.json";
import customerZh from "@/messages/zh-CN/customer.json";
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

test("a customer's timeline says of an act what the log says", () => {
  const same = {
    "budget-set": "budget.set",
    lifted: "restriction.lifted",
    "cause-gone": "restriction.cause-gone",
    "pay-per-use-blocked": "restriction.pay-per-use-blocked",
    "pay-per-use-allowed": "restriction.pay-per-use-allowed",
  } as const;
  for (const [log, timeline] of [
    [en.action, customerEn.events],
    [zh.action, customerZh.events],
  ] as const) {
    const said: Readonly<Record<string, string>> = log;
    for (const [kind, action] of Object.entries(same)) {
      const sentence = timeline[kind as keyof typeof same].toLowerCase();
      expect(sentence).toContain(said[keyOf(action)]?.toLowerCase());
    }
    expect(timeline.level.account).toBe(said[keyOf("restriction.frozen")]);
  }
});
