import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { TakenEvidence } from "@/lib/contracts/evidence-view";
import type { CustomerThen } from "@/lib/contracts/history-view";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import { NOTICE_KINDS } from "@/lib/domain/alert/notice";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { UNDELEGATED } from "@/lib/domain/delegation/authority";
import { ZERO } from "@/lib/domain/money/money";
import { drawPdf } from "./draw-pdf";
import { evidenceText } from "./evidence-words";
import type { Say } from "./wording";

const FILES = ["audit", "budget", "customer", "delegation", "history", "purchase", "restriction", "sign"];

function speakerOf(locale: string) {
  const failed: string[] = [];
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}/${name}.json`), "utf8"));
  const say = createTranslator<Record<string, never>>({
    locale,
    messages: Object.fromEntries(FILES.map((name) => [name, read(name)])) as never,
    onError: (error) => failed.push(error.message),
  });
  return { say: say as unknown as Say, has: (key: string) => say.has(key as never), locale, failed, read };
}

const month = monthOf("2026-11");
const at = new Date("2026-11-03T06:20:31.123Z");
const by = { name: "Ann", company: "North", isSystem: false };

function evidenceOf(name: string, reason: string): TakenEvidence {
  const cause = {
    id: "c",
    origin: "manual" as const,
    level: "account-and-resources" as const,
    reason,
    messageToCustomer: "请联系我们",
    since: at,
    by,
    changeId: "change",
    month: null,
    goneAt: null,
    agreementVersion: "2026-11",
    agreed: { by, at },
    secondPerson: { ...by, name: "Cleo" },
  };
  const moment: CustomerThen = {
    id: "01931f00-0000-7000-8000-000000000001",
    name,
    accountName: "orchard",
    at,
    month,
    currency: "USD",
    association: { reseller: { id: "r", name: "光明云" }, since: at },
    budget: {
      type: "one-time",
      amount: ZERO,
      action: "freeze-account",
      liftWhenRestored: true,
      countsFrom: month,
      setAt: at,
      by,
      changeId: "change",
    },
    used: ZERO,
    spent: ZERO,
    movedAt: at,
    freezes: [cause],
    blocks: [{ ...cause, origin: "budget-exhausted", reason: "budget-used-up", by: { ...by, isSystem: true } }],
    deletionHeldSince: null,
    authority: UNDELEGATED,
    authorityUntil: at,
    recall: { permissions: ["set-budget"], reason, since: at },
    stop: { since: at, reason: null },
    suspended: [],
    usedUpCredits: [],
    deliveries: [
      {
        id: "d",
        source: "aws",
        billingAccount: "1",
        billingPeriod: month,
        revision: 2,
        asOf: at,
        lastDay: "2026-11-02",
      },
    ],
    verdicts: [],
  };
  return {
    content: {
      format: "partner-center-evidence-1",
      subject: { about: "freeze", cause, ended: { at, by, reason }, known: { used: "40", month: "2026-11" } },
      moment,
      notices: [{ kind: "frozen", to: { kind: "customer", name }, at, facts: {}, state: "waiting" }],
      entries: [
        {
          position: 7,
          hash: "f".repeat(64),
          previousHash: "e".repeat(64),
          entry: { action: "restriction.frozen", at, reason },
          withheld: [],
        },
      ],
    },
    contentHash: "a".repeat(64),
    taken: { at, by: "Bo", company: "North", changeId: "change" },
  };
}

function monthOf(text: string): BillingMonth {
  const month = toBillingMonth(text);
  if (month === null) throw new Error("not a month");
  return month;
}

const frame = { pageText: (page: number, pages: number) => `${page}/${pages}`, language: "en", at };

test.each(["en", "zh-CN"])("in %s every part of the file has its words with every fact in place", (locale) => {
  const speaker = speakerOf(locale);
  const text = evidenceText(evidenceOf("Orchard", "Invoice 7 overdue"), speaker);
  expect(speaker.failed).toEqual([]);
  expect(text).toMatchSnapshot();
});

/** A kind that no notice about a customer has; every other one needs words. */
type AboutNoCustomer =
  | `delegation-${string}`
  | `company-${string}`
  | `purchases-${string}`
  | `account-manager-${string}`
  | `webhook-${string}`
  | "association-failed"
  | "quota-threshold";
const ABOUT_A_CUSTOMER: Readonly<Record<Exclude<CompanyNotice["kind"], AboutNoCustomer>, true>> = {
  "alert-raised": true,
  "alert-resolved": true,
  "permissions-recalled": true,
  "permissions-returned": true,
  "partner-suspended": true,
  "partner-reinstated": true,
  "request-asked": true,
  "request-commented": true,
  "request-approved": true,
  "request-failed": true,
  "request-rejected": true,
  "request-withdrawn": true,
  "question-answered": true,
  "question-closed": true,
  "request-superseded": true,
  "disassociation-asked": true,
  "disassociation-approved": true,
  "disassociation-rejected": true,
  "disassociation-withdrawn": true,
  "disassociation-superseded": true,
  "budget-pace": true,
  "customer-moved": true,
  "customer-joined": true,
  "association-started": true,
  "order-prepared": true,
  "starting-policy-refused": true,
  "place-failed": true,
  "spent-after-freeze": true,
  "deletion-due": true,
  "resources-released": true,
  "act-ordered": true,
  "act-awaits-second-person": true,
  "act-confirmed": true,
  "act-called-off": true,
  "act-declined": true,
  "act-expired": true,
  "act-refused": true,
  "renewal-refused": true,
  "renewal-given-up": true,
};

test.each(["en", "zh-CN"])("in %s every notice about a customer has a name, and nothing else has", (locale) => {
  const named = speakerOf(locale).read("history") as { readonly notice: { readonly kind: object } };
  const told = [...NOTICE_KINDS, ...Object.keys(ABOUT_A_CUSTOMER)];
  expect(Object.keys(named.notice.kind).toSorted()).toEqual(told.toSorted());
});

test("whatever script a name is typed in, a PDF comes out and the words handed to it are whole", async () => {
  const speaker = speakerOf("zh-CN");
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.constantFrom("مرحبا", "हिन्दी", "ไทย", "👩‍👩‍👧", "𠮷野家", "\u0000\uD800", "‮abc", "한국어", "e\u0301\u0327"),
      ),
      async (name) => {
        const text = evidenceText(evidenceOf(name, name), speaker);
        expect(text.subtitle).toContain(name);
        const bytes = await drawPdf(text, frame);
        expect(Buffer.from(bytes.subarray(0, 5)).toString("latin1")).toBe("%PDF-");
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test("a reason longer than a page is drawn to its end, and the file stays small", async () => {
  const bytes = await drawPdf(evidenceText(evidenceOf("Orchard", "long ".repeat(4000)), speakerOf("en")), frame);
  expect(bytes.length).toBeGreaterThan(5_000);
  expect(bytes.length).toBeLessThan(400_000);
});
