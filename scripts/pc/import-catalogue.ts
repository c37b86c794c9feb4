import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { CATALOGUE_COLUMNS, type CatalogueOutcome, OPTIONAL_COLUMNS } from "@/lib/contracts/catalogue";
import { plainOf } from "@/lib/data/audit";
import { importCatalogue } from "@/lib/data/catalogue/import-catalogue";
import { type CatalogueFile, readCatalogueFile } from "@/lib/data/catalogue/read-catalogue-file";
import type { CatalogueReason } from "@/lib/domain/catalogue/decide-import";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { decimalOf } from "@/lib/domain/money/money";
import { Refusal } from "../refusal";
import { type Context, pathOf, type Registration } from "./command";

interface Options {
  readonly file: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

const HELP = `
One row, or one object of a JSON list, is the price of an offer from a day on. All values are text. Columns:
  ${CATALOGUE_COLUMNS.join(", ")}
Not needed: ${OPTIONAL_COLUMNS.join(", ")}.
  region_name       once for every region that is new
  charging_mode     ${CHARGING_MODES.join(", ")}
  period            pay-per-use: hour or usage; spot: hour; otherwise "1 month", "1 year", "3 years"
  price             for one unit and period, at most 12 decimals; or "withdrawn"
  valid_from        YYYY-MM-DD, from 00:00 GMT+08:00
  free_while_frozen yes: resources that are paid by use cost nothing while frozen`;

const PROBLEMS: Record<Extract<CatalogueFile, { status: "refused" }>["problem"], string> = {
  malformed: "can be read neither as CSV nor as a JSON list (UTF-8)",
  empty: "holds no row",
  "unknown-column": "has an unknown column",
  "missing-column": "lacks a column",
};

function sentenceOf(reason: CatalogueReason): string {
  switch (reason.code) {
    case "catalogue.region-unknown":
      return `the region ${reason.region} is not known; give its region_name once if it is new`;
    case "catalogue.region-contradicted":
      return `line ${reason.line} names the region otherwise`;
    case "catalogue.product-contradicted":
      return `line ${reason.line} describes the product otherwise`;
    case "catalogue.period-unfit":
      return "this charging mode is not priced for this period";
    case "catalogue.free-while-frozen-unfit":
      return "only pay-per-use and spot can be free while frozen";
    case "catalogue.row-duplicate":
      return `line ${reason.line} is the same offer and day`;
    case "catalogue.price-fixed": {
      const price = reason.amount === null ? "the withdrawal" : `the price ${decimalOf(reason.amount)}`;
      return `${price} is in force since ${reason.since.toISOString()}; only later days can be priced`;
    }
  }
}

function detailOf({ problems, answer }: CatalogueOutcome): string {
  if (answer === null) return `cannot be read: ${problems.join(", ")}`;
  if (answer.status === "refused") return answer.reasons.map(sentenceOf).join("; ");
  if (answer.status !== "replaced") return "";
  const { amount } = answer.former;
  return `announced was ${amount === null ? "a withdrawal" : decimalOf(amount)}`;
}

const statusOf = ({ answer }: CatalogueOutcome) => answer?.status ?? "refused";

function lineOf(outcome: CatalogueOutcome): string {
  const { line, product, row } = outcome;
  const offer = row && `${row.offer.region}  ${row.offer.mode}  ${row.offer.currency}`;
  return [line, product, offer ?? "?", statusOf(outcome), detailOf(outcome)].join("  ").trimEnd();
}

async function linesIn(file: string) {
  const bytes = await readFile(pathOf(file)).catch(() => {
    throw new Refusal(`${file} cannot be opened.`);
  });
  const read = readCatalogueFile(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (read.status === "read") return { fileName: basename(file), sha256, lines: read.lines };
  const what = read.what === "" ? "" : `: ${read.what}`;
  throw new Refusal(`${file} ${PROBLEMS[read.problem]}${what}; nothing was imported.`);
}

async function bring({ print }: Context, { file, dryRun = false, json }: Options): Promise<number> {
  const { written, outcomes, described } = await importCatalogue({ ...(await linesIn(file)), dryRun });
  const of = (status: string) => outcomes.filter((outcome) => statusOf(outcome) === status).length;
  const counts = { new: of("new"), replaced: of("replaced"), unchanged: of("unchanged"), refused: of("refused") };
  if (json) {
    const rows = outcomes.map((outcome) => ({
      line: outcome.line,
      product: outcome.product,
      status: statusOf(outcome),
      problems: outcome.problems,
      reasons: outcome.answer?.status === "refused" ? outcome.answer.reasons : [],
    }));
    print(JSON.stringify(plainOf({ dryRun, written, ...counts, described, rows })));
  } else {
    for (const outcome of outcomes) if (statusOf(outcome) !== "unchanged") print(lineOf(outcome));
    print(
      `${counts.new} new prices, ${counts.replaced} announced ones replaced, ${counts.unchanged} unchanged, ${counts.refused} refused; ${described} products and regions described`,
    );
    print(written ? "The catalogue was imported." : "Nothing was written.");
  }
  return counts.refused > 0 ? 1 : 0;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("import-catalogue")
    .description("import products and list prices from a CSV or JSON file, all of it or nothing")
    .requiredOption("--file <path>", "the CSV or JSON (UTF-8)")
    .option("--dry-run", "say what would become of every row, change nothing")
    .option("--json", "answer as one JSON object")
    .addHelpText("after", HELP)
    .action(run(bring));
};
