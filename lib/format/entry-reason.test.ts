import type { AccountReason } from "@/lib/contracts/account";
import type { JoinRefusal } from "@/lib/contracts/join";
import type { CompanyReason } from "@/lib/domain/access/company";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { STATEMENTS } from "@/lib/domain/development/declaration";
import type { JoiningCause, JoiningReason } from "@/lib/domain/development/failure";
import type { PolicyReason } from "@/lib/domain/development/starting-policy";
import type { VerificationReason } from "@/lib/domain/verification/verification";
import { accountReasonWords } from "./account-reason";
import { apiKeyReasonWords } from "./api-key-reason";
import { companyReasonWords, type UnknownCompanyReason } from "./company-reason";
import { developmentReasonWords, joiningCauseWords, nextStepWords, policyReasonWords } from "./development-reason";
import { type JoinReason, joinReasonWords } from "./join-reason";
import { joinRefusalWords } from "./join-refusal";
import { type MembershipReason, memberReasonWords } from "./member-reason";
import { type CredentialReason, passwordReasonWords } from "./password-reason";
import { type Facts, none, tellEvery, wordsOf } from "./reason.fixture";
import { verificationReasonWords } from "./verification-reason";

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
const apiKey: Facts<ApiKeyReason> = {
  "company.suspended": { companies: ["distributor", "reseller"] },
  "api-key.no-scope": none,
  "api-key.scope-not-for-company": { scopes: ["usage"] },
  "api-key.unknown": none,
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

tellEvery({
  account: wordsOf(account, accountReasonWords),
  membership: wordsOf(membership, memberReasonWords),
  joining: wordsOf(joining, joinReasonWords),
  credential: wordsOf(credential, passwordReasonWords),
  company: wordsOf(company, companyReasonWords),
  "api-key": wordsOf(apiKey, apiKeyReasonWords),
  development: [...wordsOf(development, developmentReasonWords), ...wordsOf(policy, policyReasonWords)],
  "joining's causes": wordsOf(cause, (reason) => [joiningCauseWords(reason), nextStepWords(reason, "partner")]),
  "joining a partner": wordsOf<JoinRefusal>({ ...cause, ...joiningForm, ...password, ...joinedName }, (reason) =>
    joinRefusalWords([reason]),
  ),
  verification: wordsOf(verification, verificationReasonWords),
});
