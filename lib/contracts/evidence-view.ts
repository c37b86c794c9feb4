import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { PurchaseOperation } from "@/lib/domain/purchase/operation";
import type { BlockThen, CustomerThen, FreezeThen, ThenActor } from "./history-view";

/** What an evidence file proves. */
export type EvidenceSubject =
  | {
      readonly about: "freeze" | "block";
      readonly cause: FreezeThen | BlockThen;
      /** Null: it is still open. */
      readonly ended: { readonly at: Date; readonly by: ThenActor; readonly reason: string | null } | null;
      /** What was kept with it when it was made: usage, budget, deliveries, as-of. */
      readonly known: unknown;
    }
  | {
      readonly about: "refusal";
      readonly operation: PurchaseOperation;
      readonly reasons: readonly PurchaseReason[];
    };

export type EvidenceNotice = {
  readonly kind: string;
  readonly to: { readonly kind: "distributor" | "reseller" | "customer"; readonly name: string };
  readonly at: Date;
  readonly facts: unknown;
  /** Of its message leaving the product; none: no message was to leave. */
  readonly state: "none" | "waiting" | "delivered" | "dead";
};

export type EvidenceEntry = {
  readonly position: number;
  readonly hash: string;
  /** Of the entry before it in the chain. */
  readonly previousHash: string;
  /** As it was sealed: what the hash is over, but for what is withheld. */
  readonly entry: { readonly action: string; readonly at: Date } & Readonly<Record<string, unknown>>;
  /** Null in the entry because it is another company's; the hash is over its value all the same. */
  readonly withheld: readonly "ip"[];
};

/** The content of an evidence file; its hash is over exactly this ("Evidence" in lib/domain/history). */
export type Evidence = {
  readonly format: "partner-center-evidence-1";
  readonly subject: EvidenceSubject;
  readonly moment: CustomerThen;
  readonly notices: readonly EvidenceNotice[];
  readonly entries: readonly EvidenceEntry[];
};

export type TakenEvidence = {
  readonly content: Evidence;
  /** SHA-256 of the content as canonical JSON. */
  readonly contentHash: string;
  readonly taken: { readonly at: Date; readonly by: string; readonly company: string; readonly changeId: string };
};
