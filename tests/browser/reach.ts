import type { Page } from "@playwright/test";

/** What a person cannot get at, each by its name. */
export interface OutOfReach {
  /** Controls that no scrolling brings into the window and to the top of what lies there. */
  readonly controls: readonly string[];
  /** What is wider than the room it has, so that one must pan to read it; tables of data may be. */
  readonly panned: readonly string[];
}

/**
 * Tries every control of a part of the page, or of the dialog that is open, by scrolling to it; the page is left as it
 * was.
 */
export function outOfReach(page: Page, within = "body"): Promise<OutOfReach> {
  return page.evaluate((part) => {
    const slack = 2;
    const root = document.querySelector("dialog[open]") ?? document.querySelector(part) ?? document.body;
    const nameOf = (element: Element): string =>
      (element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40)) || element.className;
    const isThere = (element: Element): boolean =>
      element.closest("[inert], .sr") === null && element.checkVisibility({ visibilityProperty: true });

    const scrolled = [...document.querySelectorAll("*")].filter(
      ({ scrollTop, scrollLeft }) => scrollTop + scrollLeft > 0,
    );
    const before = scrolled.map(({ scrollTop, scrollLeft }) => ({ scrollTop, scrollLeft }));
    const controls = [...root.querySelectorAll("button, input, select, textarea, summary, a[href]")].flatMap((one) => {
      if (!isThere(one)) return [];
      const label = one.closest("label");
      const seen = label ?? one;
      seen.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = seen.getBoundingClientRect();
      const x = box.left + box.width / 2;
      const y = box.top + box.height / 2;
      const inside = box.left >= -slack && box.right <= innerWidth + slack && y >= 0 && y <= innerHeight;
      const hit = document.elementFromPoint(x, y);
      const onTop = hit !== null && (seen.contains(hit) || hit.contains(one));
      if (inside && onTop) return [];
      return [inside && hit !== null ? `${nameOf(one)} under ${nameOf(hit)}` : nameOf(one)];
    });
    for (const element of document.querySelectorAll("*")) if (!scrolled.includes(element)) element.scrollTop = 0;
    for (const [index, element] of scrolled.entries()) Object.assign(element, before[index]);

    const panned = [document.documentElement, ...root.querySelectorAll("*")].flatMap((element) => {
      if (element.closest("[inert], .sr, .table-scroll, .plot-table, .rack-table, textarea") !== null) return [];
      const { overflowX } = getComputedStyle(element);
      const pans = element === document.documentElement || /auto|scroll/.test(overflowX);
      return pans && element.scrollWidth > element.clientWidth + slack ? [nameOf(element)] : [];
    });
    return { controls, panned };
  }, within);
}
