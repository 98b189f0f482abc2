import { css } from 'lit';

export const formSummaryStyles = css`
  .form-summary {
    display: flex;
    gap: var(--_8);
    padding: var(--_12);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .form-summary > svg {
    margin-block-start: 0.2em;
  }

  .form-summary-title {
    font-weight: 600;
  }

  .form-summary ul {
    list-style: none;
  }

  .form-summary .link-button {
    color: inherit;
    text-align: start;
  }

  @media (forced-colors: active) {
    .form-summary {
      border: 1px solid;
    }
  }
`;
