import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers, catalogueProducts, orders } from "@/db/schema";
import { selectOffers, toOfferLine } from "@/lib/data/catalogue/select-offers";
import { lockCustomer } from "@/lib/data/customer/lock-customer";
import { newId } from "@/lib/data/new-id";
import { listOwnAccounts } from "@/lib/data/order/own-accounts";
import { writeCancelling } from "@/lib/data/order/write-cancelling";
import { writePayment } from "@/lib/data/order/write-payment";
import { writeUnpaid } from "@/lib/data/order/write-unpaid";
import type { Actor, Company } from "@/lib/domain/access/actor";
import { isOrdered } from "@/lib/domain/order/decide-order";
import { quoteOf } from "@/lib/domain/order/quote";
import type { Demo } from "./compose";
import { ORDER_PLANS, type OrderPlan } from "./order-plans";
import type { Owner } from "./rows";
import type { Customer } from "./world";

const HOUR_MS = 3_600_000;
const REGION = "ap-southeast-1";

/** Orders in every state, written as the commands write them, so that sums, entries and messages are theirs. */
export async function insertOrders({ db }: Owner, demo: Demo): Promise<void> {
  // The owner's one connection is in its transaction already.
  const tx = db as unknown as Transaction;
  for (const plan of ORDER_PLANS) await insertOrder(tx, demo, plan);
}

async function insertOrder(tx: Transaction, demo: Demo, plan: OrderPlan): Promise<void> {
  const { customers, span } = demo.world;
  const buyer = customers.find(({ name }) => name === plan.customer);
  if (!buyer) throw new Error(`no customer is called ${plan.customer}`);
  const [own, partner] = [customerActor(demo, buyer), partnerActor(demo, buyer)];
  const by = plan.by === "partner" ? partner : own;
  const at = new Date(span.now.getTime() - plan.hoursAgo * HOUR_MS);
  const { orderId, what } = await writeAt(tx, by, plan, { buyer, at });
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("an order was not written");
  const customer = { id: buyer.id, name: buyer.name };
  if (plan.fate === "paid") await writePayment(tx, own, { order, what, customer, isGiven: false, at: span.now });
  if (plan.fate !== "cancelled") return;
  const cancelledAt = new Date(at.getTime() + 3 * HOUR_MS);
  await writeCancelling(tx, own, { order, what, at: cancelledAt });
}

type When = { readonly buyer: Customer; readonly at: Date };

async function writeAt(tx: Transaction, actor: Actor, plan: OrderPlan, { buyer, at }: When) {
  const customer = await lockCustomer(tx, actor, buyer.id);
  const month = and(eq(catalogueOffers.region, REGION), eq(catalogueOffers.mode, "yearly-monthly"));
  const named = and(eq(catalogueProducts.code, plan.product), eq(catalogueOffers.periodUnit, "month"));
  const [offer] = await selectOffers(tx, actor, at, and(month, named));
  const line = offer && toOfferLine(offer);
  const asked = { periods: 1, quantity: plan.quantity };
  const quote = line && quoteOf(line.price, line.period, asked, at);
  if (!(customer && offer && line && quote && isOrdered(line.mode))) throw new Error(`${plan.product} is not for sale`);
  const [account] = await listOwnAccounts(tx, actor, buyer.id, at);
  const orderId = await writeUnpaid(tx, actor, {
    customer,
    accountId: account ?? buyer.id,
    at,
    source: plan.by,
    key: newId(),
    note: plan.note ?? null,
    offer,
    asked,
    mode: line.mode,
    quote,
  });
  return { orderId, what: line.product.specification };
}

function customerActor(demo: Demo, { id, name, accountName }: Customer): Actor {
  return actorOf(demo, { kind: "customer", id, name, accountName });
}

/** The company the customer is with. */
function partnerActor(demo: Demo, { associations: [{ resellerId }] }: Customer): Actor {
  const { distributor, resellers } = demo.world;
  const reseller = resellers.find(({ id }) => id === resellerId);
  const { id, name, accountName } = reseller ?? distributor;
  return actorOf(demo, { kind: reseller ? "reseller" : "distributor", id, name, accountName });
}

/** An administrator of the company: the one of the demo's people, or one who is not among them. */
function actorOf({ world, people }: Demo, company: Company): Actor {
  const known = people.find(
    ({ persona }) => persona.company === company.accountName && persona.roles.includes("administrator"),
  );
  const via = {
    kind: "person",
    userId: known?.user.id ?? newId(),
    memberId: known?.member.id ?? newId(),
    name: known?.persona.name ?? "Yuna Park",
    email: known?.persona.email ?? "administrator@demo.example",
    roles: ["administrator"],
  } as const;
  return {
    distributorId: world.distributor.id,
    company,
    companyState: "active",
    via,
    requestId: newId(),
    ip: null,
  };
}
