import { expect, test } from "vitest";
import type { AuditEntry } from "@/lib/contracts/operation-log";
import { LOG_COLUMNS, logLine } from "./log-line";

const entry: AuditEntry = {
  id: "id",
  at: new Date("2026-11-03T06:20:31.123Z"),
  changeId: "change",
  by: { kind: "person", name: "=Ann", company: "North", accountName: "north", roles: ["administrator"] },
  action: "customer.created",
  subjectKind: "customer",
  subjectId: "id",
  subjectName: "+Orchard",
  customerId: "id",
  before: null,
  after: { contactEmail: "bo@two.example", accountName: "orchard", amount: "12.5" },
  reason: "@sum(A1), call +86 138 0013 8000",
  requestId: "-request",
  ip: null,
  position: 7,
  hash: "f",
};

test("a line of the export names nobody, keeps numbers and lets no sheet run a formula", () => {
  const line = logLine(entry, "\tCustomer created");
  expect(line).toBe(
    [
      "2026-11-03T06:20:31.123Z,change,person,'=•••,north,administrator,'\tCustomer created,customer.created,customer,id,",
      `'+•••,id,,"{""contactEmail"":""b•••@two.example"",""accountName"":""o•••"",""amount"":""12.5""}",`,
      `"'@sum(A1), call ••• 8000",'-request,,7,f\r\n`,
    ].join(""),
  );
  expect(LOG_COLUMNS).toHaveLength(19);
});
