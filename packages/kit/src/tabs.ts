import { html, nothing, type TemplateResult } from 'lit';

export interface Tab {
  id: string;
  label: string;
  count?: number | undefined;
}

export interface TabListOptions {
  /** Names the group of tabs. */
  label: string;
  tabs: readonly Tab[];
  selected: string;
  onSelect: (id: string) => void;
}

/** A row of tabs: arrow keys move and choose, one tab stop for all. Draw `tabPanel` for the selected one in the same root. */
export const tabList = ({ label, tabs, selected, onSelect }: TabListOptions) => html`
  <div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${moveSelection}>
    ${tabs.map(
      ({ id, label: name, count }) => html`
        <button
          class="tab"
          part=${id === selected ? 'tab selected' : 'tab'}
          type="button"
          role="tab"
          id="tab-${id}"
          aria-selected=${id === selected ? 'true' : 'false'}
          aria-controls=${id === selected ? `panel-${id}` : nothing}
          tabindex=${id === selected ? 0 : -1}
          @click=${() => onSelect(id)}
        >
          ${name}${count === undefined ? nothing : html` <span class="count">${count}</span>`}
        </button>
      `,
    )}
  </div>
`;

/** What the tab with this id shows. */
export const tabPanel = (id: string, content: TemplateResult | typeof nothing) => html`
  <div class="tab-panel" part="tab-panel" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0">
    ${content}
  </div>
`;

function moveSelection(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.indexOf((event.target as HTMLElement).closest<HTMLElement>('[role="tab"]')!);
  const forward = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
  const next = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const tab = tabs.at(next === tabs.length ? 0 : next)!;
  tab.click();
  tab.focus();
  tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
