import { html, nothing } from 'lit';

export interface FilterChip {
  id: string;
  label: string;
  count?: number | undefined;
}

/** Filters of a list, one chosen at a time. */
export const filterChips = (options: {
  label: string;
  chips: readonly FilterChip[];
  selected: string;
  onSelect: (id: string) => void;
}) => html`
  <div class="chips" part="filters" role="group" aria-label=${options.label}>
    ${options.chips.map(
      ({ id, label, count }) => html`
        <button
          class="chip"
          part=${id === options.selected ? 'filter selected' : 'filter'}
          type="button"
          aria-pressed=${id === options.selected ? 'true' : 'false'}
          @click=${() => options.onSelect(id)}
        >
          ${label}${count === undefined ? nothing : html`<span class="count">${count}</span>`}
        </button>
      `,
    )}
  </div>
`;
