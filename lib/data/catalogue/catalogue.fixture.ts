import { sql } from "drizzle-orm";
import postgres from "postgres";
import { CATALOGUE_COLUMNS } from "@/lib/contracts/catalogue";
import type { OfferListQuery } from "@/lib/contracts/catalogue-view";
import { importCatalogue } from "./import-catalogue";
import { readCatalogueFile } from "./read-catalogue-file";

type Cells = Partial<Record<(typeof CATALOGUE_COLUMNS)[number], string>>;

const GOOD: Cells = {
  product: "ec.small",
  service: "Elastic Compute",
  specification: "1 vCPU, 1 GB",
  region: "east-1",
  region_name: "East",
  charging_mode: "pay-per-use",
  period: "hour",
  unit: "instance",
  currency: "USD",
  price: "0.1",
  valid_from: "2026-01-01",
};

const cellsOf = (cells: Cells): Cells => ({ ...GOOD, ...cells });

/** A file of rows that are right but for the cells given. */
export function csvOf(rows: readonly Cells[]): string {
  const lines = rows.map((row) => CATALOGUE_COLUMNS.map((column) => `"${cellsOf(row)[column] ?? ""}"`).join(","));
  return [CATALOGUE_COLUMNS.join(","), ...lines].join("\n");
}

export function linesOf(text: string) {
  const read = readCatalogueFile(new TextEncoder().encode(text));
  if (read.status !== "read") throw new Error(`${read.problem} ${read.what}`);
  return read.lines;
}

export function importRows(rows: readonly Cells[], dryRun = false) {
  return importCatalogue({ fileName: "prices.csv", sha256: "0", lines: linesOf(csvOf(rows)), dryRun });
}

export const anyOffer: OfferListQuery = {
  q: null,
  service: null,
  region: null,
  mode: null,
  customer: null,
  after: null,
  before: null,
};

/** Runs as the owner, beside the application. */
export async function asOwner<Result>(url: string, work: (owner: postgres.Sql) => Promise<Result>): Promise<Result> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

export const countOf = (table: string) => sql`select count(*)::int as count from ${sql.identifier(table)}`;
