import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { Notice } from "@/lib/domain/alert/notice";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { PURCHASE_REASON_CODES, type PurchaseReason } from "@/lib/domain/purchase/eligibility";
import enAlert from "@/messages/en/alert.json";
import enReason from "@/messages/en/reason.json";
import zhAlert from "@/messages/zh-CN/alert.json";
import zhReason from "@/messages/zh-CN/reason.json";
import { partnerNoticeWords } from "./notice";
import { customerRefusalWords, partnerReasonWords } from "./reason";

const LANGUAGES = [
  ["en", { reason: enReason, alert: enAlert }],
  ["zh-CN", { reason: zhReason, alert: zhAlert }],
] as const;

const amount = parseMoney("1234.5") ?? ZERO;
const at = new Date("2026-11-30T16:00:00Z");
const REASONS: readonly PurchaseReason[] = [
  { code: "purchase.partner-suspended", companies: ["distributor", "reseller"], liftedBy: "operator" },
  { code: "purchase.reseller-stopped", liftedBy: "distributor" },
  {
    code: "purchase.account-frozen",
    origins: ["association-default", "manual", "budget-exhausted"],
    liftedBy: "reseller",
  },
  { code: "purchase.resources-frozen", deletionDueAt: at, liftedBy: "distributor" },
  { code: "purchase.resources-frozen", deletionDueAt: null, liftedBy: "distributor" },
  { code: "purchase.no-budget", liftedBy: "distributor" },
  { code: "purchase.budget-exhausted", budget: amount, used: amount, restoresAt: at, liftedBy: "distributor" },
  { code: "purchase.budget-exhausted", budget: amount, used: amount, restoresAt: null, liftedBy: "distributor" },
  { code: "purchase.budget-insufficient", remaining: amount, needed: amount, restoresAt: at, liftedBy: "reseller" },
  { code: "purchase.pay-per-use-blocked", origins: ["manual", "budget-exhausted"], liftedBy: "distributor" },
];
const told = { customer: "Acme", reason: null, automatic: "budget-used-up", messageToCustomer: null } as const;
const NOTICES: readonly Notice[] = [
  ...[75, 100].map(
    (threshold): Notice => ({
      kind: "budget-threshold",
      facts: {
        customer: "Acme",
        threshold,
        type: "monthly",
        period: "2026-11",
        amount: "100",
        used: "90.5",
        action: "freeze-account",
      },
    }),
  ),
  { kind: "frozen", facts: { ...told, origins: ["budget-exhausted"], level: "account-and-resources" } },
  { kind: "freeze-lifted", facts: { ...told, origins: ["manual"], level: null, automatic: null, reason: "Paid" } },
  { kind: "pay-per-use-blocked", facts: { ...told, origins: ["budget-exhausted"], blocked: true } },
  { kind: "pay-per-use-allowed", facts: { ...told, origins: ["manual"], blocked: false, automatic: null } },
];

function translatorOf(locale: string, messages: (typeof LANGUAGES)[number][1]) {
  const failed: string[] = [];
  const say = createTranslator<Record<string, never>>({
    locale,
    messages: messages as never,
    onError: (error) => failed.push(error.message),
  }) as unknown as (key: string, values: object) => string;
  return { say, failed };
}

test("every code is among those worded", () => {
  expect(new Set(REASONS.map(({ code }) => code))).toEqual(new Set(PURCHASE_REASON_CODES));
});

test.each(LANGUAGES)("%s words every reason and notice with nothing left open", (locale, messages) => {
  const { say, failed } = translatorOf(locale, messages);
  const shown = { locale, currency: "USD" };
  const sentences = [
    ...REASONS.flatMap((reason) =>
      partnerReasonWords(reason, shown).map(({ key, values }) => say(`reason.${key}`, values)),
    ),
    ...NOTICES.map((notice) => partnerNoticeWords(notice, shown)).map(({ key, values }) => say(`alert.${key}`, values)),
    ...[
      { code: "customer.company-suspended", companies: ["reseller"] } as const,
      { code: "customer.reseller-unknown" } as const,
      { code: "customer.account-name-taken", accountName: "shop" } as const,
    ]
      .map(customerRefusalWords)
      .map(({ key, values }) => say(`reason.${key}`, values)),
  ];
  expect(failed).toEqual([]);
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|reason\.|alert\./);
  expect(sentences.join("\n")).toMatchSnapshot();
});
