/** How many CSS pixels of the page one of an element's own is: 1 unless CSS zoom or a transform scales the page. */
export function scaleOf(element: HTMLElement): number {
  const { width } = element.getBoundingClientRect();
  return width > 0 && element.offsetWidth > 0 ? width / element.offsetWidth : 1;
}
