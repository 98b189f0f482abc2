import { css } from 'lit';

export const invitationsStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_12);
    margin-block-end: var(--_12);
  }

  form.fields {
    max-inline-size: 520px;
  }

  .picks,
  .matches {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .matches {
    flex-direction: column;
    max-block-size: 200px;
    overflow-y: auto;
  }

  .matches button {
    inline-size: 100%;
    justify-content: start;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .tools > .field {
    flex: 1 1 240px;
    max-inline-size: 320px;
  }

  .grants legend {
    margin-block-end: var(--_4);
  }

  .grants {
    display: grid;
    gap: var(--_4);
    margin: 0;
    padding: 0;
    border: 0;
  }

  .secret {
    overflow-wrap: anywhere;
    user-select: all;
  }
`;
