import { remarkText } from "../text/claims.ts";
import type { ClaimRemark } from "../../../hud/lesson.ts";
import {
  checkClaims,
  isAgreement,
  truthOf,
  type Claims,
  type Remark,
} from "../../../insight/checkpoint/claims-check.ts";
import type { ClusterView } from "../../../sim/index.ts";

/** What a run says to the numbers that were claimed of it. */
export function remarksOn(claims: Claims, view: ClusterView): readonly ClaimRemark[] {
  const truth = truthOf(view);
  if (truth === null) return [];
  return checkClaims(claims, truth).map((remark) => ({ agrees: isAgreement(remark), words: remarkWords(remark) }));
}

/** A remark in words. */
export function remarkWords(remark: Remark): string {
  switch (remark.kind) {
    case "checkpoint-agrees":
      return remarkText[remark.kind](remark.tier, remark.actual);
    case "checkpoint-differs":
      return remarkText[remark.kind](remark.said, remark.tier, remark.actual);
    case "checkpoint-of-another":
      return remarkText[remark.kind](remark.said, remark.of, remark.tier, remark.actual);
    case "checkpoint-is-restart":
    case "mttf-differs":
    case "mttf-as-observed":
    case "interval-differs":
      return remarkText[remark.kind](remark.said, remark.actual);
    case "mttf-was-before":
      return remarkText[remark.kind](remark.said, remark.since, remark.actual);
    case "mttf-agrees":
    case "interval-agrees":
      return remarkText[remark.kind](remark.actual);
    case "interval-never":
      return remarkText[remark.kind](remark.said);
    case "rule-fits":
      return remarkText[remark.kind](remark.rule);
    case "rule-exact":
    case "rule-shorter":
    case "rule-longer":
      return remarkText[remark.kind](remark.said, remark.rule);
  }
}
