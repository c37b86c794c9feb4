import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { QUESTION_TEXT_MAX, type QuestionFacts } from "@/lib/domain/question/question";
import { questionDraft } from "./question-draft";
import { amount, at } from "./reason.fixture";
import type { Say } from "./wording";

function sayOf(locale: string): Say {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}/${name}.json`), "utf8"));
  return createTranslator<Record<string, never>>({
    locale,
    messages: Object.fromEntries(
      ["portal", "question", "purchase", "order", "catalogue"].map((name) => [name, read(name)]),
    ) as never,
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say;
}

const ORDER: QuestionFacts = {
  about: {
    kind: "order",
    offerId: "1",
    specification: "ecs.c7.large",
    mode: "yearly-monthly",
    region: "Singapore",
    unit: "machine",
    period: { unit: "month", count: 1 },
    periods: 6,
    quantity: 2,
    amount,
    account: "acme-prod",
  },
  reasons: [
    { code: "purchase.no-budget", liftedBy: "reseller" },
    { code: "purchase.budget-insufficient", remaining: amount, needed: amount, restoresAt: at, liftedBy: "reseller" },
  ],
  currency: "USD",
  accountName: "acme",
  asOf: at,
};
const ALL: QuestionFacts["reasons"] = [
  { code: "purchase.partner-suspended", companies: ["reseller"], liftedBy: "operator" },
  { code: "purchase.reseller-stopped", liftedBy: "distributor" },
  {
    code: "purchase.account-frozen",
    origins: ["association-default", "manual", "budget-exhausted"],
    liftedBy: "distributor",
  },
  { code: "purchase.resources-frozen", deletionDueAt: at, deletionHeldSince: null, liftedBy: "distributor" },
  { code: "purchase.budget-exhausted", budget: amount, used: amount, restoresAt: at, liftedBy: "reseller" },
  { code: "purchase.budget-insufficient", remaining: amount, needed: amount, restoresAt: at, liftedBy: "reseller" },
  { code: "purchase.pay-per-use-blocked", origins: ["manual", "budget-exhausted"], liftedBy: "distributor" },
];
const LONG = { ...ORDER, reasons: ALL, accountName: "a".repeat(64) };

describe.each(["en", "zh-CN"])("in %s", (locale) => {
  const draft = (facts: QuestionFacts, partner = "Brightwater Systems") =>
    questionDraft(facts, partner, sayOf(locale), locale);

  test("a draft says what was wanted, for how much, every reason, the account and the instant", () => {
    expect(draft(ORDER)).toMatchSnapshot();
    const without = { kind: "eligibility", amount: null } as const;
    expect(draft({ ...ORDER, about: without })).toMatchSnapshot();
    expect(draft({ ...ORDER, about: { ...without, amount } })).toContain("1,234.50 USD");
  });

  test("with everything against it at once it still fits into a question, every reason named", () => {
    const text = draft(LONG, "The Very Long Named Partner Company of the Southern Hemisphere Limited");
    expect(Array.from(text).length).toBeLessThanOrEqual(QUESTION_TEXT_MAX);
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(ALL.length);
    expect(text).toContain("GMT+08:00");
    expect(Array.from(draft(ORDER, "x".repeat(2000)))).toHaveLength(QUESTION_TEXT_MAX);
  });
});
