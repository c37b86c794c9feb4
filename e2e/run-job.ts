import { PgBoss } from "pg-boss";
import { findRunning } from "@/scripts/postgres";

/** Has the running server do a job of its schedule now and not at the next full minute, through its own queue. */
export async function runJob(dataDir: string, name: string): Promise<void> {
  const connectionString = await findRunning(dataDir);
  if (connectionString === null) throw new Error("the story's database does not run");
  const boss = new PgBoss({ connectionString, migrate: false, supervise: false, schedule: false, max: 1 });
  await boss.start();
  try {
    // Null: it waits in the queue already.
    await boss.send(name, null, { singletonKey: name });
  } finally {
    await boss.stop({ graceful: false });
  }
}
