import fc from "fast-check";
import { expect, test } from "vitest";
import { type Money, plus, sumOf, toMoney, ZERO } from "../money/money";
import { EXHAUSTION_ACTIONS, type ExhaustionAction, isExhausted } from "./budget";
import { reachedThreshold } from "./threshold";
import { usageReplyOf } from "./usage-answer";

type Alert = { readonly threshold: number; readonly state: "open" | "resolved" };
type State = {
  readonly used: Money;
  readonly mark: number;
  readonly acted: Date | null;
  readonly alerts: readonly Alert[];
};
type Move = { readonly earlier: Money; readonly running: Money };

const AMOUNT = toMoney(100n);
const AT = new Date(0);
const START: State = { used: ZERO, mark: 0, acted: null, alerts: [] };

function step(state: State, { earlier, running }: Move, action: ExhaustionAction = "freeze-account") {
  const used = plus(plus(state.used, earlier), running);
  const { mark, acted, alerts } = state;
  const reply = usageReplyOf({ budget: { amount: AMOUNT, action }, used, running, mark, alerts });
  const turned = alerts.map(({ threshold, state: before }): Alert => {
    if (reply.resolve.includes(threshold)) return { threshold, state: "resolved" };
    return { threshold, state: reply.reopen.includes(threshold) ? "open" : before };
  });
  const added: Alert[] = reply.alertAt === null ? [] : [{ threshold: reply.alertAt, state: "open" }];
  const next: State = { used, mark: reply.mark, acted: reply.act ? AT : acted, alerts: [...turned, ...added] };
  return { reply, next };
}

const part = fc.bigInt({ min: -80n, max: 120n }).map(toMoney);
const moves = fc.array(fc.record({ earlier: fc.oneof(fc.constant(ZERO), part), running: part }), { maxLength: 20 });

test("over any course no threshold alerts twice, the mark never falls, and open alerts are exactly those reached", () => {
  fc.assert(
    fc.property(moves, fc.constantFrom(...EXHAUSTION_ACTIONS), (course, action) => {
      let state = START;
      let actions = 0;
      for (const move of course) {
        const { reply, next } = step(state, move, action);
        expect(reply.mark).toBeGreaterThanOrEqual(state.mark);
        expect(reply.mark).toBeGreaterThanOrEqual(reachedThreshold(next.used, AMOUNT));
        expect(reply.exhausted).toBe(isExhausted(AMOUNT, next.used));
        if (reply.alertAt !== null) expect(move.running > 0n).toBe(true);
        if (reply.act !== null) {
          actions += 1;
          expect(reply.exhausted).toBe(true);
          expect(reply.alertAt ?? 0).toBeGreaterThanOrEqual(100);
        }
        for (const { threshold, state: shown } of next.alerts) {
          expect(shown === "open").toBe(threshold <= reachedThreshold(next.used, AMOUNT));
        }
        state = next;
      }
      const thresholds = state.alerts.map(({ threshold }) => threshold);
      expect(new Set(thresholds).size).toBe(thresholds.length);
      expect(actions).toBeLessThanOrEqual(action === "alert-only" ? 0 : 1);
    }),
  );
});

test("charges of the running month act and alert however they are split", () => {
  const charges = fc.array(fc.bigInt({ min: 1n, max: 60n }).map(toMoney), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(charges, (amounts) => {
      const whole = step(START, { earlier: ZERO, running: sumOf(amounts) });
      const split = amounts.reduce((state, running) => step(state, { earlier: ZERO, running }).next, START);
      expect(split.mark).toBe(whole.next.mark);
      expect(split.acted).toEqual(whole.next.acted);
    }),
  );
});

test("earlier months pass thresholds in silence and never act", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (earlier) => {
      let state = START;
      for (const one of earlier) {
        const { reply, next } = step(state, { earlier: one, running: ZERO });
        expect([reply.alertAt, reply.act, reply.reopen]).toEqual([null, null, []]);
        state = next;
      }
    }),
  );
});

test.each([
  ["a jump alerts only at the highest", 0, { earlier: 0n, running: 95n }, 90, true],
  ["one unit under 75", 0, { earlier: 0n, running: 74n }, null, false],
  ["each further fifty", 100, { earlier: 120n, running: 80n }, 200, false],
  ["what a person made known sends nothing", 100, { earlier: 0n, running: 110n }, null, false],
  ["earlier to 80, the running month to 91", 0, { earlier: 80n, running: 11n }, 90, true],
  ["from 80 to 150 at once the customer hears", 75, { earlier: 80n, running: 70n }, 150, true],
])("%s", (_name, mark, { earlier, running }, alertAt, customerHears) => {
  const used = toMoney(earlier + running);
  const facts = { used, running: toMoney(running), mark, alerts: [] };
  expect(usageReplyOf({ budget: { amount: AMOUNT, action: "alert-only" }, ...facts })).toMatchObject({
    alertAt,
    customerHears,
  });
});

test("a mark of 100 from an earlier charge means that the action's moment is past", () => {
  const silent = step(START, { earlier: toMoney(100n), running: ZERO }).next;
  expect(silent.mark).toBe(100);
  expect(step(silent, { earlier: ZERO, running: toMoney(1n) }).reply).toMatchObject({ alertAt: null, act: null });
});
