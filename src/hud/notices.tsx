import type { JSX } from "preact";
import { noticeText } from "../text/pages.ts";
import type { HudState } from "./hud-state.ts";

/** What went wrong around the game: storage, another tab, an unknown level, a bug. */
export function Notices({ hud }: { readonly hud: HudState }): JSX.Element {
  const { notices, bug } = hud.app;
  return (
    <div class="notices">
      {notices.value.map((notice) => (
        <p key={notice.id} class="notice" role="status">
          {notice.text}
          {notice.action !== undefined && (
            <button type="button" class="main-button" onClick={notice.action.run}>
              {notice.action.name}
            </button>
          )}
          <button
            type="button"
            class="ghost-button"
            onClick={() => (notices.value = notices.peek().filter((one) => one.id !== notice.id))}
          >
            {noticeText.dismiss}
          </button>
        </p>
      ))}
      {bug.value && (
        <p class="notice notice-bug" role="alert">
          {noticeText.bug}
          <button type="button" class="ghost-button" onClick={() => hud.app.saveReplay()}>
            {noticeText.bugReplay}
          </button>
          <button type="button" class="ghost-button" onClick={() => location.reload()}>
            {noticeText.bugReload}
          </button>
        </p>
      )}
    </div>
  );
}
