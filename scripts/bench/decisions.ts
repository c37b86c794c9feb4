import { spawn } from "node:child_process";
import { join } from "node:path";
import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { findCompany } from "@/lib/data/company/find-company";
import { freePort, stopChild, untilAnswers } from "../built-server";
import { distributorPermit } from "../distributor-permit";
import { root } from "../settings";
import { type Load, requestsPerSecond } from "./http-load";
import { inPairs, type Measured, ratioOf, sidesOf } from "./measure";
import type { Product } from "./product";
import { decisionStatement } from "./statement";

const UNIT = "requests/s";

/** One question by id, which is what a shop keeps; a name costs one more look-up. */
export function decisionLoad({ baseUrl }: Product, key: string, customerId: string): Load {
  return {
    url: `${baseUrl}/api/v1/purchase-decisions`,
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ customerId, operation: "buy-yearly-monthly", amount: "10" }),
  };
}

async function demoLoad(product: Product): Promise<Load> {
  const permit = await distributorPermit("demo-distributor", "api-key.manage");
  const [created, customer] = [
    await createApiKey(permit, { name: "bench", scopes: ["decisions"] }),
    await findCompany("demo-customer"),
  ];
  if (!created.allowed || !customer) throw new Error("the demo world has no key or no customer");
  return decisionLoad(product, created.key, customer.company.id);
}

export async function measureR1(product: Product, pairs: number, seconds: number): Promise<Measured> {
  const decision = await demoLoad(product);
  const empty = { url: `${product.baseUrl}/livez` };
  const found = await inPairs(
    pairs,
    () => requestsPerSecond(decision, seconds),
    () => requestsPerSecond(empty, seconds),
  );
  return {
    id: "R1",
    what: "purchase decision over HTTP / an empty route of the same server",
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, UNIT),
    goal: { first: 0.8, last: 0.97, better: "higher" },
    note: "10 connections; one question a call, by id",
  };
}

export async function measureR2(product: Product, pairs: number, seconds: number): Promise<Measured> {
  const statement = await decisionStatement();
  const decision = await demoLoad(product);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(root, "scripts/bench/plain-server.ts")],
    {
      cwd: root,
      env: { ...process.env, PLAIN_SERVER: JSON.stringify({ port, url: product.databaseUrl, statement }) },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const plain = { url: `http://127.0.0.1:${port}/` };
  try {
    await untilAnswers(plain.url);
    const found = await inPairs(
      pairs,
      () => requestsPerSecond(decision, seconds),
      () => requestsPerSecond(plain, seconds),
    );
    return {
      id: "R2",
      what: "purchase decisions/s / a plain node:http server running the same statement",
      ratio: ratioOf(found),
      pairs,
      sides: sidesOf(found, UNIT),
      goal: { first: 0.06, last: 0.9, better: "higher" },
      note: "10 connections; the plain server checks no key and decides nothing",
    };
  } finally {
    await stopChild(server);
  }
}
