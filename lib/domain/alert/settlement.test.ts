import fc from "fast-check";
import { expect, test } from "vitest";
import { severityOf } from "./alert";
import {
  audienceOf,
  type HandlingStanding,
  type Present,
  type Settlement,
  settlementOf,
  tellsOf,
  type Wanted,
} from "./settlement";

const COMPANIES = ["house", "bright", "calm"].map((id) => ({
  kind: id === "house" ? ("distributor" as const) : ("reseller" as const),
  id,
}));

const due = (key: string, days: number, to: Wanted["to"]): Wanted => ({
  kind: "deletion-due",
  key,
  customerId: "c",
  resellerId: null,
  subjectId: null,
  to,
  facts: { customer: "Acme", count: 1, name: "disk", cause: "frozen", dueAt: "2026-12-01T00:00:00.000Z", days },
});

const wanted: fc.Arbitrary<readonly Wanted[]> = fc.uniqueArray(
  fc
    .record({
      key: fc.constantFrom("a", "b", "c", "d"),
      days: fc.constantFrom(7, 3, 1, 0),
      to: fc.subarray(COMPANIES, { minLength: 1 }),
    })
    .map(({ key, days, to }) => due(key, days, to)),
  { selector: ({ key }) => key },
);

type Handled = Present["handlings"][number];

/** What the settlement leaves behind, written without the code under test. */
function after(present: readonly Present[], plan: Settlement): readonly Present[] {
  const raised = plan.raise.map((one) => ({
    id: `id-${one.key}`,
    key: one.key,
    state: "open" as const,
    severity: severityOf(one),
    facts: one.facts,
    handlings: one.to.map((company) => ({ ...company, standing: "standing" as const })),
  }));
  const touched = present.map((alert): Present => {
    const of = (list: Settlement["open"]) =>
      list.flatMap(({ alertId, company }) => (alertId === alert.id ? [company] : []));
    const news = plan.update.find(({ id }) => id === alert.id)?.wanted;
    const resolved = plan.resolve.includes(alert.id);
    const worse = plan.worsen.find(({ id }) => id === alert.id)?.wanted.to ?? [];
    const back = [...of(plan.resume), ...worse].map(({ id }) => id);
    const gone = of(plan.end).map(({ id }) => id);
    const turned = alert.handlings.map((handling): Handled => {
      if (back.includes(handling.id)) return { ...handling, standing: "standing" };
      const ends = resolved || gone.includes(handling.id);
      return ends && handling.standing === "standing" ? { ...handling, standing: "ended" } : handling;
    });
    const state = resolved ? "resolved" : plan.reopen.some(({ id }) => id === alert.id) ? "open" : alert.state;
    const handlings = [...turned, ...of(plan.open).map((company) => ({ ...company, standing: "standing" as const }))];
    const known = news ? { facts: news.facts, severity: severityOf(news) } : {};
    return { ...alert, ...known, state, handlings };
  });
  return [...touched, ...raised];
}

const settle = (present: readonly Present[], now: readonly Wanted[]) => after(present, settlementOf(now, present));

/** A person resolves what stands with the first company of each alert. */
const dealtWith = (present: readonly Present[]): readonly Present[] =>
  present.map((alert) => ({
    ...alert,
    handlings: alert.handlings.map((handling, place) =>
      place === 0 && handling.standing === "standing"
        ? { ...handling, standing: "settled" as HandlingStanding }
        : handling,
    ),
  }));

const isNothing = (plan: Settlement) => Object.values(plan).every((list) => list.length === 0);

test("settling twice does nothing, whatever was before and whatever people did meanwhile", () => {
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 5 }), wanted, fc.boolean(), (before, now, handled) => {
      const start = before.reduce<readonly Present[]>((present, one) => settle(present, one), []);
      const once = settle(handled ? dealtWith(start) : start, now);
      expect(isNothing(settlementOf(now, once))).toBe(true);
      expect(isNothing(settlementOf(now, handled ? dealtWith(once) : once))).toBe(true);
    }),
  );
});

test("where it ends depends on what is wanted alone: exactly that is open, as it is now, before exactly its audience", () => {
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 5 }), wanted, (before, now) => {
      const start = before.reduce<readonly Present[]>((present, one) => settle(present, one), []);
      const end = settle(start, now);
      const open = end.filter(({ state }) => state === "open");
      const picture = open.map(({ key, facts, severity, handlings }) => ({
        key,
        facts,
        severity,
        to: handlings
          .filter(({ standing }) => standing === "standing")
          .map(({ id }) => id)
          .toSorted(),
      }));
      const asked = now.map((one) => ({
        key: one.key,
        facts: one.facts,
        severity: severityOf(one),
        to: one.to.map(({ id }) => id).toSorted(),
      }));
      const byKey = (one: { readonly key: string }, other: { readonly key: string }) => (one.key < other.key ? -1 : 1);
      expect(picture.toSorted(byKey)).toEqual(asked.toSorted(byKey));
      const resolved = end.filter(({ state }) => state === "resolved").flatMap(({ handlings }) => handlings);
      expect(resolved.filter(({ standing }) => standing === "standing")).toEqual([]);
      expect(new Set(end.map(({ key }) => key)).size).toBe(end.length);
    }),
  );
});

const [house, bright] = COMPANIES as [(typeof COMPANIES)[number], (typeof COMPANIES)[number]];

test("graver is news to who has dealt with it, lighter is not; a name in another order is the same", () => {
  const seven = dealtWith(settle([], [due("a", 7, [house])]));
  const worse = settlementOf([due("a", 1, [house])], seven);
  expect(worse.worsen.map(({ id }) => id)).toEqual(["id-a"]);
  const [back] = after(seven, worse);
  expect(back?.handlings.map(({ standing }) => standing)).toEqual(["standing"]);
  const lighter = settlementOf([due("a", 7, [house])], back ? [back] : []);
  expect([lighter.worsen.length, lighter.update.length]).toEqual([0, 1]);
  const shuffled = seven.map((one) => ({
    ...one,
    facts: Object.fromEntries(Object.entries(one.facts as object).toReversed()),
  }));
  expect(isNothing(settlementOf([due("a", 7, [house])], shuffled))).toBe(true);
});

test("a permission that moves takes the alert along; back again it is who had it first, and nothing is raised anew", () => {
  const first = settle([], [due("a", 7, [house])]);
  const moved = settlementOf([due("a", 7, [bright])], first);
  expect(moved).toMatchObject({
    raise: [],
    open: [{ alertId: "id-a", company: bright }],
    end: [{ alertId: "id-a", company: house }],
  });
  const back = settlementOf([due("a", 7, [house])], after(first, moved));
  expect(back).toMatchObject({
    raise: [],
    open: [],
    resume: [{ alertId: "id-a", company: house }],
    end: [{ alertId: "id-a", company: bright }],
  });
});

test("a closed month that moves further is news though it is no graver", () => {
  const moved = (difference: string): Wanted => ({
    kind: "closed-month-changed",
    key: "2026-10",
    customerId: null,
    resellerId: null,
    subjectId: null,
    to: [house],
    facts: { month: "2026-10", customers: 1, difference },
  });
  const handled = dealtWith(settle([], [moved("5")]));
  expect(isNothing(settlementOf([moved("5")], handled))).toBe(true);
  expect(settlementOf([moved("6")], handled).worsen).toHaveLength(1);
});

test("what caused an alert has told already, so that the alert does not tell again", () => {
  const facts = { customer: "Acme", connector: "Cloud", level: "account", since: "", error: null } as const;
  expect(tellsOf({ kind: "freeze-unconfirmed", facts: { ...facts, failed: true } })).toBe(false);
  expect(tellsOf({ kind: "freeze-unconfirmed", facts: { ...facts, failed: false } })).toBe(true);
});

test.each([
  ["both", "bright", false, ["house", "bright"]],
  ["both", null, false, ["house"]],
  ["distributor", "bright", true, ["house"]],
  [{ holderOf: "freeze-account" }, "bright", true, ["bright"]],
  [{ holderOf: "freeze-account" }, "bright", false, ["house"]],
  [{ holderOf: "freeze-account" }, null, true, ["house"]],
] as const)("%j of %s, held by it: %s, is for %j", (audience, resellerId, held, expected) => {
  expect(audienceOf(audience, "house", { resellerId, held }).map(({ id }) => id)).toEqual(expected);
});
