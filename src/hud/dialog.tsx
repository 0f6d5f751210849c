import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { TermScope } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import { settingsText } from "../text/header.ts";

interface DialogProps {
  readonly hud: HudState;
  readonly title: string;
  readonly class?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A modal dialog; the clock is paused while it is open, and the focus goes back to where it was. */
export function Dialog(props: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  const { hud } = props;
  useEffect(() => {
    const dialog = ref.current;
    const session = hud.app.session.peek();
    const release = session?.hold();
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The dialog has left the page by now and cannot give the focus back itself.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      release?.();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog ${props.class ?? ""}`}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        props.onKeyDown?.(event);
      }}
    >
      <header class="dialog-head">
        <h2 id="dialog-title" tabIndex={-1} autofocus>
          {props.title}
        </h2>
        <button type="button" class="ghost-button square" aria-label={settingsText.close} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      <TermScope>{props.children}</TermScope>
    </dialog>
  );
}
