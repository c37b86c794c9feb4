import { customers, directory, distributors, members, resellers, users } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Person } from "./people";
import { type Book, changeAt, note } from "./records";
import { insertRows, type Owner } from "./rows";
import type { World } from "./world";

/** Companies, the directory that finds them, and people. */
export async function insertCompanies(owner: Owner, world: World, people: readonly Person[]): Promise<void> {
  const { distributor, resellers: partners, customers: all } = world;
  const distributorId = distributor.id;
  await insertRows(owner, distributors, [
    {
      distributorId,
      name: distributor.name,
      accountName: distributor.accountName,
      contactEmail: distributor.email,
      contactPhone: distributor.phone,
      createdAt: distributor.createdAt,
    },
  ]);
  await insertRows(
    owner,
    resellers,
    partners.map(({ id, name, accountName, email, phone, createdAt }) => ({
      distributorId,
      id,
      name,
      accountName,
      contactEmail: email,
      contactPhone: phone,
      createdAt,
    })),
  );
  await insertRows(
    owner,
    customers,
    all.map(({ id, name, accountName, contact, associations: [present, earlier] }) => ({
      distributorId,
      id,
      name,
      accountName,
      ...contact,
      resellerId: present.resellerId,
      associationId: present.id,
      associatedAt: present.startedAt,
      createdAt: (earlier ?? present).startedAt,
    })),
  );
  await insertRows(owner, directory, directoryOf(world));
  await insertRows(
    owner,
    users,
    people.map(({ user }) => user),
  );
  await insertRows(
    owner,
    members,
    people.map(({ member }) => member),
  );
}

function directoryOf({ distributor, resellers: partners, customers: all }: World) {
  const entry = (
    companyKind: "distributor" | "reseller" | "customer",
    { id, accountName }: { id: string; accountName: string },
  ) => ({
    accountName,
    distributorId: distributor.id,
    companyKind,
    companyId: id,
  });
  return [
    entry("distributor", distributor),
    ...partners.map((one) => entry("reseller", one)),
    ...all.map((one) => entry("customer", one)),
  ];
}

/** The log's first pages: companies and people. */
export function writeIdentity(book: Book, people: readonly Person[]): void {
  const { world, stamps } = book;
  const { distributor } = world;
  const founded = changeAt(book, distributor.createdAt, stamps.operator);
  const { name, accountName } = distributor;
  const subject = { kind: "distributor", id: distributor.id, name };
  note(book, {
    change: founded,
    action: "distributor.created",
    subject,
    after: { name, accountName, currency: "USD" },
  });
  for (const { id, createdAt, ...reseller } of world.resellers) {
    const change = changeAt(book, createdAt, stamps.administrator);
    const after = { name: reseller.name, accountName: reseller.accountName, contactEmail: reseller.email };
    note(book, { change, action: "reseller.created", subject: { kind: "reseller", id, name: reseller.name }, after });
  }
  for (const { persona, user, member, stamp } of people) {
    const change = changeAt(book, user.createdAt, stamp);
    const after = { email: persona.email, roles: persona.roles };
    note(book, {
      change,
      action: "member.joined",
      subject: { kind: "member", id: member.id, name: persona.name },
      after,
    });
  }
  const signedIn = people.slice(0, 5);
  for (const [index, { user, stamp }] of signedIn.entries()) {
    const at = new Date(world.span.now.getTime() - DAY_MS * (0.2 + index * 0.7));
    const subject = { kind: "user", id: user.id, name: user.name };
    note(book, { change: changeAt(book, at, stamp), action: "user.signed-in", subject });
  }
}
