import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { getReseller } from "../company/get-reseller";
import { turnTo } from "../company/suspension.fixture";
import { getCustomer } from "../customer/get-customer";
import { listCustomers } from "../customer/list-customers";
import { actionsOf, told } from "../delegation/delegation.fixture";
import { getHome } from "../home/get-home";
import { changeRoles } from "../member/change-roles";
import { removeMember } from "../member/remove-member";
import { addColleague, assign, assignReseller, codesOf, joinOwn, memberIdOf } from "./assignment.fixture";
import { listAccountManagers } from "./list-account-managers";
import { listAssignmentRecords, listCustomerAssignments } from "./list-assignment-records";
import { listUnassigned } from "./list-unassigned";

const database = await openTestDatabase();
let world: World;
let administrator: Actor;
let ann: Actor;
let ben: Actor;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
  administrator = await addColleague(world.distributor, ["administrator"]);
  ann = await addColleague(world.distributor, ["account-manager"]);
  ben = await addColleague(world.distributor, ["account-manager"]);
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const listed = async (actor: Actor, given: Record<string, string> = {}) => {
  const page = await listCustomers(permit(actor, "customer.read"), CustomerListQuery.parse(given), new Date());
  return page.rows.map(({ id }) => id).sort();
};
const historyOf = async (customerId: string) =>
  (await listCustomerAssignments(permit(administrator, "assignment.read"), customerId)).map(
    ({ manager, ended }) => [manager, ended?.why ?? null] as const,
  );
const nameOf = ({ via }: Actor) => ("name" in via ? via.name : "");

test("assigning several answers row by row, is audited, told and kept; taking over is an act of its own", async () => {
  const [one, two] = [await joinOwn(world), await joinOwn(world)];
  const ofReseller = await joinCustomer(world);
  const foreign = await joinOwn({ ...world, distributor: world.otherDistributor });
  expect(codesOf(await assign(administrator, ann, [one, ofReseller, foreign]))).toEqual([
    [],
    ["assignment.other-partner"],
    ["assignment.unknown"],
  ]);
  expect(codesOf(await assign(administrator, ben, [one, two]))).toEqual([["assignment.already-assigned"], []]);
  expect(codesOf(await assign(administrator, ann, [one], "reassign"))).toEqual([["assignment.same-manager"]]);
  expect(codesOf(await assign(administrator, ben, [one], "reassign"))).toEqual([[]]);
  expect(codesOf(await assign(administrator, null, [two], "unassign"))).toEqual([[]]);
  expect(codesOf(await assign(administrator, null, [two], "unassign"))).toEqual([["assignment.not-assigned"]]);

  expect(await historyOf(one)).toEqual([
    [nameOf(ben), null],
    [nameOf(ann), "reassigned"],
  ]);
  expect(await historyOf(two)).toEqual([[nameOf(ben), "unassigned"]]);
  const counts = ["customer.assigned", "customer.reassigned", "customer.unassigned"];
  expect(await Promise.all(counts.map((action) => actionsOf(world, action)))).toEqual([2, 1, 1]);
  expect(await told(world, "account-manager-assigned")).toBe(3);
  expect(await told(world, "account-manager-unassigned")).toBe(2);
});

test("only a member of the company with the role is given customers", async () => {
  const one = await joinOwn(world);
  const viewer = await addColleague(world.distributor, ["viewer"]);
  await addColleague(world.otherDistributor, ["administrator"]);
  const elsewhere = await addColleague(world.otherDistributor, ["account-manager"]);
  for (const wrong of [viewer, elsewhere, null]) {
    expect(codesOf(await assign(administrator, wrong, [one]))).toEqual([["assignment.no-manager"]]);
  }
  expect(await historyOf(one)).toEqual([]);
  expect(await actionsOf(world, "customer.assigned")).toBe(0);
});

test("another company assigns nothing here, and no audit row appears", async () => {
  const [own, ofReseller] = [await joinOwn(world), await joinCustomer(world)];
  for (const [company, ids] of [
    [world.otherDistributor, [own, ofReseller]],
    [world.otherReseller, [own, ofReseller]],
    [world.reseller, [own]],
  ] as const) {
    await addColleague(company, ["administrator"]);
    const manager = await addColleague(company, ["account-manager"]);
    expect(new Set(codesOf(await assign(company, manager, ids)).flat())).toEqual(new Set(["assignment.unknown"]));
    expect(await listCustomerAssignments(permit(company, "assignment.read"), own)).toEqual([]);
  }
  await assign(administrator, ann, [own]);
  const outsider = permit(world.otherDistributor, "assignment.read");
  expect((await listAssignmentRecords(outsider, null)).rows).toEqual([]);
  expect(await listAccountManagers(outsider)).toHaveLength(1);
  expect((await listUnassigned(permit(world.otherReseller, "assignment.read"), "reseller", null)).rows).toEqual([]);
  expect(await actionsOf(world, "customer.assigned")).toBe(1);
});

test("a narrowed manager sees its own and those of its resellers; another role beside it shows all", async () => {
  const [own, other, ofReseller] = [await joinOwn(world), await joinOwn(world), await joinCustomer(world)];
  await assign(administrator, ann, [own]);
  expect(await listed(ann)).toEqual([own]);
  expect(codesOf(await assignReseller(administrator, ann, world.reseller.company.id))).toEqual([[]]);
  expect(await listed(ann)).toEqual([own, ofReseller].sort());
  expect(await listed(ben)).toEqual([]);
  const both = await addColleague(world.distributor, ["account-manager", "viewer"]);
  expect(await listed(both)).toEqual([own, other, ofReseller].sort());

  const { counts, orphans } = await getHome(permit(ann, "home.read"), new Date());
  expect([counts.customers, orphans]).toEqual([2, null]);
  expect((await getHome(permit(administrator, "home.read"), new Date())).orphans).toBe(1);

  // As a filter, by whoever sees all.
  expect(await listed(administrator, { manager: memberIdOf(ann) })).toEqual([own, ofReseller].sort());
  expect(await listed(administrator, { manager: "none" })).toEqual([other]);
  const seen = await getCustomer(permit(administrator, "customer.read"), ofReseller, new Date());
  expect(seen?.manager?.name).toBe(nameOf(ann));
});

test("a reseller's manager is bound by both: its reseller and its assignments", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await addColleague(world.reseller, ["administrator"]);
  const cleo = await addColleague(world.reseller, ["account-manager"]);
  await assign(world.reseller, cleo, [one]);
  expect(await listed(cleo)).toEqual([one]);
  expect(await listed(world.reseller, { manager: "none" })).toEqual([two]);
  // Who looks after a customer at a reseller is not told to the distributor.
  const seen = await getCustomer(permit(administrator, "customer.read"), one, new Date());
  expect(seen?.manager).toBeNull();
  expect(await listCustomerAssignments(permit(administrator, "assignment.read"), one)).toEqual([]);
});

test("who loses the role or leaves looks after nobody from that instant on, and theirs wait for another", async () => {
  const [one, two] = [await joinOwn(world), await joinOwn(world)];
  await assign(administrator, ann, [one]);
  await assign(administrator, ben, [two]);
  await assignReseller(administrator, ben, world.reseller.company.id);
  const manage = permit(administrator, "member.manage");
  await changeRoles(manage, { memberId: memberIdOf(ann), roles: ["account-manager", "finance"] });
  expect(await historyOf(one)).toEqual([[nameOf(ann), null]]);
  await changeRoles(manage, { memberId: memberIdOf(ann), roles: ["viewer"] });
  await removeMember(manage, { memberId: memberIdOf(ben) });
  expect([await historyOf(one), await historyOf(two)]).toEqual([
    [[nameOf(ann), "role-lost"]],
    [[nameOf(ben), "member-removed"]],
  ]);
  const waiting = await listUnassigned(permit(administrator, "assignment.read"), "customer", null);
  expect(waiting.rows.map(({ id }) => id).sort()).toEqual([one, two].sort());
  expect((await getHome(permit(administrator, "home.read"), new Date())).orphans).toBe(2);
  expect([await actionsOf(world, "customer.unassigned"), await actionsOf(world, "reseller.unassigned")]).toEqual([
    2, 1,
  ]);
  const { resellerId, month } = { resellerId: world.reseller.company.id, month: "2026-11" as never };
  expect((await getReseller(permit(administrator, "reseller.read"), resellerId, month))?.manager).toBeNull();
});

test("two who assign at once leave one manager, and a demotion meanwhile leaves none who may not be one", async () => {
  const one = await joinOwn(world);
  const answers = await Promise.all([assign(administrator, ann, [one]), assign(administrator, ben, [one])]);
  expect(answers.flatMap(codesOf).toSorted((left, right) => left.length - right.length)).toEqual([
    [],
    ["assignment.already-assigned"],
  ]);
  for (let round = 0; round < 8; round++) {
    const manager = await addColleague(world.distributor, ["account-manager"]);
    const customer = await joinOwn(world);
    const manage = permit(administrator, "member.manage");
    const [[answer], changed] = await Promise.all([
      assign(administrator, manager, [customer]),
      changeRoles(manage, { memberId: memberIdOf(manager), roles: ["viewer"] }),
    ]);
    expect(changed.allowed).toBe(true);
    const history = await historyOf(customer);
    if (answer?.reasons.length === 0) expect(history).toEqual([[nameOf(manager), "role-lost"]]);
    else expect(history).toEqual([]);
  }
});

test("a frozen company assigns nobody", async () => {
  const one = await joinCustomer(world);
  await addColleague(world.reseller, ["administrator"]);
  const cleo = await addColleague(world.reseller, ["account-manager"]);
  await turnTo(world.reseller, "frozen");
  expect(codesOf(await assign(world.reseller, cleo, [one]))).toEqual([["assignment.company-suspended"]]);
});
