import { expect, test } from "vitest";
import { maskEmail, maskFacts, maskPhone, maskText } from "./mask";

test("an address shows its first letter and where it is", () => {
  expect(maskEmail("anna.lee@example.com")).toBe("a•••@example.com");
  expect(maskEmail("@broken")).toBe("•••");
});

test("a number shows its last four digits, a short one nothing", () => {
  expect(maskPhone("+66 81 234 5678")).toBe("••• 5678");
  expect(maskPhone("12345")).toBe("•••");
});

test("free text keeps its words and loses addresses and numbers", () => {
  expect(maskText("ask ann@one.example or +86 138 0013 8000, 2026-11-03, 1500.00 due")).toBe(
    "ask a•••@one.example or ••• 8000, 2026-11-03, 1500.00 due",
  );
});

test("facts lose names, addresses and numbers wherever they stand, and keep amounts, instants and ids", () => {
  const id = "01931f00-0000-7000-8000-000000000001";
  const facts = {
    customer: "Orchard",
    contactEmail: "bo@two.example",
    contactPhone: "+49 30 1234567",
    nested: [{ accountName: "orchard", amount: "12000000", resellerId: id }],
    at: "2026-11-22T16:30:00.000Z",
  };
  expect(maskFacts(facts)).toEqual({
    customer: "O•••",
    contactEmail: "b•••@two.example",
    contactPhone: "••• 4567",
    nested: [{ accountName: "o•••", amount: "12000000", resellerId: id }],
    at: "2026-11-22T16:30:00.000Z",
  });
});
