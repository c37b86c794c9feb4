import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";
import { CODE_DIGITS } from "@/lib/domain/verification/verification";
import { env } from "@/lib/env";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

type Purpose = "verification-code" | "authenticator";

/** One key a purpose, so that what one of them signs or encrypts means nothing to another. */
function keyFor(purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "partner-center", purpose, KEY_BYTES));
}

export function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

/** Keyed, because six digits are guessed from a plain hash at once; `owner` keeps equal codes apart. */
export function hashOfCode(owner: string, code: string): string {
  return createHmac("sha256", keyFor("verification-code")).update(`${owner}\n${code}`).digest("hex");
}

export function isSameHash(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** `owner` is authenticated with it: moved to another person's row it does not open. */
export function seal(owner: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor("authenticator"), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Null when AUTH_SECRET is another than when it was sealed, or the row was tampered with. */
export function unseal(owner: string, text: string): string | null {
  const [version, body = ""] = text.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor("authenticator"), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    return null;
  }
}
