import { basename } from "node:path";
import { type FileProblem, type ImportReport, summaryOf } from "@/lib/contracts/delivery";
import { importFiles } from "@/lib/data/delivery/import-files";
import { distributorPermit } from "../distributor-permit";
import { pathOf, type Registration } from "./command";

interface Options {
  readonly distributor: string;
  readonly file: readonly string[];
  readonly source?: string;
  readonly dryRun?: true;
  readonly strict?: true;
  readonly accept?: true;
  readonly json?: true;
}

const PROBLEMS: Record<FileProblem["code"], string> = {
  "file.missing-columns": "lacks columns that every row needs",
  "file.unreadable": "cannot be read",
  "file.empty": "is empty",
};

const collected = (value: string, former: readonly string[]) => [...former, value];

function* linesOf(report: ImportReport): Generator<string> {
  for (const { file, code, columns } of report.problems) {
    yield `${file} ${PROBLEMS[code]}${columns.length > 0 ? `: ${columns.join(", ")}` : ""}; nothing was imported`;
  }
  for (const { source, billingAccount, billingPeriod, status, rows, hold } of report.deliveries) {
    yield `${status.padEnd(9)}  ${source}  ${billingAccount}  ${billingPeriod}  ${rows} rows`;
    for (const { code } of hold) yield `           ${code}`;
  }
  yield `${report.rows} rows: ${report.taken} taken, ${report.parked} parked, ${report.refused} refused`;
  for (const [month, listed] of Object.entries(report.listed)) {
    yield `${month}  listed ${listed}  counts towards budgets ${report.counted[month] ?? "0"}`;
  }
  yield `billed in total ${report.billed}`;
  if (report.rounding.rows > 0)
    yield `rounded at the door: ${report.rounding.rows} rows, ${report.rounding.difference} in total`;
}

function isRefused({ problems, deliveries, rows, refused }: ImportReport): boolean {
  const isNoRowGood = rows > 0 && refused === rows;
  return problems.length > 0 || isNoRowGood || deliveries.some(({ status }) => status === "refused");
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("import-delivery")
    .description("import the files of one or several billing deliveries (FOCUS 1.0 to 1.4, CSV, plain or gzip)")
    .requiredOption("--distributor <account name>", "whose bills they are")
    .requiredOption("--file <path>", "may be given several times", collected, [])
    .option("--source <name>", "who delivers; default: the provider column")
    .option("--dry-run", "compute everything, change nothing")
    .option("--strict", "change nothing if any row is refused")
    .option("--accept", "apply even what would be held")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, options: Options) => {
        const permit = await distributorPermit(options.distributor, "delivery.import");
        const report = await importFiles(permit, {
          files: options.file.map((given) => ({ name: basename(given), path: pathOf(given) })),
          source: options.source ?? null,
          dryRun: options.dryRun === true,
          strict: options.strict === true,
          accept: options.accept === true,
        });
        const say = options.json ? (line: string) => void process.stderr.write(`${line}\n`) : print;
        for (const line of linesOf(report)) say(line);
        if (options.json) print(JSON.stringify(summaryOf(report)));
        return isRefused(report) ? 1 : 0;
      }),
    );
};
