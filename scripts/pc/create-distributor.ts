import { createDistributor } from "@/lib/data/company/create-distributor";
import { env } from "@/lib/env";
import { Refusal } from "../refusal";
import type { Registration } from "./command";

interface Options {
  readonly name: string;
  readonly account: string;
  readonly currency: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("create-distributor")
    .description("create a distributor and print a one-time link for its first administrator")
    .requiredOption("--name <name>", "the company's name")
    .requiredOption("--account <account name>", "unique in the installation: lower-case letters, digits, hyphens")
    .option("--currency <code>", "ISO 4217; every amount of this distributor is in it", "USD")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { name, account, currency, json }: Options) => {
        if (!Intl.supportedValuesOf("currency").includes(currency)) {
          throw new Refusal(`--currency ${currency} is no ISO 4217 code.`);
        }
        if (name.trim() === "" || name.length > 100) throw new Refusal("--name needs 1 to 100 characters.");
        const answer = await createDistributor({ name: name.trim(), accountName: account, currency });
        if (!answer.allowed) {
          const isTaken = answer.reasons[0].code === "company.account-name-taken";
          throw new Refusal(
            isTaken
              ? `The account name ${account} is taken.`
              : "--account needs 3 to 64 lower-case letters, digits and hyphens, beginning with a letter.",
          );
        }
        const link = `${env().NEXTAUTH_URL.replace(/\/$/, "")}/invitation/${answer.secret}`;
        if (json) print(JSON.stringify({ id: answer.distributorId, account, currency, link }));
        else {
          print(`${name} was created. Its first administrator opens this link, once, within 7 days:`);
          print(link);
        }
      }),
    );
};
