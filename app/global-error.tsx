"use client";

import "./globals.css";

const WORDS = {
  en: {
    title: "This page could not be shown",
    safe: "What you saved before is safe. If you were saving just now, check whether it took effect before you repeat it.",
    again: "Try again",
  },
  "zh-CN": {
    title: "无法显示此页面",
    safe: "此前保存的内容是安全的。如果您刚才正在保存，请先确认是否已生效，再重复操作。",
    again: "重试",
  },
};

type GlobalErrorProps = { readonly error: Error & { digest?: string }; readonly retry: () => void };

// The root layout itself failed, so neither messages nor theme can be relied on: both languages stand here.
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>{WORDS.en.title}</title>
        <main className="mx-auto flex max-w-2xl flex-col items-start gap-8 px-5 py-16">
          {Object.entries(WORDS).map(([locale, { title, safe, again }]) => (
            <div key={locale} lang={locale} className="flex flex-col items-start gap-3">
              <h1 className="text-xl">{title}</h1>
              <p className="text-ink-2">{safe}</p>
              <button
                type="button"
                onClick={retry}
                className="h-9 rounded-md border border-line-strong bg-raised px-3.5 font-semibold"
              >
                {again}
              </button>
            </div>
          ))}
          {error.digest && <p className="font-mono text-xs text-ink-3">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
