import fc from "fast-check";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { toMoney } from "@/lib/domain/money/money";
import { confirm, release, setAside } from "../reservation/reservation.fixture";
import { customer } from "./governing.fixture";
import { count, customerOf, isOpen, refusals, units } from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

const reserveStep = (index: number, amount: bigint) => {
  let made: { readonly id: string; readonly madeAt: Date } | null = null;
  return new Step(
    `${amount / units(1)} of ${index}'s budget is set aside`,
    async (real) => {
      const answer = await setAside(real.world.distributor, idOf(real, index), String(amount / units(1)));
      made = answer.allowed ? { id: answer.reservation.id, madeAt: answer.reservation.madeAt } : null;
      return { codes: codesOf(answer), at: made?.madeAt ?? (await now(real)) };
    },
    (model, { at }) => {
      const asking = customerOf(model, index);
      const against = refusals(asking, amount, at);
      if (against.length === 0 && made) asking.reservations.push({ ...made, amount, state: "open" });
      return against;
    },
  );
};

/** Confirms for less, all or released: the newest reservation of a customer, in its life or after. */
const endStep = (index: number, ending: "confirmed" | "released", less: bigint) =>
  new Step(
    `what was last set aside of ${index}'s is ${ending}${less > 0n ? ` but for ${less / units(1)}` : ""}`,
    async (real, model) => {
      const last = customerOf(model, index).reservations.at(-1);
      if (!last) throw new Error("nothing was set aside");
      const { distributor } = real.world;
      const account = idOf(real, index);
      const answer =
        ending === "confirmed"
          ? await confirm(distributor, last.id, account, { amount: toMoney(last.amount - less) })
          : await release(distributor, last.id);
      return { codes: codesOf(answer), at: await now(real) };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const last = of.reservations.at(-1);
      if (!last || !isOpen(last, at)) return ["reservation.not-open"];
      last.state = ending;
      if (ending === "confirmed") count(of, billingMonthOf(last.madeAt), last.amount - less);
      return [];
    },
    (model) => customerOf(model, index).reservations.length > 0,
  );

const reserving = fc
  .tuple(customer, fc.constantFrom(10, 30, 70, 150))
  .map(([index, whole]) => reserveStep(index, units(whole)));
const ending = fc
  .tuple(
    customer,
    fc.constantFrom("confirmed" as const, "confirmed" as const, "released" as const),
    fc.constantFrom(0, 0, 5),
  )
  .map(([index, how, less]) => endStep(index, how, units(less)));

export const RESERVING = [reserving, ending];
