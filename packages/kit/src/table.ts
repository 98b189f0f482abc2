import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

type Content = TemplateResult | string | number | typeof nothing;

export interface TableColumn<Row> {
  id: string;
  label: string;
  cell: (row: Row) => Content;
  /** Money and counts: at the end, with tabular figures. */
  align?: 'end' | undefined;
  /** Never broken over two lines: dates, numbers of documents. */
  tight?: boolean | undefined;
  /** Leaves the label out of the card, for what speaks for itself: a name, a status. */
  plain?: boolean | undefined;
}

export interface TableOptions<Row> {
  /** What the table lists; read out, not shown. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  key: (row: Row) => string;
  /** Makes the first cell the row's one click target: where it leads. */
  href?: ((row: Row) => string | undefined) | undefined;
  onOpen?: ((row: Row, event: Event) => void) | undefined;
  /** The one visible action, and the menu, of a row. */
  actions?: ((row: Row) => Content) | undefined;
  /** The translated heading of the actions, read out. */
  actionsLabel?: string | undefined;
}

/** A table that becomes a list of cards below 560 px of its own panel. Roles are explicit: changing `display` takes them away. */
export const table = <Row>(options: TableOptions<Row>) => html`
  <table class="table" part="table" role="table">
    <caption class="visually-hidden">${options.caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        ${options.columns.map(
          ({ label, align }) => html`<th role="columnheader" scope="col" class=${align ?? nothing}>${label}</th>`,
        )}
        ${
          options.actions
            ? html`<th role="columnheader" scope="col"><span class="visually-hidden">${options.actionsLabel}</span></th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(options.rows, options.key, (row) => renderRow(row, options))}
    </tbody>
  </table>
`;

const renderRow = <Row>(row: Row, options: TableOptions<Row>) => html`
  <tr role="row" part="row" class=${options.href || options.onOpen ? 'opens' : nothing}>
    ${options.columns.map((column, index) => renderCell(row, column, index === 0, options))}
    ${options.actions ? html`<td role="cell" class="row-actions"><div>${options.actions(row)}</div></td>` : nothing}
  </tr>
`;

const renderCell = <Row>(row: Row, column: TableColumn<Row>, isFirst: boolean, options: TableOptions<Row>) => html`
  <td
    role="cell"
    part="cell ${column.id}"
    class="${column.align ?? ''} ${isFirst ? 'first' : ''} ${column.tight ? 'tight' : ''}"
    data-label=${isFirst || column.plain ? nothing : column.label}
  >
    ${isFirst ? renderOpener(row, column.cell(row), options) : column.cell(row)}
  </td>
`;

function renderOpener<Row>(row: Row, content: Content, { href, onOpen }: TableOptions<Row>): Content {
  const open = (event: Event) => onOpen?.(row, event);
  const target = href?.(row);
  if (target) return html`<a class="open" href=${target} @click=${open}>${content}</a>`;
  return onOpen ? html`<button class="open" type="button" @click=${open}>${content}</button>` : content;
}
