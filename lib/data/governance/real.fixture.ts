import type { Actor } from "@/lib/domain/access/actor";
import type { World } from "../budget/governance.fixture";
import { type Company, customerAt, holderOf, type Model, type Place } from "./model.fixture";

/** The product: a database with its clock, two resellers, and customers that begin at the first. */
export type Real = {
  readonly world: World;
  readonly ids: readonly string[];
  /** Of the requests, in the order in which they were made. */
  readonly requestIds: string[];
  readonly turnClockTo: (instant: Date) => Promise<void>;
};
type Reasons = readonly { readonly code: string }[];

export const codesOf = (reasons: Reasons) => [...new Set(reasons.map(({ code }) => code))].toSorted();
export const listOf = (answer: { readonly allowed: true } | { readonly allowed: false; readonly reasons: Reasons }) =>
  answer.allowed ? [] : codesOf(answer.reasons);

export function actorOf({ world }: Real, company: Company): Actor {
  if (company === "distributor") return world.distributor;
  return company === 0 ? world.reseller : world.otherReseller;
}
export const resellerIdOf = (real: Real, place: Place) => actorOf(real, place).company.id;
export const idOf = ({ ids }: Real, index: number) => ids[index] ?? "";

/** Who tries: the holder of the permission, the other company of the two that know the customer, or a third one. */
export type Who = "holder" | "other" | "stranger";

export function companyOf(model: Model, who: Who, index: number, permission: Parameters<typeof holderOf>[2]): Company {
  const { at } = customerAt(model, index);
  if (who === "stranger" || at === null) return who === "holder" ? "distributor" : at === 0 ? 1 : 0;
  const byReseller = holderOf(model, index, permission) === "reseller";
  return byReseller === (who === "holder") ? at : "distributor";
}
