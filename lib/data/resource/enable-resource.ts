import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { EnableResourceInput } from "@/lib/contracts/enabling";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideEnabling, type EnabledMode, type EnablingReason } from "@/lib/domain/resource/decide-enabling";
import { giveAccount } from "../account/give-account";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { offerFieldsOf } from "../catalogue/offer-fields";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { lockForOrder } from "../order/lock-for-order";
import { inTenant } from "../tenant";
import { type LoadedEnabling, loadEnablingFacts } from "./load-enabling-facts";

export type EnabledResource =
  /** repeated: the key had enabled it before; nothing was written. */
  | { readonly allowed: true; readonly resourceId: string; readonly repeated: boolean }
  | { readonly allowed: false; readonly reasons: NonEmpty<EnablingReason> };

/**
 * Enables for the actor's own company what is paid by use: freezes, the block and restrictions decide under the
 * customer's lock, in the transaction that writes it (G4, G5). What runs by the hour is metered from that instant on.
 */
export async function enableResource(
  { actor }: Permit<"resource.enable">,
  input: EnableResourceInput,
): Promise<EnabledResource> {
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor, actor.company.id);
    if (!customer) return refused({ code: "enabling.offer-unknown" });
    return (await repeatedOf(tx, actor, customer.id, input)) ?? (await decideAndWrite(tx, actor, customer, input));
  });
}

/** What this key enabled before; null: nothing. Seen under the customer's lock. */
async function repeatedOf(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  { key, offerId, quantity, account }: EnableResourceInput,
): Promise<EnabledResource | null> {
  const [known] = await tx
    .select({
      id: resources.id,
      accountId: resources.accountId,
      offerId: resources.offerId,
      quantity: resources.quantity,
    })
    .from(resources)
    .where(
      and(
        eq(resources.distributorId, distributorId),
        eq(resources.customerId, customerId),
        eq(resources.idempotencyKey, key),
      ),
    );
  if (!known) return null;
  const isSame =
    known.offerId === offerId && known.quantity === quantity && (account === null || account === known.accountId);
  return isSame ? { allowed: true, resourceId: known.id, repeated: true } : refused({ code: "enabling.key-used" });
}

async function decideAndWrite(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  input: EnableResourceInput,
): Promise<EnabledResource> {
  const loaded = await loadEnablingFacts(tx, actor, { customerId: customer.id, ...input });
  if (!loaded) return refused({ code: "enabling.offer-unknown" });
  const decision = decideEnabling(loaded.facts);
  if (!decision.allowed) return decision;
  const { at } = loaded.customer;
  const { offer } = loaded;
  if (!offer) throw new Error("what was enabled has an offer");
  const changeId = newId();
  const given = decision.account === null ? await giveAccount(tx, actor, customer, { changeId, at }) : null;
  const accountId = decision.account ?? given ?? customer.id;
  const row = rowOf(actor, customer, input, { offer, accountId, at, mode: decision.mode });
  await tx.insert(resources).values(row);
  const { id, name, product, region, mode, quantity } = row;
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "resource.enabled",
      subject: { kind: "resource", id, name, customerId: customer.id },
      after: { product, region, mode, quantity, accountId, price: loaded.facts.offer?.price?.amount },
    },
  ]);
  return { allowed: true, resourceId: id, repeated: false };
}

type Enabled = {
  readonly offer: NonNullable<LoadedEnabling["offer"]>;
  readonly accountId: string;
  readonly mode: EnabledMode;
  readonly at: Date;
};

function rowOf(
  actor: Actor,
  customer: LockedCustomer,
  { name, quantity, key }: EnableResourceInput,
  { offer, accountId, mode, at }: Enabled,
) {
  const fields = offerFieldsOf(offer);
  return {
    distributorId: actor.distributorId,
    id: newId(),
    customerId: customer.id,
    accountId,
    name: name ?? fields.specification,
    ...fields,
    mode,
    quantity,
    startedAt: at,
    // What is priced by use is told by events or files.
    meteredUntil: fields.periodUnit === "hour" ? at : null,
    by: stampOf(actor),
    idempotencyKey: key,
  };
}

function refused(reason: EnablingReason): EnabledResource {
  return { allowed: false, reasons: [reason] };
}
