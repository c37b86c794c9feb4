"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";

export type TextareaProps = Omit<ComponentProps<"textarea">, "value"> & {
  readonly defaultValue?: string;
  readonly maxLength?: number;
};

export function Textarea({
  maxLength = 256,
  defaultValue = "",
  className,
  onChange,
  "aria-describedby": describedBy,
  ...rest
}: TextareaProps) {
  const t = useTranslations("common");
  const counterId = useId();
  const [length, setLength] = useState(defaultValue.length);
  return (
    <div className="flex flex-col gap-1">
      <textarea
        rows={3}
        maxLength={maxLength}
        defaultValue={defaultValue}
        aria-describedby={[describedBy, counterId].filter(Boolean).join(" ")}
        className={classNames(CONTROL, "resize-y px-2.5 py-1.5", className)}
        onChange={(event) => {
          setLength(event.target.value.length);
          onChange?.(event);
        }}
        {...rest}
      />
      <p
        id={counterId}
        className={classNames("figures self-end text-xs text-ink-3", length >= maxLength && "text-s90-ink")}
      >
        {t("counter", { count: length, max: maxLength })}
      </p>
    </div>
  );
}
