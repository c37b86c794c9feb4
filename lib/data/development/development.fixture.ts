import { and, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import {
  associationAttempts,
  associations,
  auditEntries,
  customerInvitations,
  customers,
  messages,
  outbox,
  preregistrations,
  users,
} from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type Declarations, STATEMENTS } from "@/lib/domain/development/declaration";
import { makeWorld, permit, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { createLink } from "./create-link";
import { inviteCustomers } from "./invite-customers";
import { type JoinAnswer, type JoinCustomer, joinCustomer } from "./join-customer";
import { listAttempts } from "./list-attempts";
import { listPreregistrations } from "./list-preregistrations";
import { preregisterCustomers } from "./preregister-customers";

const ADDRESS = "https://partner.example/join/";
const PASSWORD = "correct horse battery";
const REQUEST = { requestId: "test", ip: "192.0.2.1" };
export const NOTHING_APPLIES: Declarations = Object.fromEntries(STATEMENTS.map((statement) => [statement, false]));

/** A new world for each test, with every way to try again, and the law held after it; answers the database's owner. */
export function inNewWorlds(databaseUrl: string, take: (world: World) => void): postgres.Sql {
  const owner = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  beforeEach(async () => {
    await owner`delete from rate_limits`;
    take(await makeWorld());
  });
  afterEach(async () => {
    const broken = (await checkInvariants(databaseUrl)).filter(({ rows }) => rows.length > 0);
    expect(broken).toEqual([]);
  });
  afterAll(() => owner.end());
  return owner;
}

const word = () => newId().slice(-10);

/** Pre-registers one customer of the actor's; answers its id. */
export async function preregister(actor: Actor, email = `${word()}@customer.example`): Promise<string> {
  const row = { name: "Harbour Mills", email, contact: null, externalId: "C-17", note: null };
  const [answer] = await preregisterCustomers(permit(actor, "development.manage"), [row]);
  if (!answer?.id) throw new Error("not pre-registered");
  return answer.id;
}

export function invite(actor: Actor, ids: readonly string[]) {
  return inviteCustomers(permit(actor, "development.manage"), { ids, language: "en", lifeDays: 7, address: ADDRESS });
}

/** The secrets of the e-mails queued so far, newest last. */
export async function mailedSecrets({ distributorId }: Actor): Promise<readonly string[]> {
  const rows = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ link: sql<string>`${outbox.payload} -> 'secret' ->> 'link'` })
      .from(outbox)
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.kind, "mail")))
      .orderBy(outbox.createdAt, outbox.id),
  );
  return rows.map(({ link }) => link.slice(ADDRESS.length));
}

/** Pre-registers and invites; answers the pre-registration and the secret its e-mail carries. */
export async function invited(actor: Actor): Promise<{ readonly id: string; readonly secret: string }> {
  const id = await preregister(actor);
  const [answer] = await invite(actor, [id]);
  if (!answer?.answer.allowed) throw new Error("not invited");
  return { id, secret: (await mailedSecrets(actor)).at(-1) ?? "" };
}

export async function linked(actor: Actor): Promise<{ readonly linkId: string; readonly secret: string }> {
  const answer = await createLink(permit(actor, "development.manage"), { label: "Fair", validDays: 7, lifeDays: 7 });
  if (!answer.allowed) throw new Error("no link");
  return answer;
}

/** Somebody nobody knows, with a company nobody knows. */
export function stranger(secret: string): JoinCustomer & { person: { kind: "new" }; company: { kind: "new" } } {
  const name = word();
  const person = {
    kind: "new",
    name: "Ada",
    email: `ada@${name}.example`,
    password: PASSWORD,
    language: "en",
  } as const;
  const company = { kind: "new", name: `Company ${name}`, accountName: `company-${name}` } as const;
  return { secret, person, company, declared: NOTHING_APPLIES };
}

export async function join(input: JoinCustomer): Promise<JoinAnswer> {
  return joinCustomer(input, REQUEST);
}

/** Joins as somebody new; answers who and what came of it. */
export async function joined(secret: string) {
  const input = stranger(secret);
  const answer = await join(input);
  if (!answer.allowed) throw new Error(codesOf(answer).join());
  return { ...answer, email: input.person.email };
}

export function codesOf(answer: {
  readonly allowed: boolean;
  readonly reasons?: readonly { readonly code: string }[];
}) {
  return (answer.reasons ?? []).map(({ code }) => code);
}

/** Everything that joining may leave behind in a tenant, and the people of the installation. */
export async function traces({ distributorId }: Actor) {
  return inTenant({ distributorId }, async (tx) => ({
    customers: await tx.$count(customers),
    associations: await tx.$count(associations),
    attempts: await tx.$count(associationAttempts),
    preregistrations: await tx.$count(preregistrations),
    links: await tx.$count(customerInvitations),
    open: await tx.$count(customerInvitations, sql`withdrawn_at is null and used_at is null`),
    audits: await tx.$count(auditEntries),
    messages: await tx.$count(messages),
    mails: await tx.$count(outbox),
    people: await tx.$count(users),
  }));
}

const ANYHOW = { q: null, state: null, after: null, before: null };
const EVERY = { q: null, outcome: null, after: null, before: null };

/** The actor's pre-registered customers as its list shows them. */
export async function lines(actor: Actor, at?: Date) {
  const now = at ?? (await inTenant(actor, instantOf));
  return (await listPreregistrations(permit(actor, "development.read"), ANYHOW, now)).rows;
}

export async function stateOf(actor: Actor, id: string) {
  return (await lines(actor)).find((row) => row.id === id)?.state;
}

/** What came of every attempt by the actor's links, newest first. */
export async function history(actor: Actor) {
  const { rows } = await listAttempts(permit(actor, "development.read"), EVERY);
  return rows.map(({ outcome, causes, customerId }) => [outcome, causes.map(({ code }) => code), customerId]);
}
