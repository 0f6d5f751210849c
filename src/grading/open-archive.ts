import { unzipSync } from "fflate";

/** A file that was handed in, by its path in the folder or archive; inside an archive, after the archive's own. */
export interface SubmittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Bounds on an archive. */
export const archiveLimits = {
  /** Of one file, unpacked. */
  fileBytes: 50_000_000,
  /** Of one file that is compressed, as it lies there: a byte of it may become a thousand, whatever is said of its size. */
  packedBytes: 4_000_000,
  allBytes: 400_000_000,
  files: 5_000,
  /** Archives in archives. */
  depth: 3,
} as const;

/** Why an archive was not opened. */
export type ArchiveFault = "damaged" | "too-large" | "too-deep" | "office";

/** Whether bytes begin as a ZIP archive does, which every Office document is, too. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** What is in an archive. */
export interface Opened {
  readonly files: readonly SubmittedFile[];
  /** Paths of those that were left packed. */
  readonly tooLarge: readonly string[];
}

/** The files of an archive, or why it is not opened. */
export function openArchive(path: string, bytes: Uint8Array): Opened | ArchiveFault {
  let all = 0;
  let files = 0;
  let isOffice = false;
  const tooLarge: string[] = [];
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        isOffice ||= name === "[Content_Types].xml" || name === "mimetype";
        if (name.endsWith("/")) return false;
        files += 1;
        const { fileBytes, packedBytes } = archiveLimits;
        if (originalSize > fileBytes || (compression !== 0 && size > packedBytes)) {
          tooLarge.push(name);
          return false;
        }
        all += originalSize;
        return all <= archiveLimits.allBytes && files <= archiveLimits.files && !isOffice;
      },
    });
  } catch {
    return "damaged";
  }
  if (isOffice) return "office";
  if (all > archiveLimits.allBytes || files > archiveLimits.files) return "too-large";
  const inside = (name: string): string => `${path}/${readName(name)}`;
  return {
    files: Object.entries(entries).map(([name, content]) => ({ path: inside(name), bytes: content })),
    tooLarge: tooLarge.map(inside),
  };
}

/** Umlauts and accents in the code page of DOS, which archives name files in that do not say that it is UTF-8. */
const codePage437: Readonly<Record<string, string>> = {
  "\u0081": "ü",
  "\u0082": "é",
  "\u0083": "â",
  "\u0084": "ä",
  "\u0085": "à",
  "\u0087": "ç",
  "\u0088": "ê",
  "\u0089": "ë",
  "\u008A": "è",
  "\u008B": "ï",
  "\u008E": "Ä",
  "\u0090": "É",
  "\u0093": "ô",
  "\u0094": "ö",
  "\u0099": "Ö",
  "\u009A": "Ü",
  "\u00A4": "ñ",
  "\u00E1": "ß",
};

/** A name that was read byte by byte is UTF-8 that nobody said was, or of DOS; one that was not stays. */
function readName(name: string): string {
  const clean = name.replaceAll("\\", "/");
  if (!/[\u0080-\u00FF]/.test(clean) || /[\u0100-\uFFFF]/.test(clean)) return clean.normalize("NFC");
  const bytes = Uint8Array.from(clean, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    // Above 0x9F a letter may also have been said in UTF-8 and be what it looks like.
    return /[\u0080-\u009F]/.test(clean)
      ? clean.replaceAll(/[\u0080-\u00FF]/g, (letter) => codePage437[letter] ?? letter)
      : clean;
  }
}
