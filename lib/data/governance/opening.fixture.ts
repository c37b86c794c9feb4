import fc from "fast-check";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { CUSTOMERS, setStep, units } from "./governing-commands.fixture";
import { grantStep } from "./granting-commands.fixture";

const all = { permissions: [...PERMISSIONS], hours: null };
const BUDGETS = Array.from({ length: CUSTOMERS }, (_, index) =>
  setStep("holder", index, { amount: units(100), action: "freeze-account" }, ["association-default"]),
);
const GRANTED = [grantStep(0, { ...all, monthlyQuota: units(350), oneTimeQuota: units(250) }), ...BUDGETS];

/** Most runs begin where it gets interesting: granted, at both resellers or one, or not at all yet with budgets. */
export const opening = fc.constantFrom(
  [...GRANTED, grantStep(1, { ...all, monthlyQuota: units(250), oneTimeQuota: units(250) })],
  GRANTED,
  BUDGETS,
  [],
);
