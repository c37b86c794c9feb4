import { AlertListQuery } from "@/lib/contracts/alert";
import type { Actor } from "@/lib/domain/access/actor";
import type { HandlingAct } from "@/lib/domain/alert/decide-handling";
import { addColleague } from "../assignment/assignment.fixture";
import { charge, joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { countAlerts } from "./count-alerts";
import { handleAlerts } from "./handle-alerts";
import { listAlerts } from "./list-alerts";
import { raiseAlerts } from "./raise-alerts";

/** A world with a kept member of its distributor (ann) and reseller (rob), and a customer at 80 percent of its budget. */
export async function makeBoardWorld() {
  const world = await makeWorld();
  const [ann, rob] = [await addColleague(world.distributor), await addColleague(world.reseller)];
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { type: "monthly", amount: money("100"), action: "alert-only" });
  await charge(world, customerId, "80");
  return { world, ann, rob, customerId };
}

const now = (actor: Actor) => inTenant(actor, instantOf);
export const query = (given: object = {}) => AlertListQuery.parse(given);

export async function list(actor: Actor, given: object = {}) {
  return (await listAlerts(permit(actor, "alert.read"), query(given), await now(actor))).rows;
}

export async function idsOf(actor: Actor, given: object = {}): Promise<readonly string[]> {
  return (await list(actor, given)).map(({ id }) => id);
}

export async function count(actor: Actor, about: string | null = null) {
  return countAlerts(permit(actor, "alert.read"), await now(actor), about);
}

/** The codes of what refuses the act. */
export async function act(actor: Actor, alertId: string, done: HandlingAct): Promise<readonly string[]> {
  const [answer] = await handleAlerts(permit(actor, "alert.handle"), [alertId], done);
  return answer?.reasons?.map(({ code }) => code) ?? [];
}

/** An alert of the distributor's about parked accounts, or about a customer, as its room raises it. */
export async function raise(world: World, since: Date | null = null, about: string | null = null): Promise<string> {
  const at = since ?? (await now(world.distributor));
  const { distributorId } = world.distributor;
  const id = newId();
  await inTenant(world.distributor, (tx) =>
    raiseAlerts(tx, distributorId, { changeId: newId(), at }, [
      {
        id,
        key: id,
        kind: about === null ? "accounts-parked" : "spent-since-freeze",
        facts:
          about === null
            ? { accounts: 1, rows: 2, amount: "3" }
            : { customer: "c", amount: "1", since: at.toISOString() },
        customerId: about,
        resellerId: null,
        subjectId: null,
        budget: null,
        to: [{ kind: "distributor", id: distributorId }],
      } as Parameters<typeof raiseAlerts>[3][number],
    ]),
  );
  return id;
}
