import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { requests } from "@/db/schema";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { writeStep } from "./write-step";

type Closing = {
  readonly request: RequestLine;
  readonly state: "rejected" | "withdrawn";
  readonly changeId: string;
  readonly at: Date;
  readonly note: string | null;
};

/** Writes an end that changes nothing else: row, entry, audit, notice. */
export async function closeRequest(tx: Transaction, actor: Actor, closing: Closing): Promise<void> {
  const { request, state, changeId, at, note } = closing;
  await tx
    .update(requests)
    .set({ state, decidedAt: at, decidedBy: stampOf(actor), note, error: null })
    .where(and(eq(requests.distributorId, actor.distributorId), eq(requests.id, request.id)));
  await writeStep(tx, actor, { request, kind: state, changeId, at, text: note, values: null });
}
