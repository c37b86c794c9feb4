import "server-only";
import { decimalOf } from "@/lib/domain/money/money";
import { sumParked } from "../../account/sum-parked";
import { type Condition, ofCompany } from "../condition";

/** Accounts with charges that no customer has (G13): one alert a distributor. */
export const accountsParked: Condition = async (tx, asked) => {
  const { accounts, rows, amount } = await sumParked(tx, asked);
  if (accounts === 0) return [];
  return [
    ofCompany(asked, "accounts-parked", null, { key: "parked", facts: { accounts, rows, amount: decimalOf(amount) } }),
  ];
};
