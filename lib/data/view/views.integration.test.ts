import { beforeEach, expect, test } from "vitest";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { SaveViewInput } from "@/lib/contracts/view";
import type { Actor } from "@/lib/domain/access/actor";
import { VIEWS_MAX } from "@/lib/domain/view/view";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, joinOwn } from "../assignment/assignment.fixture";
import { makeWorld, permit, type World } from "../budget/governance.fixture";
import { listCustomers } from "../customer/list-customers";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { deleteView } from "./delete-view";
import { listViews } from "./list-views";
import { renameView } from "./rename-view";
import { saveView } from "./save-view";
import { shareView } from "./share-view";

await openTestDatabase();

let world: World;
let keeper: Actor;
let colleague: Actor;
let administrator: Actor;

beforeEach(async () => {
  world = await makeWorld();
  keeper = await addColleague(world.distributor, ["finance"]);
  colleague = await addColleague(world.distributor, ["account-manager"]);
  administrator = await addColleague(world.distributor);
});

const views = (actor: Actor, path = "/customers") => listViews(permit(actor, "view.save"), path);
const names = async (actor: Actor) => (await views(actor)).map(({ name }) => name);

function save(actor: Actor, wish: Partial<Record<"name" | "path" | "query" | "shared", string>> = {}) {
  const input = SaveViewInput.parse({ path: "/customers", query: "use=over&after=x&q=", name: "Over", ...wish });
  return saveView(permit(actor, "view.save"), input);
}

async function idOf(actor: Actor, name: string): Promise<string> {
  const found = (await views(actor)).find((view) => view.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found.id;
}

/** Acts on shared views in the company's log, in order. */
async function acts(): Promise<readonly string[]> {
  const rows = await inTenant(world.distributor, (tx) =>
    tx.execute<{ action: string }>(`select action from audit_entries where action like 'view.%' order by id`),
  );
  return rows.map(({ action }) => action);
}

test("one's own view is nobody else's until it is shared; then it opens the same address for a colleague", async () => {
  await save(keeper);
  expect(await names(keeper)).toEqual(["Over"]);
  for (const other of [colleague, administrator, world.reseller, world.otherDistributor]) {
    expect(await names(other)).toEqual([]);
  }
  const viewId = await idOf(keeper, "Over");
  const share = (shared: boolean) => shareView(permit(keeper, "view.save"), { viewId, shared });
  await share(true);
  await share(true);
  const [seen] = await views(colleague);
  expect(seen).toMatchObject({ href: "/customers?use=over", isOwn: false, shared: true });
  expect(await names(world.reseller)).toEqual([]);
  expect(await names(world.otherDistributor)).toEqual([]);
  await share(false);
  expect(await names(colleague)).toEqual([]);
  expect(await acts()).toEqual(["view.shared", "view.unshared"]);
});

test("a narrowed account manager opens a shared view and finds its own customers alone", async () => {
  const [own, others] = [await joinOwn(world), await joinOwn(world)];
  await assign(administrator, colleague, [own]);
  await save(keeper, { query: "sort=name", shared: "on" });
  const [view] = await views(colleague);
  const opened = CustomerListQuery.parse(Object.fromEntries(new URL(view?.href ?? "", "http://x").searchParams));
  const rowsOf = async (actor: Actor) =>
    (await listCustomers(permit(actor, "customer.read"), opened, new Date())).rows.map(({ id }) => id);
  expect(await rowsOf(colleague)).toEqual([own]);
  expect((await rowsOf(keeper)).toSorted()).toEqual([own, others].toSorted());
});

test("only who keeps a view renames or shares it; an administrator may remove a shared one, others may not", async () => {
  await save(keeper, { shared: "on" });
  await save(keeper, { name: "Mine" });
  const [shared, mine] = [await idOf(keeper, "Over"), await idOf(keeper, "Mine")];
  const attempts = (actor: Actor, viewId: string) => {
    const may = permit(actor, "view.save");
    return [
      () => renameView(may, { viewId, name: "Taken" }),
      () => shareView(may, { viewId, shared: false }),
      () => deleteView(may, { viewId }),
    ];
  };
  const codes = async (actor: Actor, viewId: string) => {
    const found: string[] = [];
    for (const attempt of attempts(actor, viewId)) {
      const decision = await attempt();
      if (!decision.allowed) found.push(...decision.reasons.map(({ code }) => code));
    }
    return found;
  };
  expect(await codes(colleague, shared)).toEqual(["view.not-own", "view.not-own", "view.not-own"]);
  for (const [actor, viewId] of [
    [colleague, mine],
    [administrator, mine],
    [world.reseller, shared],
    [world.otherDistributor, shared],
    [administrator, newId()],
  ] as const) {
    expect(await codes(actor, viewId)).toEqual(["view.unknown", "view.unknown", "view.unknown"]);
  }
  expect(await names(keeper)).toEqual(["Mine", "Over"]);
  expect(await codes(administrator, shared)).toEqual(["view.not-own", "view.not-own"]);
  expect(await names(keeper)).toEqual(["Mine"]);
  expect(await acts()).toEqual(["view.shared", "view.deleted"]);
});

test("names are a member's own of a page, renaming included, and what is not shared leaves nothing in the log", async () => {
  await save(keeper);
  expect(await save(keeper)).toMatchObject({ allowed: false, reasons: [{ code: "view.name-taken" }] });
  expect(await save(keeper, { path: "/orders" })).toEqual({ allowed: true });
  expect(await save(colleague)).toEqual({ allowed: true });
  await save(keeper, { name: "Other" });
  const viewId = await idOf(keeper, "Other");
  const rename = (name: string) => renameView(permit(keeper, "view.save"), { viewId, name });
  expect(await rename("Over")).toMatchObject({ allowed: false, reasons: [{ code: "view.name-taken" }] });
  expect(await rename("Other")).toEqual({ allowed: true });
  expect(await rename("Nearly over")).toEqual({ allowed: true });
  expect(await names(keeper)).toEqual(["Nearly over", "Over"]);
  await deleteView(permit(keeper, "view.save"), { viewId });
  expect(await names(keeper)).toEqual(["Over"]);
  expect(await acts()).toEqual([]);
});

test("however many are saved at once, a member keeps fifty", async () => {
  const saved = await Promise.all(Array.from({ length: VIEWS_MAX + 6 }, (_, n) => save(keeper, { name: `View ${n}` })));
  expect(saved.filter(({ allowed }) => allowed)).toHaveLength(VIEWS_MAX);
  expect(await views(keeper)).toHaveLength(VIEWS_MAX);
  expect(await save(keeper, { name: "One more", shared: "on" })).toMatchObject({
    allowed: false,
    reasons: [{ code: "view.too-many", max: VIEWS_MAX }],
  });
  expect(await acts()).toEqual([]);
});
