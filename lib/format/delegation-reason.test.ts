import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { DELEGATION_REASON_CODES, type DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import en from "@/messages/en/delegation.json";
import zh from "@/messages/zh-CN/delegation.json";
import { delegationReasonWords } from "./delegation-reason";

const amount = parseMoney("1234.5") ?? ZERO;
const GIVEN: Partial<Record<DelegationReason["code"], object>> = {
  "delegation.company-suspended": { companies: ["distributor"] },
  "delegation.quota-out-of-range": { kind: "one-time", max: amount },
  "delegation.quota-below-taken": { kind: "monthly", quota: amount, taken: amount, shortfall: ZERO },
  "delegation.not-delegated": { permissions: ["set-budget", "freeze-account", "freeze-resources"] },
  "delegation.reason-too-long": { length: 300, max: 256 },
};

test.each([
  ["en", en],
  ["zh-CN", zh],
] as const)("%s words every reason with nothing left open", (locale, delegation) => {
  const failed: string[] = [];
  const say = createTranslator({
    locale,
    messages: { delegation } as never,
    onError: (error) => failed.push(error.message),
  }) as unknown as (key: string, values: object) => string;
  const reasons = DELEGATION_REASON_CODES.map((code) => ({ code, ...GIVEN[code] }) as DelegationReason);
  const worded = [...reasons, { code: "restriction.already-blocked" } as const].map((reason) =>
    delegationReasonWords(reason, { locale }),
  );
  expect(worded.every((words) => words.length > 0)).toBe(true);
  const sentences = worded.flat().map(({ key, values }) => say(`delegation.reason.${key}`, values));
  expect(failed).toEqual([]);
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|delegation\.reason/);
  expect(new Set(sentences).size).toBe(sentences.length);
});
