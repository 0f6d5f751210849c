import type { JSX } from "preact";
import { startText } from "../text/pages.ts";

/** Three stars, so many of them lit. */
export function Stars({ count }: { readonly count: number }): JSX.Element {
  return (
    <span class="stars" role="img" aria-label={startText.stars(count)}>
      {[1, 2, 3].map((star) => (
        <svg
          key={star}
          viewBox="0 0 24 24"
          class={star <= count ? "star lit" : "star"}
          aria-hidden="true"
          focusable="false"
        >
          <path d="M12 2.600l2.900 6.100 6.700.900-4.900 4.600 1.200 6.600L12 17.600l-5.900 3.200 1.200-6.600L2.400 9.600l6.700-.900z" />
        </svg>
      ))}
    </span>
  );
}
