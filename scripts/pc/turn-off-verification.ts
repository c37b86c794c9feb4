import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { getVerification } from "@/lib/data/verification/get-verification";
import { setVerification } from "@/lib/data/verification/set-verification";
import { issuePermit } from "@/lib/domain/access/permit";
import { Refusal } from "../refusal";
import type { Registration } from "./command";

interface Options {
  readonly company: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("turn-off-verification")
    .description("let a company's critical operations go on without a code, when no code reaches anybody any more")
    .requiredOption("--company <account name>", "whose operations")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company: accountName, json }: Options) => {
        const found = await findCompany(accountName);
        if (!found) throw new Refusal(`No company has the account name ${accountName}.`);
        const permit = issuePermit(operatorOf(found.distributorId, found.company), "verification.manage");
        if (!permit) throw new Refusal("The operator may not do this.");
        const { channel: was, version } = await getVerification(permit);
        const decision = await setVerification(permit, { channel: "off", version });
        if (!decision.allowed) throw new Refusal("Somebody changed it at the same moment; run the command again.");
        print(json ? JSON.stringify({ company: accountName, was, is: "off" }) : `It was: ${was}. It is: off.`);
      }),
    );
};
