import { expect, test } from "vitest";
import type { Actor, CompanyKind, MemberRole } from "../access/actor";
import { type Choice, PACES, paceOf } from "./choice";
import { choiceRows } from "./choice-rows";
import { topicsOf, topicsOfCompany } from "./hearing";
import { clockOf, DEFAULT_HOURS, hoursOf } from "./hours";
import { kindsOf, TOPICS, topicOf } from "./topic";

const hearer = { company: "reseller", roles: ["finance"] } as const;
const choose = (pace: Choice["pace"]): readonly Choice[] => [{ topic: "budget", way: "email", pace }];

test("what a cell shows is what holds: one's own, else what stands beside it", () => {
  for (const own of [[], ...PACES.map(choose)]) {
    for (const company of [[], ...PACES.map(choose)]) {
      const [row] = choiceRows(["budget"], own, { hearer, company });
      const cell = row?.cells.email;
      expect(cell?.pace ?? cell?.otherwise).toBe(paceOf(hearer, { topic: "budget", way: "email" }, own, company));
    }
  }
});

test("hours are one's own whole, else the company's whole, else the product's", () => {
  const [own, company] = [
    { quietFrom: 0, quietTo: 0, digestHour: 5 },
    { quietFrom: 60, quietTo: 90, digestHour: 7 },
  ];
  expect([hoursOf(own, company), hoursOf(undefined, company), hoursOf(undefined, undefined)]).toEqual([
    own,
    company,
    DEFAULT_HOURS,
  ]);
  expect([clockOf(0), clockOf(20 * 60 + 5)]).toEqual(["00:00", "20:05"]);
});

function actor(kind: CompanyKind, role: MemberRole): Actor {
  return {
    distributorId: "d",
    company: { kind, id: "c", name: "c", accountName: "c" },
    companyState: "active",
    via: { kind: "person", userId: "u", memberId: "m", name: "n", email: "e", roles: [role] },
    requestId: "r",
    ip: null,
  };
}

test("nobody is offered a topic that the company never hears of or the role may not read", () => {
  for (const kind of ["distributor", "reseller", "customer"] as const) {
    expect(topicsOfCompany(kind)).toEqual(expect.arrayContaining([...topicsOf(actor(kind, "viewer"))]));
  }
  expect(topicsOf(actor("reseller", "account-manager"))).not.toContain("webhook");
  expect(topicsOf(actor("distributor", "account-manager"))).not.toContain("delivery");
  expect(topicsOf(actor("customer", "administrator"))).toContain("question");
});

test("the kinds of a topic are those that the topic is of", () => {
  for (const topic of TOPICS) {
    const { kinds, alerts } = kindsOf([topic]);
    for (const kind of kinds) expect(topicOf(kind, {})).toBe(topic);
    for (const alert of alerts) expect(topicOf("alert-raised", { alert })).toBe(topic);
  }
});
