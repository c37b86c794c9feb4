import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { verificationCodes } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type Challenge, resendPauseMs } from "@/lib/domain/verification/decide-code";
import {
  type AskingChannel,
  CODE_TRIES_MAX,
  type CodeNeeded,
  type CodeProblem,
  type CriticalOperation,
} from "@/lib/domain/verification/verification";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import type { OwnMember } from "./lock-own-member";

export type Known = Challenge & { readonly codeHash: string | null };

/** Everything about one person, company and operation at one instant. */
export type Challenged = {
  readonly actor: Actor;
  readonly person: OwnMember;
  readonly operation: CriticalOperation;
  readonly channel: AskingChannel;
  readonly at: Date;
  /** Null: never asked. */
  readonly known: Known | null;
};

/** What a form needs to be told; where to is masked by whoever tells. */
export type Needed = Omit<CodeNeeded, "address"> & {
  readonly email: string | null;
  readonly sent?: boolean;
  readonly missed?: boolean;
};

/** What a code is bound to. */
export function ownerOf({ actor, person, operation }: Omit<Challenged, "known" | "at" | "channel">): string {
  return [actor.distributorId, actor.company.id, person.userId, operation].join("/");
}

export async function findChallenge(
  tx: Transaction,
  actor: Actor,
  { userId }: OwnMember,
  operation: CriticalOperation,
): Promise<Known | null> {
  const [row] = await tx
    .select({
      channel: verificationCodes.channel,
      codeHash: verificationCodes.codeHash,
      askedAt: verificationCodes.askedAt,
      tries: verificationCodes.tries,
      usedAt: verificationCodes.usedAt,
    })
    .from(verificationCodes)
    .where(keyOf(actor, userId, operation));
  return row ?? null;
}

export async function saveChallenge(
  tx: Transaction,
  { actor, person, operation, channel }: Challenged,
  state: Omit<Known, "channel">,
): Promise<void> {
  const { distributorId, company } = actor;
  const { codeHash, askedAt, tries, usedAt } = state;
  const values = { channel, codeHash, askedAt, tries, usedAt };
  await tx
    .insert(verificationCodes)
    .values({ distributorId, companyId: company.id, userId: person.userId, operation, ...values })
    .onConflictDoUpdate({
      target: [
        verificationCodes.distributorId,
        verificationCodes.companyId,
        verificationCodes.userId,
        verificationCodes.operation,
      ],
      set: values,
    });
}

export function keyOf({ distributorId, company }: Actor, userId: string, operation: CriticalOperation) {
  return and(
    eq(verificationCodes.distributorId, distributorId),
    eq(verificationCodes.companyId, company.id),
    eq(verificationCodes.userId, userId),
    eq(verificationCodes.operation, operation),
  );
}

export function neededFor({ person, channel, at, known }: Challenged, problem: CodeProblem | null): Needed {
  return {
    status: "code-needed",
    channel,
    email: channel === "email" ? person.email : null,
    resendInSeconds: Math.ceil(resendPauseMs(known, channel, at) / 1000),
    triesLeft: Math.max(0, CODE_TRIES_MAX - (known?.tries ?? 0)),
    problem,
  };
}

/** Every code sent and every try, never the code itself. */
export async function auditCode(
  tx: Transaction,
  { actor, person, operation, channel, at }: Challenged,
  action: "verification.code-sent" | "verification.passed" | "verification.failed",
  triesLeft?: number,
): Promise<void> {
  const subject = { kind: "member", id: person.memberId, name: person.name } as const;
  const after = { operation, channel, ...(triesLeft === undefined ? {} : { triesLeft }) };
  await recordAudit(tx, actor, [{ changeId: newId(), at, action, subject, after }]);
}
