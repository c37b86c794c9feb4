import { afterAll } from "vitest";
import { closeDatabases } from "@/lib/data/database";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** A database of the test file's own as the product's; its invariants are checked after the last test. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    AUTH_SECRET: "x".repeat(40),
    NEXTAUTH_URL: "http://127.0.0.1:3000",
  });
  afterAll(async () => {
    await closeDatabases();
    await database.drop();
  });
  return database;
}
