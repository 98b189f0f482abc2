import { html } from 'lit';

/** No field of a business can have this name: theirs have no dot. */
export const TRAP = 'your.homepage';

/** Filled in by machines only: out of sight, out of the tab order, and not read out. */
export const trapField = () => html`
  <div class="trap" aria-hidden="true">
    <label for="trap">Homepage</label>
    <input id="trap" name=${TRAP} type="text" tabindex="-1" autocomplete="off" data-1p-ignore data-lpignore="true" />
  </div>
`;
