import type { BandPart } from "../../../hud/ledger-band.tsx";
import { usefulParts } from "../../../insight/checkpoint/training.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { usefulText } from "../text/checkpoint.ts";

/** Useful work in two parts: what is saved, and what is still at risk. */
export function usefulBand(view: ClusterView): readonly BandPart[] {
  const { kept, atRisk } = usefulParts(view);
  return [
    { id: "saved", ...usefulText.saved, work: kept },
    { id: "risk", ...usefulText.risk, work: atRisk },
  ];
}
