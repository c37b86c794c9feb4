"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** Keeps its width and its focus while the form is on its way; a second click does nothing. */
export function SubmitButton({ children, onClick, ...rest }: Omit<ButtonProps, "type">) {
  const { pending } = useFormStatus();
  return (
    <Button
      variant="primary"
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={pending ? "animate-breathe" : undefined}>{children}</span>
    </Button>
  );
}
