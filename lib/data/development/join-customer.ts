import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { directory } from "@/db/schema";
import type { JoinRefusal } from "@/lib/contracts/join";
import { decidePassword } from "@/lib/domain/access/password";
import type { NonEmpty } from "@/lib/domain/decision";
import { type AssociationFacts, decideAssociation } from "@/lib/domain/development/decide-association";
import { type Declarations, unansweredOf } from "@/lib/domain/development/declaration";
import { AccountNameTaken } from "../customer/add-customer";
import type { Membership } from "../member/find-membership";
import { listMemberships } from "../member/list-memberships";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { hashPassword } from "../user/password-hash";
import { beginJoining, candidateOf, type Returning } from "./begin-joining";
import { completeJoining, type Joined } from "./complete-joining";
import { findLinkKey, type Link, type LinkKey } from "./find-link";
import { isLinkExhausted } from "./invitation-limit";
import { recordFailure } from "./record-attempt";

export type JoinPerson =
  | {
      readonly kind: "new";
      readonly name: string;
      readonly email: string;
      readonly password: string;
      readonly language: string;
    }
  | { readonly kind: "known"; readonly userId: string; readonly name: string; readonly email: string };

export type JoinCompany =
  | { readonly kind: "new"; readonly name: string; readonly accountName: string }
  /** A membership of the person. */
  | { readonly kind: "existing"; readonly memberId: string };

export type JoinCustomer = {
  readonly secret: string;
  readonly person: JoinPerson;
  readonly company: JoinCompany;
  readonly declared: Declarations;
};

export type JoinRequest = { readonly requestId: string; readonly ip: string | null };
export type JoinAnswer =
  | ({ readonly allowed: true } & Joined)
  | { readonly allowed: false; readonly reasons: NonEmpty<JoinRefusal> };

const refused = (...reasons: NonEmpty<JoinRefusal>): JoinAnswer => ({ allowed: false, reasons });

/**
 * Whoever holds the link makes a company the partner's customer: a new one with themselves as administrator, or one of
 * theirs whose association has ended. All of it or nothing; a failure is kept for the partner.
 */
export async function joinCustomer(input: JoinCustomer, request: JoinRequest): Promise<JoinAnswer> {
  const key = await findLinkKey(input.secret);
  if (!key) return refused({ code: "association.link-unknown" });
  if (await isLinkExhausted(key.id)) return refused({ code: "joining.too-many" });
  const membership = await chosenMembership(input);
  if (membership === "unknown") return refused({ code: "joining.company-unknown" });
  const objections = objectionsToForm(input);
  if (objections[0]) return refused(objections[0], ...objections.slice(1));
  // Slow on purpose, so before any lock.
  const passwordHash = input.person.kind === "new" ? await hashPassword(input.person.password) : null;
  try {
    return await inTenant(key, (tx) => joinIn(tx, key, { input, membership, passwordHash, request }));
  } catch (thrown) {
    // Another took the name between our look and our write; nothing of ours is written.
    if (!(thrown instanceof AccountNameTaken)) throw thrown;
    return refused({ code: "company.account-name-taken", accountName: thrown.accountName });
  }
}

type Joining = {
  readonly input: JoinCustomer;
  /** Null: the company is new. */
  readonly membership: Membership | null;
  readonly passwordHash: string | null;
  readonly request: JoinRequest;
};

async function joinIn(tx: Transaction, key: LinkKey, joining: Joining): Promise<JoinAnswer> {
  const { input, membership, request } = joining;
  const { person, company, declared } = input;
  const begun = await beginJoining(tx, key, membership, request.requestId);
  if (!begun) return refused({ code: "association.link-unknown" });
  const { system, link, returning, at } = begun;
  const companyName = company.kind === "new" ? company.name : (membership?.company.name ?? "");
  const attempt = { link, companyName, person, declared, changeId: newId(), at };
  const decision = decideAssociation(factsOf(link, { membership, returning, declared }));
  if (!decision.allowed) {
    await recordFailure(tx, system, attempt, decision.reasons);
    return decision;
  }
  if (company.kind === "new" && (await isNameTaken(tx, company.accountName))) {
    return refused({ code: "company.account-name-taken", accountName: company.accountName });
  }
  const joined = await completeJoining(tx, system, { ...joining, attempt, returning });
  return joined === null ? refused({ code: "joining.has-account" }) : { allowed: true, ...joined };
}

/** Null: the company is new; unknown: the membership is none of the person's. */
async function chosenMembership({ person, company }: JoinCustomer): Promise<Membership | null | "unknown"> {
  if (company.kind === "new") return null;
  if (person.kind === "new") return "unknown";
  const memberships = await listMemberships(person.userId);
  return memberships.find(({ memberId }) => memberId === company.memberId) ?? "unknown";
}

/** What is amiss with what was filled in; nothing of it is anybody's failure. */
function objectionsToForm({ person, company, declared }: JoinCustomer): readonly JoinRefusal[] {
  const fitting = person.kind === "new" ? decidePassword(person) : null;
  const unanswered = unansweredOf(declared, company.kind === "existing");
  return [
    ...(fitting?.allowed === false ? fitting.reasons : []),
    ...(unanswered.length > 0 ? [{ code: "joining.undeclared", statements: unanswered } as const] : []),
  ];
}

type Chosen = {
  readonly membership: Membership | null;
  readonly returning: Returning | null;
  readonly declared: Declarations;
};

function factsOf(link: Link, { membership, returning, declared }: Chosen): AssociationFacts {
  const { state, suspended } = link;
  const administers = membership?.roles.includes("administrator") ?? true;
  return { link: state, suspended, candidate: candidateOf(link, membership, returning), administers, declared };
}

async function isNameTaken(tx: Transaction, accountName: string): Promise<boolean> {
  const [taken] = await tx
    .select({ accountName: directory.accountName })
    .from(directory)
    .where(eq(directory.accountName, accountName));
  return taken !== undefined;
}
