import type { AttemptError } from "@/lib/domain/connector/attempt";
import type { PlaceKind, PlaceState, WholeState } from "@/lib/domain/connector/place";
import type { Money } from "@/lib/domain/money/money";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

/** One place of the latest act, and what is known of it (G7). */
export type PlaceView = {
  readonly id: string;
  readonly kind: PlaceKind;
  /** Name of the connector; null for other kinds. */
  readonly connector: string | null;
  /** Its orders wait. */
  readonly isPaused: boolean;
  readonly state: PlaceState;
  readonly since: Date;
  /** How often it was tried; 0: not yet. */
  readonly attempts: number;
  /** Of an accepted order, when its answer is due; null: nothing more is tried. */
  readonly nextAttemptAt: Date | null;
  readonly acceptedAt: Date | null;
  /** HTTP status of the last attempt; null: there was no answer. */
  readonly status: number | null;
  readonly error: AttemptError | null;
  /** The provider's own words. */
  readonly detail: string | null;
  readonly tookEffectAt: Date | null;
  /** The provider's own date, not ours (G8). */
  readonly deletesAt: Date | null;
};

export type RestrictionPlaces = {
  /** What was ordered; null: not frozen. */
  readonly level: FreezeLevel | null;
  /** Null: nothing ever was. */
  readonly orderedAt: Date | null;
  readonly whole: WholeState;
  readonly places: readonly PlaceView[];
  /** List price spent since each open cause. */
  readonly spent: readonly {
    readonly causeId: string;
    readonly origin: StoredFreezeOrigin;
    readonly level: FreezeLevel;
    readonly since: Date;
    readonly spent: Money;
  }[];
  readonly asOf: Date;
};
