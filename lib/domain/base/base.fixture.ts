import { toBillingDay, toBillingMonth } from "../calendar/billing-month";
import { type Money, toMoney } from "../money/money";
import type { BaseAccount, BaseBudget, BaseCustomer, BaseMember, BaseReseller } from "./base-row";
import type { Standing } from "./standing";

export const cents = (count: number): Money => toMoney(BigInt(count) * 10n ** 10n);

export function day(text: string) {
  const known = toBillingDay(text);
  if (known === null) throw new Error(`no day: ${text}`);
  return known;
}

export function month(text: string) {
  const known = toBillingMonth(text);
  if (known === null) throw new Error(`no month: ${text}`);
  return known;
}

export const resellerRow = (more: Partial<BaseReseller> = {}): BaseReseller => ({
  record: "reseller",
  accountName: "harbour-it",
  name: "Harbour IT",
  email: null,
  phone: null,
  ...more,
});

export const budget = (more: Partial<BaseBudget> = {}): BaseBudget => ({
  type: "monthly",
  amount: cents(100_00),
  action: "alert-only",
  liftWhenRestored: false,
  countsFrom: null,
  ...more,
});

export const customerRow = (more: Partial<BaseCustomer> = {}): BaseCustomer => ({
  record: "customer",
  accountName: "lindner",
  name: "Lindner",
  reseller: null,
  email: null,
  phone: null,
  associatedOn: null,
  budget: null,
  freeze: null,
  payPerUseBlocked: false,
  reason: null,
  ...more,
});

export const accountRow = (more: Partial<BaseAccount> = {}): BaseAccount => ({
  record: "account",
  accountId: "a-1",
  name: null,
  customer: "lindner",
  fromDay: null,
  ...more,
});

export const memberRow = (more: Partial<BaseMember> = {}): BaseMember => ({
  record: "member",
  company: "lindner",
  email: "ada@lindner.example",
  roles: ["administrator"],
  language: "en",
  ...more,
});

/** A distributor with nobody below it. */
export const standing = (more: Partial<Standing> = {}): Standing => ({
  suspended: [],
  today: day("2026-11-29"),
  month: month("2026-11"),
  companies: new Map([["north", { kind: "distributor" }]]),
  mappings: new Map(),
  members: new Map(),
  administered: new Set(["north"]),
  ...more,
});
