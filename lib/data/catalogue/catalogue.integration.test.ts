import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { catalogueImports, cataloguePrices, distributors } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { database } from "../database";
import { inTenant } from "../tenant";
import { anyOffer, asOwner, countOf, csvOf, importRows, linesOf } from "./catalogue.fixture";
import { getOffer } from "./get-offer";
import { importCatalogue } from "./import-catalogue";
import { listOfferChoices } from "./list-offer-choices";
import { listOffers } from "./list-offers";

const { url } = await openTestDatabase();
const world = await makeWorld();
const customer = customerActor(world, await joinCustomer(world));
await inTenant(world.otherDistributor, (tx) =>
  tx
    .update(distributors)
    .set({ currency: "EUR" })
    .where(eq(distributors.distributorId, world.otherDistributor.distributorId)),
);

const statusesOf = ({ outcomes }: Awaited<ReturnType<typeof importRows>>) =>
  outcomes.map(({ answer }) => answer?.status ?? "unreadable");
const TABLES = ["catalogue_imports", "catalogue_regions", "catalogue_products", "catalogue_offers", "catalogue_prices"];
const countAll = () =>
  Promise.all(TABLES.map(async (table) => (await database().execute(countOf(table)))[0]?.["count"]));

const DAY = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
const [PAST, SOON, LATER] = ["2026-01-01", dayIn(40), dayIn(80)];
const at = (day: string, before = 0) => new Date(new Date(`${day}T00:00:00+08:00`).getTime() - before);

async function pricesOf(actor: Actor, when: Date, query = anyOffer) {
  const { rows } = await listOffers(permit(actor, "product.read"), query, when);
  return rows.map(({ product, region, mode, price, next }) => ({
    offer: `${product.code} ${region} ${mode}`,
    price: price?.amount ? decimalOf(price.amount) : null,
    next: next && [next.amount && decimalOf(next.amount), next.validFrom],
  }));
}

const FILE = [
  { price: "0.1" },
  { price: "0.12", valid_from: SOON },
  { region: "west-1", region_name: "West", price: "0.11" },
  { charging_mode: "yearly-monthly", period: "1 month", price: "48.000000000001" },
  { product: "ec.large", specification: "8 vCPU, 16 GB", price: "0.8" },
  { product: "bs.ssd", service: "Block Storage", specification: "SSD", unit: "GB", currency: "EUR", price: "0.0002" },
];

test("a dry run tells and writes nothing; then all goes in; the same file again changes nothing", async () => {
  expect(statusesOf(await importRows(FILE, true))).toEqual(FILE.map(() => "new"));
  expect(await countAll()).toEqual([0, 0, 0, 0, 0]);

  expect((await importRows(FILE)).written).toBe(true);
  expect(await countAll()).toEqual([1, 2, 3, 5, 6]);

  const again = await importRows(FILE);
  expect([again.written, statusesOf(again)]).toEqual([false, FILE.map(() => "unchanged")]);
  expect(await countAll()).toEqual([1, 2, 3, 5, 6]);
});

test("each company reads the prices of its distributor's currency, and no others, by list and by id", async () => {
  for (const actor of [world.distributor, world.reseller, customer]) {
    expect((await pricesOf(actor, new Date())).map(({ offer }) => offer)).toEqual([
      "ec.large east-1 pay-per-use",
      "ec.small east-1 pay-per-use",
      "ec.small east-1 yearly-monthly",
      "ec.small west-1 pay-per-use",
    ]);
  }
  const other = permit(world.otherDistributor, "product.read");
  const { rows } = await listOffers(other, anyOffer, new Date());
  expect(rows.map(({ product, price }) => [product.code, price?.amount])).toEqual([["bs.ssd", 200_000_000n]]);
  expect(await listOfferChoices(other)).toEqual({
    services: ["Block Storage"],
    regions: [{ code: "east-1", name: "East" }],
  });
  const [foreign] = rows;
  expect(await getOffer(other, foreign?.id ?? "", new Date())).toEqual(foreign);
  expect(await getOffer(permit(customer, "product.read"), foreign?.id ?? "", new Date())).toBeNull();
});

test("a price holds from its day on, to the millisecond, and what is announced stands beside it", async () => {
  const query = { ...anyOffer, q: "small 1", region: "east-1", mode: "pay-per-use" as const };
  const [offer, next] = ["ec.small east-1 pay-per-use", ["0.12", at(SOON)]];
  expect(await pricesOf(customer, at(SOON, 1), query)).toEqual([{ offer, price: "0.1", next }]);
  expect(await pricesOf(customer, at(SOON), query)).toEqual([{ offer, price: "0.12", next: null }]);
  expect(await pricesOf(customer, at(PAST, 1), query)).toEqual([{ offer, price: null, next: ["0.1", at(PAST)] }]);
});

test("an announced price is replaced and told, one in force is not, and then nothing of the file goes in", async () => {
  const before = await countAll();
  const refused = await importRows([{ price: "0.3" }, { charging_mode: "spot", price: "0.03" }]);
  expect([refused.written, statusesOf(refused)]).toEqual([false, ["refused", "new"]]);
  const unreadable = await importRows([{ currency: "" }, { charging_mode: "spot", price: "-1" }, { valid_from: SOON }]);
  expect(unreadable.outcomes.map(({ problems }) => problems)).toEqual([["currency"], ["price"], []]);
  expect(await countAll()).toEqual(before);

  const replaced = await importRows([
    { price: "0.13", valid_from: SOON },
    { price: "withdrawn", valid_from: LATER },
  ]);
  expect(statusesOf(replaced)).toEqual(["replaced", "new"]);
  const query = { ...anyOffer, q: "ec.small", region: "east-1", mode: "pay-per-use" as const };
  const [offer, next] = ["ec.small east-1 pay-per-use", ["0.13", at(SOON)]];
  expect(await pricesOf(customer, new Date(), query)).toEqual([{ offer, price: "0.1", next }]);
  expect(await pricesOf(customer, at(LATER, 1), query)).toEqual([{ offer, price: "0.13", next: [null, at(LATER)] }]);
  expect(await pricesOf(customer, at(LATER), query)).toEqual([]);
  const [kept] = await database()
    .select({ replaced: catalogueImports.replaced })
    .from(catalogueImports)
    .orderBy(sql`at desc`)
    .limit(1);
  expect(kept?.replaced).toMatchObject([{ offer: { product: "ec.small" }, former: { amount: "0.12" } }]);
});

test("a product said otherwise is corrected everywhere, and stays where its service's name sorts it", async () => {
  const renamed = { service: "Compute", specification: "One vCPU", charging_mode: "spot", price: "0.04" };
  expect((await importRows([renamed])).described).toBe(1);
  const service = { ...anyOffer, service: "Compute" };
  expect((await pricesOf(customer, new Date(), service)).map(({ offer }) => offer)).toEqual([
    "ec.small east-1 pay-per-use",
    "ec.small east-1 spot",
    "ec.small east-1 yearly-monthly",
    "ec.small west-1 pay-per-use",
  ]);
  const former = await pricesOf(customer, new Date(), { ...anyOffer, service: "Elastic Compute" });
  expect(former.map(({ offer }) => offer)).toEqual(["ec.large east-1 pay-per-use"]);
});

test("an import that is cut short leaves nothing behind", async () => {
  const before = await countAll();
  const rows = Array.from({ length: 3000 }, (_, index) => ({ product: `cut.${index}`, specification: `Cut ${index}` }));
  const cut = asOwner(url, async (owner) => {
    for (;;) {
      // Once it waits for the lock held here it has written everything but prices.
      const [row] = await owner`
        select pg_terminate_backend(pid) as ended from pg_stat_activity
        where wait_event_type = 'Lock' and query like 'insert into "catalogue_prices"%'`;
      if (row?.["ended"]) return true;
    }
  });
  const held = asOwner(url, (owner) =>
    owner.begin(async (tx) => {
      await tx`lock table catalogue_prices in share mode`;
      await expect(importRows(rows)).rejects.toThrow();
      return cut;
    }),
  );
  expect(await held).toBe(true);
  expect(await countAll()).toEqual(before);
  expect((await importRows(rows)).written).toBe(true);
});

test("pages follow each other without gap and back again", async () => {
  const reading = permit(customer, "product.read");
  const query = { ...anyOffer, q: "cut.1" };
  const all = (await listOffers(reading, query, new Date(), 5000)).rows.map(({ id }) => id);
  expect(all).toHaveLength(1111);
  const first = await listOffers(reading, query, new Date(), 400);
  const second = await listOffers(reading, { ...query, after: first.after }, new Date(), 400);
  const third = await listOffers(reading, { ...query, after: second.after }, new Date(), 400);
  expect([...first.rows, ...second.rows, ...third.rows].map(({ id }) => id)).toEqual(all);
  expect(third.after).toBeNull();
  const back = await listOffers(reading, { ...query, before: third.before }, new Date(), 400);
  expect(back.rows).toEqual(second.rows);
});

test("the application reads the catalogue and cannot write it", async () => {
  const [price] = await database().select().from(cataloguePrices).limit(1);
  if (!price) throw new Error("no price");
  const change = () => database().update(cataloguePrices).set({ freeWhileFrozen: true });
  await expect(change()).rejects.toMatchObject({ cause: { message: expect.stringContaining("permission denied") } });
  for (const table of TABLES) {
    const removal = database().execute(sql`delete from ${sql.identifier(table)}`);
    await expect(removal).rejects.toMatchObject({ cause: { message: expect.stringContaining("permission denied") } });
  }
});

test("what JSON says is what CSV says", async () => {
  const rows = FILE.map((row) => ({ ...row, charging_mode: row.charging_mode ?? "spot", valid_from: "2026-02-01" }));
  const csv = linesOf(csvOf(rows)).map(({ row }) => row);
  const [head = "", ...body] = csvOf(rows).split("\n");
  const json = body.map((line) => {
    const cells = JSON.parse(`[${line}]`) as string[];
    return Object.fromEntries(head.split(",").map((column, index) => [column, cells[index] || null]));
  });
  const read = linesOf(JSON.stringify(json.map((row) => ({ ...row, free_while_frozen: false }))));
  expect(read.map(({ row }) => row)).toEqual(csv);
  const [numbered] = linesOf(JSON.stringify(json.slice(0, 1).map((row) => ({ ...row, price: 0.1 }))));
  expect(numbered?.problems).toEqual(["price"]);
  const lines = linesOf(JSON.stringify(json));
  const report = await importCatalogue({ fileName: "a.json", sha256: "0", lines, dryRun: true });
  expect(report.written).toBe(false);
});
