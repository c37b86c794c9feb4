import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { KEY_SCOPES } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { Refusal } from "../refusal";
import { scopesIn } from "../scopes-in";
import type { Registration } from "./command";

interface Options {
  readonly company: string;
  readonly scopes: string;
  readonly name: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("create-api-key")
    .description("create an API key of a company and print it once")
    .requiredOption("--company <account name>", "whose key it is")
    .requiredOption("--scopes <list>", `separated by commas: ${KEY_SCOPES.join(", ")}`)
    .option("--name <name>", "to recognise it by", "Command line")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company: accountName, scopes: wanted, name, json }: Options) => {
        const scopes = scopesIn(wanted);
        const found = await findCompany(accountName);
        if (!found) throw new Refusal(`No company has the account name ${accountName}.`);
        const permit = issuePermit(operatorOf(found.distributorId, found.company), "api-key.manage");
        const answer = permit && (await createApiKey(permit, { name, scopes }));
        if (!answer?.allowed) {
          throw new Refusal(`A ${found.company.kind}'s key cannot have all of these scopes: ${scopes.join(", ")}.`);
        }
        const { key, keyId: id } = answer;
        print(json ? JSON.stringify({ key, id, company: accountName, scopes }) : key);
      }),
    );
};
