import { OfferListQuery } from "@/lib/contracts/catalogue-view";
import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { listOffers } from "@/lib/data/catalogue/list-offers";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { newId } from "@/lib/data/new-id";
import { reserve } from "@/lib/data/reservation/reserve";
import { decimalOf, parseMoney, ZERO } from "@/lib/domain/money/money";
import { RESERVATION_SECONDS_MAX } from "@/lib/domain/reservation/reservation";
import { distributorPermit } from "../distributor-permit";
import { decisionLoad } from "./decisions";
import { requestsPerSecond } from "./http-load";
import { makeCustomers } from "./made-customers";
import { inPairs, type Measured, type Pair, ratioOf, sidesOf } from "./measure";
import type { Product } from "./product";

const NAME = "bench-orders";
const CONNECTIONS = 10;
/** Budgets that orders are spread over. */
const BUDGETS = 1000;
/** Open at once of one customer. */
const RESERVATIONS = 100;
const CURRENCY = "USD";

type Shop = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly wish: { readonly offerId: string; readonly amount: string };
};

/** The cheapest way to buy something of the demo's price list by the month. */
async function openShop({ baseUrl }: Product, key: string): Promise<Shop> {
  const reader = await distributorPermit(NAME, "product.read");
  const { rows } = await listOffers(reader, OfferListQuery.parse({ mode: "yearly-monthly" }), new Date());
  const offer = rows.find(({ price }) => price?.amount);
  if (!offer?.price?.amount) throw new Error("the demo sells nothing");
  return {
    url: `${baseUrl}/api/v1/orders`,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    wish: { offerId: offer.id, amount: decimalOf(offer.price.amount) },
  };
}

/** Orders accepted a second, each under a key of its own; anything but a new order ends the measure. */
async function ordersPerSecond({ url, headers, wish }: Shop, customerIds: readonly string[], seconds: number) {
  const start = performance.now();
  let accepted = 0;
  const buyOn = async () => {
    while (performance.now() - start < seconds * 1000) {
      const customerId = customerIds[accepted % customerIds.length];
      accepted++;
      const response = await fetch(url, {
        method: "POST",
        headers: { ...headers, "idempotency-key": newId() },
        body: JSON.stringify({ ...wish, customerId }),
      });
      const text = await response.text();
      if (response.status !== 201) throw new Error(`an order was answered ${response.status}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, buyOn));
  return accepted / ((performance.now() - start) / 1000);
}

function orders(found: readonly Pair[], pairs: number): Measured {
  return {
    id: "R14",
    what: `orders accepted over HTTP against one budget / spread over ${BUDGETS} customers' budgets`,
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, "orders/s"),
    goal: { first: 0.5, last: 0.9, better: "higher" },
    note: `${CONNECTIONS} connections; each order locked, decided, written, charged and audited`,
  };
}

function decisions(found: readonly Pair[], pairs: number): Measured {
  return {
    id: "R15",
    what: `purchase decisions/s for a customer with ${RESERVATIONS} open reservations / for one with none`,
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, "requests/s"),
    goal: { first: 0.9, last: 0.97, better: "higher" },
    note: "10 connections; one question a call, by id",
  };
}

async function setAside(customerId: string): Promise<void> {
  const permit = await distributorPermit(NAME, "purchase.reserve");
  const wish = { customerId, operation: "renew", amount: parseMoney("1") ?? ZERO } as const;
  for (let made = 0; made < RESERVATIONS; made++) {
    const answer = await reserve(permit, { ...wish, seconds: RESERVATION_SECONDS_MAX });
    if (!answer.allowed) throw new Error("a reservation was refused");
  }
}

export async function measureOrders(product: Product, pairs: number, seconds: number): Promise<readonly Measured[]> {
  await createDistributor({ name: "Bench", accountName: NAME, currency: CURRENCY });
  const [withSome = "", without = "", one = "", ...others] = await makeCustomers(NAME, BUDGETS + 3, CURRENCY);
  const keyed = await createApiKey(await distributorPermit(NAME, "api-key.manage"), {
    name: NAME,
    scopes: ["orders", "decisions"],
  });
  if (!keyed.allowed) throw new Error("the key was refused");
  await setAside(withSome);
  const asking = (customerId: string) => requestsPerSecond(decisionLoad(product, keyed.key, customerId), seconds);
  const asked = await inPairs(
    pairs,
    () => asking(withSome),
    () => asking(without),
  );
  const shop = await openShop(product, keyed.key);
  const bought = await inPairs(
    pairs,
    () => ordersPerSecond(shop, [one], seconds),
    () => ordersPerSecond(shop, others, seconds),
  );
  return [orders(bought, pairs), decisions(asked, pairs)];
}
