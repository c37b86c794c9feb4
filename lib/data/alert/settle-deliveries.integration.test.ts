import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import { joinCustomer, makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { close, on } from "../closing/closing.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { discardDelivery } from "../delivery/discard-delivery";
import { listHeld } from "../delivery/list-held";
import { alertsOf, of, settle, settled, stepsOf, toldOf } from "./alert.fixture";

const database = await openTestDatabase();
let world: World;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const DAY = 24 * 60 * 60 * 1000;
const turn = (days: number) => turnClockTo(database.url, new Date(Date.now() + days * DAY));

test("accounts that nobody has are one alert, however many; told once, and once that it is over", async () => {
  const { distributor } = world;
  await importRows(distributor, [on("2024-09-03", "5", "lost-1")]);
  await settle(world);
  await importRows(distributor, [on("2024-09-03", "5", "lost-1"), on("2024-09-04", "2", "lost-2")]);
  expect(await settled(world, "accounts-parked")).toEqual([of(distributor)]);
  expect(await alertsOf(world, "accounts-parked")).toMatchObject([{ facts: { accounts: 2, rows: 2, amount: "7" } }]);
  const customerId = await joinCustomer(world);
  for (const accountId of ["lost-1", "lost-2"]) {
    await mapAccount(permit(distributor, "account.map"), { accountId, customerId, fromDay: null });
  }
  for (let minute = 0; minute < 2; minute++) expect(await settled(world, "accounts-parked")).toEqual([]);
  expect(await toldOf(world, "alert-raised", "accounts-parked")).toEqual(of(distributor));
  expect(await toldOf(world, "alert-resolved", "accounts-parked")).toEqual(of(distributor));
});

test("a billing account that delivered twice and then not for days is late, and not any more when it delivers", async () => {
  const { distributor } = world;
  await importRows(distributor, [on("2024-09-03", "5", "a")]);
  await turn(9);
  expect(await settled(world, "delivery-late")).toEqual([]);
  await importRows(distributor, [on("2024-09-03", "6", "a")]);
  await turn(11);
  expect(await settled(world, "delivery-late")).toEqual([]);
  await turn(13.5);
  expect(await settled(world, "delivery-late")).toEqual([of(distributor)]);
  expect(await alertsOf(world, "delivery-late")).toMatchObject([{ facts: { days: 4 } }]);
  await importRows(distributor, [on("2024-09-03", "7", "a")]);
  expect(await settled(world, "delivery-late")).toEqual([]);
});

test("a delivery that is held stands until a person has decided", async () => {
  const { distributor } = world;
  await importRows(distributor, [on("2024-09-03", "500", "a")]);
  await importRows(distributor, [on("2024-09-03", "5", "a")]);
  expect(await settled(world, "delivery-held")).toEqual([of(distributor)]);
  expect(await alertsOf(world, "delivery-held")).toMatchObject([{ facts: { month: "2024-09" } }]);
  const [held] = await listHeld(permit(distributor, "delivery.read"));
  if (!held) throw new Error("it is held");
  await discardDelivery(permit(distributor, "delivery.accept"), {
    deliveryId: held.deliveryId,
    revision: held.revision,
  });
  expect(await settled(world, "delivery-held")).toEqual([]);
});

test("a closed month that moves is told, moves again is told again, and back where it was is over", async () => {
  const { distributor } = world;
  const customerId = await joinCustomer(world);
  await importRows(distributor, [on("2024-09-03", "5", "a")]);
  await mapAccount(permit(distributor, "account.map"), { accountId: "a", customerId, fromDay: null });
  await close(distributor, "2024-09");
  expect(await settled(world, "closed-month-changed")).toEqual([]);
  await importRows(distributor, [on("2024-09-03", "6", "a")]);
  expect(await settled(world, "closed-month-changed")).toEqual([of(distributor)]);
  await importRows(distributor, [on("2024-09-03", "8", "a")]);
  for (let minute = 0; minute < 2; minute++) await settle(world);
  const [alert, ...more] = await alertsOf(world, "closed-month-changed");
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ facts: { month: "2024-09", customers: 1, difference: "3" } });
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised", "worsened"]);
  expect(await toldOf(world, "alert-raised", "closed-month-changed")).toEqual([...of(distributor), ...of(distributor)]);
  await importRows(distributor, [on("2024-09-03", "5", "a")], { accept: true });
  expect(await settled(world, "closed-month-changed")).toEqual([]);
});
