import { expect, test, vi } from "vitest";
import { createParts } from "../../src/app/create-parts.ts";

test("a run waits for its parts: until each has come, has failed, or was not there in time", async () => {
  vi.useFakeTimers();
  const parts = createParts();
  expect(parts.loading.value).toBe(null);
  parts.follow(Promise.resolve(), 1000);
  parts.follow(Promise.reject(new Error("offline")), 1000);
  const late = new Promise(() => undefined);
  parts.follow(late, 1000);
  expect(parts.loading.value).toEqual({ ready: 0, of: 3 });
  await vi.advanceTimersByTimeAsync(999);
  expect(parts.loading.value).toEqual({ ready: 2, of: 3 });
  await vi.advanceTimersByTimeAsync(1);
  expect(parts.loading.value).toBe(null);
  parts.follow(late, 1000);
  expect(parts.loading.value).toBe(null);
  vi.useRealTimers();
});
