import type { ComponentChildren, JSX } from "preact";
import type { Baseline } from "../../insight/baseline.ts";
import { debriefText } from "../../text/pages.ts";
import { Stars } from "../stars.tsx";

/** A figure of the table besides the play's name and stars. */
export interface PlayColumn {
  readonly name: string;
  readonly of: (row: Baseline) => ComponentChildren;
  /** Whether a value is words, not a number. */
  readonly isWords?: (row: Baseline) => boolean;
}

interface PlaysTableProps {
  /** The run itself, first. */
  readonly own: Baseline;
  readonly rows: readonly Baseline[];
  readonly columns: readonly PlayColumn[];
  /** Names by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The run beside the same seed played other ways, a row each. */
export function PlaysTable({ own, rows, columns, names }: PlaysTableProps): JSX.Element {
  const nameOf = ({ id }: Baseline): string => names[id] ?? id;
  return (
    <div class="table-scroll">
      <table class="baselines">
        <thead>
          <tr>
            <th scope="col">{debriefText.columns.play}</th>
            <th scope="col">{debriefText.columns.stars}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <PlayRow row={own} name={debriefText.you} columns={columns} mine />
          {rows.map((row) => {
            const twin = twinOf(row, rows);
            return twin === null ? (
              <PlayRow key={row.id} row={row} name={nameOf(row)} columns={columns} />
            ) : (
              <tr key={row.id}>
                <th scope="row">{nameOf(row)}</th>
                <td>
                  <Stars count={row.stars} />
                </td>
                <td class="words" colSpan={columns.length}>
                  {debriefText.sameAs(nameOf(twin))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The id of the best known play, which is the last to be played. */
export const bestKnownId = "oracle";

/** The earlier row that the best known play turned out to be, if it is one. */
function twinOf(row: Baseline, rows: readonly Baseline[]): Baseline | null {
  if (row.id !== bestKnownId) return null;
  const { id: _, ...figures } = row;
  const same = (other: Baseline): boolean =>
    other.id !== row.id &&
    Object.entries(figures).every(([name, value]) => other[name as keyof typeof figures] === value);
  return rows.find(same) ?? null;
}

interface PlayRowProps {
  readonly row: Baseline;
  readonly name: string;
  readonly columns: readonly PlayColumn[];
  readonly mine?: boolean;
}

function PlayRow({ row, name, columns, mine = false }: PlayRowProps): JSX.Element {
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">{name}</th>
      <td>
        <Stars count={row.stars} />
      </td>
      {columns.map((column) => (
        <td key={column.name} class={column.isWords?.(row) === true ? "words" : undefined}>
          {column.of(row)}
        </td>
      ))}
    </tr>
  );
}
