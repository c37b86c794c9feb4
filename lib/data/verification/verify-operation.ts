import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { nextCodeStep } from "@/lib/domain/verification/decide-code";
import { type AskingChannel, CODE_TRIES_MAX, type CriticalOperation } from "@/lib/domain/verification/verification";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { askForCode } from "./ask-for-code";
import {
  auditCode,
  type Challenged,
  findChallenge,
  type Known,
  type Needed,
  neededFor,
  ownerOf,
  saveChallenge,
} from "./challenge";
import { useAuthenticator } from "./check-authenticator";
import { type CodeLimits, codeLimitsOf, noteCodeSent, noteWrongTry } from "./code-limits";
import { loadVerification } from "./get-verification";
import { lockOwnMember } from "./lock-own-member";
import { hashOfCode, isSameHash } from "./secrets";

export type AskedOperation = {
  readonly operation: CriticalOperation;
  /** What stood in the code's field; blank or null: nothing. */
  readonly code: string | null;
  /** A new code is wanted. */
  readonly anew: boolean;
  /** Asked by this way although the company asks by none: for turning it on. */
  readonly orElse?: AskingChannel | undefined;
};

export type Verdict =
  /** Null: nobody was asked. Otherwise the instant at which the code was used. */
  | { readonly status: "passed"; readonly usedAt: Date | null }
  | Needed
  /** Removed from the company meanwhile. */
  | { readonly status: "gone" };

const CODE_LENGTH_MAX = 40;
const UNASKED: Verdict = { status: "passed", usedAt: null };

/**
 * Whether the person may go on with a critical operation: not asked, or the code was right and is used up by this;
 * otherwise what the form must ask for. Keys, operators and jobs are not asked ("Critical").
 */
export async function verifyOperation(actor: Actor, asked: AskedOperation): Promise<Verdict> {
  if (actor.via.kind !== "person") return UNASKED;
  const { userId } = actor.via;
  const setting = await inTenant(actor, (tx) => loadVerification(tx, actor));
  const channel = setting.channel === "off" ? asked.orElse : setting.channel;
  if (channel === undefined) return UNASKED;

  const limits = await codeLimitsOf(userId);
  const code = (asked.code ?? "").replaceAll(/\s/g, "").slice(0, CODE_LENGTH_MAX);
  const verdict = await inTenant(actor, (tx) => answer(tx, actor, { ...asked, channel, code }, limits));
  if (verdict.status === "code-needed" && verdict.sent) await noteCodeSent(userId);
  if (verdict.status === "code-needed" && verdict.missed) await noteWrongTry(userId);
  return verdict;
}

type Asking = { readonly operation: CriticalOperation; readonly channel: AskingChannel; readonly code: string } & Pick<
  AskedOperation,
  "anew"
>;

async function answer(tx: Transaction, actor: Actor, asking: Asking, limits: CodeLimits): Promise<Verdict> {
  const { operation, channel, code, anew } = asking;
  const person = await lockOwnMember(tx, actor);
  if (!person) return { status: "gone" };
  const at = await instantOf(tx);
  const known = await findChallenge(tx, actor, person, operation);
  const base = { actor, person, operation, channel, at, known };
  const step = nextCodeStep({ challenge: known, channel, at, given: code !== "", anew });
  if (step.kind === "stands") return neededFor(base, step.problem);
  if (step.kind === "ask" || known === null) return askForCode(tx, base, limits);
  if (!limits.mayTry) return neededFor(base, "rate-limited");
  return compare(tx, base, known, code);
}

async function compare(tx: Transaction, challenged: Challenged, known: Known, code: string): Promise<Verdict> {
  const { person, channel, at } = challenged;
  const hash = hashOfCode(ownerOf(challenged), code);
  const isSame = known.codeHash !== null && isSameHash(known.codeHash, hash);
  if (isSame || (channel === "totp" && (await useAuthenticator(tx, person.userId, code, at)))) {
    await saveChallenge(tx, challenged, { ...known, codeHash: hash, usedAt: at });
    await auditCode(tx, challenged, "verification.passed");
    return { status: "passed", usedAt: at };
  }
  const missed = { ...known, tries: known.tries + 1 };
  await saveChallenge(tx, challenged, missed);
  await auditCode(tx, challenged, "verification.failed", CODE_TRIES_MAX - missed.tries);
  const problem = missed.tries >= CODE_TRIES_MAX ? "spent" : "wrong";
  return { ...neededFor({ ...challenged, known: missed }, problem), missed: true };
}
