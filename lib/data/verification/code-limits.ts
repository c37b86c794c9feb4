import "server-only";
import { consume, rateLimiter } from "../rate-limit";

const HOUR_SECONDS = 3600;
const A_HOUR = 30;

const wrongTries = rateLimiter({ keyPrefix: "code-tries", points: A_HOUR, durationSeconds: HOUR_SECONDS });
const codesSent = rateLimiter({ keyPrefix: "codes-sent", points: A_HOUR, durationSeconds: HOUR_SECONDS });

export type CodeLimits = { readonly mayTry: boolean; readonly maySend: boolean };

/** Over all companies and operations of the person: five tries a code are not a way around. */
export async function codeLimitsOf(userId: string): Promise<CodeLimits> {
  const [tries, sent] = await Promise.all([wrongTries.get(userId), codesSent.get(userId)]);
  const isLeft = (count: typeof tries) => count === null || count.remainingPoints > 0;
  return { mayTry: isLeft(tries), maySend: isLeft(sent) };
}

export async function noteWrongTry(userId: string): Promise<void> {
  await consume(wrongTries, userId);
}

export async function noteCodeSent(userId: string): Promise<void> {
  await consume(codesSent, userId);
}
