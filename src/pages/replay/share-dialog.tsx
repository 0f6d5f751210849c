import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../../hud/dialog.tsx";
import type { HudState } from "../../hud/hud-state.ts";
import { shareText } from "../../text/watch.ts";
import { QrCode, qrLetters } from "./qr-code.tsx";

/** Ways to hand a run on: a link that leads to the moment shown, its code, a QR, its file, a picture and a clip. */
export function ShareDialog({ hud, onClose }: { readonly hud: HudState; readonly onClose: () => void }): JSX.Element {
  const { sharing } = hud.app.watching;
  const [link, code] = useMemo(() => [sharing.link(), sharing.code()] as const, []);
  return (
    <Dialog
      hud={hud}
      title={shareText.heading}
      class="share-dialog"
      onClose={() => {
        sharing.stop();
        onClose();
      }}
    >
      {link === null || code === null ? <p class="notice">{shareText.tooLong}</p> : <Letters link={link} code={code} />}
      <div class="share-files">
        <FileWay name={shareText.file} meaning={shareText.fileMeaning} onPick={() => sharing.saveFile()} />
        <FileWay
          name={shareText.picture}
          meaning={shareText.pictureMeaning}
          onPick={() => sharing.savePicture("png")}
        />
        <FileWay name={shareText.clip} meaning={shareText.clipMeaning} onPick={() => sharing.savePicture("gif")} />
      </div>
      <Making hud={hud} />
    </Dialog>
  );
}

function FileWay(props: { readonly name: string; readonly meaning: string; readonly onPick: () => void }): JSX.Element {
  return (
    <p>
      <button type="button" class="ghost-button large" onClick={props.onPick}>
        {props.name}
      </button>
      <span class="quiet">{props.meaning}</span>
    </p>
  );
}

function Letters({ link, code }: { readonly link: string; readonly code: string }): JSX.Element {
  const [copied, setCopied] = useState<string>("");
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(shareText.copied);
    } catch {
      setCopied(shareText.notCopied);
    }
  };
  const inLink = link.length <= qrLetters;
  return (
    <div class="share-letters">
      <div>
        <Copied label={shareText.link} meaning={shareText.linkMeaning} text={link}>
          <button type="button" class="ghost-button large" onClick={() => void copy(link)}>
            {shareText.copyLink}
          </button>
        </Copied>
        <Copied label={shareText.code} meaning={shareText.codeMeaning} text={code}>
          <button type="button" class="ghost-button large" onClick={() => void copy(code)}>
            {shareText.copyCode}
          </button>
        </Copied>
        <p role="status" class="quiet">
          {copied}
        </p>
      </div>
      <QrCode text={inLink ? link : code} label={inLink ? shareText.qrOfLink : shareText.qrOfCode} />
    </div>
  );
}

function Copied(props: {
  readonly label: string;
  readonly meaning: string;
  readonly text: string;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <div class="share-copied">
      <label>
        <b>{props.label}</b>
        <span class="quiet">{props.meaning}</span>
        <input type="text" readOnly value={props.text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {props.children}
    </div>
  );
}

function Making({ hud }: { readonly hud: HudState }): JSX.Element {
  const making = hud.app.watching.sharing.making.value;
  return (
    <p role="status" class={making?.done === null ? "notice" : "quiet"}>
      {making !== null && (making.done === null ? shareText.failed : shareText.making(making.done))}
    </p>
  );
}
