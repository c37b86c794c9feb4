import { checkInvariants } from "@/db/check-invariants";
import type { Registration } from "./command";

interface Options {
  readonly json?: true;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("check-invariants")
    .description("run every invariant over the whole database; exit 1 and the rows when one fails")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ url, print }, { json }: Options) => {
        const results = await checkInvariants(url);
        const broken = results.filter(({ rows }) => rows.length > 0);
        if (json) print(JSON.stringify({ checked: results.length, broken }));
        else {
          for (const { name, rows } of broken) {
            print(`BROKEN ${name}`);
            for (const row of rows) print(`  ${JSON.stringify(row)}`);
          }
          print(`${results.length} invariants checked, ${broken.length} broken`);
        }
        return broken.length > 0 ? 1 : 0;
      }),
    );
};
