import { type AskingChannel, CODE_LIFE_MS, CODE_RESEND_MS, CODE_TRIES_MAX, type CodeProblem } from "./verification";

/** What was asked of a person for one operation in one company. */
export type Challenge = {
  readonly channel: AskingChannel;
  readonly askedAt: Date;
  /** Wrong ones so far. */
  readonly tries: number;
  /** Null: no operation has used it up. */
  readonly usedAt: Date | null;
};

/** Whether a code may still be given ("A code belongs"). */
export function isOpen(challenge: Challenge | null, channel: AskingChannel, at: Date): challenge is Challenge {
  return isUnused(challenge, channel) && challenge.tries < CODE_TRIES_MAX && !isExpired(challenge, at);
}

function isUnused(challenge: Challenge | null, channel: AskingChannel): challenge is Challenge {
  return challenge !== null && challenge.channel === channel && challenge.usedAt === null;
}

function isExpired({ askedAt }: Challenge, at: Date): boolean {
  return at.getTime() - askedAt.getTime() >= CODE_LIFE_MS;
}

/** How long until a new code may be sent, in milliseconds; 0: now. A code that was used up is no reason to wait. */
export function resendPauseMs(challenge: Challenge | null, channel: AskingChannel, at: Date): number {
  if (!isUnused(challenge, channel)) return 0;
  return Math.max(0, challenge.askedAt.getTime() + CODE_RESEND_MS - at.getTime());
}

export type Asked = {
  readonly challenge: Challenge | null;
  readonly channel: AskingChannel;
  readonly at: Date;
  /** Whether a code was given at all. */
  readonly given: boolean;
  /** Whether a new one is wanted whatever there is. */
  readonly anew: boolean;
};

export type CodeStep =
  /** Ask, and send a new code where it is sent. */
  | { readonly kind: "ask" }
  /** Nothing new is sent: what was asked stands. */
  | { readonly kind: "stands"; readonly problem: CodeProblem | null }
  /** Compare what was given. */
  | { readonly kind: "compare" };

/** What comes next for an operation that needs a code ("A code belongs", "After five wrong tries"). */
export function nextCodeStep({ challenge, channel, at, given, anew }: Asked): CodeStep {
  if (!anew && isOpen(challenge, channel, at)) return given ? { kind: "compare" } : { kind: "stands", problem: null };
  if (!anew && given && isUnused(challenge, channel)) {
    return { kind: "stands", problem: isExpired(challenge, at) ? "expired" : "spent" };
  }
  return resendPauseMs(challenge, channel, at) > 0 ? { kind: "stands", problem: "too-soon" } : { kind: "ask" };
}

/** The first step of an authenticator not yet used among those its code fits; null: none, or used before. */
export function unusedStep(matching: readonly number[], lastStep: number | null): number | null {
  return matching.toSorted((left, right) => left - right).find((step) => lastStep === null || step > lastStep) ?? null;
}
