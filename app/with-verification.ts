import "server-only";
import { redirect } from "next/navigation";
import { CODE_FIELD, NEW_CODE_FIELD } from "@/lib/contracts/code-fields";
import { releaseCode } from "@/lib/data/verification/release-code";
import { verifyOperation } from "@/lib/data/verification/verify-operation";
import type { Actor } from "@/lib/domain/access/actor";
import type { AskingChannel, CodeNeeded, CriticalOperation } from "@/lib/domain/verification/verification";
import { maskEmail } from "@/lib/format/mask";

/**
 * The second step of a critical operation: where the company wants one, nothing runs before the form brought a right
 * code. The code is used up by what takes effect; anything else leaves it to the same form.
 */
export async function withVerification<State extends { readonly status: string }>(
  { actor }: { readonly actor: Actor },
  operation: CriticalOperation,
  form: FormData,
  run: () => Promise<State>,
  orElse?: AskingChannel,
): Promise<State | CodeNeeded> {
  const code = form.get(CODE_FIELD);
  const verdict = await verifyOperation(actor, {
    operation,
    code: typeof code === "string" ? code : null,
    anew: form.has(NEW_CODE_FIELD),
    orElse,
  });
  if (verdict.status === "gone") redirect("/no-access");
  if (verdict.status === "code-needed") {
    const { channel, email, resendInSeconds, triesLeft, problem } = verdict;
    const address = email === null ? null : maskEmail(email);
    return { status: "code-needed", channel, address, resendInSeconds, triesLeft, problem };
  }
  const state = await run();
  if (state.status !== "saved" && verdict.usedAt !== null) await releaseCode(actor, operation, verdict.usedAt);
  return state;
}
