import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { messages, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { addMonths, billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { toldToCompanyOf } from "../message/message.fixture";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getPortalPartner } from "./get-portal-partner";
import { getPortalSpending } from "./get-portal-spending";
import { listPortalNotes } from "./list-portal-notes";

await openTestDatabase();
const world = await makeWorld();
let customerId: string;
let customer: Actor;
/** Of the same reseller, and of another distributor. */
let strangers: readonly Actor[];

const INNER = "They never pay in time";
const MESSAGE = "Two invoices are open. Please call us.";
const running = billingMonthOf(new Date());

beforeAll(async () => {
  const elsewhere = await makeWorld();
  customerId = await joinCustomer(world);
  customer = customerActor(world, customerId);
  strangers = [
    customerActor(world, await joinCustomer(world)),
    customerActor(elsewhere, await joinCustomer(elsewhere)),
    // The same id under another distributor is nobody.
    customerActor(elsewhere, customerId),
  ];
  const budget = { type: "monthly", amount: money("1000"), lift: ["association-default"], reason: "hello" } as const;
  await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(customerId, { ...budget, lift: [...budget.lift] }),
  );
  await charge(world, customerId, "12.000000000001");
  await charge(world, customerId, "30", new Date(Date.now() - 40 * 24 * 60 * 60 * 1000));
});

const portal = (actor: Actor) => permit(actor, "portal.read");

test("a customer reads who its partner is, and how to reach it", async () => {
  const contact = { contactEmail: "hello@bright.example", contactPhone: "+65 6555 0100" };
  const { reseller } = world;
  await inTenant(world.distributor, (tx) =>
    tx.update(resellers).set(contact).where(eq(resellers.id, reseller.company.id)),
  );
  expect(await getPortalPartner(portal(customer))).toEqual({
    kind: "reseller",
    name: reseller.company.name,
    email: contact.contactEmail,
    phone: contact.contactPhone,
    since: expect.any(Date),
    endedAt: null,
    currency: "USD",
  });
  expect(await getPortalPartner(portal(strangers[2] ?? customer))).toBeNull();
});

test("spending is the month's, by day and product, exactly; another month and another customer have their own", async () => {
  const spending = await getPortalSpending(portal(customer), running);
  expect(decimalOf(spending.total)).toBe("12.000000000001");
  expect([...spending.days.keys()]).toEqual([billingDayOf(new Date())]);
  expect(spending.products).toEqual([{ service: "Compute", spent: spending.total, listed: spending.total }]);
  expect(spending.months).toContain(running);
  const monthBefore = billingMonthOf(new Date(Date.now() - 40 * 24 * 60 * 60 * 1000));
  expect(decimalOf((await getPortalSpending(portal(customer), monthBefore)).total)).toBe("30");
  expect((await getPortalSpending(portal(customer), addMonths(running, 1))).products).toEqual([]);
  for (const stranger of strangers) {
    const theirs = await getPortalSpending(portal(stranger), running);
    expect(theirs).toMatchObject({ total: 0n, products: [], months: [], lastDay: null });
  }
});

test("it reads the message written to it while the restriction stands, never the inner reason", async () => {
  const act = { customerId, reason: INNER, messageToCustomer: MESSAGE };
  const freezing = { ...act, level: "account-and-resources", agreementVersion: FREEZE_AGREEMENT_VERSION } as const;
  expect(await freezeCustomer(permit(world.distributor, "restriction.freeze"), freezing)).toEqual({ allowed: true });
  const silent = { ...act, messageToCustomer: null };
  await blockPayPerUse(permit(world.distributor, "restriction.block-pay-per-use"), silent);

  const notes = await listPortalNotes(portal(customer));
  expect(notes).toEqual([{ id: expect.any(String), about: "freeze", text: MESSAGE, at: expect.any(Date) }]);
  const told = await toldToCompanyOf(customer);
  expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["frozen", "pay-per-use-blocked"]));
  expect(JSON.stringify([notes, told])).not.toContain(INNER);
  for (const stranger of strangers) {
    expect(await listPortalNotes(portal(stranger))).toEqual([]);
    const theirs = await toldToCompanyOf(stranger);
    expect(JSON.stringify(theirs)).not.toContain(MESSAGE);
  }

  await liftFreeze(permit(world.distributor, "restriction.lift"), { ...act, origins: ["manual"] });
  expect(await listPortalNotes(portal(customer))).toEqual([]);
});

test("messages come in pages, newest first, each once", async () => {
  const { distributorId } = customer;
  const at = new Date("2026-01-01T00:00:00Z");
  await inTenant(world.distributor, (tx) =>
    tx.insert(messages).values(
      Array.from({ length: 65 }, (_, index) => ({
        distributorId,
        id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
        companyKind: "customer" as const,
        companyId: customerId,
        kind: "frozen",
        customerId,
        facts: {},
        at,
      })),
    ),
  );
  const seen = (await toldToCompanyOf(customer)).map(({ id }) => id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(65);
});
