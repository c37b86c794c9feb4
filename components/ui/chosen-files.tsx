"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "./button";

type ChosenFilesProps = {
  readonly files: readonly File[];
  readonly onRemove: (file: File) => void;
};

export function ChosenFiles({ files, onRemove }: ChosenFilesProps) {
  const t = useTranslations("common");
  const format = useFormatter();
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-col">
      {files.map((file, index) => (
        <li key={`${file.name}-${index}`} className="flex min-h-9 items-center gap-3 border-b border-line text-sm">
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="figures text-ink-3">{format.number(Math.max(1, Math.round(file.size / 1024)))} KiB</span>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("removeFile", { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}
