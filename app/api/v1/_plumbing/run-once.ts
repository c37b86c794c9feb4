import { createHash } from "node:crypto";
import { type Claim, claimKey, type IdempotentRequest } from "@/lib/data/idempotency/claim-key";
import { keepAnswer } from "@/lib/data/idempotency/keep-answer";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { worded } from "@/lib/format/wording";
import { type ApiAnswer, problem } from "./answer";

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;
const WAIT_STEP_MS = 100;
const WAIT_STEPS = 50;

export function isIdempotencyKey(key: string): boolean {
  return KEY_FORM.test(key);
}

/** Runs the write, or answers as it answered before when the same Idempotency-Key comes again. */
export async function runOnce(
  request: Request,
  permit: Permit<Action>,
  raw: string,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const key = request.headers.get("idempotency-key");
  const { via } = permit.actor;
  if (key === null || via.kind !== "key") return run();
  if (!isIdempotencyKey(key))
    return problem("invalid-idempotency-key", { detail: worded("problem.detail.idempotency-key") });

  const once = { keyId: via.keyId, key, requestHash: hashOf(request, raw) };
  const claim = await claimPatiently(permit, once);
  switch (claim.state) {
    case "claimed":
      return runClaimed(permit, once, run);
    case "answered":
      return { ...claim.answer, headers: { "Idempotency-Replayed": "true" } };
    case "other-request":
      return problem("other-request");
    case "running":
      return { ...problem("still-running"), headers: { "Retry-After": "5" } };
  }
}

async function runClaimed(
  permit: Permit<Action>,
  once: IdempotentRequest,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  try {
    const answer = await run();
    await keepAnswer(permit, once, { status: answer.status, body: answer.body });
    return answer;
  } catch (fault) {
    await keepAnswer(permit, once, null);
    throw fault;
  }
}

// A retry that overtakes the first attempt waits for its answer instead of failing.
async function claimPatiently(permit: Permit<Action>, once: IdempotentRequest): Promise<Claim> {
  for (let step = 0; step < WAIT_STEPS; step += 1) {
    const claim = await claimKey(permit, once);
    if (claim.state !== "running") return claim;
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
  }
  return { state: "running" };
}

function hashOf({ method, url, headers }: Request, raw: string): string {
  const parts = [method, new URL(url).pathname, headers.get("if-match") ?? "", raw];
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}
