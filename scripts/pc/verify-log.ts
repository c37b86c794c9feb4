import { sealAudit } from "@/lib/data/audit-log/seal-audit";
import { type ChainAnswer, verifyChain } from "@/lib/data/audit-log/verify-chain";
import { findCompany } from "@/lib/data/company/find-company";
import { listDistributorIds } from "@/lib/data/company/list-distributor-ids";
import { Refusal } from "../refusal";
import type { Registration } from "./command";

interface Options {
  readonly distributor?: string;
  readonly json?: true;
}

async function wantedIds(accountName: string | undefined): Promise<readonly string[]> {
  if (accountName === undefined) return listDistributorIds();
  const found = await findCompany(accountName);
  if (found?.company.kind !== "distributor") throw new Refusal(`No distributor has the account name ${accountName}.`);
  return [found.distributorId];
}

function sentenceOf(answer: ChainAnswer): string {
  if (answer.intact) return `intact, ${answer.sealed} entries, ends with ${answer.end}`;
  const { position, why, entryId, action, subject, at, by } = answer;
  const entry = `entry ${entryId}, ${action} of ${subject} by ${by} on ${at.toISOString()}`;
  return why === "changed"
    ? `BROKEN at position ${position}: ${entry} is not what was sealed`
    : `BROKEN at position ${position}: nothing stands there; the next one is ${entry}`;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("verify-log")
    .description("seal and recompute the operation log's hash chain; exit 1 when an entry was changed or is missing")
    .option("--distributor <account name>", "of this distributor only")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { distributor, json }: Options) => {
        const answers = [];
        for (const id of await wantedIds(distributor)) {
          await sealAudit(id);
          answers.push({ distributor: id, ...(await verifyChain(id)) });
        }
        if (json) print(JSON.stringify({ distributors: answers }));
        else {
          for (const answer of answers) {
            print(`${answer.distributor}: ${sentenceOf(answer)}`);
          }
        }
        return answers.every(({ intact }) => intact) ? 0 : 1;
      }),
    );
};
