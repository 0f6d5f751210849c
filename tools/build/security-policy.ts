import type { Plugin } from "vite";

/** What the page may load and run: files of its own origin; nothing inline, no `data:`, no other machine. */
export const pagePolicy = [
  "default-src 'none'",
  ...["script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "worker-src"].map(
    (kind) => `${kind} 'self'`,
  ),
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What a server sends with every file. Who may frame the page can only be said here: a meta tag is too late for it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": `${pagePolicy}; frame-ancestors 'self'`,
  "X-Content-Type-Options": "nosniff",
};

/** Writes the policy into the built page, so that it holds on any server. */
export function securityPolicy(): Plugin {
  return {
    name: "security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: pagePolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}
