import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, safe in an address. Shown once, never stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret of 256 bits; too random to need a slow hash. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
