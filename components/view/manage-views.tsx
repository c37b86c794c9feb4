"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { SavedView } from "@/lib/contracts/saved-view";
import { VIEW_NAME_MAX } from "@/lib/domain/view/view";
import { viewReasonWords } from "@/lib/format/view-reason";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { Dialog } from "../ui/dialog";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import type { ViewAction } from "./view-action";

type Acts = { readonly rename: ViewAction; readonly share: ViewAction; readonly remove: ViewAction };
type ManageViewsProps = Acts & { readonly views: readonly SavedView[]; readonly isAdministrator: boolean };

/** All views of the page: one's own to rename, share and remove, an administrator's colleagues' shared ones to remove. */
export function ManageViews({ views, isAdministrator, ...acts }: ManageViewsProps) {
  const t = useTranslations("view");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={t("manage.open")}
      triggerVariant="quiet"
      triggerSize="sm"
      title={t("manage.title")}
      description={t("manage.description")}
    >
      <ul className="flex flex-col divide-y divide-line">
        {views.map((view) => (
          <li key={view.id} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-center gap-2">
              <AppLink href={view.href} className={ROW_LINK} onClick={() => setOpen(false)}>
                {view.name}
              </AppLink>
              {view.shared && <Badge>{t("sharedSign")}</Badge>}
              {!view.isOwn && <span className="text-sm text-ink-2">{t("manage.by", { name: view.by })}</span>}
            </div>
            <ViewActs view={view} isAdministrator={isAdministrator} {...acts} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

type ViewActsProps = Acts & { readonly view: SavedView; readonly isAdministrator: boolean };

function ViewActs({ view, isAdministrator, rename, share, remove }: ViewActsProps) {
  const t = useTranslations("view.manage");
  if (!view.isOwn && !isAdministrator) return null;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {view.isOwn && (
        <>
          <ViewForm view={view} action={rename} submit={t("rename")}>
            <Input
              aria-label={t("newName", { name: view.name })}
              name="name"
              defaultValue={view.name}
              maxLength={VIEW_NAME_MAX}
              autoComplete="off"
              required
            />
          </ViewForm>
          <ViewForm view={view} action={share} submit={view.shared ? t("unshare") : t("share")}>
            <input type="hidden" name="shared" value={view.shared ? "off" : "on"} />
          </ViewForm>
        </>
      )}
      <ViewForm view={view} action={remove} submit={t("remove")} />
    </div>
  );
}

type ViewFormProps = {
  readonly view: SavedView;
  readonly action: ViewAction;
  readonly submit: string;
  readonly children?: ReactNode;
};

function ViewForm({ view, action, submit, children }: ViewFormProps) {
  const t = useTranslations("view");
  const { answer, form } = useFormAnswer(action);
  return (
    <form {...form} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="viewId" value={view.id} />
      {children}
      <SubmitButton variant="secondary" size="sm" aria-label={t("manage.of", { act: submit, name: view.name })}>
        {submit}
      </SubmitButton>
      <FormAnswer state={answer} refused={t("manage.refused")} invalid={t("invalid")} wordsOf={viewReasonWords} />
    </form>
  );
}
