import { AskedInput } from "@/lib/contracts/order";
import { newId } from "@/lib/data/new-id";
import { type OrderPreview, previewOrder } from "@/lib/data/order/preview-order";
import type { Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ONE = { periods: 1, quantity: 1 };

export type Ordering = {
  readonly preview: OrderPreview;
  /** As typed. */
  readonly given: { readonly periods: string; readonly quantity: string; readonly account: string };
  /** Fields that hold no number of use; then nothing is worked out. */
  readonly amiss: readonly string[];
  /** What ordering sends; null: it could not even be kept to be paid later. */
  readonly wish: Readonly<Record<string, string>> | null;
};

/** What an address of the order page asks for, and how that would be answered now; null: no such offer. */
export async function loadOrdering(
  permit: Permit<"order.place">,
  offerId: string,
  { periods = "1", quantity = "1", account = "" }: Readonly<Record<string, string>>,
): Promise<Ordering | null> {
  if (!UUID.test(offerId)) return null;
  const asked = AskedInput.safeParse({ periods, quantity });
  const much = asked.success ? asked.data : ONE;
  const customerId = permit.actor.company.id;
  const preview = await previewOrder(permit, { customerId, offerId, ...much, account: account || null });
  if (!preview) return null;
  const given = { periods, quantity, account };
  if (!asked.success)
    return { preview, given, amiss: asked.error.issues.map(({ path }) => String(path[0])), wish: null };
  return { preview, given, amiss: [], wish: wishOf(preview, offerId, given) };
}

function wishOf({ quote, keepReasons }: OrderPreview, offerId: string, { account, ...much }: Ordering["given"]) {
  if (quote === null || keepReasons.length > 0) return null;
  const wish = { offerId, ...much, agreed: decimalOf(quote.amount), key: newId() };
  return account === "" ? wish : { ...wish, account };
}
