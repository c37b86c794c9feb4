import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HcClient } from "@huaweicloud/huaweicloud-sdk-core/HcClient";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { checkInvariants } from "@/db/check-invariants";
import { migrate } from "@/db/migrate";
import { closeDatabases } from "@/lib/data/database";
import { ensureBuild } from "@/scripts/build";
import { freePort, startBuilt, stopChild } from "@/scripts/built-server";
import { productEnvironment } from "@/scripts/environment";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { type Database, withPostgres } from "@/scripts/postgres";
import { OPERATIONS } from "./_operations/operations";
import { answerTo, clientOf } from "./client.fixture";
import { type Contract, type ContractWorld, contracts, makeContractWorld, type Party } from "./contract.fixture";
import { operationNamed } from "./vendor.fixture";

const PARTIES: readonly Party[] = ["distributor", "reseller", "customer", "stranger"];

const directory = mkdtempSync(join(tmpdir(), "partner-center-vendor-"));
let database: Database;
let server: ChildProcess;
let url: string;
let world: ContractWorld;
let clients: Readonly<Record<Party | "scopeless", HcClient>>;

beforeAll(async () => {
  database = await withPostgres(directory);
  await migrate(database.url);
  giveEnvironment(database.url);
  await ensureBuild();
  const port = await freePort();
  server = await startBuilt(productEnvironment(database.url, port), port);
  world = await makeContractWorld();
  url = `http://127.0.0.1:${port}`;
  const { distributor, reseller, customer, stranger, scopeless } = world.keys;
  clients = {
    distributor: clientOf(url, distributor),
    reseller: clientOf(url, reseller),
    customer: clientOf(url, customer),
    stranger: clientOf(url, stranger),
    scopeless: clientOf(url, scopeless),
  };
});

afterAll(async () => {
  await stopChild(server);
  restoreEnvironment();
  await closeDatabases();
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("every operation has a contract", () => {
  expect(Object.keys(contracts).toSorted()).toEqual(OPERATIONS.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(contracts) as [string, Contract][])("%s, by the vendor's own client", (name, contract) => {
  test.each(PARTIES)("of a %s", async (party) => {
    const expected = contract.answers[party];
    const answered = await answerTo(clients[party], name, contract.fields(world, party));
    if (typeof expected === "string") {
      expect(answered).toMatchObject({ code: expected });
      expect(answered.body["errorMsg"]).toMatch(/\w/);
      return;
    }
    expect(answered).toMatchObject({ status: 200, code: null });
    expect(answered.body).toMatchObject(expected(world));
    z.strictObject(operationNamed(name).output.shape).parse(answered.body);
  });

  test("of a key without the scope", async () => {
    const refused = await answerTo(clients.scopeless, name, contract.fields(world, "distributor"));
    expect(refused).toMatchObject({ status: 403, code: "CBC.0155" });
  });
});

/** What the server answers to a path as it stands, which a client's library would mend first. */
function answerAt(method: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, path }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject).end();
  });
}

test.each([
  ["GET", "/v2", "APIGW.0101"],
  ["GET", "/v2/%zz", "APIGW.0101"],
  ["GET", "/v2/orders/customer-orders/details/%E0%A4%A", "APIGW.0301"],
  ["TRACE", "/v2/partners/sub-customers/budget", "APIGW.0101"],
  ["PUT", "/v2/partners/sub-customers/budget", "APIGW.0101"],
  ["GET", "/v2/partners/sub-customers/budget?customer_id=%ff%zz%00", "APIGW.0301"],
])("%s %s is told in the vendor's form", async (method, path, code) => {
  const { status, text } = await answerAt(method, path);
  expect(JSON.parse(text)).toMatchObject({ error_code: code, error_msg: expect.stringMatching(/\w/) });
  expect(status).toBe(code === "APIGW.0101" ? 404 : 401);
});

test("nothing is left broken", async () => {
  expect((await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0)).toEqual([]);
});
