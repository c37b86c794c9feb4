import { afterAll } from "vitest";
import { closeDatabases } from "@/lib/data/database";
import { giveEnvironment, restoreEnvironment, type Variables } from "./environment";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** A database of the test file's own as the product's; its invariants are checked after the last test. */
export async function openTestDatabase(more: Variables = {}): Promise<TestDatabase> {
  const database = await createTestDatabase();
  // What an earlier file did not wait for may have opened its database once more.
  await closeDatabases();
  giveEnvironment(database.url, more);
  afterAll(async () => {
    restoreEnvironment();
    await closeDatabases();
    await database.drop();
  });
  return database;
}
