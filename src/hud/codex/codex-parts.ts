/** What the page loads once somebody asks about a term. */
export { CodexDialog } from "./codex-dialog.tsx";
export { followTerms } from "./term-card.tsx";
