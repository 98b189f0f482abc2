import { css } from 'lit';

/** For forms that ask for days and times; beside `fieldStyles`. */
export const dateFieldStyles = css`
  /* As tall as the others, whatever the browser draws inside. */
  input.control:is([type='date'], [type='time'], [type='datetime-local'], [type='month']) {
    block-size: max(var(--_control), calc(1.4em + var(--_12)));
    padding-block: 0;
  }
`;
