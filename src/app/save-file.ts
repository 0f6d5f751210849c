/** Milliseconds that a browser may take to begin a download. */
const revokeAfter = 4000;

/** Offers data as a file. */
export function saveFile(name: string, data: unknown): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data)], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), revokeAfter);
}
