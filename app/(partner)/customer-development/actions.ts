"use server";

import { refresh } from "next/cache";
import type { MadeLink } from "@/components/development/link-form";
import type { RowsState } from "@/components/development/preregister-list";
import { requirePermit } from "@/lib/auth/session";
import {
  CreateLinkInput,
  InviteInput,
  PreregisterInput,
  type RowOutcome,
  WithdrawLinkInput,
} from "@/lib/contracts/development";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { createLink } from "@/lib/data/development/create-link";
import { inviteCustomers } from "@/lib/data/development/invite-customers";
import { preregisterCustomers } from "@/lib/data/development/preregister-customers";
import { withdrawLink } from "@/lib/data/development/withdraw-link";
import type { Decision } from "@/lib/domain/decision";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { env } from "@/lib/env";
import { joinAddress, qrCodeOf } from "../../join-link";
import { preregisterList } from "./preregister-list";

type State = FormState<DevelopmentReason>;
type LinkState = FormState<DevelopmentReason, never, MadeLink>;

export async function preregisterAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("development.manage");
  const input = PreregisterInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const [one] = await preregisterCustomers(permit, [input.data]);
  return one ? stateOf(one.answer) : { status: "idle" };
}

export async function preregisterListAction(_previous: RowsState, form: FormData): Promise<RowsState> {
  const permit = await requirePermit("development.manage");
  const answer = await preregisterList(permit, objectOf(form));
  if (answer.status === "refused") return { status: "invalid", fieldErrors: { list: [answer.problem] } };
  refresh();
  return { status: "saved", saved: answer.rows };
}

export async function inviteCustomersAction(_previous: RowsState, form: FormData): Promise<RowsState> {
  const permit = await requirePermit("development.manage");
  const { ids, mailLanguage } = objectOf(form);
  const input = InviteInput.safeParse({ ids, language: mailLanguage });
  if (!input.success) return invalid(input.error);
  const sending = { ...input.data, lifeDays: env().INVITATION_LIFE_DAYS, address: joinAddress() };
  const answers = await inviteCustomers(permit, sending);
  refresh();
  const rows: RowOutcome[] = answers.map(({ id, name, answer }) => {
    return { id, name, line: null, problems: [], reasons: answer.allowed ? [] : answer.reasons };
  });
  return { status: "saved", saved: rows };
}

export async function withdrawLinkAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("development.manage");
  const input = WithdrawLinkInput.safeParse(objectOf(form));
  return input.success ? stateOf(await withdrawLink(permit, input.data)) : invalid(input.error);
}

export async function createLinkAction(_previous: LinkState, form: FormData): Promise<LinkState> {
  const permit = await requirePermit("development.manage");
  const input = CreateLinkInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await createLink(permit, { ...input.data, lifeDays: env().INVITATION_LIFE_DAYS });
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  const link = `${joinAddress()}${answer.secret}`;
  return { status: "saved", saved: { link, qr: await qrCodeOf(link) } };
}

function stateOf(decision: Decision<DevelopmentReason>): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
