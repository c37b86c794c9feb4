import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const VERSION = "v1";
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = "whsec_";

/** Whose secret it is; a sealed one of another row does not open. */
type Place = { readonly distributorId: string; readonly id: string };

/** 256 random bits in the form of Standard Webhooks. Shown once. */
export function newSigningSecret(): string {
  return PREFIX + randomBytes(KEY_BYTES).toString("base64");
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "partner-center connector secret", KEY_BYTES));
}

function placeOf({ distributorId, id }: Place): Buffer {
  return Buffer.from(`${distributorId} ${id}`);
}

/** The secret as it is kept: readable only with AUTH_SECRET, and only in its own row. */
export function sealSecret(place: Place, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key(), nonce).setAAD(placeOf(place));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** Null when it was sealed under another AUTH_SECRET or for another row: it has to be rotated then. */
export function openSecret(place: Place, kept: string): string | null {
  const [version, ...parts] = kept.split(".");
  const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== VERSION || !nonce || !tag || !sealed) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key(), nonce, { authTagLength: TAG_BYTES }).setAAD(placeOf(place));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
