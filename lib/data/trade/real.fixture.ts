import type { World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import type { Offered } from "./model.fixture";

/** The product: a database with its clock, customers that may be sold to, and what is for sale. */
export type Real = {
  readonly world: World;
  readonly ids: readonly string[];
  readonly offers: Readonly<Record<Offered, string>>;
  readonly turnClockTo: (instant: Date) => Promise<void>;
};

export const idOf = ({ ids }: Real, index: number) => ids[index] ?? "";

export const now = ({ world }: Real): Promise<Date> => inTenant(world.distributor, (tx) => instantOf(tx));

type Answer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: readonly { readonly code: string }[] };

export const codesOf = (answer: Answer): readonly string[] =>
  answer.allowed ? [] : answer.reasons.map(({ code }) => code);
