import "server-only";
import type { Transaction } from "@/db/client";
import type { Mail } from "@/lib/domain/alert/mail";
import { CODE_LIFE_MS } from "@/lib/domain/verification/verification";
import { queueMail } from "../outbox/queue-mail";
import { auditCode, type Challenged, type Needed, neededFor, ownerOf, saveChallenge } from "./challenge";
import { isEnrolled } from "./check-authenticator";
import type { CodeLimits } from "./code-limits";
import { hashOfCode, newCode } from "./secrets";

/** Begins the operation's code anew, with all its tries; by e-mail a code is made and sent. */
export async function askForCode(tx: Transaction, challenged: Challenged, limits: CodeLimits): Promise<Needed> {
  const { actor, person, channel, at } = challenged;
  if (channel === "totp" && !(await isEnrolled(tx, person.userId))) return neededFor(challenged, "not-enrolled");
  if (channel === "email" && !limits.maySend) return neededFor(challenged, "rate-limited");

  const code = channel === "email" ? newCode() : null;
  const codeHash = code === null ? null : hashOfCode(ownerOf(challenged), code);
  const begun = { codeHash, askedAt: at, tries: 0, usedAt: null };
  await saveChallenge(tx, challenged, begun);
  if (code !== null) {
    await queueMail(tx, actor.distributorId, at, [mailOf(challenged, code)], actor.company.id);
    await auditCode(tx, challenged, "verification.code-sent");
  }
  return { ...neededFor({ ...challenged, known: { channel, ...begun } }, null), sent: code !== null };
}

function mailOf({ actor, person, operation, at }: Challenged, code: string): Mail {
  const endsAt = new Date(at.getTime() + CODE_LIFE_MS).toISOString();
  return {
    to: person.email,
    language: person.language,
    template: "verification-code",
    facts: { person: person.name, company: actor.company.name, operation, endsAt },
    secret: { code },
    expiresAt: endsAt,
  };
}
