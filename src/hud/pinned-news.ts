import type { News } from "../insight/news.ts";
import type { SimEvent } from "../sim/index.ts";

/** News in words. */
export interface ToldNews {
  readonly news: News;
  readonly text: string;
}

/** The news that waits for an answer after what has just happened, oldest first. */
export function pinNews(
  pinned: readonly ToldNews[],
  events: readonly SimEvent[],
  told: ToldNews | null,
): readonly ToldNews[] {
  const done = new Set(events.flatMap((event) => (event.type === "command-done" ? [event.command.type] : [])));
  const settled = new Set<string>(told === null ? [] : [told.news.kind, ...(told.news.settles ?? [])]);
  const left = pinned.filter(({ news }) => !settled.has(news.kind) && !news.answers?.some((type) => done.has(type)));
  const isAnswered = told?.news.answers?.some((type) => done.has(type)) === true;
  if (told?.news.slows === true && !isAnswered) return [...left, told];
  return left.length === pinned.length ? pinned : left;
}
