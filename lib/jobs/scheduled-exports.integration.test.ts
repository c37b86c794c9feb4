import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { exportJobs, exportSchedules, outbox, users } from "@/db/schema";
import { SetScheduleInput } from "@/lib/contracts/schedule";
import { addColleague, memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { joinCustomer, makeWorld, permit, turnClockTo, type World } from "@/lib/data/budget/governance.fixture";
import { importRows } from "@/lib/data/delivery/delivery.fixture";
import { endSchedule } from "@/lib/data/export/end-schedule";
import { listSchedules } from "@/lib/data/export/list-schedules";
import { runExportSchedules } from "@/lib/data/export/run-schedules";
import { setSchedule } from "@/lib/data/export/set-schedule";
import { instantOf } from "@/lib/data/instant";
import { removeMember } from "@/lib/data/member/remove-member";
import { newId } from "@/lib/data/new-id";
import { inTenant } from "@/lib/data/tenant";
import type { Actor } from "@/lib/domain/access/actor";
import { SCHEDULES_MAX } from "@/lib/domain/export/decide-schedule";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";
import { askExport, runWaiting } from "./export.fixture";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

const database = await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());
const send = smtpSender({ url: end.url, from: "Partner Center <partner@center.example>" });

let world: World;
let keeper: Actor;

const at = (text: string) => turnClockTo(database.url, new Date(`${text}+08:00`));

beforeEach(async () => {
  await at("2026-03-01T10:00:00");
  world = await makeWorld();
  await addColleague(world.distributor);
  keeper = await addColleague(world.distributor, ["finance"]);
  end.received.length = 0;
});

function set(by: Actor, wish: Readonly<Record<string, string>> = {}, locale = "en") {
  const input = { name: "Books", kind: "statistics", format: "csv", rhythm: "daily", hour: "7", ...wish };
  return setSchedule(permit(by, "export.create"), SetScheduleInput.parse(input), locale);
}

const run = () => runExportSchedules(world.distributor.distributorId);
const lines = async (by: Actor) => (await listSchedules(permit(by, "export.create"))).schedules;

function jobs() {
  return inTenant(world.distributor, (tx) =>
    tx.select().from(exportJobs).where(eq(exportJobs.distributorId, world.distributor.distributorId)),
  );
}

async function acts(): Promise<readonly string[]> {
  const rows = await inTenant(world.distributor, (tx) =>
    tx.execute<{ action: string }>(`select action from audit_entries where action like 'export.s%' order by id`),
  );
  return rows.map(({ action }) => action);
}

test("a due time is asked for once, however many look at once, with the days of that time, also what was missed", async () => {
  await set(keeper, { query: "product=Compute&range=this-month&after=x" });
  expect(await lines(keeper)).toMatchObject([{ dueAt: new Date("2026-03-02T07:00:00+08:00"), isOwn: true }]);
  await at("2026-03-02T06:59:59");
  await run();
  expect(await jobs()).toEqual([]);
  await at("2026-03-04T07:00:00");
  await Promise.all([run(), run(), run(), run()]);
  await run();
  const asked = (await jobs()).toSorted((left, right) =>
    (left.query["from"] ?? "") < (right.query["from"] ?? "") ? -1 : 1,
  );
  expect(asked.map(({ memberId }) => memberId)).toEqual(Array(3).fill(memberIdOf(keeper)));
  const days = ["2026-02-28", "2026-03-01", "2026-03-02"];
  expect(asked.map(({ query }) => query)).toEqual(days.map((day) => ({ product: "Compute", from: day, to: day })));
  expect(await lines(keeper)).toMatchObject([{ dueAt: new Date("2026-03-05T07:00:00+08:00") }]);
});

test("a member that is removed ends its schedules, with an entry each, and one that loses its right ends that one", async () => {
  await set(keeper);
  await set(keeper, { name: "Orders", kind: "orders" });
  const administrator = await addColleague(world.distributor);
  await set(administrator, { name: "Log", kind: "operation-log" });
  await removeMember(permit(world.distributor, "member.manage"), { memberId: memberIdOf(keeper) });
  expect((await lines(world.distributor)).map(({ name }) => name)).toEqual(["Log"]);
  await inTenant(world.distributor, (tx) =>
    tx.execute(`update members set roles = '{viewer}' where id = '${memberIdOf(administrator)}'`),
  );
  await at("2026-03-04T09:00:00");
  await run();
  expect(await lines(world.distributor)).toEqual([]);
  expect(await jobs()).toEqual([]);
  const [set3, ended] = [Array(3).fill("export.scheduled"), Array(3).fill("export.schedule-ended")];
  expect(await acts()).toEqual([...set3, ...ended]);
});

test("whoever set it ends it, an administrator too; nobody else sees it or takes from it", async () => {
  await set(keeper);
  const [line] = await lines(keeper);
  const scheduleId = line?.id ?? "";
  const colleague = await addColleague(world.distributor, ["viewer"]);
  const codes = async (by: Actor, id = scheduleId) => {
    const decision = await endSchedule(permit(by, "export.create"), { scheduleId: id });
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };
  expect(await lines(colleague)).toEqual([]);
  expect(await codes(colleague)).toEqual(["schedule.not-own"]);
  for (const other of [world.reseller, world.otherDistributor]) {
    expect(await lines(other)).toEqual([]);
    expect(await codes(other)).toEqual(["schedule.unknown"]);
  }
  expect(await codes(keeper, newId())).toEqual(["schedule.unknown"]);
  expect((await lines(world.distributor)).map(({ isOwn }) => isOwn)).toEqual([false]);
  expect(await codes(world.distributor)).toEqual([]);
  expect(await codes(keeper)).toEqual(["schedule.ended"]);
  await at("2026-03-09T09:00:00");
  await run();
  expect(await jobs()).toEqual([]);
});

test("what one may not take cannot be scheduled, and however many are set at once, a member keeps twenty", async () => {
  expect(await set(keeper, { kind: "customers" })).toMatchObject({ reasons: [{ code: "schedule.not-allowed" }] });
  expect(await set(keeper, { kind: "focus", format: "xlsx" })).toMatchObject({
    reasons: [{ code: "schedule.format-unknown" }],
  });
  const set25 = await Promise.all(Array.from({ length: 25 }, (_, n) => set(keeper, { name: `No. ${n}` })));
  expect(set25.filter(({ allowed }) => allowed)).toHaveLength(SCHEDULES_MAX);
  expect(await inTenant(keeper, (tx) => tx.$count(exportSchedules))).toBe(SCHEDULES_MAX);
});

async function bill(): Promise<void> {
  const customerId = await joinCustomer(world);
  await importRows(
    world.distributor,
    ["Compute 100.25", "Compute 0.5", "Storage 40", "Backup 5", "Mail 4", "Cache 3", "Queue 2", "Compute -10"].map(
      (text) => {
        const [ServiceName = "", ListCost = ""] = text.split(" ");
        return {
          SubAccountId: customerId,
          ListCost,
          ServiceName,
          ChargePeriodStart: "2026-02-10 10:00:00",
          ChargePeriodEnd: "2026-02-10 11:00:00",
          BillingPeriodStart: "2026-02-01 00:00:00",
          BillingPeriodEnd: "2026-03-01 00:00:00",
        };
      },
    ),
  );
}

/** Lines of the newest message's text as a person reads them. */
function readable(message = ""): string {
  const [, plain = ""] = message.split(/Content-Type: text\/plain[^\r\n]*\r\n/);
  const [body = ""] = plain.split(/\r\n--/);
  const joined = body.replaceAll(/=\r?\n/g, "").replaceAll("\r\n", "\n");
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("the report comes by SMTP once, with its sums, its five dearest, what the figures are not, and the way to the file", async () => {
  await at("2026-03-01T20:00:00");
  await bill();
  await set(keeper, { rhythm: "monthly", hour: "8", name: "Month's books" });
  await at("2026-03-02T08:00:30");
  await run();
  await runWaiting(world.distributor);
  await runWaiting(world.distributor);
  await sendMails(world.distributor.distributorId, send);
  expect(end.received).toHaveLength(1);
  const [message = ""] = end.received;
  expect(headerOf(message, "To")).toBe(keeper.via.kind === "person" ? keeper.via.email : "");
  const text = readable(message);
  expect(text).toContain("Expenditure: 154.75 USD\nRefunds: −10.00 USD\nExpenditure and refunds: 144.75 USD\n");
  expect(text).toContain(
    "Compute: 100.75 USD\nStorage: 40.00 USD\nBackup: 5.00 USD\nMail: 4.00 USD\nCache: 3.00 USD\nAll others: 2.00 USD\n",
  );
  expect(text).toContain("2026-02-01 to 2026-02-28");
  expect(text).toMatch(/not money spent: neither a bill/);
  expect(text).toMatch(/https?:\/\/[^\s]+\/exports\n/);
});

test("other exports are told without figures, in the language of the schedule; one asked for by hand not at all", async () => {
  await at("2026-03-02T10:00:00");
  await set(keeper, { kind: "orders", rhythm: "weekly", name: "订单" }, "zh-CN");
  await askExport(keeper, "orders");
  await at("2026-03-09T08:00:00");
  await run();
  await runWaiting(world.distributor);
  const mails = await inTenant(world.distributor, (tx) => tx.select({ mail: outbox.payload }).from(outbox));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.mail).toMatchObject({
    template: "scheduled-export",
    language: "zh-CN",
    facts: { schedule: "订单", export: "orders", from: "2026-03-01", to: "2026-03-07" },
  });
  expect(JSON.stringify(mails)).not.toContain("figures");
});

test("somebody whose account is closed gets no more", async () => {
  await set(keeper);
  const userId = keeper.via.kind === "person" ? keeper.via.userId : "";
  await inTenant(world.distributor, async (tx) =>
    tx
      .update(users)
      .set({ disabledAt: await instantOf(tx) })
      .where(eq(users.id, userId)),
  );
  await at("2026-03-02T09:00:00");
  await run();
  expect(await jobs()).toEqual([]);
  expect(await lines(world.distributor)).toEqual([]);
});
