import { readFile } from "node:fs/promises";
import type { BaseAnswer, BaseOutcome } from "@/lib/contracts/base";
import { plainOf } from "@/lib/data/audit";
import { bringOver } from "@/lib/data/base/bring-over";
import { planBringOver } from "@/lib/data/base/plan-bring-over";
import { type BaseFileProblem, outcomesOf, readableOf, readBaseFile } from "@/lib/data/base/read-base-file";
import { env } from "@/lib/env";
import { distributorPermit } from "../distributor-permit";
import { Refusal } from "../refusal";
import { type Context, pathOf, type Registration } from "./command";

interface Options {
  readonly distributor: string;
  readonly file: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

const PROBLEMS: Record<BaseFileProblem, string> = {
  malformed: "can be read neither as CSV (UTF-8) nor as XLSX",
  empty: "holds no row below its headings",
  "too-many-rows": "holds too many rows",
  "too-large": "unpacks to more than any base needs",
  "unknown-column": "has an unknown column",
  "record-column-missing": "needs a column record in a sheet not named resellers, customers, accounts or members",
};

function detailOf({ problems, answer }: BaseOutcome): string {
  if (answer === null) return `cannot be read: ${problems.join(", ")}`;
  if (answer.status === "refused") return answer.reasons.map(({ code }) => code).join(", ");
  return answer.status === "stands" && answer.differs.length > 0 ? `differs in ${answer.differs.join(", ")}` : "";
}

const wordOf = (status: BaseAnswer["status"], dryRun: boolean) =>
  status === "brought" && dryRun ? "would bring" : status;

async function linesIn(file: string) {
  const bytes = await readFile(pathOf(file)).catch(() => {
    throw new Refusal(`${file} cannot be opened.`);
  });
  const read = await readBaseFile(bytes, Number.POSITIVE_INFINITY);
  if (read.status === "read") return read.lines;
  const what = read.what === "" ? "" : `: ${read.what}`;
  throw new Refusal(`${file} ${PROBLEMS[read.problem]}${what}; nothing was brought over.`);
}

function lineOf(outcome: BaseOutcome, dryRun: boolean): string {
  const { sheet, line, record, name, answer } = outcome;
  const place = sheet === null ? String(line) : `${sheet} ${line}`;
  const status = wordOf(answer?.status ?? "refused", dryRun);
  return [place, record ?? "?", name, status, detailOf(outcome)].join("  ").trimEnd();
}

async function bring({ print }: Context, { distributor, file, dryRun = false, json }: Options): Promise<number> {
  const permit = await distributorPermit(distributor, "base.bring-over");
  const lines = await linesIn(file);
  const rows = readableOf(lines);
  const address = `${env().NEXTAUTH_URL.replace(/\/$/, "")}/invitation/`;
  const answers = dryRun ? await planBringOver(permit, rows) : await bringOver(permit, { rows, address });
  const outcomes = outcomesOf(lines, answers);
  const of = (status: string) => outcomes.filter(({ answer }) => (answer?.status ?? "refused") === status).length;
  const [brought, stands, refused] = [of("brought"), of("stands"), of("refused")];
  if (json) print(JSON.stringify(plainOf({ dryRun, brought, stands, refused, rows: outcomes })));
  else {
    for (const outcome of outcomes) print(lineOf(outcome, dryRun));
    print(`${brought} ${dryRun ? "would be " : ""}brought over, ${stands} already there, ${refused} refused`);
  }
  return refused > 0 ? 1 : 0;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("bring-over")
    .description("bring over resellers, customers, accounts, members, budgets and states from a CSV or XLSX file")
    .requiredOption("--distributor <account name>", "whose base it is")
    .requiredOption("--file <path>", "the CSV (UTF-8) or XLSX")
    .option("--dry-run", "say what would become of every row, change nothing")
    .option("--json", "answer as one JSON object")
    .action(run(bring));
};
