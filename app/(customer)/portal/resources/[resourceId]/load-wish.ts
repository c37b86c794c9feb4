import { ChangeAsked, ConvertAsked } from "@/lib/contracts/term";
import { listChangeOffers, listConversionOffers } from "@/lib/data/order/list-fitting-offers";
import { previewChange, previewConversion } from "@/lib/data/order/preview-term";
import type { Permit } from "@/lib/domain/access/permit";

type May = Permit<"order.place">;
type Given = Readonly<Record<string, string>>;

/** What an address of the change page asks for, and how that would be answered now; null: no such resource. */
export async function loadChange(permit: May, resourceId: string, given: Given) {
  const wish = ChangeAsked.safeParse(given);
  const { offerId = null, quantity = 1 } = wish.data ?? {};
  const preview = await previewChange(permit, { resourceId, offerId, quantity });
  if (!preview) return null;
  const { resource } = preview;
  const value = given["quantity"] ?? String(resource.quantity);
  const chosen = given["offerId"] ?? resource.offerId;
  const asked = wish.success ? { offerId: chosen, quantity: value } : null;
  return {
    preview,
    offers: await listChangeOffers(permit, resourceId),
    chosen,
    value,
    asked,
    ...amissOf(given, asked),
  };
}

/** The same of the page that turns what is paid by use. */
export async function loadConversion(permit: May, resourceId: string, given: Given) {
  const wish = ConvertAsked.safeParse(given);
  const { offerId = null, periods = 1 } = wish.data ?? {};
  const preview = await previewConversion(permit, { resourceId, offerId, periods });
  if (!preview) return null;
  const value = given["periods"] ?? "1";
  const chosen = given["offerId"] ?? "";
  const asked = wish.success ? { offerId: chosen, periods: value } : null;
  const offers = await listConversionOffers(permit, resourceId);
  return { preview, offers, chosen, value, asked, ...amissOf(given, asked) };
}

// Opened without a wish nothing is amiss yet.
function amissOf(given: Given, asked: unknown) {
  return { isAmiss: asked === null && given["offerId"] !== undefined };
}
