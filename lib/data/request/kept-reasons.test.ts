import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutionReason } from "@/lib/contracts/request";
import { toMoney } from "@/lib/domain/money/money";
import { keptReasons, readReasons } from "./kept-reasons";

test("reasons read back as they were, to the last unit and millisecond", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 24n }).map(toMoney),
      fc.date({ noInvalidDate: true, min: new Date(0) }),
      (amount, until) => {
        const reasons: ExecutionReason[] = [
          { code: "budget.above-quota", type: "monthly", quota: amount, available: amount, excess: amount },
          { code: "delegation.until-past", until },
          { code: "restriction.not-frozen", origins: ["manual"] },
          { code: "budget.stale", current: null },
        ];
        const stored: unknown = JSON.parse(JSON.stringify(keptReasons(reasons)));
        expect(readReasons(stored)).toEqual(reasons);
      },
    ),
  );
  expect(readReasons(null)).toBeNull();
});
