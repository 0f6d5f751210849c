import type { JSX } from "preact";
import type { LabReport } from "../../insight/report/lab-report.ts";
import { auditText as words, claimedName, leverName, leverValue } from "../../text/report.ts";

type Audit = LabReport["audit"];

interface AuditProps {
  readonly audit: Audit;
  readonly objectives: LabReport["objectives"];
}

/** Which lever was tested against what, and which claims no run backs. */
export function AuditSection({ audit, objectives }: AuditProps): JSX.Element {
  return (
    <section class="report-section" aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <p class="quiet">{words.meaning}</p>
      {audit.contrasts.length === 0 ? <p>{words.none}</p> : <Contrasts audit={audit} objectives={objectives} />}
      <h2>{words.claims}</h2>
      <p class="quiet">{words.claimsMeaning}</p>
      {audit.claims.length === 0 ? <p>{words.claimsNone}</p> : <Claims audit={audit} objectives={objectives} />}
    </section>
  );
}

function numberOf(objectives: AuditProps["objectives"], levelId: string): string {
  return objectives.find((one) => one.levelId === levelId)?.number ?? levelId;
}

function Contrasts({ audit, objectives }: AuditProps): JSX.Element {
  const { columns } = words;
  return (
    <div class="table-scroll">
      <table class="report-table">
        <thead>
          <tr>
            {Object.values(columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audit.contrasts.map(({ levelId, lever, seeds }) => (
            <tr key={`${levelId} ${lever}`}>
              <td>{numberOf(objectives, levelId)}</td>
              <th scope="row">{leverName(lever)}</th>
              {seeds.length === 0 ? (
                <td colSpan={3} class="late">
                  {words.untested}
                </td>
              ) : (
                <>
                  <td>
                    {seeds.map(({ seed, variants }) => (
                      <p key={seed}>
                        {variants
                          .map(
                            ({ values, runs }) =>
                              `${values.map((value) => leverValue(lever, value)).join(", ")} (${words.runs(runs.length)})`,
                          )
                          .join(" · ")}
                      </p>
                    ))}
                  </td>
                  <td>{seeds.map(({ seed }) => seed).join(", ")}</td>
                  <td>{seeds.some(({ isAlone }) => isAlone) ? words.alone : words.notAlone}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Claims({ audit, objectives }: AuditProps): JSX.Element {
  return (
    <ul class="report-claims">
      {audit.claims.map((claim, index) => (
        <li key={index} class={claim.seeds.length === 0 ? "late" : "good"}>
          <p>
            <b>{numberOf(objectives, claim.levelId)}:</b>{" "}
            {claim.sentence === null ? words.number : `“${claim.sentence}”`}
          </p>
          <p>{backingWords(claim)}</p>
        </li>
      ))}
    </ul>
  );
}

function backingWords({ lever, value, seeds, isAlone }: Audit["claims"][number]): string {
  const name = claimedName(lever, value);
  if (seeds.length === 0) return value === null ? words.unbackedAsSuch(name) : words.unbacked(name);
  const backed = value === null ? words.backedAsSuch(seeds) : words.backed(seeds);
  return `${leverName(lever)}: ${backed}${isAlone ? "." : `; ${words.confounded}.`}`;
}
