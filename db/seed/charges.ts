import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { billingMonthOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { type Arrivals, type Charge, SOURCE } from "./deliveries";
import { associationAt, decimalOfMicro, type Row } from "./row";
import type { Owner } from "./rows";
import type { World } from "./world";

const NULL = "\\N";

const FACTS =
  "distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost, service, region, " +
  "charging_mode, charge_start, charge_end, commitment_id, resource_id, resource_name, details, row_hash";
const STANDING = "origin, delivery_id, added_in, removed_in, customer_id, association_id, spent, in_budget";

export async function insertCharges(owner: Owner, { distributor }: World, arrivals: Arrivals): Promise<void> {
  const { charges, held } = arrivals;
  const place = `${held.delivery.id}\t${held.revision.number}`;
  const events = charges.filter(({ delivery }) => delivery === null);
  await copyInto(owner, "charges", {
    columns: `${FACTS}, ${STANDING}`,
    rows: charges,
    lineOf: (charge) => chargeLine(distributor.id, charge),
  });
  await copyInto(owner, "staged_charges", {
    columns: `${FACTS}, delivery_id, revision`,
    rows: held.staged,
    lineOf: ({ id, row }) => `${factsLine(distributor.id, id, row)}\t${place}\n`,
  });
  await copyInto(owner, "event_ids", {
    columns: "distributor_id, source, event_id, content_hash, month, charge_id",
    rows: events,
    lineOf: (event) => eventLine(distributor.id, event),
  });
}

type Copy<Item> = { readonly columns: string; readonly rows: readonly Item[]; readonly lineOf: (row: Item) => string };

/** By way of a temporary table, since row-level security refuses COPY. */
async function copyInto<Item>({ client }: Owner, table: string, { columns, rows, lineOf }: Copy<Item>): Promise<void> {
  const staging = `seeded_${table}`;
  await client.unsafe(`create temp table ${staging} (like ${table}) on commit drop`);
  const sink = await client.unsafe(`copy ${staging} (${columns}) from stdin`).writable();
  await pipeline(Readable.from(linesOf(rows, lineOf)), sink);
  await client.unsafe(`insert into ${table} (${columns}) select ${columns} from ${staging}`);
}

function* linesOf<Item>(rows: readonly Item[], lineOf: (row: Item) => string): Generator<string> {
  const size = 1_000;
  for (let start = 0; start < rows.length; start += size) {
    yield rows
      .slice(start, start + size)
      .map(lineOf)
      .join("");
  }
}

function factsLine(distributorId: string, id: string, row: Row): string {
  const facts = factsOf(row);
  return [distributorId, monthOfDay(row.day), id, row.day, ...facts, hashOf(facts)].join("\t");
}

function factsOf(row: Row): string[] {
  return [
    row.accountId,
    row.category,
    row.counting,
    decimalOfMicro(row.list),
    decimalOfMicro(row.billed),
    row.service,
    row.region,
    row.mode,
    row.start.toISOString(),
    row.end.toISOString(),
    row.commitmentId ?? NULL,
    row.resource ?? NULL,
    NULL,
    JSON.stringify(detailsOf(row)),
  ];
}

/** Columns of the billing format beside those that charges keep, as a provider would give them. */
function detailsOf({ description, commitmentId, counting }: Row): Readonly<Record<string, string>> {
  const described = description === null ? {} : { ChargeDescription: description };
  if (commitmentId === null || counting === "always") return described;
  return { ...described, CommitmentDiscountStatus: counting === "never" ? "Unused" : "Used" };
}

function hashOf(facts: readonly string[]): string {
  return createHash("md5").update(facts.join("\t")).digest("hex");
}

function chargeLine(distributorId: string, charge: Charge): string {
  const { id, row, delivery, addedIn, removedIn, spent } = charge;
  const origin = delivery === null ? "event" : "delivery";
  const owner = ownerOf(row);
  const standing = [
    origin,
    delivery?.id ?? NULL,
    addedIn ?? NULL,
    removedIn ?? NULL,
    ...owner.ids,
    decimalOfMicro(spent),
  ];
  return `${factsLine(distributorId, id, row)}\t${standing.join("\t")}\t${owner.isInBudget}\n`;
}

/** The account's customer and the association in which the charge starts; it counts for budgets from there on (G9, G18). */
function ownerOf({ customer, start, day }: Row) {
  if (customer === null) return { ids: [NULL, NULL], isInBudget: false };
  const [present] = customer.associations;
  const own = associationAt(customer, start) ?? customer.associations.at(-1) ?? present;
  const counts = own === present || monthOfDay(day) < billingMonthOf(present.startedAt);
  return { ids: [customer.id, own.id], isInBudget: start >= own.startedAt && counts };
}

function eventLine(distributorId: string, { id, row }: Charge): string {
  const content = hashOf(factsOf(row));
  return `${[distributorId, SOURCE, `evt-${id.slice(-12)}-${id.slice(0, 8)}`, content, monthOfDay(row.day), id].join("\t")}\n`;
}
