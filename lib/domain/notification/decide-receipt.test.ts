import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMPANY_KINDS, MEMBER_ROLES } from "../access/actor";
import { PACES, WAYS } from "./choice";
import { decideReceipt, type NoticeToHear, type PersonToHear, reasonsNotToTell } from "./decide-receipt";
import { aboutOf, newestOf } from "./digest";
import { DEFAULT_HOURS } from "./hours";
import { minuteOfDay } from "./local-time";
import { TOPIC_TABLE, TOPICS } from "./topic";

const noon = new Date("2026-11-30T04:00:00Z");
const night = new Date("2026-11-30T15:00:00Z");
const ana: PersonToHear = {
  kind: "member",
  company: "reseller",
  roles: ["administrator"],
  isAssigned: true,
  isVerified: true,
  hasPhone: true,
  zone: "Asia/Shanghai",
  hours: DEFAULT_HOURS,
  own: [],
  ofCompany: [],
};
const notice: NoticeToHear = { topic: "budget", needs: null, isUrgent: false, at: noon };
const told = (hearer: Partial<PersonToHear>, about: Partial<NoticeToHear> = {}, now = noon) =>
  decideReceipt({ ...ana, ...hearer }, { ...notice, at: now, ...about }, "email", { now, hasGateway: false });
const off = { topic: "budget", way: "email", pace: "off" } as const;

describe("who is told", () => {
  test("at once by day, in the morning at night, at once at night where it is urgent", () => {
    expect(told({})).toEqual({ outcome: "sent", dueAt: null });
    expect(told({}, {}, night)).toEqual({ outcome: "quiet-hours", dueAt: new Date("2026-12-01T00:00:00Z") });
    expect(told({}, { isUrgent: true }, night)).toEqual({ outcome: "sent", dueAt: null });
  });

  test("the person's own choice before its company's, the company's before the product's", () => {
    const daily = { ...off, pace: "daily" } as const;
    expect(told({ own: [off], ofCompany: [daily] }).outcome).toBe("off-by-person");
    expect(told({ own: [daily], ofCompany: [off] }).outcome).toBe("digest");
    expect(told({ ofCompany: [off] }).outcome).toBe("off-by-company");
    expect(told({ roles: ["viewer"] }).outcome).toBe("off-by-default");
    expect(told({ roles: ["viewer"], ofCompany: [daily] }).outcome).toBe("digest");
    expect(told({}, { topic: "pace" }).outcome).toBe("digest");
  });

  test("a recipient hears what was chosen for it alone, once its address is confirmed", () => {
    const recipient = { kind: "recipient", roles: [] } as const;
    expect(told(recipient).outcome).toBe("off-by-default");
    expect(told({ ...recipient, ofCompany: [{ ...off, pace: "at-once" }] }).outcome).toBe("off-by-default");
    const own = [{ ...off, pace: "at-once" }] as const;
    expect(told({ ...recipient, own }).outcome).toBe("sent");
    expect(told({ ...recipient, own, isVerified: false }).outcome).toBe("unverified");
  });

  test("every reason is known, the strongest first, whatever the other way round", () => {
    const hearer = { ...ana, roles: ["finance"], isAssigned: false, isVerified: false, hasPhone: false } as const;
    expect(reasonsNotToTell(hearer, { ...notice, topic: "webhook" }, "sms", false)).toEqual([
      "role",
      "not-assigned",
      "unverified",
      "off-by-default",
      "no-phone",
      "no-gateway",
    ]);
  });

  test("a topic is told to those companies and roles alone that may read it", () => {
    for (const topic of TOPICS) {
      for (const company of COMPANY_KINDS) {
        const isHeard = reasonsNotToTell({ ...ana, company }, { ...notice, topic }, "email", false)[0] !== "role";
        expect(isHeard, `${topic} at a ${company}`).toBe(TOPIC_TABLE[topic].companies.includes(company));
      }
    }
    expect(told({ roles: ["account-manager"], company: "distributor" }, { topic: "delivery" }).outcome).toBe("role");
    expect(told({}, { needs: "delivery.read" }).outcome).toBe("role");
  });

  test("what is more than a day old is told in the product alone", () => {
    const at = new Date(noon.getTime() - 24 * 60 * 60_000);
    expect(told({}, { at }).outcome).toBe("sent");
    expect(told({}, { at: new Date(at.getTime() - 1), isUrgent: true })).toEqual({ outcome: "too-late", dueAt: null });
  });
});

function expectNotHeldBack(outcome: string, pace: string, reasons: readonly string[]): void {
  expect(outcome).not.toBe("quiet-hours");
  if (pace === "at-once" && reasons.length === 0) expect(outcome).toBe("sent");
}

function expectWithin(ms: number, hours: number): void {
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(hours * 60 * 60_000);
}

function expectHour(dueAt: Date, zone: string, hour: number): void {
  expect((minuteOfDay(dueAt, zone) - hour * 60 + 1440) % 1440).toBeLessThanOrEqual(60);
}

test("nothing is sent before its time, the urgent never waits for quiet hours, a digest comes within a day and an hour", () => {
  const anyPerson = fc.record({
    kind: fc.constantFrom("member", "recipient", "contact"),
    company: fc.constantFrom(...COMPANY_KINDS),
    roles: fc.subarray([...MEMBER_ROLES]),
    zone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York"),
    isAssigned: fc.boolean(),
    isVerified: fc.boolean(),
    hasPhone: fc.boolean(),
    pace: fc.constantFrom(...PACES),
    quietFrom: fc.integer({ min: 0, max: 1439 }),
    quietTo: fc.integer({ min: 0, max: 1439 }),
    digestHour: fc.integer({ min: 0, max: 23 }),
  });
  fc.assert(
    fc.property(
      anyPerson,
      fc.constantFrom(...TOPICS),
      fc.constantFrom(...WAYS),
      fc.boolean(),
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
      ({ pace, quietFrom, quietTo, digestHour, ...person }, topic, way, isUrgent, now) => {
        const hearer: PersonToHear = {
          ...person,
          hours: { quietFrom, quietTo, digestHour },
          own: [{ topic, way, pace }],
          ofCompany: [],
        };
        const about = { topic, needs: null, isUrgent, at: now };
        const reasons = reasonsNotToTell(hearer, about, way, true);
        const { outcome, dueAt } = decideReceipt(hearer, about, way, { now, hasGateway: true });
        expect(outcome).toBe(reasons[0] ?? outcome);
        expect(dueAt === null).toBe(reasons.length > 0 || outcome === "sent");
        if (isUrgent) expectNotHeldBack(outcome, pace, reasons);
        if (dueAt === null) return;
        expectWithin(dueAt.getTime() - now.getTime(), isUrgent && pace === "hourly" ? 1 : 26);
        if (pace === "daily" && way === "email") expectHour(dueAt, hearer.zone, digestHour);
      },
    ),
    { numRuns: 500 },
  );
});

test("of what has changed again only the newest is told, each thing by itself", () => {
  const told = (kind: string, facts: object, minute: number) => ({
    about: aboutOf({ kind, facts }, "customer-1"),
    at: new Date(noon.getTime() + minute * 60_000),
    kind,
  });
  const all = [
    told("frozen", {}, 0),
    told("freeze-lifted", {}, 9),
    told("alert-resolved", { alertId: "1" }, 5),
    told("alert-raised", { alertId: "1" }, 1),
    told("alert-raised", { alertId: "2" }, 2),
    told("place-failed", { connector: "A" }, 3),
    told("place-failed", { connector: "B" }, 4),
  ];
  expect(newestOf(all).map(({ kind, at }) => [kind, at.getUTCMinutes()])).toEqual([
    ["alert-raised", 2],
    ["place-failed", 3],
    ["place-failed", 4],
    ["alert-resolved", 5],
    ["freeze-lifted", 9],
  ]);
});
