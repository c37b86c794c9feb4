import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PortalNotice } from "@/lib/contracts/portal-notice";
import { NOTICE_KINDS } from "@/lib/domain/alert/notice";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { BLOCK_ORIGINS, FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { customerNoticeWords } from "./portal-notice";
import { customerReasonWords, lifterKey } from "./purchase-reason";

const LOCALES = ["en", "zh-CN"] as const;
const money = (text: string) => parseMoney(text) ?? ZERO;
const at = new Date("2026-11-30T16:00:00Z");

function wordOf(locale: string, file: string, path: string): unknown {
  const words: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../messages/${locale}/${file}.json`), "utf8"),
  );
  return path
    .split(".")
    .reduce<unknown>(
      (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
      words,
    );
}

const REASONS: readonly PurchaseReason[] = [
  { code: "purchase.partner-suspended", companies: ["reseller"], liftedBy: "operator" },
  { code: "purchase.reseller-stopped", liftedBy: "distributor" },
  { code: "purchase.account-frozen", origins: FREEZE_ORIGINS, liftedBy: "distributor" },
  { code: "purchase.resources-frozen", deletionDueAt: at, liftedBy: "distributor" },
  { code: "purchase.resources-frozen", deletionDueAt: null, liftedBy: "distributor" },
  { code: "purchase.no-budget", liftedBy: "reseller" },
  { code: "purchase.budget-exhausted", budget: money("5"), used: money("6"), restoresAt: at, liftedBy: "reseller" },
  { code: "purchase.budget-exhausted", budget: money("5"), used: money("6"), restoresAt: null, liftedBy: "reseller" },
  {
    code: "purchase.budget-insufficient",
    remaining: money("1"),
    needed: money("2"),
    restoresAt: at,
    liftedBy: "reseller",
  },
  { code: "purchase.pay-per-use-blocked", origins: BLOCK_ORIGINS, liftedBy: "distributor" },
];

describe.each(LOCALES)("in %s", (locale) => {
  const shown = { locale, currency: "USD" };

  test.each(REASONS)("$code has a title and its details, with every argument given", (reason) => {
    const { title, details } = customerReasonWords(reason, shown);
    expect(wordOf(locale, "purchase", `reason.${title}`)).toEqual(expect.any(String));
    expect(details.length).toBeGreaterThan(0);
    for (const { key, values } of details) {
      const word = wordOf(locale, "purchase", `detail.${key}`);
      const names = [...String(word).matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      expect(Object.keys(values), key).toEqual(expect.arrayContaining(names));
    }
    for (const partner of ["distributor", "reseller"] as const) {
      expect(wordOf(locale, "purchase", `liftedBy.${lifterKey(reason.liftedBy, partner)}`)).toEqual(expect.any(String));
    }
  });

  test.each(NOTICE_KINDS)("a notice of %s is worded", (kind) => {
    const facts = { threshold: 90, amount: "10", used: "9", action: null, level: "account", blocked: true };
    const notice = PortalNotice.parse({ kind, facts: { ...facts, reason: "inner", messageToCustomer: "Hello" } });
    const words = customerNoticeWords(notice, shown);
    expect(wordOf(locale, "portal", `messages.kind.${words.title.key}`)).toEqual(expect.any(String));
    expect(words.title.key).not.toBe("other");
    expect(JSON.stringify([notice, words])).not.toContain("inner");
  });

  test("a notice of a kind yet unknown is still told", () => {
    const { title } = customerNoticeWords(null, shown);
    expect(wordOf(locale, "portal", `messages.kind.${title.key}`)).toEqual(expect.any(String));
  });
});
