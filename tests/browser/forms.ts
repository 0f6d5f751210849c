import type { Page } from "@playwright/test";

/** States that look the same on and off, and marks that have no form of their own, each by its class and words. */
export function formless(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = (element: Element): boolean =>
      element.closest("[inert], .sr") === null && element.checkVisibility({ visibilityProperty: true });
    const nameOf = (element: Element): string => `${element.className} ${element.textContent.trim().slice(0, 30)}`;
    /** What a person sees of it in a few colors. */
    const formOf = (element: Element): string => {
      const own = getComputedStyle(element);
      const knob = getComputedStyle(element, "::after");
      return [
        own.backgroundColor,
        own.color,
        own.borderTopWidth,
        own.borderTopStyle,
        own.borderTopColor,
        own.outlineStyle,
        own.textDecorationLine,
        own.fontWeight,
        knob.transform,
        knob.backgroundColor,
      ].join("|");
    };
    const flips: readonly (readonly [selector: string, flip: (element: Element) => void])[] = [
      ...["aria-pressed", "aria-checked", "aria-selected"].map(
        (name) =>
          [
            `[${name}]:not(.segment-pause, .step-cell)`,
            (element: Element) => element.setAttribute(name, element.getAttribute(name) === "true" ? "false" : "true"),
          ] as const,
      ),
      [".act-card", (element) => element.classList.toggle("chosen")],
      [
        ".card-toggle[aria-expanded]",
        (element) =>
          element.setAttribute("aria-expanded", element.getAttribute("aria-expanded") === "true" ? "false" : "true"),
      ],
    ];
    const bare = flips.flatMap(([selector, flip]) =>
      [...document.querySelectorAll(selector)].filter(seen).flatMap((element) => {
        const shown = element.querySelector(":scope > .rack") ?? element;
        const before = formOf(shown);
        flip(element);
        const after = formOf(shown);
        flip(element);
        return before === after ? [`state of ${nameOf(element)}`] : [];
      }),
    );
    const radios = [...document.querySelectorAll<HTMLInputElement>(".segment input")].filter(seen).flatMap((input) => {
      const label = input.closest(".segment");
      const other = [...document.querySelectorAll<HTMLInputElement>(".segment input")].find(
        ({ name, checked }) => name === input.name && checked !== input.checked,
      );
      const beside = other?.closest(".segment");
      return label !== null && beside != null && formOf(label) === formOf(beside) ? [`state of ${nameOf(label)}`] : [];
    });
    const ground = getComputedStyle(document.body).backgroundColor;
    const marks = [...document.querySelectorAll(".cell, .swatch, .log-mark, .tier-mark, .band-bar i, .split-bar i")];
    const invisible = marks.filter(seen).flatMap((mark) => {
      const { backgroundColor, backgroundImage, borderTopStyle } = getComputedStyle(mark);
      const filled = backgroundColor !== ground && backgroundColor !== "rgba(0, 0, 0, 0)";
      return filled || backgroundImage !== "none" || borderTopStyle !== "none" ? [] : [`mark ${mark.className}`];
    });
    return [...new Set([...bare, ...radios, ...invisible])];
  });
}

/** What spoils a page on paper: things to press, parts that are cut off, dark grounds. */
export function unprintable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = (element: Element): boolean =>
      element.closest("[inert], .sr") === null &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    const nameOf = (element: Element): string => `${element.className} ${element.textContent.trim().slice(0, 30)}`;
    const content = ".badge, .card-toggle, .log-there, .contract, .broken-list button, .rack-table button";
    const pressed = [...document.querySelectorAll(`button:not(${content}), select, input:not([type="text"])`)]
      .filter((element) => seen(element) && element.closest(".segment") === null && !element.matches(".switch"))
      .map((element) => `control ${nameOf(element)}`);
    const all = [...document.body.querySelectorAll<HTMLElement>("*")].filter(seen);
    const cut = all.filter((element) => {
      const { overflowY, position } = getComputedStyle(element);
      return (
        position === "fixed" ||
        (overflowY !== "visible" &&
          element.closest(".hall-stage, .plot-canvas, .debrief-plot-body, .bar, .band-bar, .share-track, .card") ===
            null &&
          element.scrollHeight > element.clientHeight + 2)
      );
    });
    const dark = [document.documentElement, document.body, ...all].filter((element) => {
      const [red = 255, green = 255, blue = 255, alpha = 1] = (
        getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []
      ).map(Number);
      const { width, height } = element.getBoundingClientRect();
      return alpha > 0.2 && red + green + blue < 300 && width > 80 && height > 40;
    });
    return [
      ...pressed,
      ...cut.map((element) => `cut ${nameOf(element)}`),
      ...dark.map((element) => `dark ${nameOf(element)}`),
    ];
  });
}
