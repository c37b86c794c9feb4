import { readFile } from "node:fs/promises";
import { type CreditInput, readCreditSheet } from "@/lib/contracts/credit";
import { findCompany } from "@/lib/data/company/find-company";
import { recordCredits } from "@/lib/data/credit/record-credits";
import { operatorOf } from "@/lib/data/operator";
import { issuePermit } from "@/lib/domain/access/permit";
import { Refusal } from "../refusal";
import { pathOf, type Registration } from "./command";

interface Options {
  readonly company: string;
  readonly file: string;
  readonly dryRun?: true;
  readonly json?: true;
}

async function permitFor(accountName: string) {
  const found = await findCompany(accountName);
  const permit = found && issuePermit(operatorOf(found.distributorId, found.company), "credit.record");
  if (!permit) throw new Refusal(`No distributor or reseller has the account name ${accountName}.`);
  return permit;
}

async function readRecords(file: string): Promise<readonly CreditInput[]> {
  const sheet = readCreditSheet(await readFile(pathOf(file), "utf8"));
  if (sheet.status === "refused") throw new Refusal(`The file was not taken: ${sheet.problem}.`);
  return sheet.lines.map(({ line, input, problems }) => {
    if (input === null) throw new Refusal(`Line ${line} cannot be read: ${problems.join(", ")}. Nothing was recorded.`);
    return input;
  });
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("record-credit")
    .description("record from a CSV how the own credit of a distributor or reseller stood")
    .requiredOption("--company <account name>", "whose credit it is")
    .requiredOption("--file <path>", "columns as_of, quota, balance, coupons, due, unbilled, or the provider's names")
    .option("--dry-run", "compute everything, change nothing")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company, file, dryRun, json }: Options) => {
        const permit = await permitFor(company);
        const records = await readRecords(file);
        const kept = await recordCredits(permit, { records, source: "imported", dryRun: dryRun === true });
        if (!kept.allowed) throw new Refusal("The company is suspended.");
        const counts = { written: 0, stands: 0, refused: 0 };
        for (const { status } of kept.answers) counts[status] += 1;
        if (json) print(JSON.stringify({ dryRun: dryRun === true, ...counts }));
        else print(`${counts.written} recorded, ${counts.stands} stood already, ${counts.refused} refused`);
        return counts.refused > 0 ? 1 : 0;
      }),
    );
};
