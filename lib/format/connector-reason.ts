import type { ConnectorReason } from "@/lib/domain/connector/connector";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<ConnectorReason> = {
  "connector.unknown": noArgs,
  "connector.nothing-open": noArgs,
  "connector.too-many": ({ max }) => ({ max }),
  "connector.name-taken": ({ name }) => ({ name }),
  "connector.not-https": noArgs,
  "connector.address-with-password": noArgs,
  "connector.private-address": noArgs,
};

/** Why nothing was changed about a connector or its orders. */
export function connectorReasonWords(reason: ConnectorReason): Wording {
  return wordedByCode(reason.code.replace("connector.", "connector.reason."), reason, ARGS);
}
