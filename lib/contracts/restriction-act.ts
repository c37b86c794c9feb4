import { z } from "zod";
import type { RestrictionPreview } from "@/lib/domain/purchase/restriction-preview";
import type { ReleaseOutcome, ResourceOwnReason } from "@/lib/domain/resource/decide-resource";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import type { ActState, WaitingKind } from "@/lib/domain/restriction/waiting-act";

/** to-confirm: awaits the viewer; refused: came to nothing lately, and the viewer's company holds it now. */
export const ACT_FILTERS = ["open", "to-confirm", "refused", "all"] as const;
export type ActFilter = (typeof ACT_FILTERS)[number];

/** The address of the list; what is not understood is left out rather than refused. */
export const ActListQuery = z.object({
  state: z.enum(ACT_FILTERS).catch("open").default("open"),
  after: z.string().max(400).nullable().catch(null).default(null),
});
export type ActListQuery = z.infer<typeof ActListQuery>;

/** Why the viewer may not be the second person; null: may be, or nobody is awaited. */
export type NotSecond = "own" | "other-company" | "role";

/** What a release names, and what became of it once it was confirmed; null: it came to that not yet, or no more. */
export type NamedResource = {
  readonly id: string;
  readonly name: string;
  readonly specification: string;
  readonly outcome: ReleaseOutcome | null;
  readonly reasons: readonly ResourceOwnReason[];
};

/** An ordered freeze, lift or release as a partner sees it. */
export type RestrictionActView = {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly kind: WaitingKind;
  /** Null for all but a freeze. */
  readonly level: FreezeLevel | null;
  /** What a release names; none otherwise. */
  readonly resources: readonly NamedResource[];
  readonly origins: readonly StoredFreezeOrigin[];
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly state: ActState;
  readonly by: { readonly name: string; readonly company: string; readonly isSystem: boolean };
  /** Who orders, confirms and declines: the name of that company. */
  readonly company: string;
  readonly orderedAt: Date;
  /** Until when a second person may confirm; null: none is asked. */
  readonly expiresAt: Date | null;
  readonly confirmedBy: string | null;
  /** Null until a second person confirmed. */
  readonly runsAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly refusal: readonly RestrictionReason[] | null;
  readonly mayCallOff: boolean;
  readonly mayConfirm: boolean;
  readonly notSecond: NotSecond | null;
};

export type RestrictionActPage = { readonly rows: readonly RestrictionActView[]; readonly after: string | null };

/** What each act would change, before anybody confirms it. */
export type RestrictionPreviews = {
  /** Nothing done: before and after are what is the case now. */
  readonly present: RestrictionPreview;
  readonly freeze: Readonly<Record<FreezeLevel, RestrictionPreview>>;
  /** By the origins a lift names, in their order and joined by a space. */
  readonly lift: Readonly<Record<string, RestrictionPreview>>;
};
