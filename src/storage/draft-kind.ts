import * as v from "valibot";
import { instantSchema } from "../replay/command-schema.ts";
import { forgetSchema, reader, type Forget, type RecordKind } from "./record-kinds.ts";
import { recordVersion } from "./record-schemas.ts";
import type { ReportDraft } from "./store.ts";

/** How many visits' drafts are kept. */
const draftsKept = 20;

const draftSchema = v.object({
  visit: v.string(),
  savedAt: instantSchema,
  student: v.string(),
  course: v.string(),
  chosen: v.nullable(v.array(v.string())),
  answers: v.array(v.object({ run: v.string(), rejected: v.string(), risk: v.string() })),
}) satisfies v.GenericSchema<unknown, ReportDraft>;

const draftsSchema = v.pipe(
  v.object({ version: v.literal(recordVersion), drafts: v.array(draftSchema) }),
  v.transform(({ drafts }) => drafts),
);

export type DraftChange = Forget | { readonly type: "draft"; readonly draft: ReportDraft };

/** What was typed into lab reports, newest first: one of each visit. */
export const draftKind: RecordKind<readonly ReportDraft[], DraftChange> = {
  read: reader(draftsSchema),
  readChange: reader(v.variant("type", [forgetSchema, v.object({ type: v.literal("draft"), draft: draftSchema })])),
  apply: (before, change) => (change.type === "forget" ? null : withDraft(before ?? [], change.draft)),
  write: (drafts) => ({ version: recordVersion, drafts }),
  slotOf: (change) => (change.type === "forget" ? "forget" : `draft ${change.draft.visit}`),
};

function withDraft(drafts: readonly ReportDraft[], draft: ReportDraft): readonly ReportDraft[] {
  const kept = drafts.find(({ visit }) => visit === draft.visit);
  // Never back: what is kept may be younger than a change that waited long.
  const newest = kept !== undefined && kept.savedAt > draft.savedAt ? kept : draft;
  const all = [newest, ...drafts.filter(({ visit }) => visit !== draft.visit)];
  return all.toSorted((a, b) => b.savedAt - a.savedAt).slice(0, draftsKept);
}
