import { css } from 'lit';

export const lineEditorStyles = css`
  :host {
    display: block;
    container: lines / inline-size;
  }

  .lines {
    display: grid;
    gap: var(--_8);
  }

  .line,
  .line-heads {
    display: grid;
    grid-template-columns: minmax(96px, 1fr) 64px 92px 60px auto;
    gap: var(--_8);
    align-items: start;
  }

  .line-heads {
    padding-inline-end: 108px;
    grid-template-columns: minmax(96px, 1fr) 64px 92px 60px;
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  .line .control {
    inline-size: 100%;
  }

  .line :is(.quantity, .price, .tax) .control {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .line-heads :is(.quantity, .price, .tax) {
    text-align: end;
  }

  .small-label {
    display: none;
  }

  .acts {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8) var(--_16);
    margin-block-start: var(--_12);
  }

  @container lines (inline-size < 560px) {
    .line-heads {
      display: none;
    }

    .line {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      padding: var(--_12);
      border: var(--_line);
      border-radius: var(--_radius);
    }

    .line :is(.description, .acts) {
      grid-column: 1 / -1;
    }

    .small-label {
      display: block;
      color: var(--_muted);
      font-size: var(--_text-12);
    }

    .acts {
      justify-content: flex-end;
      min-block-size: 0;
    }
  }
`;
