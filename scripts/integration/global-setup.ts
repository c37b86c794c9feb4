import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { startTemporaryPostgres } from "../postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's URL of a migrated, empty database; never written to, since test databases are copied from it. */
    templateUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startTemporaryPostgres();
  try {
    await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  project.provide("templateUrl", database.url);
  return () => database.stop();
}
