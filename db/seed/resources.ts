import { sql } from "drizzle-orm";
import { type ActorStamp, resources } from "@/db/schema";
import { addDays } from "@/lib/domain/calendar/billing-month";
import { placesOf } from "@/lib/domain/connector/place";
import type { EnabledMode } from "@/lib/domain/resource/decide-enabling";
import type { Book } from "./records";
import { insertRows, type Owner } from "./rows";
import { atHour } from "./span";
import type { Customer } from "./world";

/** What runs, for whom, since so many days and that hour; without a name it is called as the catalogue calls it. */
const RUNNING = [
  ["Alderwick Outfitters", "ec.g3.medium", "spot", "ap-southeast-3", 1, "Till reports", 4, 9.6],
  ["Ravenmoor Energy", "ec.g3.xlarge", "pay-per-use", "ap-southeast-1", 2, "Forecast workers", 6, 14.2],
  ["Ravenmoor Energy", "bs.ssd", "pay-per-use", "ap-southeast-1", 500, null, 6, 14.3],
  ["Northaven Foods", "imc.2", "pay-per-use", "ap-southeast-3", 1, "Session cache", 3, 10.75],
  ["Fenwick Robotics", "gpu.t4.2xlarge", "spot", "eu-central-1", 1, "Vision training", 2, 8.9],
  ["Aldgate Mutual", "ec.c3.large", "pay-per-use", "eu-central-1", 3, "Month-end batch", 5, 7.4],
  ["Hollowell Motors", "ec.g3.large", "pay-per-use", "ap-southeast-1", 1, "Configurator", 13, 11.5],
  ["Hollowell Motors", "bs.hdd", "pay-per-use", "ap-southeast-1", 200, null, 13, 11.6],
] as const;

export type Running = {
  readonly customer: Customer;
  readonly id: string;
  readonly product: string;
  readonly mode: EnabledMode;
  readonly region: string;
  readonly quantity: number;
  readonly name: string | null;
  readonly startedAt: Date;
  readonly by: ActorStamp;
};

/** What runs by the hour, and the freeze that is to be known where it is metered (G7). The product's own job meters it. */
export function writeResources(book: Book): readonly Running[] {
  const running = RUNNING.map((line) => runningOf(book, line));
  for (const one of running.toSorted((left, right) => left.startedAt.getTime() - right.startedAt.getTime())) {
    noteEnabled(book, one);
  }
  orderFreezes(book);
  return running;
}

function runningOf(
  { world }: Book,
  [owner, product, mode, region, quantity, name, days, hour]: (typeof RUNNING)[number],
): Running {
  const customer = world.customers.find((one) => one.name === owner);
  if (customer === undefined) throw new Error(`no customer is called ${owner}`);
  const startedAt = atHour(addDays(world.span.today, -days), hour);
  const by: ActorStamp = {
    kind: "person",
    id: null,
    name: `Operations of ${customer.name}`,
    company: customer.name,
    companyKind: "customer",
    accountName: customer.accountName,
    roles: ["administrator"],
  };
  const id = world.random.id(startedAt);
  return { customer, id, product, mode, region, quantity, name, startedAt, by };
}

function noteEnabled({ world, records }: Book, { customer, id, name, startedAt, by, ...enabled }: Running): void {
  const changeId = world.random.id(startedAt);
  const { product, mode, region, quantity } = enabled;
  records.auditEntries.push({
    distributorId: world.distributor.id,
    id: world.random.id(startedAt),
    changeId,
    at: startedAt,
    by,
    companyId: customer.id,
    action: "resource.enabled",
    subjectKind: "resource",
    subjectId: id,
    subjectName: name ?? product,
    customerId: customer.id,
    before: null,
    after: { product, region, mode, quantity, accountId: customer.accounts[0] },
    reason: null,
    requestId: changeId,
  });
}

/** What is frozen with its resources was ordered of our own metering, too. */
function orderFreezes({ world: { distributor, customers, random }, records }: Book): void {
  const { id: distributorId } = distributor;
  for (const { customerId, changeId, level, since, endedAt } of records.freezeCauses) {
    if (level !== "account-and-resources" || endedAt) continue;
    const id = random.id(since);
    const common = { distributorId, customerId };
    records.orderedLevels.push({ ...common, id, number: 1, changeId, level, formerLevel: null, orderedAt: since });
    const { length: accounts = 0 } = customers.find((one) => one.id === customerId)?.accounts ?? [];
    for (const place of placesOf([], { accounts, sources: [] })) {
      const times = { since, triedSince: since, nextAttemptAt: null };
      records.restrictionPlaces.push({ ...common, ...place, ...times, id: random.id(since), orderedLevelId: id });
    }
  }
}

/** Once the catalogue is there; metered from its very start, which is still to be done. */
export async function insertResources(owner: Owner, distributorId: string, running: readonly Running[]): Promise<void> {
  const found = await owner.db.execute<Offer>(sql`
    select o.id, o.region, o.mode, o.unit, p.code, p.service, p.service_type, p.resource_type, p.specification,
      r.name as region_name
    from catalogue_offers o
    join catalogue_products p on p.id = o.product_id
    join catalogue_regions r on r.code = o.region
    where o.period_unit = 'hour'`);
  const rows = running.map(({ customer, product, mode, region, name, ...rest }, index) => {
    const offer = found.find((one) => one.code === product && one.mode === mode && one.region === region);
    if (offer === undefined) throw new Error(`nothing is offered as ${product} in ${region}`);
    return {
      ...rest,
      distributorId,
      customerId: customer.id,
      accountId: customer.accounts[0],
      name: name ?? offer.specification,
      offerId: offer.id,
      product,
      service: offer.service,
      serviceType: offer.service_type,
      resourceType: offer.resource_type,
      specification: offer.specification,
      region,
      regionName: offer.region_name,
      mode,
      periodUnit: "hour" as const,
      periodCount: 1,
      unit: offer.unit,
      meteredUntil: rest.startedAt,
      idempotencyKey: `demo-${index}`,
    };
  });
  await insertRows(owner, resources, rows);
}

type Offer = {
  readonly id: string;
  readonly region: string;
  readonly mode: string;
  readonly unit: string;
  readonly code: string;
  readonly service: string;
  readonly service_type: string | null;
  readonly resource_type: string | null;
  readonly specification: string;
  readonly region_name: string;
};
