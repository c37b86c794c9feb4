import { members, users } from "@/db/schema";
import { recordAudit } from "@/lib/data/audit";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { database } from "@/lib/data/database";
import { instantOf } from "@/lib/data/instant";
import { newId } from "@/lib/data/new-id";
import { inTenant } from "@/lib/data/tenant";
import { recordUsageEvents } from "@/lib/data/usage-event/record-usage-events";
import { addWebhook } from "@/lib/data/webhook/add-webhook";
import { type Money, minus, parseMoney, ZERO } from "@/lib/domain/money/money";
import { makeCustomers } from "./bench/made-customers";
import { distributorPermit } from "./distributor-permit";

const CURRENCY = "USD";
const BUDGET = 100;
/** Of a budget of 100, below the first threshold that is told at any hour. */
const MADE = "0.01";

export type Crossings = {
  readonly distributorId: string;
  /** Of the webhook. */
  readonly secret: string;
  /** How many there are to cross. */
  readonly count: number;
  /** Commits the charge that crosses the threshold of this number, 0 first; those of one customer in their order. Again, it is the same event. */
  readonly cross: (number: number) => Promise<void>;
  /** Whether a message tells of the customer of this crossing. */
  readonly isTold: (number: number, message: string) => boolean;
};

type Wish = {
  readonly name: string;
  readonly customers: number;
  readonly each: number;
  readonly email: string;
  /** Null: no webhook. */
  readonly webhookUrl: string;
};

/** Percent of the budget reached by the crossing of this number: 90, 100 and each further 50. */
const reachedBy = (place: number) => (place === 0 ? 90 : 50 + 50 * place);
const moneyOf = (text: string): Money => parseMoney(text) ?? ZERO;

/**
 * A distributor with one person and one webhook to hear, and customers whose budgets are crossed threshold by threshold,
 * each raising one alert that no quiet hours hold back.
 */
export async function openCrossings({ name, customers, each, email, webhookUrl }: Wish): Promise<Crossings> {
  await createDistributor({ name, accountName: name, currency: CURRENCY });
  await makeCustomers(name, customers, CURRENCY, String(BUDGET));
  const meter = await distributorPermit(name, "usage.record");
  const { distributorId } = meter.actor;
  await addPerson(meter.actor, email);
  const added = await addWebhook(await distributorPermit(name, "webhook.manage"), {
    name: "Operations",
    url: webhookUrl,
    format: "standard",
    language: "en",
    topics: ["budget"],
  });
  if (!added.allowed) throw new Error(added.reasons[0].code);
  const start = new Date().toISOString();
  return {
    distributorId,
    secret: added.secret,
    count: customers * each,
    isTold: (number, message) => new RegExp(`${name}-${number % customers}(?!\\d)`).test(message),
    cross: async (number) => {
      const [customer, place] = [number % customers, Math.floor(number / customers)];
      const former = place === 0 ? moneyOf(MADE) : moneyOf(String(reachedBy(place - 1)));
      const event = {
        id: `${name}-crossing-${number}`,
        source: name,
        account: `${name}-${customer}`,
        start,
        service: "Compute",
        listCost: minus(moneyOf(String(reachedBy(place))), former),
        currency: CURRENCY,
      };
      const [answer] = await recordUsageEvents(meter, [event]);
      if (answer?.status === "refused") throw new Error(`the charge was refused: ${answer.code}`);
    },
  };
}

type Acting = Parameters<typeof recordAudit>[1];

async function addPerson(actor: Acting, email: string): Promise<void> {
  const createdAt = await instantOf(database());
  const [userId, id, name] = [newId(), newId(), "Lin"];
  await database().insert(users).values({ id: userId, email, name, createdAt });
  const { distributorId, company } = actor;
  await inTenant(actor, async (tx) => {
    await tx.insert(members).values({
      distributorId,
      id,
      userId,
      companyKind: company.kind,
      companyId: company.id,
      roles: ["administrator"],
      createdAt,
    });
    const subject = { kind: "member", id, name } as const;
    await recordAudit(tx, actor, [{ changeId: newId(), at: createdAt, action: "member.joined", subject }]);
  });
}
