// Says in words why the game does not start. A script of its own, for what is missing may be the game's scripts.
{
  const folder = new URL("./", document.baseURI).href;
  const isOurs = (address) => typeof address === "string" && address.startsWith(folder);

  const tell = () => {
    const box = document.querySelector("#cannot-start");
    const reason = location.protocol === "file:" ? "file" : self.origin === "null" ? "sandbox" : "missing";
    if (box === null) return;
    box.hidden = false;
    for (const words of box.querySelectorAll("[data-reason]")) words.hidden = words.dataset.reason !== reason;
  };

  const failed = ({ target, filename }) => {
    // The game has started: from now on it speaks for itself.
    if ((document.querySelector("#app")?.childElementCount ?? 0) > 0) return;
    if (!isOurs(filename) && !isOurs(target?.src) && !isOurs(target?.href)) return;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
    else tell();
  };

  addEventListener("error", failed, { capture: true });
}
