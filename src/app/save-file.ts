/** Milliseconds that a browser may take to begin a download. */
const revokeAfter = 4000;

/** Offers data as a file of JSON. */
export function saveJson(name: string, data: unknown): void {
  save(name, new Blob([JSON.stringify(data)], { type: "application/json" }));
}

/** Offers a text as a file. */
export function saveText(name: string, text: string, type: string): void {
  save(name, new Blob([text], { type }));
}

/** Offers bytes as a file. */
export function saveBytes(name: string, bytes: Uint8Array): void {
  save(name, new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" }));
}

function save(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), revokeAfter);
}
