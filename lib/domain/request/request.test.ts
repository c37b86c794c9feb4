import fc from "fast-check";
import { expect, test } from "vitest";
import { PERMISSIONS } from "../delegation/authority";
import { type Money, toMoney } from "../money/money";
import { FREEZE_LEVELS, STORED_FREEZE_ORIGINS, type StoredFreezeOrigin } from "../restriction/freeze";
import {
  CUSTOMER_REQUEST_KINDS,
  endedByActivating,
  type GrantedNow,
  grantWith,
  isGranted,
  isPointless,
  neededFor,
  nextRequestState,
  permissionsToDo,
  REQUEST_EVENTS,
  REQUEST_STATES,
  type RequestWish,
} from "./request";

const quota = fc.option(
  fc.integer({ min: 1, max: 9 }).map((units): Money => toMoney(BigInt(units))),
  { nil: null },
);
const granted: fc.Arbitrary<GrantedNow> = fc.record({
  permissions: fc.subarray([...PERMISSIONS]),
  monthlyQuota: quota,
  oneTimeQuota: quota,
});
const wish: fc.Arbitrary<Extract<RequestWish, { kind: "permission" | "quota" }>> = fc.oneof(
  fc.record({
    kind: fc.constant("permission" as const),
    permissions: fc.subarray([...PERMISSIONS]),
    monthlyQuota: quota,
    oneTimeQuota: quota,
  }),
  fc.record({ kind: fc.constant("quota" as const), monthlyQuota: quota, oneTimeQuota: quota }),
);

test("the table of states, walked: only pending moves, and a failed execution leaves it pending", () => {
  const table = REQUEST_STATES.map((state) => REQUEST_EVENTS.map((event) => nextRequestState(state, event)));
  expect(table).toEqual([
    ["approved", "pending", "rejected", "withdrawn", "superseded"],
    ...Array.from({ length: 4 }, () => [null, null, null, null, null]),
  ]);
});

test("every kind about a customer needs a permission, and no other than the three", () => {
  for (const kind of CUSTOMER_REQUEST_KINDS) {
    for (const level of FREEZE_LEVELS) {
      const needed = permissionsToDo(kind, [level]);
      expect(needed.length).toBeGreaterThan(0);
      expect(needed.every((permission) => PERMISSIONS.includes(permission))).toBe(true);
    }
  }
  expect(permissionsToDo("activate")).toEqual(["set-budget", "freeze-account"]);
  expect(permissionsToDo("lift", ["account-and-resources"])).toEqual(["freeze-resources"]);
});

test("a lift needs what ending the open causes it names needs, each by its level", () => {
  const origins = fc.subarray<StoredFreezeOrigin>([...STORED_FREEZE_ORIGINS]);
  const open = origins.chain((some) =>
    fc.tuple(
      ...some.map((origin) => fc.record({ origin: fc.constant(origin), level: fc.constantFrom(...FREEZE_LEVELS) })),
    ),
  );
  fc.assert(
    fc.property(origins, open, (named, causes) => {
      const needed = neededFor({ kind: "lift", origins: named, messageToCustomer: null }, causes);
      const ended = causes.filter(({ origin }) => named.includes(origin)).map(({ level }) => level);
      expect(needed.includes("freeze-resources")).toBe(ended.includes("account-and-resources"));
      expect(needed.includes("freeze-account")).toBe(ended.includes("account") || ended.length === 0);
    }),
  );
  const manual = { origin: "manual", level: "account-and-resources" } as const;
  expect(neededFor({ kind: "block-pay-per-use", messageToCustomer: null }, [manual])).toEqual(["freeze-account"]);
  expect(neededFor({ kind: "quota", monthlyQuota: null, oneTimeQuota: null }, [manual])).toEqual([]);
});

test("activating ends what association and exhaustion caused, and never what a person did", () => {
  expect(endedByActivating(STORED_FREEZE_ORIGINS)).toEqual(["association-default", "budget-exhausted"]);
  expect(endedByActivating(["manual"])).toEqual([]);
  expect(endedByActivating(["budget-exhausted", "manual"])).toEqual(["budget-exhausted"]);
});

test("granted as asked, nothing is left to ask; and nothing granted before is taken away", () => {
  fc.assert(
    fc.property(wish, granted, (asked, now) => {
      const then = grantWith(asked, now);
      expect(now.permissions.every((permission) => then.permissions.includes(permission))).toBe(true);
      // A quota may also be asked to be less; then it already reaches.
      const reached = isGranted(asked, now);
      expect(reached || isGranted(asked, then)).toBe(true);
    }),
  );
});

test("a quota is pointless without set-budget, a permission only once it is given", () => {
  fc.assert(
    fc.property(wish, granted, (asked, now) => {
      const unusable = asked.kind === "quota" && !now.permissions.includes("set-budget");
      expect(isPointless(asked, now)).toBe(unusable || isGranted(asked, now));
    }),
  );
});
