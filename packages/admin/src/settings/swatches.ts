import { svg, html } from 'lit';

import type { SettingsTranslate } from './messages.js';
import type { PaletteColor } from './palette.js';

interface SwatchesOptions {
  t: SettingsTranslate;
  palette: readonly PaletteColor[];
  accent: string | null;
  onTake: (color: string) => void;
}

// Drawn, because a strict policy of the page forbids styles in markup.
const dot = (color: string) =>
  html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${svg`<circle cx="10" cy="10" r="9" fill=${color} stroke="currentColor" stroke-opacity="0.25"></circle>`}</svg>`;

/** The colours of a picture; one press takes one as the accent. */
export const swatches = ({ t, palette, accent, onTake }: SwatchesOptions) => html`
  <div class="palette" part="palette" role="group" aria-label=${t('palette')}>
    <span class="hint">${t('paletteText')}</span>
    <span class="actions">
      ${palette.map(
        ({ color, contrast }) => html`<button
          class="button small"
          part="swatch"
          type="button"
          aria-pressed=${String(color === accent)}
          aria-label=${t('take', { color, ratio: contrast })}
          @click=${() => onTake(color)}
        >
          ${dot(color)}${contrast}
        </button>`,
      )}
    </span>
  </div>
`;
