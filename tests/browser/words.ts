import type { Page } from "@playwright/test";

/** What is wrong with how words stand on the page, each by the words it is about. */
export interface Misplaced {
  /** Beyond the window's sides, or cut off by a box that does not scroll. */
  readonly cut: readonly string[];
  /** Two that lie over one another. */
  readonly overlapping: readonly string[];
}

/** Looks at every word that is seen on the page; those that float over it by design are left out. */
export function misplacedWords(page: Page, floating = ".toast, .tip"): Promise<Misplaced> {
  return page.evaluate((left) => {
    interface Seen {
      readonly element: Element;
      readonly words: string;
      readonly box: DOMRect;
    }
    const slack = 2;
    const clip = (box: DOMRect, by: DOMRect): DOMRect => {
      const x = Math.max(box.left, by.left);
      const y = Math.max(box.top, by.top);
      return new DOMRect(
        x,
        y,
        Math.max(0, Math.min(box.right, by.right) - x),
        Math.max(0, Math.min(box.bottom, by.bottom) - y),
      );
    };
    const cut: string[] = [];
    const seen: Seen[] = [];
    const look = (text: Text, element: Element): void => {
      const words = text.data.trim();
      const range = document.createRange();
      range.selectNodeContents(text);
      let box = range.getBoundingClientRect();
      if (box.left < -slack || box.right > innerWidth + slack) cut.push(words);
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(up);
        // Only a screen reader meets what is clipped away.
        if (clipPath !== "none") return;
        if (overflowX === "visible" && overflowY === "visible") continue;
        const inside = clip(box, up.getBoundingClientRect());
        const scrolls = /auto|scroll/.test(`${overflowX} ${overflowY}`);
        if (!scrolls && (box.width - inside.width > slack || box.height - inside.height > slack)) cut.push(words);
        box = inside;
      }
      if (box.width > slack && box.height > slack) seen.push({ element, words, box });
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const element = text.parentElement;
      if (element === null || text.data.trim() === "" || element.closest(`.sr, [inert], ${left}`) !== null) continue;
      if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) look(text, element);
    }
    const overlapping = seen.flatMap((one, index) =>
      seen.slice(index + 1).flatMap((other) => {
        const { width, height } = clip(one.box, other.box);
        // A paragraph's box holds the words inside it that are marked.
        const nested = one.element.contains(other.element) || other.element.contains(one.element);
        const sameLine = one.element.parentElement === other.element.parentElement;
        return width > slack && height > slack * 2 && !nested && !sameLine ? [`${one.words} / ${other.words}`] : [];
      }),
    );
    return { cut, overlapping };
  }, floating);
}
