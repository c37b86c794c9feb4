"use client";

import { useTranslations } from "next-intl";
import type { ConnectorReason, ConnectorState } from "@/lib/domain/connector/connector";
import { connectorReasonWords } from "@/lib/format/connector-reason";
import { worded } from "@/lib/format/wording";
import { type EndActions, EndActs } from "../ui/end-acts";

type ConnectorActsProps = EndActions<ConnectorReason> & {
  readonly connectorId: string;
  readonly name: string;
  readonly state: ConnectorState;
  /** Orders that wait there, or came to nothing. */
  readonly open: number;
};

export function ConnectorActs({ connectorId, state, open, ...acts }: ConnectorActsProps) {
  const t = useTranslations("connector");
  return (
    <EndActs
      {...acts}
      field={{ name: "connectorId", value: connectorId }}
      isActive={state === "active"}
      wordsOf={connectorReasonWords}
      failureWords={(error) => worded(`connector.error.${error}`)}
      removal={{
        description: t("removeDescription"),
        open: { count: open, label: t("removeOpen", { count: open }) },
        submit: t("removeSubmit"),
      }}
    />
  );
}
