import "server-only";
import { asc, like } from "drizzle-orm";
import { users } from "@/db/schema";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { database } from "../database";
import { listMemberships } from "../member/list-memberships";

const PERSONAS_MAX = 12;

/** The demo's people with their company, in the order of the chain; for the demo's sign-in page only. */
export async function listDemoPersonas() {
  const people = await database()
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(like(users.email, "%@demo.example"))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(PERSONAS_MAX);
  const found = await Promise.all(
    people.map(async ({ id, email, name }) => {
      const [membership] = await listMemberships(id);
      if (!membership) return null;
      const { company, roles } = membership;
      return { email, name, company: company.name, companyKind: company.kind, roles };
    }),
  );
  return found
    .filter((persona) => persona !== null)
    .sort((left, right) => COMPANY_KINDS.indexOf(left.companyKind) - COMPANY_KINDS.indexOf(right.companyKind));
}
