import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit, type World } from "../budget/governance.fixture";
import { setAside } from "../reservation/reservation.fixture";
import type { ReservationAnswer } from "../reservation/reserve";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { buy, buyer, sell } from "./order.fixture";
import type { PlacedOrder } from "./order-for";

await openTestDatabase();

const ROUNDS = process.env["PARTNER_CENTER_LONG"] === "1" ? 5000 : 60;
/** Customers whose rounds run beside one another. */
const LANES = 4;

type Said = { readonly accepted: number; readonly refused: number };
const NOTHING: Said = { accepted: 0, refused: 0 };

function count({ accepted, refused }: Said, answer: PlacedOrder | ReservationAnswer): Said {
  if (answer.allowed) return { accepted: accepted + 1, refused };
  expect(answer.reasons.map(({ code }) => code)).toEqual(["purchase.account-frozen"]);
  return { accepted, refused: refused + 1 };
}

/** All at once from connections of their own; whichever comes first, each answer must be true of its instant. */
async function race(world: World, offerId: string, customerId: string, rounds: number) {
  const act = { customerId, reason: "Because", messageToCustomer: null };
  const may = {
    freeze: permit(world.distributor, "restriction.freeze"),
    lift: permit(world.distributor, "restriction.lift"),
  };
  let [bought, reserved] = [NOTHING, NOTHING];
  for (let round = 0; round < rounds; round++) {
    const [order, reservation] = await Promise.all([
      buy(world, customerId, offerId),
      setAside(world.distributor, customerId, "5", { seconds: 1 }),
      freezeCustomer(may.freeze, { ...act, level: "account", agreementVersion: null }),
      liftFreeze(may.lift, { ...act, origins: ["manual"] }),
    ]);
    bought = count(bought, order);
    reserved = count(reserved, reservation);
  }
  return { bought, reserved };
}

/** What was accepted or set aside while a freeze stood, by the instants that are stored. */
function insideFreezes({ distributor }: World, table: "orders" | "reservations", column: "accepted_at" | "made_at") {
  const at = sql`w.${sql.identifier(column)}`;
  return inTenant(distributor, (tx) =>
    tx.execute(sql`
      select w.id, ${at} as at, f.since, f.ended_at
      from ${sql.identifier(table)} w
      join freeze_causes f on f.distributor_id = w.distributor_id and f.customer_id = w.customer_id
        and f.since < ${at} and coalesce(${at} < f.ended_at, true)`),
  );
}

const countOf = ({ distributor }: World, table: "orders" | "reservations" | "freeze_causes", customerId: string) =>
  inTenant(distributor, async (tx) => {
    const [row] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} where customer_id = ${customerId}`,
    );
    return row?.n;
  });

test(`${ROUNDS} rounds of a purchase, a reservation, a freeze and a lift at once: nothing is accepted inside a freeze`, {
  timeout: 60 * 60_000,
}, async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customers = await Promise.all(Array.from({ length: LANES }, () => buyer(world, "100000000")));
  const said = await Promise.all(customers.map((customerId) => race(world, offerId, customerId, ROUNDS / LANES)));

  expect(await insideFreezes(world, "orders", "accepted_at")).toEqual([]);
  expect(await insideFreezes(world, "reservations", "made_at")).toEqual([]);
  for (const [lane, customerId] of customers.entries()) {
    const { bought, reserved } = said[lane] ?? { bought: NOTHING, reserved: NOTHING };
    expect(await countOf(world, "orders", customerId)).toBe(bought.accepted);
    expect(await countOf(world, "reservations", customerId)).toBe(reserved.accepted);
    expect(await countOf(world, "freeze_causes", customerId)).toBeGreaterThan(2);
    // Both sides of the race were seen.
    for (const { accepted, refused } of [bought, reserved]) expect(Math.min(accepted, refused)).toBeGreaterThan(0);
  }
});
