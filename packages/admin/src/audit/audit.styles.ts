import { css } from 'lit';

export const auditStyles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: var(--_8) var(--_16);
    align-items: end;
  }

  .what {
    display: grid;
    gap: 2px;
  }

  .what a {
    color: inherit;
  }

  details {
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  summary {
    inline-size: fit-content;
    cursor: pointer;
  }

  code,
  pre {
    margin: 0;
    font-family: ui-monospace, monospace;
    font-size: var(--_text-12);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .verdict {
    display: grid;
    margin-block-start: var(--_12);
    gap: var(--_8);
    justify-items: start;
    padding: var(--_12) var(--_16);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .verdict.broken {
    background: var(--_danger-soft);
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8);
  }
`;
