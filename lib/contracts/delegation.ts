import type { Delegation } from "@/lib/domain/delegation/authority";

export type GrantInput = {
  readonly resellerId: string;
  /** The version the person saw; 0: no grant yet. */
  readonly version: number;
  readonly wish: Delegation;
  /** Null: none was written. */
  readonly reason: string | null;
};

export type RevokeInput = Pick<GrantInput, "resellerId" | "version" | "reason">;
