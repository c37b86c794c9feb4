import { EnabledInput } from "@/lib/contracts/enabling";
import { newId } from "@/lib/data/new-id";
import { type EnablingPreview, previewEnabling } from "@/lib/data/resource/preview-enabling";
import type { Permit } from "@/lib/domain/access/permit";

export type Enabling = {
  readonly preview: EnablingPreview;
  /** As typed. */
  readonly given: { readonly quantity: string; readonly account: string };
  /** Null: what was typed is no number of use. */
  readonly quantity: number | null;
  /** What enabling sends; null: it would be refused. */
  readonly wish: Readonly<Record<string, string>> | null;
};

/** What an address of an offer's page asks for, and how that would be answered now; null: no such offer. */
export async function loadEnabling(
  permit: Permit<"resource.enable">,
  offerId: string,
  { quantity = "1", account = "" }: Readonly<Record<string, string>>,
): Promise<Enabling | null> {
  const preview = await previewEnabling(permit, { offerId, account: account || null });
  if (!preview) return null;
  const asked = EnabledInput.safeParse({ quantity });
  const given = { quantity, account };
  if (!asked.success) return { preview, given, quantity: null, wish: null };
  const named = account === "" ? {} : { account };
  const wish = preview.reasons.length > 0 ? null : { offerId, quantity, key: newId(), ...named };
  return { preview, given, quantity: asked.data.quantity, wish };
}
