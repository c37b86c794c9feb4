import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { closeDatabases } from "@/lib/data/database";
import { bringUpToDate, commandDatabase } from "./database";
import { productEnvironment } from "./environment";
import type { Registration, Run } from "./pc/command";
import { main } from "./refusal";
import { portFrom, root } from "./settings";

// Standard output belongs to the answer; whatever a library says goes where messages go.
console.log = console.info = console.debug = console.error;
// Started by a launcher that was killed, a command must not go on unseen.
process.on("disconnect", () => process.exit(143));

let exitCode = 0;

const run: Run =
  (work) =>
  async (...args) => {
    const database = await commandDatabase();
    try {
      await bringUpToDate(database.url);
      Object.assign(process.env, productEnvironment(database.url, portFrom(process.env["PORT"])));
      const print = (line: string) => void process.stdout.write(`${line}\n`);
      exitCode = (await work({ url: database.url, print }, ...args)) ?? 0;
    } finally {
      await closeDatabases();
      await database.stop();
    }
  };

const directory = join(root, "scripts/pc");

function commandNames(wanted: string | undefined): readonly string[] {
  const isSafe = wanted !== undefined && /^[a-z-]+$/.test(wanted) && wanted !== "command";
  if (isSafe && existsSync(join(directory, `${wanted}.ts`))) return [wanted];
  return readdirSync(directory)
    .filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== "command.ts")
    .map((name) => name.replace(/\.ts$/, ""));
}

await main(async () => {
  const program = new Command("pc").description("The command line of Partner Center");
  program.usage("<command> [options]").showHelpAfterError();
  for (const name of commandNames(process.argv[2])) {
    const { register } = (await import(join(directory, `${name}.ts`))) as Registration;
    register(program, run);
  }
  await program.parseAsync();
  return exitCode;
});
