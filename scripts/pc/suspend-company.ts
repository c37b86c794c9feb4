import { SUSPENDED_STATES } from "@/db/schema";
import { changeCompanyState, jsonOf } from "../company-state";
import { Refusal } from "../refusal";
import type { Registration } from "./command";

interface Options {
  readonly company: string;
  readonly state: string;
  readonly reason: string;
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("suspend-company")
    .description("suspend a distributor or reseller; bites on the next request of everyone below it")
    .requiredOption("--company <account name>", "whom to suspend")
    .requiredOption("--state <state>", "restricted: nobody below buys; frozen: resources too, and it writes nothing")
    .requiredOption("--reason <text>", "why; the company and the distributor above it read it")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { company: accountName, state: wanted, reason, json }: Options) => {
        const state = SUSPENDED_STATES.find((known) => known === wanted);
        if (!state) throw new Refusal(`--state ${wanted} is neither ${SUSPENDED_STATES.join(" nor ")}.`);
        const changed = await changeCompanyState(accountName, state, reason);
        if (json) return print(jsonOf(changed, state));
        const { company, answer } = changed;
        const since = answer.since.toISOString();
        if (!answer.changed) return print(`${company.name} is ${state} already, since ${since}.`);
        print(`${company.name} is ${state} since ${since}, and with it ${answer.below.customers} customers below it.`);
      }),
    );
};
