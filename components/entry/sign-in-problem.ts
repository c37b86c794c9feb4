import { signIn } from "next-auth/react";

const PROBLEMS: Record<string, string> = {
  "sign-in.wrong": "wrong",
  "sign-in.locked": "locked",
  "sign-in.too-many": "tooMany",
};

/** Null when signed in; otherwise a key of entry.problem. */
export async function signInProblemOf(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    return PROBLEMS[answer?.error ?? ""] ?? "unavailable";
  } catch {
    return "unavailable";
  }
}
