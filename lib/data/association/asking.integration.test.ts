import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { countWrites, customerActor, joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { actionsOf, told } from "../delegation/delegation.fixture";
import { buyer } from "../order/order.fixture";
import { activation, waiting } from "../request/request.fixture";
import { withdrawRequest } from "../request/withdraw-request";
import { enable, order, readResource } from "../resource/resource.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { checkDisassociation } from "./check-disassociation";
import { approve, ask, asked, codesOf } from "./leaving.fixture";
import { rejectDisassociation } from "./reject-disassociation";
import { withdrawDisassociation } from "./withdraw-disassociation";

await openTestDatabase();

const act = { reason: "Late", messageToCustomer: null, agreementVersion: null } as const;

test("the check lists what to settle; neither asking nor approving gets past a freeze by hand", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const checking = permit(world.reseller, "disassociation.ask");
  const request = await waiting(world.reseller, customerId, activation);
  const codes = async () => {
    const check = await checkDisassociation(checking, customerId, new Date());
    return check && codesOf(check.decision);
  };
  expect(await codes()).toEqual(["association.requests-waiting"]);
  expect(codesOf(await ask(world.reseller, customerId))).toEqual(["association.requests-waiting"]);
  const withdrawn = await withdrawRequest(permit(world.reseller, "request.withdraw"), { requestId: request });
  expect(withdrawn).toEqual({ allowed: true });
  expect(await codes()).toEqual([]);
});

test("a reserved instance ordered here stands against it within its term, and what is otherwise had does not", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "1000");
  await order(world, customerId);
  await enable(world, customerId);
  const id = await asked(world.reseller, customerId);
  const resourceId = await order(world, customerId, "reserved-instance");
  const check = await checkDisassociation(permit(world.reseller, "disassociation.ask"), customerId, new Date());
  const { expiresAt } = await readResource(world, customerId, resourceId);
  expect(check?.decision).toMatchObject({
    reasons: [{ code: "association.commitment-valid", count: 1, until: expiresAt }],
  });
  expect(codesOf(await approve(customerActor(world, customerId), id))).toEqual(["association.commitment-valid"]);
});

test("a freeze by hand after the request stands against its approval; a withdrawal and a rejection leave all as it was", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  const id = await asked(customer, customerId);
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), { customerId, level: "account", ...act });
  expect(codesOf(await approve(world.reseller, id))).toEqual(["association.manually-frozen"]);
  const input = { disassociationId: id, note: null };
  const rejecting = permit(world.reseller, "disassociation.decide");
  expect(codesOf(await rejectDisassociation(rejecting, input))).toEqual(["association.note-missing"]);
  expect(await rejectDisassociation(rejecting, { ...input, note: "Pay first." })).toEqual({ allowed: true });
  expect(codesOf(await approve(world.reseller, id))).toEqual([
    "association.not-pending",
    "association.manually-frozen",
  ]);
  expect(codesOf(await ask(customer, customerId))).toEqual(["association.manually-frozen"]);
  expect(await actionsOf(world, "disassociation.rejected")).toBe(1);
  expect(await told(world, "disassociation-rejected")).toBe(3);
});

test("each side asks three times in three months, counted apart, and only one request waits", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  for (let times = 0; times < 3; times++) {
    const id = await asked(world.reseller, customerId);
    expect(codesOf(await ask(customer, customerId))).toEqual(["association.already-asked"]);
    const input = { disassociationId: id, note: null };
    expect(codesOf(await withdrawDisassociation(permit(customer, "disassociation.withdraw"), input))).toEqual([
      "association.other-side",
    ]);
    const withdrawn = await withdrawDisassociation(permit(world.reseller, "disassociation.withdraw"), input);
    expect(withdrawn).toEqual({ allowed: true });
  }
  expect(codesOf(await ask(world.reseller, customerId))).toEqual(["association.too-often"]);
  expect((await ask(customer, customerId)).allowed).toBe(true);
});

test("another company tries: nothing, and no audit row", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const stranger = customerActor(world, await joinCustomer(world));
  const id = await asked(world.reseller, customerId);
  const before = await countWrites(world);
  for (const actor of [world.otherReseller, world.otherDistributor, stranger]) {
    expect(codesOf(await ask(actor, customerId))).toEqual(["association.customer-unknown"]);
    expect(codesOf(await approve(actor, id))).toEqual(["association.request-unknown"]);
    const input = { disassociationId: id, note: "no" };
    expect(codesOf(await rejectDisassociation(permit(actor, "disassociation.decide"), input))).toEqual([
      "association.request-unknown",
    ]);
    expect(codesOf(await withdrawDisassociation(permit(actor, "disassociation.withdraw"), input))).toEqual([
      "association.request-unknown",
    ]);
    expect(await checkDisassociation(permit(actor, "disassociation.ask"), customerId, new Date())).toBeNull();
  }
  // The distributor above reads, but the two sides agree.
  expect(codesOf(await ask(world.distributor, customerId))).toContain("association.not-the-partner");
  expect(codesOf(await approve(world.distributor, id))).toEqual(["association.not-the-partner"]);
  expect(await countWrites(world)).toEqual(before);
});

test("of two approvals at once one ends the association, the other finds nothing to approve", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  const id = await asked(world.reseller, customerId);
  const answers = await Promise.all([approve(customer, id), approve(customer, id), approve(customer, id)]);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(await actionsOf(world, "association.ended")).toBe(1);
});

test("an approval and a freeze by hand meet: either the freeze stands and nothing ended, or the customer was gone", async () => {
  const world = await makeWorld();
  for (let times = 0; times < 4; times++) {
    const customerId = await joinCustomer(world);
    const id = await asked(world.reseller, customerId);
    const freezing = freezeCustomer(permit(world.distributor, "restriction.freeze"), {
      customerId,
      level: "account",
      ...act,
    });
    const [approved, frozen] = await Promise.all([approve(customerActor(world, customerId), id), freezing]);
    expect(approved.allowed).not.toBe(frozen.allowed);
    if (approved.allowed) expect(codesOf(frozen)).toEqual(["restriction.customer-unknown"]);
    else expect(codesOf(approved)).toEqual(["association.manually-frozen"]);
  }
});
