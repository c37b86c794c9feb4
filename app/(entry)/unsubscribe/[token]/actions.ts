"use server";

import { refresh } from "next/cache";
import { requestFacts } from "@/lib/auth/request";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { UnsubscribeInput } from "@/lib/contracts/notification";
import { resubscribe, unsubscribe } from "@/lib/data/notification/unsubscribe";
import { countGuess, isGuessing } from "@/lib/data/notification/unsubscribe-limit";

type State = FormState<never>;

export async function unsubscribeAction(_previous: State, form: FormData): Promise<State> {
  return answer(form, unsubscribe);
}

export async function resubscribeAction(_previous: State, form: FormData): Promise<State> {
  return answer(form, resubscribe);
}

async function answer(form: FormData, choose: typeof unsubscribe): Promise<State> {
  const input = UnsubscribeInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const request = await requestFacts();
  const isDone = !(await isGuessing(request.ip)) && (await choose(input.data.token, request));
  if (!isDone) await countGuess(request.ip);
  // The page says what holds now; of a link that leads nowhere, that it does.
  refresh();
  return { status: isDone ? "saved" : "idle" };
}
