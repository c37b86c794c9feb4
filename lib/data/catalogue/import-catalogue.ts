import "server-only";
import { sql } from "drizzle-orm";
import { catalogueImports } from "@/db/schema";
import type { CatalogueOutcome } from "@/lib/contracts/catalogue";
import { type CataloguePlan, type CatalogueRow, decideImport } from "@/lib/domain/catalogue/decide-import";
import { plainOf } from "../audit";
import { database } from "../database";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { type CatalogueConnection, type LoadedCatalogue, loadStandingCatalogue } from "./load-standing-catalogue";
import type { CatalogueLine } from "./read-catalogue-file";
import { writeCatalogue } from "./write-catalogue";

/** One import at a time: each decides on what the one before left. */
const LOCK = 7_261_932;

export type CatalogueInput = {
  readonly fileName: string;
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly lines: readonly CatalogueLine[];
  readonly dryRun: boolean;
};

export type CatalogueReport = {
  /** False: it was a dry run, something was refused, or there was nothing to change. */
  readonly written: boolean;
  readonly outcomes: readonly CatalogueOutcome[];
  /** Products and regions that are new or said otherwise. */
  readonly described: number;
};

/** Imports a price list for the whole installation: all of it or nothing; the operator's, by command line only (G21). */
export function importCatalogue(input: CatalogueInput): Promise<CatalogueReport> {
  return database("import").transaction(async (tx) => {
    // The application's role may only read the catalogue; whoever runs this connected as the owner.
    await tx.execute(sql`set local role none`);
    return importCatalogueIn(tx, input);
  });
}

/** The same within the owner's transaction. */
export async function importCatalogueIn(tx: CatalogueConnection, input: CatalogueInput): Promise<CatalogueReport> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const at = await instantOf(tx);
  const rows = input.lines.flatMap(({ line, row }): CatalogueRow[] => (row === null ? [] : [{ line, ...row }]));
  const standing = await loadStandingCatalogue(tx, [...new Set(rows.map(({ product }) => product.code))]);
  const plan = decideImport(standing, rows, at);
  const outcomes = outcomesOf(input.lines, rows, plan);
  const isRefused = outcomes.some(({ answer }) => answer === null || answer.status === "refused");
  const described = plan.regions.length + plan.products.length;
  const written = !input.dryRun && !isRefused && described + plan.prices.length > 0;
  if (written) {
    const id = newId();
    await tx.insert(catalogueImports).values({ id, at, ...recordOf(input, standing, rows, plan) });
    await writeCatalogue(tx, standing, plan, id);
  }
  return { written, outcomes, described };
}

function outcomesOf(lines: readonly CatalogueLine[], rows: readonly CatalogueRow[], plan: CataloguePlan) {
  const answers = new Map(rows.map(({ line }, index) => [line, plan.answers[index]]));
  return lines.map((line): CatalogueOutcome => ({ ...line, answer: answers.get(line.line) ?? null }));
}

/** What the import leaves behind, with everything that is not to be read elsewhere any more. */
function recordOf(
  { fileName, sha256, lines }: CatalogueInput,
  { regions, products }: LoadedCatalogue,
  rows: readonly CatalogueRow[],
  plan: CataloguePlan,
) {
  const replaced = plan.answers.flatMap((answer, index) =>
    answer.status === "replaced" ? [{ offer: rows[index]?.offer, former: answer.former }] : [],
  );
  const corrected = [
    ...plan.regions.flatMap(({ code }) => regions.get(code) ?? []),
    ...plan.products.flatMap(({ code }) => products.get(code) ?? []),
  ];
  return {
    fileName,
    sha256,
    rows: lines.length,
    added: plan.prices.length - replaced.length,
    replaced: plainOf(replaced),
    corrected: plainOf(corrected),
  };
}
