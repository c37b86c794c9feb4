import type { z } from "zod";
import { type STAMP, type SUMS, type WHOSE, WITHOUT } from "@/lib/contracts/api/expenditure-values";
import { decodeCursor } from "@/lib/contracts/cursor";
import { customerIdOf } from "@/lib/data/customer/find-customer-ids";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { Permit } from "@/lib/domain/access/permit";
import type { AssociationType } from "@/lib/domain/expenditure/dimension";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { worded } from "@/lib/format/wording";
import { type ApiAnswer, problem } from "./answer";
import { customerNamed } from "./customer";
import { problemSentence, requestLocale } from "./problem-sentence";
import { notACursor } from "./read-body";

export type Reading = Permit<"expenditure.read">;
type Whose = z.infer<z.ZodObject<typeof WHOSE>>;

/** A query parameter that is well formed and yet cannot be answered. */
export function refusedParameter(pointer: string, detail: string): ApiAnswer {
  return problem("invalid-request", { errors: [{ pointer, detail }] });
}

/** What a customer is told nothing of: how its partners divide their work. */
const PARTNERS_OWN = ["reseller", "accountManager", "associationType"] as const satisfies readonly (keyof Whose)[];

type Asked = {
  readonly customer: string | null;
  readonly reseller: string | null;
  /** "none": of nobody. */
  readonly manager: string | null;
  readonly type: AssociationType | null;
};

/**
 * Whose expenditure is asked for, as the pages ask. A customer is known by its id also once it has left, and then the
 * reader's own time with it answers; by name it must be there.
 */
export async function whoseOf(
  permit: Reading,
  given: Whose,
): Promise<{ readonly asked: Asked } | { readonly refused: ApiAnswer }> {
  const foreign = PARTNERS_OWN.find((name) => given[name] !== undefined);
  if (permit.actor.company.kind === "customer" && foreign) {
    return { refused: refusedParameter(foreign, "is not for customers' keys") };
  }
  const { reseller = null, associationType = null } = given;
  const whose = { reseller, type: associationType, manager: given.accountManager?.toLowerCase() ?? null };
  if (given.customer === undefined) return { asked: { ...whose, customer: null } };
  const customer = customerIdOf(given.customer) ?? (await customerNamed(permit, given.customer));
  return customer === null ? { refused: problem("customer-not-found") } : { asked: { ...whose, customer } };
}

/** Null: it is a place of this list, or there is none. */
export function refusedCursor(cursor: string | null, isPlace: (value: string) => boolean): ApiAnswer | null {
  const read = decodeCursor(cursor);
  if (read !== null && !isPlace(read[0])) return refusedParameter("cursor", "is not a cursor of this list");
  return notACursor(cursor);
}

/** What stands beside the figures, in the language that the request accepts. */
export async function stampOf(
  permit: Reading,
  { asOf, provisionalDays, finality }: Freshness,
  { headers }: Request,
): Promise<z.infer<z.ZodObject<typeof STAMP>>> {
  return {
    currency: await getCurrency(permit),
    zone: "GMT+08:00",
    asOf: asOf.toISOString(),
    provisionalDays,
    finality,
    note: problemSentence(worded("expenditure.apiNote"), requestLocale(headers)),
  };
}

type Amounts = { readonly spent: Money; readonly expenditure: Money; readonly refunded: Money };

export function sumsOf({ spent, expenditure, refunded }: Amounts): z.infer<z.ZodObject<typeof SUMS>> {
  return { total: decimalOf(spent), expenditure: decimalOf(expenditure), refund: decimalOf(refunded) };
}

export const withoutNone = (text: string | null | undefined) => (text === WITHOUT ? "" : (text ?? null));
