"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requirePermit } from "@/lib/auth/session";
import { ConnectorInput, ConnectorStateInput, NewConnectorInput } from "@/lib/contracts/connector";
import type { EndHeard } from "@/lib/contracts/end";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { addConnector } from "@/lib/data/connector/add-connector";
import { removeConnector } from "@/lib/data/connector/remove-connector";
import { rotateSecret } from "@/lib/data/connector/rotate-secret";
import { setConnectorState } from "@/lib/data/connector/set-connector-state";
import { testConnector } from "@/lib/data/connector/test-connector";
import type { ConnectorReason } from "@/lib/domain/connector/connector";

type State = FormState<ConnectorReason>;
type WithSecret = FormState<ConnectorReason, never, { readonly secret: string }>;
type Tested = FormState<ConnectorReason, never, EndHeard>;

export async function addConnectorAction(_previous: WithSecret, form: FormData): Promise<WithSecret> {
  const permit = await requirePermit("connector.manage");
  const input = NewConnectorInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await addConnector(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { secret: answer.secret } };
}

export async function rotateSecretAction(_previous: WithSecret, form: FormData): Promise<WithSecret> {
  const permit = await requirePermit("connector.manage");
  const input = ConnectorInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await rotateSecret(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { secret: answer.secret } };
}

export async function testConnectorAction(_previous: Tested, form: FormData): Promise<Tested> {
  const permit = await requirePermit("connector.manage");
  const input = ConnectorInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await testConnector(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: answer.heard };
}

export async function setConnectorStateAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("connector.manage");
  const input = ConnectorStateInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await setConnectorState(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function removeConnectorAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("connector.manage");
  const input = ConnectorInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await removeConnector(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  // Its own page is gone with it.
  redirect("/organization/connectors");
}
