import { z } from "zod";
import type { CompanyReason } from "@/lib/domain/access/company";
import type { PasswordReason } from "@/lib/domain/access/password";
import { type Declarations, STATEMENTS } from "@/lib/domain/development/declaration";
import type { JoiningCause, JoiningReason } from "@/lib/domain/development/failure";
import { email, line, personName } from "./invitation";

const token = z.string().min(1).max(200);
const companyName = line(200, "companyName").min(1, "companyName");
const accountName = z
  .string("accountName")
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{1,62}[a-z0-9]$/, "accountName");
const confirmed = z.literal("on", "confirmed");

/** The company is new, and so is the person. */
export const JoinAsNewCustomerInput = z.object({
  token,
  companyName,
  accountName,
  email: z.string("email").trim().pipe(email),
  person: personName,
  password: z.string("password").min(1, "password").max(1000, "password"),
  confirmed,
});

/** The person is signed in; the company is new or one of theirs. */
export const JoinAsMemberInput = z.discriminatedUnion("company", [
  z.object({ token, company: z.literal("new"), companyName, accountName, confirmed }),
  z.object({ token, company: z.literal("existing"), membership: z.uuid("membership"), confirmed }),
]);

const answer = z.enum(["yes", "no"]).optional().catch(undefined);

/** What a form says to the statements: "declared.<statement>" is yes or no; what is missing stays unanswered. */
export function declaredOf(fields: Readonly<Record<string, unknown>>): Declarations {
  const given = STATEMENTS.flatMap((statement) => {
    const said = answer.parse(fields[`declared.${statement}`]);
    return said === undefined ? [] : [[statement, said === "yes"] as const];
  });
  return Object.fromEntries(given);
}

/** Why somebody did not join: what is amiss with the form, or a cause that the partner reads too. */
export type JoinRefusal = JoiningCause | JoiningReason | PasswordReason | CompanyReason;
