import { type Decision, decide, type Rule } from "../decision";

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;

export type PasswordReason =
  | { readonly code: "password.too-short"; readonly min: number }
  | { readonly code: "password.too-long"; readonly max: number }
  | { readonly code: "password.is-the-email" }
  | { readonly code: "password.too-simple" };

type PasswordFacts = { readonly password: string; readonly email: string };

const DISTINCT_CHARACTERS_MIN = 5;

const RULES: readonly Rule<PasswordFacts, PasswordReason>[] = [
  ({ password }) =>
    [...password].length < PASSWORD_LENGTH_MIN ? { code: "password.too-short", min: PASSWORD_LENGTH_MIN } : null,
  ({ password }) =>
    [...password].length > PASSWORD_LENGTH_MAX ? { code: "password.too-long", max: PASSWORD_LENGTH_MAX } : null,
  ({ password, email }) => {
    const [local = ""] = email.toLowerCase().split("@");
    const given = password.toLowerCase();
    return given === email.toLowerCase() || (local !== "" && given === local)
      ? { code: "password.is-the-email" }
      : null;
  },
  ({ password }) => (new Set(password).size < DISTINCT_CHARACTERS_MIN ? { code: "password.too-simple" } : null),
];

/** Length before character classes ("Passwords"). */
export function decidePassword(facts: PasswordFacts): Decision<PasswordReason> {
  return decide(RULES, facts);
}
