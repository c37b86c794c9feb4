import { afterEach, expect, test, vi } from "vitest";

const place = { distributorId: "one", id: "two" };

async function withSecret(secret: string) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgres://x@127.0.0.1/x");
  vi.stubEnv("NEXTAUTH_URL", "http://127.0.0.1:3000");
  vi.stubEnv("AUTH_SECRET", secret);
  return import("./sealed-secret");
}
afterEach(() => vi.unstubAllEnvs());

test("what is kept tells nothing and opens in its own row only", async () => {
  const { newSigningSecret, openSecret, sealSecret } = await withSecret("a".repeat(40));
  const secret = newSigningSecret();
  const kept = sealSecret(place, secret);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(kept).not.toContain(secret.slice(6, 20));
  expect(sealSecret(place, secret)).not.toBe(kept);
  expect(openSecret(place, kept)).toBe(secret);
  expect(openSecret({ ...place, id: "three" }, kept)).toBeNull();
  expect(openSecret({ ...place, distributorId: "other" }, kept)).toBeNull();
});

test("changed, cut short or under another AUTH_SECRET it does not open", async () => {
  const first = await withSecret("a".repeat(40));
  const kept = first.sealSecret(place, "whsec_secret");
  const [version, nonce, tag, sealed] = kept.split(".");
  for (const bad of [
    "",
    "v1",
    kept.slice(0, -2),
    `v2.${nonce}.${tag}.${sealed}`,
    `${version}.${nonce}.${sealed}.${tag}`,
  ]) {
    expect(first.openSecret(place, bad), bad).toBeNull();
  }
  const other = await withSecret("b".repeat(40));
  expect(other.openSecret(place, kept)).toBeNull();
});
