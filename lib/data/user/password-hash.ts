import "server-only";
import { hash, verify } from "@node-rs/argon2";

// argon2id is the library's default algorithm; 19 MiB, 2 passes, 1 lane (OWASP).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | null = null;

/** argon2id, with its salt and parameters in the text. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Takes as long for a person without password as for one with. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const isRight = await verify(stored ?? (await decoy), password);
  return stored !== null && isRight;
}
