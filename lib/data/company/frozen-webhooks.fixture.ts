import { newId } from "../new-id";
import { addWebhook } from "../webhook/add-webhook";
import { changeWebhook } from "../webhook/change-webhook";
import { removeWebhook } from "../webhook/remove-webhook";
import { replayDead } from "../webhook/replay-dead";
import { replayDelivery } from "../webhook/replay-delivery";
import { rotateWebhookSecret } from "../webhook/rotate-webhook-secret";
import { setWebhookState } from "../webhook/set-webhook-state";
import { testWebhook } from "../webhook/test-webhook";
import type { Calls } from "./frozen-writes.fixture";

const PERIOD = { from: new Date("2026-01-01T00:00:00Z"), to: new Date("2026-12-31T00:00:00Z") };
const WISHED = { name: "Ops", language: "en" as const, topics: null };

export const WEBHOOKS: Pick<Calls, "webhook.manage"> = {
  "webhook.manage": (may) => {
    const webhookId = newId();
    return [
      addWebhook(may, { ...WISHED, url: "https://end.example/", format: "standard" }),
      changeWebhook(may, { ...WISHED, webhookId }),
      setWebhookState(may, { webhookId, state: "paused" }),
      rotateWebhookSecret(may, { webhookId }),
      testWebhook(may, { webhookId }, async () => "{}"),
      replayDelivery(may, { webhookId, deliveryId: newId() }),
      replayDead(may, { webhookId, ...PERIOD }),
      removeWebhook(may, { webhookId }),
    ];
  },
};
