import { beforeAll, expect, test } from "vitest";
import { customerActor, joinCustomer, makeWorld, type World } from "@/lib/data/budget/governance.fixture";
import { importRows } from "@/lib/data/catalogue/catalogue.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type AccessKey, accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();

const SERVICES = "ListServiceTypes";
const RESOURCES = "ListResourceTypes";
let world: World;
let readers: readonly AccessKey[];

beforeAll(async () => {
  world = await makeWorld();
  const customer = customerActor(world, await joinCustomer(world));
  readers = [...Object.values(await accessKeysOf(world)), await accessKeyOf(customer, "orders")];
  const volume = { service: "Volume", service_type: "hws.service.type.ebs", resource_type: "hws.resource.type.disk" };
  await importRows([
    { ...volume, product: "ssd" },
    { ...volume, product: "hdd" },
    { ...volume, product: "archive", service: "Volume Archive" },
    { product: "vm", service: "Compute", service_type: "hws.service.type.ec2", resource_type: "hws.resource.type.vm" },
    { product: "advice", service: "Advice", resource_type: "hws.resource.type.advice" },
    { product: "tape", service: "Tape" },
  ]);
});

const EVERY = [
  { service_type_code: "Advice", service_type_name: "Advice" },
  { service_type_code: "Tape", service_type_name: "Tape" },
  { service_type_code: "hws.service.type.ebs", service_type_name: "Volume" },
  { service_type_code: "hws.service.type.ec2", service_type_name: "Compute" },
];
const KINDS = [
  { resource_type_code: "hws.resource.type.advice", service_type_code: "Advice" },
  { resource_type_code: "hws.resource.type.disk", service_type_code: "hws.service.type.ebs" },
  { resource_type_code: "hws.resource.type.vm", service_type_code: "hws.service.type.ec2" },
];

test("every company's key reads the whole catalogue, each code once, whatever the language", async () => {
  for (const key of readers) {
    for (const language of ["zh_CN", "en_US"]) {
      const { json } = await call(key, SERVICES, {}, { "X-Language": language });
      expect(json).toEqual({ total_count: 4, service_types: EVERY });
    }
    expect((await call(key, RESOURCES)).json).toEqual({ total_count: 3, resource_types: KINDS });
  }
});

test("pages are parts, and one kind of resource is found by its code", async () => {
  const [key] = readers;
  if (!key) throw new Error("nobody reads");
  expect((await call(key, SERVICES, { offset: 1, limit: 2 })).json).toEqual({
    total_count: 4,
    service_types: EVERY.slice(1, 3),
  });
  expect((await call(key, RESOURCES, { offset: 2 })).json).toEqual({ total_count: 3, resource_types: KINDS.slice(2) });
  expect((await call(key, SERVICES, { offset: 4 })).json).toEqual({ total_count: 4, service_types: [] });
  const disk = await call(key, RESOURCES, { resource_type_code: "hws.resource.type.disk" });
  expect(disk.json).toEqual({ total_count: 1, resource_types: [KINDS[1]] });
  const none = await call(key, RESOURCES, { resource_type_code: "hws.resource.type.none" });
  expect(none.json).toEqual({ total_count: 0, resource_types: [] });
});

test.each<[string, Fields]>([
  [SERVICES, { limit: 0 }],
  [SERVICES, { limit: 1001 }],
  [SERVICES, { offset: -1 }],
  [RESOURCES, { offset: "x" }],
  [RESOURCES, { resource_type_code: "x".repeat(257) }],
])("%s refuses %j", async (name, query) => {
  for (const key of readers) {
    expect(await call(key, name, query)).toMatchObject({ status: 400, json: { error_code: "CBC.0100" } });
  }
});

test("a key without the scope reads neither", async () => {
  const scopeless = await accessKeyOf(world.distributor, "customers", "expenditure");
  for (const name of [SERVICES, RESOURCES]) {
    expect(await call(scopeless, name)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
  }
});
