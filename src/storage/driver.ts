/** A place that keeps records by key. Every call may be refused, or be answered late or never. */
export interface Driver {
  /** Null where nothing is kept. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** A place for one text that is written at once: also in the last moment of a page. Every call may throw. */
export interface Slate {
  read(): string | null;
  /** Null wipes it. */
  write(text: string | null): void;
}
