import { expect, test } from "vitest";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import {
  detailsFilterOf,
  ExpenditureDetailsQuery,
  ExpenditureSummaryQuery,
  summaryFilterOf,
} from "./expenditure-query";

const running = toBillingMonth("2026-11") as BillingMonth;
const id = "01890a5d-ac96-774b-bcce-b302099a8057";

test("what is not understood is left out, of every name", () => {
  const nonsense = "\0'";
  const names = [...Object.keys(ExpenditureSummaryQuery.shape), ...Object.keys(ExpenditureDetailsQuery.shape)];
  const given = Object.fromEntries(
    names.filter((name) => !["after", "before"].includes(name)).map((name) => [name, nonsense]),
  );
  expect(ExpenditureSummaryQuery.parse(given)).toEqual(ExpenditureSummaryQuery.parse({}));
  expect(ExpenditureDetailsQuery.parse(given)).toEqual(ExpenditureDetailsQuery.parse({}));
});

test("a summary's address says which months and whose", () => {
  const query = ExpenditureSummaryQuery.parse({
    from: "2026-02",
    to: "2026-03",
    manager: "none",
    q: " Atlas ",
    type: "direct",
  });
  expect(summaryFilterOf(query, running)).toMatchObject({
    range: { from: "2026-02-01", to: "2026-03-31" },
    attribution: "expenditure",
    accountManager: "",
    customerPart: "Atlas",
    associationType: "direct",
    customerId: null,
  });
});

test("an address of details says which charges, zero ones hidden, and of a month within reach", () => {
  const query = ExpenditureDetailsQuery.parse({ month: "2025-05", region: "none", bill: "refund", transaction: id });
  const filter = detailsFilterOf(query, running);
  expect(filter).toMatchObject({ month: "2025-05", amount: "hide-zero", billType: "refund", transactionId: id });
  expect(filter.expenditure).toMatchObject({ region: "", range: { from: "2025-05-01", to: "2025-05-31" } });
  expect(detailsFilterOf({ ...query, month: "2025-04" as BillingMonth }, running).month).toBe("2026-11");
});
