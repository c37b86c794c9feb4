import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, members, recipients, users } from "@/db/schema";
import type { MemberRole } from "@/lib/domain/access/actor";
import type { PersonToHear } from "@/lib/domain/notification/decide-receipt";
import { hoursOf } from "@/lib/domain/notification/hours";
import { isZone } from "@/lib/domain/notification/local-time";
import type { CompanyRef } from "../alert/write-notices";
import { loadChoices } from "./load-choices";
import { loadHours } from "./load-hours";

/** Somebody who may be told, with what decides whether. */
export type Hearer = Omit<PersonToHear, "isAssigned"> & {
  readonly id: string;
  readonly companyId: string;
  readonly email: string;
  /** Null: no SMS. */
  readonly phone: string | null;
  readonly language: string;
};

type Person = Pick<Hearer, "id" | "companyId" | "kind" | "email" | "phone" | "language" | "zone" | "isVerified"> & {
  readonly roles: readonly MemberRole[];
};

const CONTACT_ZONE = "Asia/Shanghai";

/**
 * The people of these companies: members, recipients beyond them, and the contact address of a customer that has no
 * member (G17). Five queries, however many there are.
 */
export async function loadHearers(
  tx: Transaction,
  distributorId: string,
  companies: readonly CompanyRef[],
): Promise<readonly Hearer[]> {
  const ids = [...new Set(companies.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const present = await loadMembers(tx, distributorId, ids);
  const people = [
    ...present,
    ...(await loadRecipients(tx, distributorId, ids)),
    ...(await loadContacts(tx, distributorId, alone(companies, present))),
  ];
  const choosers = [...ids, ...people.map(({ id }) => id)];
  const choices = await loadChoices(tx, distributorId, choosers);
  const hours = await loadHours(tx, distributorId, choosers);
  const kinds = new Map(companies.map(({ id, kind }) => [id, kind]));
  return people.map((person) => ({
    ...person,
    company: kinds.get(person.companyId) ?? "customer",
    hasPhone: person.phone !== null,
    // A zone that no clock is known of would stop whoever else is told.
    zone: isZone(person.zone) ? person.zone : CONTACT_ZONE,
    hours: hoursOf(hours.get(person.id), hours.get(person.companyId)),
    // The contact stands for its company, which is the one that chooses.
    own: person.kind === "contact" ? [] : (choices.get(person.id) ?? []),
    ofCompany: choices.get(person.companyId) ?? [],
  }));
}

async function loadMembers(tx: Transaction, distributorId: string, ids: readonly string[]): Promise<readonly Person[]> {
  const rows = await tx
    .select({
      id: members.id,
      companyId: members.companyId,
      roles: members.roles,
      phone: members.phone,
      email: users.email,
      language: users.language,
      zone: users.timeZone,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, distributorId),
        inArray(members.companyId, [...ids]),
        isNull(members.removedAt),
        isNull(users.disabledAt),
      ),
    );
  return rows.map((row) => ({ ...row, kind: "member", isVerified: true }));
}

async function loadRecipients(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
): Promise<readonly Person[]> {
  const rows = await tx
    .select({
      id: recipients.id,
      companyId: recipients.companyId,
      phone: recipients.phone,
      email: recipients.email,
      language: recipients.language,
      zone: recipients.timeZone,
      verifiedAt: recipients.verifiedAt,
    })
    .from(recipients)
    .where(
      and(
        eq(recipients.distributorId, distributorId),
        inArray(recipients.companyId, [...ids]),
        isNull(recipients.removedAt),
      ),
    );
  return rows.map(({ verifiedAt, ...row }) => ({
    ...row,
    kind: "recipient",
    roles: [],
    isVerified: verifiedAt !== null,
  }));
}

/** Customers in which nobody is. */
function alone(companies: readonly CompanyRef[], present: readonly Person[]): readonly string[] {
  const peopled = new Set(present.map(({ companyId }) => companyId));
  return companies.filter(({ kind, id }) => kind === "customer" && !peopled.has(id)).map(({ id }) => id);
}

async function loadContacts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: customers.id, email: customers.email })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, [...new Set(ids)])));
  return rows.flatMap(({ id, email }): Person[] =>
    email === null
      ? []
      : [
          {
            id,
            companyId: id,
            kind: "contact",
            email,
            phone: null,
            language: "browser",
            zone: CONTACT_ZONE,
            isVerified: true,
            roles: ["administrator"],
          },
        ],
  );
}
