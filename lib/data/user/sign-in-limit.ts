import "server-only";
import { sql } from "drizzle-orm";
import { lockMsAfter } from "@/lib/domain/access/lockout";
import { database } from "../database";
import { instantOf } from "../instant";
import { consume, rateLimiter } from "../rate-limit";
import { hashOfSecret } from "../secret";

const FAILURES_PER_ADDRESS_MAX = 100;

const byAddress = rateLimiter({
  keyPrefix: "sign-in-address",
  points: FAILURES_PER_ADDRESS_MAX,
  durationSeconds: 15 * 60,
});

/** Only failures count, so an office behind one address is not locked out by its own people. */
export async function isAddressExhausted(ip: string | null): Promise<boolean> {
  const count = ip === null ? null : await byAddress.get(ip);
  return count !== null && count.remainingPoints <= 0;
}

export async function noteAddressFailure(ip: string | null): Promise<void> {
  if (ip !== null) await consume(byAddress, ip);
}

/** Kept longer than other counts, as the failures of a known person are. */
export const STRANGER_PREFIX = "sign-in-stranger:";

/** An unknown e-mail locks exactly as a known one, so that the answer tells nobody which it is. */
export async function isStrangerLocked(email: string): Promise<boolean> {
  const key = STRANGER_PREFIX + hashOfSecret(email);
  return database().transaction(async (tx) => {
    await tx.execute(sql`insert into rate_limits (key, points, expire) values (${key}, 0, 0) on conflict do nothing`);
    const [row] = await tx.execute<{ points: number; expire: string }>(
      sql`select points, expire::text from rate_limits where key = ${key} for update`,
    );
    const now = (await instantOf(tx)).getTime();
    if (!row || Number(row.expire) > now) return true;

    const failures = row.points + 1;
    await tx.execute(
      sql`update rate_limits set points = ${failures}, expire = ${now + lockMsAfter(failures)} where key = ${key}`,
    );
    return false;
  });
}
