import { hash } from "@node-rs/argon2";
import type { ActorStamp, members, users } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { DEMO_PASSWORD, PERSONAS, type Persona } from "./personas";
import type { World } from "./world";

// As lib/data/user hashes them: argon2id, 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export type Person = {
  readonly persona: Persona;
  readonly user: typeof users.$inferInsert;
  readonly member: typeof members.$inferInsert;
  readonly stamp: ActorStamp;
};

/** The personas as users, each a member of one company. */
export async function peopleOf(world: World): Promise<readonly Person[]> {
  const hashes = await Promise.all(PERSONAS.map(() => hash(DEMO_PASSWORD, COST)));
  return PERSONAS.map((persona, index) => {
    const company = companyOf(world, persona.company);
    const joinedAt = new Date(company.since.getTime() + DAY_MS);
    const at = joinedAt < world.span.now ? joinedAt : world.span.now;
    const user = {
      id: world.random.id(at),
      email: persona.email,
      name: persona.name,
      passwordHash: hashes[index] ?? null,
      // No language of one's own: the browser's is followed.
      language: "browser",
      createdAt: at,
    };
    const member = {
      distributorId: world.distributor.id,
      id: world.random.id(at),
      userId: user.id,
      companyKind: company.kind,
      companyId: company.id,
      roles: [...persona.roles],
      createdAt: at,
    };
    return { persona, user, member, stamp: stampOf(persona, member.id, company) };
  });
}

function stampOf(persona: Persona, memberId: string, company: Company): ActorStamp {
  return {
    kind: "person",
    id: memberId,
    name: persona.name,
    company: company.name,
    companyKind: company.kind,
    accountName: company.accountName,
    roles: persona.roles,
  };
}

function companyOf({ distributor, resellers, customers }: World, accountName: string): Company & { since: Date } {
  if (distributor.accountName === accountName)
    return { ...distributor, kind: "distributor", since: distributor.createdAt };
  const reseller = resellers.find((one) => one.accountName === accountName);
  if (reseller) return { ...reseller, kind: "reseller", since: reseller.createdAt };
  const customer = customers.find((one) => one.accountName === accountName);
  if (customer) return { ...customer, kind: "customer", since: customer.associations[0].startedAt };
  throw new Error(`no company has the account name ${accountName}`);
}

/** Whoever did it, by the name before the @ of the address; "system" and "operator" are nobody in person. */
export function stampsOf({ distributor }: World, people: readonly Person[]) {
  const nobody = (kind: "system" | "operator"): ActorStamp => ({
    kind,
    id: null,
    name: kind,
    company: distributor.name,
    companyKind: "distributor",
    accountName: distributor.accountName,
    roles: [],
  });
  const person = (name: string): ActorStamp => {
    const found = people.find(({ persona }) => persona.email === `${name}@demo.example`);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found.stamp;
  };
  return {
    system: nobody("system"),
    operator: nobody("operator"),
    administrator: person("distributor"),
    manager: person("account-manager"),
    finance: person("finance"),
  };
}

export type Stamps = ReturnType<typeof stampsOf>;
