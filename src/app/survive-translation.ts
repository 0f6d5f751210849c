/** What a translator put in the place of a text, and what the text was. */
interface Translated {
  readonly wrapper: Element;
  readonly text: string;
}

/**
 * Lets a browser translate the page while the page goes on changing it. A translator takes each text out of the page and
 * puts a `<font>` with its own words there; whoever wrote the text would then write into a node that nobody sees, and
 * the number would freeze. So the text goes back to its place, empty, before its translation; once it is written to
 * or taken away, its translation goes. A number that has changed is live: it is marked as not to be translated.
 */
export function surviveTranslation(root: Node): void {
  const translations = new Map<Text, Translated>();
  const options = { childList: true, characterData: true, subtree: true };
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") written(record.target);
      else if (record.addedNodes.length + record.removedNodes.length > 0) moved(record);
    }
    tidy();
    // What was done here need not be looked at.
    observer.takeRecords();
  });
  observer.observe(root, options);

  /** A text was written to by the page. */
  function written(target: Node): void {
    if (!(target instanceof Text) || target.data === "") return;
    translations.get(target)?.wrapper.remove();
    translations.delete(target);
    if (/\d/.test(target.data)) target.parentElement?.setAttribute("translate", "no");
  }

  /** A text was taken out, and a wrapper put in, by a translator; or both were undone by it. */
  function moved({ target, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void {
    for (const node of removedNodes) {
      if (!(node instanceof Text) || node.isConnected || translations.has(node) || node.data === "") continue;
      const wrapper = [...addedNodes, previousSibling, nextSibling].find((one) => isWrapper(one, target));
      if (wrapper === undefined || isTaken(wrapper)) continue;
      translations.set(node, { wrapper, text: node.data });
      node.data = "";
      wrapper.before(node);
    }
  }

  function isTaken(wrapper: Element): boolean {
    return [...translations.values()].some((one) => one.wrapper === wrapper);
  }

  /** Forgets what is gone, takes translations of texts that are gone along, and lets none stand apart from its text. */
  function tidy(): void {
    for (const [node, { wrapper, text }] of translations) {
      if (node.isConnected && wrapper.isConnected) {
        if (node.nextSibling !== wrapper) node.after(wrapper);
        continue;
      }
      wrapper.remove();
      node.data = text;
      translations.delete(node);
    }
  }
}

function isWrapper(node: Node | null, parent: Node): node is Element {
  return node instanceof HTMLElement && node.tagName === "FONT" && node.parentNode === parent;
}
