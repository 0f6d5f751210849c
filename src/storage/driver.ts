/** A place that keeps records by key. Every call may be refused. */
export interface Driver {
  /** Null where nothing is kept. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}
