import { migrate } from "@/db/migrate";
import { seedDemo } from "@/db/seed/demo";
import { ensureBuild } from "../build";
import { freePort, startBuilt, stopChild } from "../built-server";
import { productEnvironment } from "../environment";
import { startTemporaryPostgres } from "../postgres";

export type Product = { readonly baseUrl: string; readonly databaseUrl: string; readonly stop: () => Promise<void> };

/** The product as built, with the demo world, on a database that is thrown away. */
export async function startProduct(): Promise<Product> {
  const database = await startTemporaryPostgres();
  const port = await freePort();
  const env = productEnvironment(database.url, port, true);
  Object.assign(process.env, env);
  await migrate(database.url);
  await seedDemo(database.url);
  await ensureBuild();
  // Nothing runs beside what is measured, and nobody takes an export before whoever measures it.
  const server = await startBuilt({ ...env, JOBS: "off" }, port).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  return {
    baseUrl: `http://localhost:${port}`,
    databaseUrl: database.url,
    stop: async () => {
      await stopChild(server);
      await database.stop();
    },
  };
}
