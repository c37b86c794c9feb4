import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { KeyRow } from "@/lib/contracts/api-key";
import { formatDate, formatInstant } from "@/lib/format/date";
import { Badge } from "../ui/badge";
import { CopyId } from "../ui/copy-id";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { RevokeForm } from "./revoke-form";
import { RotateForm } from "./rotate-form";

type KeyTableProps = {
  readonly keys: readonly KeyRow[];
  readonly at: Date;
  readonly shown: { readonly zone: string; readonly locale: string };
  readonly endpoint: string;
  readonly rotate: ComponentProps<typeof RotateForm>["action"];
  readonly revoke: ComponentProps<typeof RevokeForm>["action"];
};

export function KeyTable({ keys, at, shown, endpoint, rotate, revoke }: KeyTableProps) {
  const t = useTranslations("api-key");
  return (
    <Table caption={t("title")} minWidth="64rem">
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("kindTitle")}</Th>
          <Th>{t("shown")}</Th>
          <Th>{t("scopes")}</Th>
          <Th>{t("since")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("acts")}</Th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, ending, accessKeyId, formerSecretUntil, scopes, createdAt, revokedAt }) => {
          const hasFormer = revokedAt === null && formerSecretUntil !== null && formerSecretUntil > at;
          const formerUntil = hasFormer ? formatInstant(formerSecretUntil, shown) : null;
          return (
            <Tr key={id}>
              <Td className="min-w-28 font-semibold">{name}</Td>
              <Td className="whitespace-nowrap">{t(`kind.${accessKeyId === null ? "api-key" : "access-key"}`)}</Td>
              <Td className="font-mono text-xs whitespace-nowrap">
                {accessKeyId === null ? (
                  `…${ending}`
                ) : (
                  <CopyId value={accessKeyId} label={t("accessKeyId")} className="max-w-none" />
                )}
              </Td>
              <Td className="min-w-40">{scopes.map((scope) => t(`scope.${scope}`)).join(", ")}</Td>
              <Td className="figures whitespace-nowrap">{formatDate(createdAt, shown)}</Td>
              <Td>
                {revokedAt === null ? (
                  <span className="whitespace-nowrap">{t("valid")}</span>
                ) : (
                  <Badge>{t("revoked", { at: formatDate(revokedAt, shown) })}</Badge>
                )}
                {formerUntil && <p className="min-w-36 text-xs text-ink-2">{t("formerUntil", { at: formerUntil })}</p>}
              </Td>
              <Td>
                {revokedAt === null && (
                  <div className="-ml-2 flex gap-1">
                    {accessKeyId !== null && (
                      <RotateForm
                        keyId={id}
                        name={name}
                        formerUntil={formerUntil}
                        endpoint={endpoint}
                        action={rotate}
                      />
                    )}
                    <RevokeForm keyId={id} name={name} action={revoke} />
                  </div>
                )}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
