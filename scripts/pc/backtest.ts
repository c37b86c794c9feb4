import { writeFile } from "node:fs/promises";
import { listDistributorIds } from "@/lib/data/company/list-distributor-ids";
import { backTestTenant, LEVELS, type Level } from "@/lib/data/forecast/back-test-tenant";
import type { Tried } from "@/lib/domain/forecast/back-test";
import { chosenOf, tallyOf } from "@/lib/domain/forecast/tally";
import { pathOf, type Registration } from "./command";

interface Options {
  readonly write?: string;
}

const percent = (part: number) => `${part.toFixed(1)} %`;

function tableOf(level: Level, tried: readonly Tried[]): readonly string[] {
  const rows = tallyOf(tried);
  if (rows.length === 0) return [`## ${level}`, "", "No whole month to try it on.", ""];
  const months = new Set(tried.map(({ month }) => month)).size;
  const chosen = chosenOf(tried).map(({ method, times }) => `${method} ${percent((times / tried.length) * 100)}`);
  return [
    `## ${level}`,
    "",
    `${months} months held back; methods chosen: ${chosen.join(", ")}.`,
    "",
    "| told up to day | forecasts | median error | run rate | weighted error | run rate |",
    "|---|---|---|---|---|---|",
    ...rows.map(({ stage, forecasts, method, runRate }) =>
      [
        "",
        stage === null ? "all" : `${stage}`,
        `${forecasts}`,
        percent(method.median),
        percent(runRate.median),
        percent(method.weighted),
        percent(runRate.weighted),
        "",
      ]
        .join(" | ")
        .trim(),
    ),
    "",
  ];
}

const PREFACE = `# Forecast: the back-test

Made by \`npm run pc -- backtest --write docs/forecast.md\` on the demo world, whose charges are made: weekdays by line of business, growth, launches, outages, sales days, renewals on fixed days and noise, as the seed has them. It shows that the methods find what is there; it is no measurement of real customers, whose days are rougher. Much of what the straight line misses early in a month is what renews on the 1st. The one real sample there is to import covers a single month, and a month needs months before it to be forecast, so it cannot be tried. The same command on an installation measures that installation.

Every whole month of the past is told up to days 5, 10, 15, 20 and 25, the rest held back; the method is chosen by the months before it alone. The run rate is the straight line: what the days so far came to, times the days of the month over them. The median error is that of the single forecasts; the weighted one is what all missed together over what the months came to. What renews itself by a resource is not in it, since the past does not tell what was due then; only what was paid on the same day of both months before is.
`;

export const register: Registration["register"] = (program, run) => {
  program
    .command("backtest")
    .description("forecast every past month from its first days and tell how far the forecasts missed")
    .option("--write <file>", "write the tables into this file as well")
    .action(
      run(async ({ print }, { write }: Options) => {
        const tried: Record<Level, Tried[]> = { customer: [], reseller: [], distributor: [] };
        for (const id of await listDistributorIds()) {
          const ofTenant = await backTestTenant(id);
          for (const level of LEVELS) for (const one of ofTenant[level]) tried[level].push(one);
        }
        const lines = LEVELS.flatMap((level) => tableOf(level, tried[level]));
        for (const line of lines) print(line);
        if (write !== undefined) await writeFile(pathOf(write), `${PREFACE}\n${lines.join("\n").trimEnd()}\n`);
      }),
    );
};
