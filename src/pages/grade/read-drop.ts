import type { DroppedFile } from "../../grading/grade-files.ts";

/** Every file of what was dropped, folders gone through, by its path from what was dropped. */
export async function readDrop(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  // The list is empty once the event is over: everything is taken at once.
  const dropped = [...transfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = await Promise.all(dropped.filter((one) => one !== null).map(filesOf));
  return withoutRoot(found.flat());
}

/** What did not come from a disk is no entry. */
async function filesOf(dropped: FileSystemEntry | File): Promise<readonly DroppedFile[]> {
  return dropped instanceof File ? [{ path: dropped.name, file: dropped }] : filesBelow(dropped);
}

/** Every file that was chosen, by its path in the folder. */
export function readChosen(files: FileList): readonly DroppedFile[] {
  return withoutRoot([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** The one folder that all lie in says nothing of who handed them in. */
function withoutRoot(files: readonly DroppedFile[]): readonly DroppedFile[] {
  const [root = ""] = files[0]?.path.split("/") ?? [];
  if (!files.every(({ path }) => path.startsWith(`${root}/`))) return files;
  return files.map(({ path, file }) => ({ path: path.slice(root.length + 1), file }));
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (isFile(entry)) return [{ path, file: await new Promise<File>((done, failed) => entry.file(done, failed)) }];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // It hands out at most some hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesBelow))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
