import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import type { AccountReason } from "@/lib/contracts/account";
import type { AssociationReason } from "@/lib/contracts/association";
import type { JoinRefusal } from "@/lib/contracts/join";
import type { ExecutionReason } from "@/lib/contracts/request";
import type { CompanyReason } from "@/lib/domain/access/company";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { AssignmentReason } from "@/lib/domain/assignment/decide-assignment";
import type { Budget } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { STATEMENTS } from "@/lib/domain/development/declaration";
import type { JoiningCause, JoiningReason } from "@/lib/domain/development/failure";
import type { PolicyReason } from "@/lib/domain/development/starting-policy";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { BLOCK_ORIGINS, FREEZE_ORIGINS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import type { VerificationReason } from "@/lib/domain/verification/verification";
import { accountReasonWords } from "./account-reason";
import { apiKeyReasonWords } from "./api-key-reason";
import { assignmentReasonWords } from "./assignment-reason";
import { associationReasonWords } from "./association-reason";
import { budgetReasonWords } from "./budget-reason";
import { companyReasonWords, type UnknownCompanyReason } from "./company-reason";
import { delegationReasonWords } from "./delegation-reason";
import { developmentReasonWords, joiningCauseWords, nextStepWords, policyReasonWords } from "./development-reason";
import { type JoinReason, joinReasonWords } from "./join-reason";
import { joinRefusalWords } from "./join-refusal";
import { type MembershipReason, memberReasonWords } from "./member-reason";
import { type CredentialReason, passwordReasonWords } from "./password-reason";
import { lifterWords, purchaseReasonWords } from "./purchase-reason";
import { executionReasonWords, requestReasonWords } from "./request-reason";
import { restrictionReasonWords } from "./restriction-reason";
import { verificationReasonWords } from "./verification-reason";
import { type Say, sentenceOf, type Wording } from "./wording";

type Coded = { readonly code: string };
/** Facts for every code of a family; a code without any does not compile. */
type Facts<R extends Coded> = { readonly [C in R["code"]]: Omit<Extract<R, { readonly code: C }>, "code"> };

function wordsOf<R extends Coded>(facts: Facts<R>, words: (reason: R) => Wording | readonly Wording[]): Wording[] {
  const entries: [string, object][] = Object.entries(facts);
  // Each code stands with its own facts, which Object.entries cannot tell.
  return entries.flatMap(([code, given]) => words({ code, ...given } as unknown as R));
}

const amount = parseMoney("1234.5") ?? ZERO;
const at = new Date("2026-11-30T16:00:00Z");
const none = {};
const current: Budget = {
  type: "monthly",
  amount,
  action: "alert-only",
  liftWhenRestored: true,
  countsFrom: null,
  version: 2,
};
const held = { permission: "freeze-account", holder: "reseller" } as const;
const long = { length: 300, max: 256 };

const assignment: Facts<AssignmentReason> = {
  "assignment.unknown": none,
  "assignment.company-suspended": { companies: ["distributor"] },
  "assignment.other-partner": { reseller: "Bright" },
  "assignment.no-manager": none,
  "assignment.already-assigned": { manager: "Ann" },
  "assignment.same-manager": { manager: "Ann" },
  "assignment.not-assigned": none,
};

const budget: Facts<BudgetReason> = {
  "budget.customer-unknown": none,
  "budget.company-suspended": { companies: ["distributor", "reseller"] },
  "budget.not-holder": { holder: "distributor" },
  "budget.stale": { current: null },
  "budget.amount-missing": none,
  "budget.amount-out-of-range": { amount, max: amount },
  "budget.nothing-to-change": none,
  "budget.type-not-granted": { type: "one-time" },
  "budget.above-quota": { type: "monthly", quota: amount, available: amount, excess: amount },
  "budget.action-not-held": { ...held, action: "freeze-account" },
  "budget.lift-not-held": held,
  "budget.lift-not-open": { origins: STORED_FREEZE_ORIGINS },
  "budget.reason-missing": none,
  "budget.reason-too-long": long,
};
const restriction: Facts<RestrictionReason> = {
  "restriction.customer-unknown": none,
  "restriction.company-suspended": { companies: ["reseller"] },
  "restriction.not-holder": held,
  "restriction.reason-missing": none,
  "restriction.reason-too-long": long,
  "restriction.message-too-long": long,
  "restriction.agreement-missing": { version: "1" },
  "restriction.already-frozen": { level: "account-and-resources" },
  "restriction.already-blocked": none,
  "restriction.only-manual": none,
  "restriction.nothing-named": none,
  "restriction.not-frozen": { origins: ["manual"] },
  "restriction.not-blocked": { origins: BLOCK_ORIGINS },
  "restriction.needs-budget": { setBy: "distributor" },
  "restriction.needs-second-person": none,
  "restriction.act-open": { kind: "freeze", actId: "1", runsAt: at },
  "restriction.time-missing": none,
  "restriction.time-past": { at },
  "restriction.time-too-far": { days: 366 },
  "restriction.act-unknown": none,
  "restriction.act-over": { state: "ran" },
  "restriction.act-running": none,
  "restriction.not-awaiting": none,
  "restriction.ordered-by-you": none,
  "restriction.person-gone": { name: "Ann" },
  "restriction.cause-gone": none,
  "restriction.already-protected": none,
  "restriction.not-protected": none,
  "restriction.already-held": { kind: "dispute" },
  "restriction.not-held": { kind: "production" },
};
const purchase: Facts<PurchaseReason> = {
  "purchase.partner-suspended": { companies: ["reseller"], liftedBy: "operator" },
  "purchase.reseller-stopped": { liftedBy: "distributor" },
  "purchase.account-frozen": { origins: FREEZE_ORIGINS, liftedBy: "distributor" },
  "purchase.resources-frozen": { deletionDueAt: at, deletionHeldSince: null, liftedBy: "distributor" },
  "purchase.no-budget": { liftedBy: "reseller" },
  "purchase.budget-exhausted": { budget: amount, used: amount, restoresAt: at, liftedBy: "reseller" },
  "purchase.budget-insufficient": { remaining: ZERO, needed: amount, restoresAt: at, liftedBy: "reseller" },
  "purchase.pay-per-use-blocked": { origins: BLOCK_ORIGINS, liftedBy: "distributor" },
};
const account: Facts<AccountReason> = {
  "company.suspended": { companies: ["distributor", "reseller"] },
  "account.unknown": none,
  "account.customer-unknown": none,
  "account.already-mapped": none,
  "account.mapping-unknown": none,
  "account.reseller-unknown": none,
  "account.none-parked": none,
};
const invitation = {
  "invitation.unknown": none,
  "invitation.expired": none,
  "invitation.accepted": none,
  "invitation.withdrawn": none,
  "invitation.other-person": none,
  "invitation.has-account": none,
  "invitation.already-member": none,
  "invitation.pending": none,
};
const password = {
  "password.too-short": { min: 12 },
  "password.too-long": { max: 200 },
  "password.is-the-email": none,
  "password.too-simple": none,
};
const membership: Facts<MembershipReason> = {
  "company.suspended": { companies: ["reseller"] },
  ...invitation,
  "role.none": none,
  "role.too-many": { max: 3 },
  "role.administrator-alone": none,
  "role.manager-and-director": none,
  "role.not-for-customers": { roles: ["finance"] },
  "member.last-administrator": none,
  "member.unknown": none,
};
const joining: Facts<JoinReason> = { ...invitation, ...password };
const verification: Facts<VerificationReason> = {
  "company.suspended": { companies: ["reseller"] },
  "verification.no-mail-server": none,
  "verification.not-enrolled": none,
  "verification.changed-meanwhile": none,
};

const credential: Facts<CredentialReason> = {
  ...password,
  "authenticator.exists": none,
  "authenticator.wrong-code": none,
  "sign-in.wrong": none,
  "sign-in.locked": none,
  "sign-in.too-many": none,
};
const company: Facts<CompanyReason | UnknownCompanyReason> = {
  "company.suspended": { companies: ["reseller"] },
  "company.account-name-taken": { accountName: "acme" },
  "company.account-name-invalid": none,
  "customer.unknown": none,
  "reseller.unknown": none,
};
const delegation: Facts<DelegationReason> = {
  "delegation.reseller-unknown": none,
  "delegation.customer-unknown": none,
  "delegation.company-suspended": { companies: ["distributor"] },
  "delegation.stale": { current: null },
  "delegation.nothing-granted": none,
  "delegation.needs-freeze-account": none,
  "delegation.quota-missing": none,
  "delegation.quota-without-permission": none,
  "delegation.quota-out-of-range": { kind: "one-time", max: amount },
  "delegation.quota-below-taken": { kind: "monthly", quota: amount, taken: amount, shortfall: ZERO },
  "delegation.until-past": { until: at },
  "delegation.nothing-to-change": none,
  "delegation.not-granted": none,
  "delegation.not-delegated": { permissions: PERMISSIONS },
  "delegation.not-recalled": none,
  "delegation.already-stopped": none,
  "delegation.not-stopped": none,
  "delegation.reason-missing": none,
  "delegation.reason-too-long": long,
};
const association: Facts<AssociationReason> = {
  "association.company-suspended": { companies: ["distributor", "reseller"] },
  "association.manually-frozen": none,
  "association.commitment-valid": { count: 2, until: at },
  "association.requests-waiting": { count: 1 },
  "association.customer-unknown": none,
  "association.request-unknown": none,
  "association.not-the-partner": none,
  "association.not-declared": none,
  "association.not-understood": none,
  "association.reason-missing": none,
  "association.note-missing": none,
  "association.text-too-long": long,
  "association.already-asked": { state: "pending-customer", since: at },
  "association.too-often": { max: 3, oldestAt: at },
  "association.not-pending": { state: "withdrawn" },
  "association.other-side": none,
  "association.reseller-unknown": none,
  "association.reseller-frozen": none,
  "association.already-there": none,
  "association.above-quota": { kind: "monthly", quota: null, taken: ZERO, take: amount, shortfall: amount },
};
const apiKey: Facts<ApiKeyReason> = {
  "company.suspended": { companies: ["distributor", "reseller"] },
  "api-key.no-scope": none,
  "api-key.scope-not-for-company": { scopes: ["usage"] },
  "api-key.unknown": none,
};

const request: Facts<RequestReason> = {
  "request.unknown": none,
  "request.customer-unknown": none,
  "request.company-suspended": { companies: ["reseller"] },
  "request.held-yourself": { permissions: ["set-budget", "freeze-account"] },
  "request.already-pending": { requestId: "1", since: at },
  "request.reason-missing": none,
  "request.text-too-long": long,
  "request.amount-out-of-range": { max: amount },
  "request.nothing-named": none,
  "request.nothing-asked": none,
  "request.needs-freeze-account": none,
  "request.quota-missing": none,
  "request.quota-without-permission": none,
  "request.not-pending": { state: "withdrawn" },
  "request.facts-changed": none,
  "request.no-until": { kind: "lift" },
  "request.not-entitled": none,
  "request.assigned-only": none,
  "request.note-missing": none,
  "request.comment-missing": none,
};
const development: Facts<DevelopmentReason> = {
  "development.company-suspended": { companies: ["reseller"] },
  "development.unknown": none,
  "development.email-known": { email: "a@b.example" },
  "development.not-now": { state: "associated" },
  "development.invited-too-often": { max: 5 },
  "development.too-many-invitations": { max: 1000 },
  "development.link-ended": none,
  "development.days-not-offered": none,
};
const cause: Facts<JoiningCause> = {
  "association.link-unknown": none,
  "association.link-expired": none,
  "association.link-used": none,
  "association.link-withdrawn": none,
  "association.partner-suspended": { companies: ["distributor", "reseller"] },
  "association.is-partner": none,
  "association.registered-elsewhere": none,
  "association.already-yours": none,
  "association.with-another": none,
  "association.not-administrator": none,
  "association.declared": { statements: STATEMENTS },
};
const joiningForm: Facts<JoiningReason> = {
  "joining.undeclared": { statements: ["unpaid-bills", "other-site"] },
  "joining.company-unknown": none,
  "joining.has-account": none,
  "joining.too-many": none,
};
const joinedName: Facts<CompanyReason> = {
  "company.account-name-taken": { accountName: "acme" },
  "company.account-name-invalid": none,
  "company.suspended": { companies: ["distributor"] },
};
const policy: Facts<PolicyReason> = {
  "starting-policy.partner-unknown": none,
  "starting-policy.company-suspended": { companies: ["distributor"] },
  "starting-policy.stale": none,
  "starting-policy.nothing-to-change": none,
};
const executed: readonly ExecutionReason[] = [
  { code: "budget.amount-missing" },
  { code: "restriction.already-blocked" },
  { code: "delegation.quota-below-taken", kind: "monthly", quota: amount, taken: amount, shortfall: amount },
  { code: "delegation.nothing-to-change" },
  { code: "delegation.until-past", until: at },
  { code: "delegation.stale", current: null },
];

const customersWords = (reason: PurchaseReason) => {
  const { title, details } = purchaseReasonWords(reason, "USD");
  const lifters = (["distributor", "reseller"] as const).map((kind) =>
    lifterWords(reason.liftedBy, { kind, name: "Acme" }),
  );
  return [title, ...details, ...lifters];
};
const WORDS: Readonly<Record<string, readonly Wording[]>> = {
  budget: [...wordsOf(budget, budgetReasonWords), budgetReasonWords({ code: "budget.stale", current })],
  restriction: wordsOf(restriction, restrictionReasonWords),
  purchase: [
    ...wordsOf(purchase, customersWords),
    ...[null, at].flatMap((deletionHeldSince) =>
      customersWords({
        code: "purchase.resources-frozen",
        deletionDueAt: null,
        deletionHeldSince,
        liftedBy: "reseller",
      }),
    ),
    ...customersWords({
      ...purchase["purchase.budget-exhausted"],
      code: "purchase.budget-exhausted",
      restoresAt: null,
    }),
  ],
  account: wordsOf(account, accountReasonWords),
  membership: wordsOf(membership, memberReasonWords),
  joining: wordsOf(joining, joinReasonWords),
  credential: wordsOf(credential, passwordReasonWords),
  company: wordsOf(company, companyReasonWords),
  delegation: wordsOf(delegation, delegationReasonWords),
  assignment: wordsOf(assignment, assignmentReasonWords),
  association: [
    ...wordsOf(association, associationReasonWords),
    associationReasonWords({
      code: "association.above-quota",
      kind: "one-time",
      quota: amount,
      taken: amount,
      take: amount,
      shortfall: amount,
    }),
  ],
  "api-key": wordsOf(apiKey, apiKeyReasonWords),
  development: [...wordsOf(development, developmentReasonWords), ...wordsOf(policy, policyReasonWords)],
  "joining's causes": wordsOf(cause, (reason) => [joiningCauseWords(reason), nextStepWords(reason, "partner")]),
  "joining a partner": wordsOf<JoinRefusal>({ ...cause, ...joiningForm, ...password, ...joinedName }, (reason) =>
    joinRefusalWords([reason]),
  ),
  verification: wordsOf(verification, verificationReasonWords),
  request: [...wordsOf(request, requestReasonWords), ...executed.map(executionReasonWords)],
};

const FILES = [
  "association",
  "budget",
  "restriction",
  "purchase",
  "delivery",
  "member",
  "entry",
  "profile",
  "request",
  "reseller",
  "api-key",
  "company",
  "delegation",
  "assignment",
  "sign",
  "development",
  "join",
  "verification",
];

function sayerOf(locale: string) {
  const failed: string[] = [];
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}/${name}.json`), "utf8"));
  const say = createTranslator<Record<string, never>>({
    locale,
    messages: Object.fromEntries(FILES.map((name) => [name, read(name)])) as never,
    onError: (error) => failed.push(error.message),
  }) as unknown as Say;
  return { say, failed };
}

describe.each(["en", "zh-CN"])("in %s", (locale) => {
  test.each(Object.keys(WORDS))("every reason of %s has its sentence with every fact in place", (family) => {
    const { say, failed } = sayerOf(locale);
    const sentences = (WORDS[family] ?? []).map((wording) => sentenceOf(wording, say, locale));
    expect(failed).toEqual([]);
    expect(sentences.join("\n")).toMatchSnapshot();
  });
});
