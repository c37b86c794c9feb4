import { expect, test } from "vitest";
import { CHARGING_MODES } from "../expenditure/charge";
import { expiryPolicyOf, providerStatusOf, statusesAtProvider } from "./provider-status";
import { RESOURCE_STATUSES } from "./status";

test("each of our statuses is one the provider knows for that charging mode", () => {
  const known = CHARGING_MODES.map((mode) => RESOURCE_STATUSES.map((status) => providerStatusOf(mode, status)));
  const [byUse, spot, ...inAdvance] = known;
  expect(byUse).toEqual([1, 2, 3, 3, 6]);
  expect(spot).toEqual(byUse);
  for (const one of inAdvance) expect(one).toEqual([2, 5, 4, 4, 3]);
});

test("what follows the present phase is grace, an automatic renewal, or deletion after retention", () => {
  expect(expiryPolicyOf("yearly-monthly", "in-use", false)).toBe(0);
  expect(expiryPolicyOf("savings-plan", "grace", true)).toBe(3);
  expect(expiryPolicyOf("reserved-instance", "retention", true)).toBe(5);
  expect([expiryPolicyOf("pay-per-use", "in-use", false), expiryPolicyOf("yearly-monthly", "closed", false)]).toEqual([
    null,
    null,
  ]);
});

test("a code of the provider's means every status that is told so, and none where nothing here is that", () => {
  for (const mode of CHARGING_MODES) {
    for (const status of RESOURCE_STATUSES) {
      expect(statusesAtProvider(mode, providerStatusOf(mode, status))).toContain(status);
    }
  }
  expect(statusesAtProvider("yearly-monthly", 4)).toEqual(["retention", "frozen"]);
  expect([statusesAtProvider("pay-per-use", 4), statusesAtProvider("yearly-monthly", 1)]).toEqual([[], []]);
});
