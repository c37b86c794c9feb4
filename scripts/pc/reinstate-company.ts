import { changeCompanyState, jsonOf } from "../company-state";
import type { Registration } from "./command";

interface Options {
  readonly company: string;
  readonly reason: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("reinstate-company")
    .description("end a suspension; every other freeze stays as it was, what became due meanwhile is told")
    .requiredOption("--company <account name>", "whom to reinstate")
    .requiredOption("--reason <text>", "why; the company and the distributor above it read it")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company: accountName, reason, json }: Options) => {
        const changed = await changeCompanyState(accountName, "active", reason);
        if (json) return print(jsonOf(changed, "active"));
        const { company, answer } = changed;
        if (!answer.changed) return print(`${company.name} is not suspended.`);
        const { customers, frozen, budgetUsedUp, deletionDue } = answer.below;
        print(`${company.name} is active again; it was ${answer.before}.`);
        print(`Of ${customers} customers below it ${frozen} stay frozen by causes of their own,`);
        print(`${budgetUsedUp} have used up their budget, ${deletionDue} have frozen resources due for deletion.`);
      }),
    );
};
