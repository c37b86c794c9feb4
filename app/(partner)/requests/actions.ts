"use server";

import { refresh } from "next/cache";
import type { AskState } from "@/components/request/ask-form";
import type { DecideState } from "@/components/request/decide-form";
import type { TextState } from "@/components/request/text-act";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { invalid } from "@/lib/contracts/invalid";
import {
  ApproveRequestInput,
  CommentInput,
  CreateRequestInput,
  RejectRequestInput,
  WithdrawRequestInput,
} from "@/lib/contracts/request";
import { approveRequest } from "@/lib/data/request/approve-request";
import { commentOnRequest } from "@/lib/data/request/comment-on-request";
import { createRequest } from "@/lib/data/request/create-request";
import { rejectRequest } from "@/lib/data/request/reject-request";
import { withdrawRequest } from "@/lib/data/request/withdraw-request";
import { withVerification } from "../../with-verification";

export async function createRequestAction(_previous: AskState, form: FormData): Promise<AskState> {
  const permit = await requirePermit("request.create");
  const input = CreateRequestInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const asked = await createRequest(permit, input.data);
  if (!asked.allowed) return { status: "refused", reasons: asked.reasons };

  refresh();
  return { status: "saved", saved: { requestId: asked.requestId } };
}

export async function approveRequestAction(_previous: DecideState, form: FormData): Promise<DecideState> {
  const permit = await requirePermit("request.decide");
  const input = ApproveRequestInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "approve-request", form, async (): Promise<DecideState> => {
    const answer = await approveRequest(permit, input.data);

    // Also when somebody else was faster: the page then shows what there is.
    if (answer.status !== "confirm") refresh();
    return answer;
  });
}

export async function rejectRequestAction(_previous: TextState, form: FormData): Promise<TextState> {
  const permit = await requirePermit("request.decide");
  const input = RejectRequestInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await rejectRequest(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

  refresh();
  return { status: "saved" };
}

export async function withdrawRequestAction(_previous: TextState, form: FormData): Promise<TextState> {
  const permit = await requirePermit("request.withdraw");
  const input = WithdrawRequestInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await withdrawRequest(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

  refresh();
  return { status: "saved" };
}

export async function commentOnRequestAction(_previous: TextState, form: FormData): Promise<TextState> {
  const permit = await requirePermit("request.comment");
  const input = CommentInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await commentOnRequest(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

  refresh();
  return { status: "saved" };
}
