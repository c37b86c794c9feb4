import { eq } from "drizzle-orm";
import { customerMonths, orders } from "@/db/schema";
import { type Money, sumOf, toMoney } from "@/lib/domain/money/money";
import { createApiKey } from "../api-key/create-api-key";
import { money, permit, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { buyer } from "./order.fixture";

/** Attempts on the way at once. */
const AT_ONCE = 64;
/** Between a call that got no answer and the next one with the same key. */
const RETRY_MS = 100;
const ANSWER_MS = 60_000;

/** A customer with what must come of all attempts to buy for it. */
export type Till = {
  readonly customerId: string;
  /** How many orders its budget allows. */
  readonly allows: number;
  /** What every attempt beyond them is refused for. */
  readonly refusedFor: readonly string[];
};

export type Attempt = { readonly till: Till; readonly key: string };
export type Answered = Attempt & {
  readonly status: number;
  /** Null: refused. */
  readonly orderId: string | null;
  readonly codes: readonly string[];
};

/** Price times so many, exactly. */
export function times(price: Money, count: number): Money {
  return toMoney(price * BigInt(count));
}

/** So many shuffled attempts, spread evenly over the tills, each with a key of its own. */
export function attemptsAt(tills: readonly Till[], count: number): readonly Attempt[] {
  return Array.from({ length: count }, (_, index) => ({ till: tills[index % tills.length] as Till, key: newId() }))
    .map((attempt) => ({ attempt, place: Math.random() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ attempt }) => attempt);
}

type Shop = {
  readonly url: string;
  readonly apiKey: string;
  readonly offerId: string;
  readonly amount: string;
  /** What happened until now: calls that were answered, and calls that got no answer and were sent again. */
  readonly seen: { answered: number; lost: number };
};

async function callOnce({ url, apiKey, offerId, amount }: Shop, { till, key }: Attempt): Promise<Answered> {
  const response = await fetch(`${url}/api/v1/orders`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify({ customerId: till.customerId, offerId, amount }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const body = (await response.json()) as { order?: { id: string }; reasons?: readonly { code: string }[] };
  const codes = (body.reasons ?? []).map(({ code }) => code);
  return { till, key, status: response.status, orderId: body.order?.id ?? null, codes };
}

async function untilAnswered(shop: Shop, attempt: Attempt): Promise<Answered> {
  for (;;) {
    try {
      return await callOnce(shop, attempt);
    } catch {
      shop.seen.lost++;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Every attempt with its answer; never more than AT_ONCE on the way. */
export async function answersTo(shop: Shop, attempts: readonly Attempt[]): Promise<readonly Answered[]> {
  const waiting = [...attempts];
  const answers: Answered[] = [];
  const work = async () => {
    for (let attempt = waiting.pop(); attempt; attempt = waiting.pop()) {
      answers.push(await untilAnswered(shop, attempt));
      shop.seen.answered++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/** What stands in the database of a customer: its orders by id, their sum, and what counts of its months. */
export async function boughtBy({ distributor }: World, customerId: string) {
  return inTenant(distributor, async (tx) => {
    const rows = await tx
      .select({ id: orders.id, amount: orders.amount, acceptedAt: orders.acceptedAt })
      .from(orders)
      .where(eq(orders.customerId, customerId));
    const months = await tx
      .select({ counted: customerMonths.counted })
      .from(customerMonths)
      .where(eq(customerMonths.customerId, customerId));
    return {
      ids: rows.map(({ id }) => id).toSorted(),
      unpaid: rows.filter(({ acceptedAt }) => acceptedAt === null).length,
      sum: sumOf(rows.map(({ amount }) => amount)),
      counted: sumOf(months.map(({ counted }) => counted)),
    };
  });
}

/** A key of the distributor's shop. */
export async function shopKey({ distributor }: World): Promise<string> {
  const created = await createApiKey(permit(distributor, "api-key.manage"), { name: "shop", scopes: ["orders"] });
  if (!created.allowed) throw new Error("the key was refused");
  return created.key;
}

type Wish = Parameters<typeof buyer>[2];

/** A customer whose budget is so many prices and a rest. */
export async function tillOf(
  world: World,
  price: Money,
  allows: number,
  { rest = "0", refusedFor, ...wish }: Wish & { readonly rest?: string; readonly refusedFor: readonly string[] },
): Promise<Till> {
  const amount = toMoney(times(price, allows) + money(rest));
  const customerId = await buyer(world, "0.01", { ...wish, amount });
  return { customerId, allows, refusedFor };
}
