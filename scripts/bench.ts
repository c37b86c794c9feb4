import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { closeDatabases } from "@/lib/data/database";
import { measureR16 } from "./bench/alerts";
import { measureR1, measureR2 } from "./bench/decisions";
import { measureR12 } from "./bench/deep-pages";
import { measureR11 } from "./bench/exports";
import { measureR9 } from "./bench/first-load";
import { measureImports } from "./bench/imports";
import type { Measured } from "./bench/measure";
import { measureOrders } from "./bench/orders";
import { measureR8 } from "./bench/pages";
import { type Product, startProduct } from "./bench/product";
import { measureR7 } from "./bench/queries";
import { measureR10 } from "./bench/row-security";
import { tableOf } from "./bench/table";
import { pathOf } from "./pc/command";
import { main, Refusal, sentenceOf } from "./refusal";

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    pairs: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    rows: { type: "string", default: "20000" },
    charges: { type: "string", default: "1000000" },
    out: { type: "string" },
  },
});

function numberOf(name: "pairs" | "seconds" | "rows" | "charges", least: number): number {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < least) throw new Refusal(`--${name} must be a whole number from ${least}.`);
  return value;
}

function measuresOf(product: Product): readonly (readonly [ids: string, run: () => Promise<readonly Measured[]>])[] {
  const [pairs, seconds] = [numberOf("pairs", 5), numberOf("seconds", 1)];
  const [rows, charges] = [numberOf("rows", 1000), numberOf("charges", 10_000)];
  const url = product.databaseUrl;
  return [
    ["R1", async () => [await measureR1(product, pairs, seconds)]],
    ["R2", async () => [await measureR2(product, pairs, seconds)]],
    ["R14,R15", () => measureOrders(product, pairs, seconds)],
    ["R10", async () => [await measureR10(url, pairs)]],
    ["R9", async () => [await measureR9(product)]],
    ["R5,R6", () => measureImports(url, pairs, rows)],
    ["R8", async () => [await measureR8(product, pairs, seconds)]],
    ["R12", () => measureR12(url, pairs)],
    ["R11", () => measureR11(url, pairs, charges)],
    ["R16", async () => [await measureR16()]],
    ["R7", async () => [await measureR7(url, pairs, charges)]],
  ];
}

/** Ratios of two sides taken by turns in this one run; a measure that fails is told and fails nothing. */
async function measureAll(product: Product): Promise<readonly Measured[]> {
  const wanted = options.only?.split(",");
  const results: Measured[] = [];
  for (const [ids, run] of measuresOf(product)) {
    if (wanted && !ids.split(",").some((id) => wanted.includes(id))) continue;
    process.stderr.write(`${ids} …\n`);
    try {
      results.push(...(await run()));
    } catch (error) {
      process.stderr.write(`${ids} could not be measured: ${sentenceOf(error)}\n`);
    }
  }
  return results.toSorted((left, right) => Number(left.id.slice(1)) - Number(right.id.slice(1)));
}

await main(async () => {
  const product = await startProduct();
  try {
    const results = await measureAll(product);
    const machine = { cores: cpus().length, model: cpus()[0]?.model ?? "", node: process.version };
    const json = JSON.stringify({ machine, results });
    process.stdout.write(`${tableOf(results)}\n\n${machine.cores} cores, Node ${machine.node}\n\n${json}\n`);
    if (options.out) writeFileSync(pathOf(options.out), `${json}\n`);
    return 0;
  } finally {
    await closeDatabases();
    await product.stop();
  }
});
