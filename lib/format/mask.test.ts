import { expect, test } from "vitest";
import { maskEmail, maskPhone } from "./mask";

test("an address shows its first letter and where it is", () => {
  expect(maskEmail("anna.lee@example.com")).toBe("a•••@example.com");
  expect(maskEmail("@broken")).toBe("•••");
});

test("a number shows its last four digits, a short one nothing", () => {
  expect(maskPhone("+66 81 234 5678")).toBe("••• 5678");
  expect(maskPhone("12345")).toBe("•••");
});
