import { createAccessKey } from "@/lib/data/api-key/create-access-key";
import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { KEY_SCOPES } from "@/lib/domain/access/actor";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { issuePermit } from "@/lib/domain/access/permit";
import { Refusal } from "../refusal";
import { scopesIn } from "../scopes-in";
import type { Registration } from "./command";

interface Options {
  readonly company: string;
  readonly scopes?: string;
  readonly name: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("create-access-key")
    .description("create an access key (AK/SK) of a company and print it once")
    .requiredOption("--company <account name>", "whose key it is")
    .option("--scopes <list>", `separated by commas: ${KEY_SCOPES.join(", ")}; all its company can have unless said`)
    .option("--name <name>", "to recognise it by", "Command line")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company: accountName, scopes: wanted, name, json }: Options) => {
        const named = wanted === undefined ? null : scopesIn(wanted);
        const found = await findCompany(accountName);
        if (!found) throw new Refusal(`No company has the account name ${accountName}.`);
        const { kind } = found.company;
        const scopes = named ?? scopesOf(kind);
        const permit = issuePermit(operatorOf(found.distributorId, found.company), "api-key.manage");
        const answer = permit && (await createAccessKey(permit, { name, scopes }));
        if (!answer?.allowed) {
          throw new Refusal(`A ${kind}'s key cannot have all of these scopes: ${scopes.join(", ")}.`);
        }
        const { accessKeyId: ak, secret: sk, keyId: id } = answer;
        if (json) print(JSON.stringify({ ak, sk, id, company: accountName, scopes }));
        else {
          print(ak);
          print(sk);
        }
      }),
    );
};
