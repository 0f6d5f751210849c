import type { Plugin } from "vite";

/** Phaser asks, when it is loaded, how the 2D canvas blends, by two `data:` images that the policy forbids. */
const question = "CanvasFeatures.supportNewBlendModes = checkBlendMode();";
/** Only its canvas renderer wants to know; the hall is WebGL. */
const answer = "CanvasFeatures.supportNewBlendModes = true;";

/** Answers that question in Phaser's stead. */
export function noDataImages(): Plugin {
  return {
    name: "no-data-images",
    apply: "build",
    transform: {
      filter: { id: /[\\/]phaser[\\/]dist[\\/]phaser\.esm\.js$/ },
      handler(code) {
        if (!code.includes(question)) this.error("Phaser no longer asks how the canvas blends as it did");
        return { code: code.replace(question, answer), map: null };
      },
    },
  };
}
