import { css } from 'lit';

export const funnelStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_8) var(--_16);
  }

  .filters .field {
    min-inline-size: 160px;
  }

  .stages {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--_8) var(--_24);
    list-style: none;
  }

  .stages li {
    display: grid;
    align-content: start;
    gap: 2px;
    font-size: var(--_text-13);
  }

  .stages strong {
    font-size: var(--_text-20);
    font-weight: 600;
    line-height: 1.3;
  }

  .canvas {
    min-inline-size: 0;
    overflow: hidden;
  }

  .chart {
    display: block;
    direction: ltr;
    font-size: var(--_text-12);
  }

  .axis {
    stroke: var(--_line-color);
  }

  .bar {
    fill: var(--_accent-edge);
  }

  .bar.sent {
    fill: color-mix(in oklch, var(--_accent-edge) 30%, var(--_surface));
  }

  .bar.delivered {
    fill: color-mix(in oklch, var(--_accent-edge) 45%, var(--_surface));
  }

  .bar.joined {
    fill: color-mix(in oklch, var(--_accent-edge) 68%, var(--_surface));
  }

  .bar:not(.now) {
    opacity: 0.8;
  }

  .line {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }

  .name {
    fill: var(--_text);
    font-variant-numeric: tabular-nums;
  }

  .day {
    fill: var(--_muted);
  }

  @container panel (inline-size < 560px) {
    .stages {
      grid-template-columns: 1fr 1fr;
    }

    .filters .field {
      flex: 1 1 100%;
    }
  }
`;
