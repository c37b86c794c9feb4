import fc from "fast-check";
import { expect, test } from "vitest";
import { endOfTerm } from "../catalogue/price";
import { UNDELEGATED } from "../delegation/authority";
import { type Money, minus, parseMoney, plus, portionOf, sumOf, toMoney, ZERO } from "../money/money";
import { type ChangeFacts, decideChange, differenceOf } from "./decide-change";
import { decideConversion, decideRenewal, type NewTermFacts } from "./decide-new-term";
import { decideUnsubscription, type GivingBackFacts, QUOTE_MINUTES } from "./decide-unsubscription";
import type { TermResource } from "./facts";
import { type HistoryLine, paidLinesOf, refundsOf, termFrom, termsOf, unusedOfAll } from "./term";

const money = (text: string) => parseMoney(text) ?? ZERO;
const MONTH = { unit: "month", count: 1 } as const;
const start = new Date("2026-11-10T16:00:00Z");
const end = endOfTerm(start, MONTH, 1);
const middle = new Date((start.getTime() + end.getTime()) / 2);

const line = (wish: Partial<HistoryLine> = {}): HistoryLine => ({
  id: "1",
  kind: "term",
  paidAt: start,
  effectiveAt: start,
  expiresAt: end,
  price: money("100"),
  periods: 1,
  quantity: 1,
  amount: money("100"),
  refundsLineId: null,
  ...wish,
});

const resource: TermResource = {
  mode: "yearly-monthly",
  offerId: "small",
  product: "ec.small",
  service: "Elastic Compute",
  region: "east-1",
  period: MONTH,
  unit: "instance",
  quantity: 1,
  expiresAt: end,
  closedAt: null,
};
const price = (amount: Money | null) => ({ validFrom: start, amount, freeWhileFrozen: false });
const { quantity: _quantity, expiresAt: _expiresAt, closedAt: _closedAt, ...small } = resource;
const offer = { ...small, price: price(money("120")) };

const purchase: NewTermFacts["purchase"] = {
  suspended: [],
  resellerStopped: false,
  usedUpCredits: [],
  freezeOrigins: [],
  resourcesFrozen: false,
  deletionDueAt: null,
  deletionHeldSince: null,
  blockOrigins: [],
  budget: { type: "monthly", amount: money("1000") },
  used: ZERO,
  restoresAt: null,
  authority: UNDELEGATED,
};
const shared = { resource, terms: termsOf([line()]), offer, ownsAccount: true, purchase, at: middle };
const renewal: NewTermFacts = { ...shared, periods: 1, agreed: null };
const back: GivingBackFacts = { ...shared, lines: paidLinesOf([line()]), orderedAt: start, agreed: null };
const change: ChangeFacts = { ...back, offer: { ...offer, offerId: "large", price: price(money("200")) }, quantity: 1 };

type Answer = { readonly allowed: boolean; readonly reasons?: readonly { readonly code: string }[] };
const codesOf = ({ reasons = [] }: Answer) => reasons.map(({ code }) => code);

test("a renewal begins where the term ends, in use and in grace; in retention it begins with its payment", () => {
  const startAt = (at: Date) => decideRenewal({ ...renewal, at }).quote?.effectiveAt;
  const after = (days: number) => new Date(end.getTime() + days * 86_400_000);
  expect([startAt(middle), startAt(end), startAt(after(14.9))]).toEqual([end, end, end]);
  expect(startAt(after(15))).toEqual(after(15));
  expect(decideRenewal({ ...renewal, periods: 3 })).toMatchObject({ allowed: true, quote: { amount: money("360") } });
});

test("31 January, one month and one more is 31 March", () => {
  const first = new Date("2027-01-31T03:00:00Z");
  const asked = { period: MONTH, periods: 1 };
  const february = termFrom(first, { ...asked, terms: [] });
  const march = termFrom(february.expiresAt, { ...asked, terms: [{ ...february, periods: 1, worth: ZERO }] });
  expect(february.expiresAt).toEqual(new Date("2027-02-28T03:00:00Z"));
  expect(march.expiresAt).toEqual(new Date("2027-03-31T03:00:00Z"));
});

test("each thing amiss with a renewal is named, with what stands against any purchase", () => {
  const of = (wish: Partial<NewTermFacts>) => codesOf(decideRenewal({ ...renewal, ...wish }));
  expect(of({})).toEqual([]);
  expect(of({ resource: null })).toEqual(["term.resource-unknown"]);
  expect(of({ resource: { ...resource, closedAt: middle } })).toEqual(["term.closed"]);
  expect(of({ resource: { ...resource, mode: "pay-per-use", expiresAt: null } })).toEqual(["term.paid-by-use"]);
  expect(of({ offer: null })).toEqual(["term.not-offered"]);
  expect(of({ offer: { ...offer, price: price(null) }, ownsAccount: false })).toEqual([
    "term.account-lost",
    "term.not-offered",
  ]);
  expect(of({ agreed: money("100") })).toEqual(["term.price-changed"]);
  const poor = { ...purchase, freezeOrigins: ["manual"] as const, used: money("900") };
  expect(of({ purchase: poor })).toEqual(["purchase.account-frozen", "purchase.budget-insufficient"]);
  for (const mode of ["reserved-instance", "savings-plan"] as const) {
    expect(of({ resource: { ...resource, mode }, offer: { ...offer, mode } })).toEqual([]);
  }
});

test("what is paid by use is turned into the same product by the month, and nothing else is", () => {
  const metered = { ...resource, mode: "pay-per-use" as const, offerId: "hourly", expiresAt: null };
  const of = (wish: Partial<NewTermFacts>) =>
    codesOf(decideConversion({ ...renewal, resource: metered, terms: [], ...wish }));
  expect(decideConversion({ ...renewal, resource: metered, terms: [] }).quote).toMatchObject({ effectiveAt: middle });
  expect(of({ resource })).toEqual(["term.not-pay-per-use"]);
  expect(of({ offer: { ...offer, region: "west-1" } })).toEqual(["term.offer-unfit"]);
  expect(of({ offer: { ...offer, mode: "savings-plan" } })).toEqual(["term.offer-unfit"]);
  expect(of({ purchase: { ...purchase, freezeOrigins: ["manual"] } })).toEqual(["purchase.account-frozen"]);
});

test("half a term from 100 to 200 costs 50 more; back again gives the 50 back, and the end stays", () => {
  const up = decideChange(change);
  expect(up).toMatchObject({ allowed: true, quote: { amount: money("50"), refunds: [], expiresAt: end } });
  const changed = line({ id: "2", kind: "difference", paidAt: middle, price: money("200"), amount: money("50") });
  const history = [line(), changed];
  const down = decideChange({
    ...change,
    resource: { ...resource, offerId: "large" },
    offer: { ...offer, price: price(money("100")) },
    terms: termsOf(history),
    lines: paidLinesOf(history),
  });
  expect(down.quote).toMatchObject({ amount: money("-50"), refunds: [{ lineId: "2", amount: money("50") }] });
});

test("exhaustion refuses a change up and none down; a freeze refuses both; each thing amiss is named", () => {
  const of = (wish: Partial<ChangeFacts>) => codesOf(decideChange({ ...change, ...wish }));
  const down = { offer: { ...change.offer, price: price(money("10")) } as ChangeFacts["offer"] };
  const spent = { purchase: { ...purchase, used: money("1000") } };
  expect(of(spent)).toEqual(["purchase.budget-exhausted"]);
  expect(of({ ...spent, ...down })).toEqual([]);
  expect(of({ ...down, purchase: { ...purchase, freezeOrigins: ["manual"] } })).toEqual(["purchase.account-frozen"]);
  expect(of({ offer })).toEqual(["term.unchanged"]);
  expect(of({ offer, quantity: 2 })).toEqual([]);
  expect(of({ quantity: 2, offer: { ...offer, region: "west-1" } })).toEqual(["term.offer-unfit"]);
  expect(of({ quantity: 2, offer: { ...offer, period: { unit: "year", count: 1 } } })).toEqual(["term.offer-unfit"]);
  expect(of({ offer: null })).toEqual(["term.not-offered"]);
  expect(of({ at: end })).toEqual(["term.expired"]);
  expect(of({ resource: { ...resource, mode: "savings-plan" }, offer })).toContain("term.commitment");
});

test("unsubscribing is refused by nothing that restricts, commitments are kept, and grace gives nothing back", () => {
  const of = (wish: Partial<GivingBackFacts>) => decideUnsubscription({ ...back, ...wish });
  const barred = { ...purchase, freezeOrigins: ["manual"] as const, suspended: ["reseller"] as const, budget: null };
  expect(of({ purchase: barred })).toMatchObject({ allowed: true, amount: money("-50") });
  expect(of({ at: end })).toEqual({ allowed: true, amount: ZERO, refunds: [] });
  expect(codesOf(of({ resource: { ...resource, mode: "reserved-instance" } }))).toEqual(["term.commitment"]);
  expect(codesOf(of({ resource: { ...resource, mode: "spot" } }))).toEqual(["term.paid-by-use"]);
});

test("an amount that shrinks is kept to as it was shown for a quarter of an hour, unless an order came between", () => {
  const of = (asOf: Date, amount: Money, wish: Partial<GivingBackFacts> = {}) =>
    decideUnsubscription({ ...back, agreed: { amount, asOf }, ...wish });
  const asOf = new Date(middle.getTime() - QUOTE_MINUTES * 60_000);
  const shown = decideUnsubscription({ ...back, at: asOf }).amount ?? ZERO;
  expect(shown < money("-50")).toBe(true);
  expect(of(asOf, shown)).toMatchObject({ allowed: true, amount: shown });
  expect(codesOf(of(asOf, money("-50")))).toEqual(["term.price-changed"]);
  expect(codesOf(of(new Date(asOf.getTime() - 1), shown))).toEqual(["term.quote-expired"]);
  expect(codesOf(of(new Date(middle.getTime() + 1), shown))).toEqual(["term.quote-expired"]);
  expect(codesOf(of(asOf, shown, { orderedAt: middle }))).toEqual(["term.quote-expired"]);
});

const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(toMoney);

test("parts of an amount add up to it within half a unit each, and a negative part mirrors the positive", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 10 ** 9 }), fc.nat(10 ** 9), (amount, whole, seed) => {
      const part = seed % (whole + 1);
      const got = portionOf(amount, part, whole);
      const off = got * BigInt(whole) - amount * BigInt(part);
      expect((off < 0n ? -off : off) * 2n <= BigInt(whole)).toBe(true);
      expect(portionOf(toMoney(-amount), part, whole)).toBe(-got);
    }),
  );
});

test("renewals chain: without a gap, and ending where one purchase of all the periods would", () => {
  const starts = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(starts, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }), (first, counts) => {
      let terms: ReturnType<typeof termsOf> = [];
      for (const periods of counts) {
        const from = terms.at(-1)?.expiresAt ?? first;
        const term = termFrom(from, { terms, period: MONTH, periods });
        expect(term.effectiveAt).toEqual(from);
        expect(term.expiresAt > term.effectiveAt).toBe(true);
        terms = [...terms, { ...term, periods, worth: ZERO }];
      }
      const all = counts.reduce((sum, one) => sum + one, 0);
      expect(terms.at(-1)?.expiresAt).toEqual(endOfTerm(first, MONTH, all));
    }),
  );
});

type Step =
  | { readonly kind: "renew"; readonly price: Money; readonly periods: number }
  | { readonly kind: "change"; readonly price: Money; readonly quantity: number };
const steps = fc.array(
  fc.tuple(
    fc.oneof(
      fc.record({ kind: fc.constant("renew" as const), price: amounts, periods: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant("change" as const), price: amounts, quantity: fc.integer({ min: 1, max: 5 }) }),
    ),
    fc.integer({ min: 1, max: 20 * 86_400_000 }),
  ),
  { maxLength: 8 },
);

/** A resource bought for a month, and what became of it, by the same functions that the orders use. */
function live(first: Money, life: readonly (readonly [Step, number])[]) {
  let history: readonly HistoryLine[] = [line({ id: "00", price: first, amount: first })];
  let [at, quantity] = [start, 1];
  for (const [step, wait] of life) {
    const terms = termsOf(history);
    const until = terms.at(-1)?.expiresAt ?? end;
    at = new Date(Math.min(at.getTime() + wait, until.getTime() - 1));
    const id = String(history.length).padStart(2, "0");
    if (step.kind === "renew") {
      const term = termFrom(until, { terms, period: MONTH, periods: step.periods });
      const amount = toMoney(step.price * BigInt(step.periods * quantity));
      history = [...history, line({ ...step, ...term, kind: "term", id, paidAt: at, amount, quantity })];
      continue;
    }
    ({ quantity } = step);
    const difference = differenceOf(terms, step, at);
    const refunds = difference < 0n ? refundsOf(paidLinesOf(history), toMoney(-difference)) : [];
    const amount = difference < 0n ? ZERO : difference;
    history = [...history, line({ ...step, id, kind: "difference", paidAt: at, expiresAt: until, periods: 1, amount })];
    history = [...history, ...refunds.map((one, index) => refundOf(one, `${id}.${index}`, at))];
  }
  return { history, at };
}

function refundOf({ lineId, amount }: { lineId: string; amount: Money }, id: string, paidAt: Date): HistoryLine {
  return line({ id, kind: "refund", refundsLineId: lineId, paidAt, amount: toMoney(-amount) });
}

test("whatever a resource went through, no line gives back more than it took, and what is unused comes back exactly", () => {
  fc.assert(
    fc.property(amounts, steps, fc.integer({ min: 0, max: 120 * 86_400_000 }), (first, life, wait) => {
      const { history, at } = live(first, life);
      const lines = paidLinesOf(history);
      for (const { left } of lines) expect(left >= 0n).toBe(true);
      const later = new Date(at.getTime() + wait);
      const unused = unusedOfAll(termsOf(history), later);
      const given = sumOf(refundsOf(lines, unused).map(({ amount }) => amount));
      // Each change was rounded once, by half a unit at most.
      expect(minus(unused, given) <= toMoney(BigInt(life.length))).toBe(true);
      expect(given <= unused).toBe(true);
      expect(given <= sumOf(lines.map(({ left }) => left))).toBe(true);
    }),
  );
});

test("bought and given up at once all of it comes back; at the end nothing does", () => {
  fc.assert(
    fc.property(amounts, fc.array(amounts, { maxLength: 5 }), (first, prices) => {
      const life = prices.map((one) => [{ kind: "renew", price: one, periods: 1 }, 0] as const);
      const { history } = live(first, life);
      const terms = termsOf(history);
      const paid = sumOf(history.map(({ amount }) => amount));
      const facts = { ...back, terms, lines: paidLinesOf(history), orderedAt: start };
      expect(decideUnsubscription({ ...facts, at: start })).toMatchObject({ allowed: true, amount: -paid });
      const last = terms.at(-1)?.expiresAt ?? end;
      expect(decideUnsubscription({ ...facts, at: last })).toEqual({ allowed: true, amount: ZERO, refunds: [] });
    }),
  );
});

test("a change and the same change back at one instant net to zero", () => {
  const specification = fc.record({ price: amounts, quantity: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(steps, amounts, specification, fc.nat(30 * 86_400_000), (life, first, to, wait) => {
      const { history, at: lived } = live(first, life);
      const at = new Date(lived.getTime() + wait);
      const before = termsOf(history);
      const there = differenceOf(before, to, at);
      const after = before.map((term) => ({ ...term, worth: toMoney(to.price * BigInt(term.periods * to.quantity)) }));
      const backAgain = sumOf(after.map((term, index) => differenceBack(term, before[index]?.worth ?? ZERO, at)));
      expect(plus(there, backAgain)).toBe(ZERO);
    }),
  );
});

function differenceBack(term: ReturnType<typeof termsOf>[number], worth: Money, at: Date): Money {
  return unusedOfAll([{ ...term, worth: minus(worth, term.worth) }], at);
}
