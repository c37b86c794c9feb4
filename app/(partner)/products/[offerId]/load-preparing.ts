import type { OfferLine } from "@/lib/contracts/catalogue-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import { AskedInput } from "@/lib/contracts/order";
import { getOffer } from "@/lib/data/catalogue/get-offer";
import { listCustomerNames } from "@/lib/data/customer/list-customer-names";
import { newId } from "@/lib/data/new-id";
import { type OrderPreview, previewOrder } from "@/lib/data/order/preview-order";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";
import { isOrdered } from "@/lib/domain/order/decide-order";

const ONE = { periods: 1, quantity: 1 };
const BARE = { periods: "1", quantity: "1", account: "", customer: "" };

export type Preparing = {
  readonly offer: OfferLine;
  /** As typed. */
  readonly given: { readonly periods: string; readonly quantity: string; readonly account: string };
  /** Fields that hold no number of use; then nothing is worked out. */
  readonly amiss: readonly string[];
  /** Null: nobody is chosen, or nobody of the actor's. */
  readonly chosen: {
    readonly id: string;
    readonly name: string;
    readonly preview: OrderPreview;
    /** What preparing sends; null: it would be refused. */
    readonly wish: Readonly<Record<string, string>> | null;
  } | null;
};

type Address = Readonly<Record<string, string>>;

/** What an address asks to prepare, for whom, and how that would be answered now; null: nothing that is ordered. */
export async function loadPreparing(
  permit: Permit<"order.prepare">,
  offerId: string,
  address: Address,
): Promise<Preparing | null> {
  const offer = await offerOf(permit, offerId);
  if (!offer) return null;
  const { periods, quantity, account, customer } = { ...BARE, ...address };
  const given = { periods, quantity, account };
  const asked = AskedInput.safeParse({ periods, quantity });
  const amiss = asked.success ? [] : asked.error.issues.map(({ path }) => String(path[0]));
  const wanted = { customerId: customer, offerId, ...(asked.success ? asked.data : ONE), account: account || null };
  const chosen = isUuid(customer) ? await chosenFor(permit, wanted, given) : null;
  return { offer, given, amiss, chosen: chosen && { ...chosen, wish: amiss.length > 0 ? null : chosen.wish } };
}

/** Null: there is none, or it is paid by use. */
async function offerOf({ actor }: Permit<"order.prepare">, offerId: string): Promise<OfferLine | null> {
  const looking = issuePermit(actor, "product.read");
  const offer = looking && isUuid(offerId) ? await getOffer(looking, offerId, new Date()) : null;
  return offer && isOrdered(offer.mode) ? offer : null;
}

type Wanted = Parameters<typeof previewOrder>[1];

async function chosenFor(permit: Permit<"order.prepare">, wanted: Wanted, given: Preparing["given"]) {
  const { customerId: id, offerId } = wanted;
  const name = await nameOf(permit, id);
  const preview = name === null ? null : await previewOrder(permit, wanted);
  return name !== null && preview
    ? { id, name, preview, wish: wishOf(preview, { offerId, customerId: id, ...given }) }
    : null;
}

async function nameOf({ actor }: Permit<"order.prepare">, customerId: string): Promise<string | null> {
  const reading = issuePermit(actor, "customer.read");
  return (reading && (await listCustomerNames(reading, [customerId])).get(customerId)) ?? null;
}

function wishOf({ quote, keepReasons }: OrderPreview, { account, ...much }: Address) {
  if (quote === null || keepReasons.length > 0) return null;
  const wish = { ...much, agreed: decimalOf(quote.amount), key: newId() };
  return account ? { ...wish, account } : wish;
}
