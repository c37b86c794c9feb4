"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { ChosenFiles } from "./chosen-files";
import { classNames } from "./class-names";

export type FileDropProps = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** As of <input accept>, e.g. ".csv,.gz". */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
};

/** A plain file input that one may also drop onto; works inside any form. */
export function FileDrop({ id, name, label, hint, accept, multiple = true, required, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);

  const take = (next: readonly File[]) => {
    const kept = multiple ? next : next.slice(0, 1);
    const transfer = new DataTransfer();
    for (const file of kept) transfer.items.add(file);
    if (input.current) input.current.files = transfer.files;
    setFiles(kept);
    onFiles?.(kept);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...files, ...event.dataTransfer.files]);
  };

  return (
    <div className="flex flex-col gap-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "flex cursor-pointer flex-col items-center gap-1 rounded-md border border-dashed border-line-strong px-6 py-8 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
          over && "border-solid border-accent bg-selected",
        )}
      >
        <FileUp aria-hidden className="size-5 text-ink-3" />
        <span className="text-base font-semibold">{label}</span>
        {hint && <span className="text-sm text-ink-2">{hint}</span>}
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          multiple={multiple}
          required={required}
          className="sr-only"
          onChange={(event) => take([...(event.target.files ?? [])])}
        />
      </label>
      <ChosenFiles files={files} onRemove={(file) => take(files.filter((other) => other !== file))} />
    </div>
  );
}
