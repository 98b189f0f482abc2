import type { Funnel } from '@client-portal/contract/admin';
import { formatNumber, formatPlainDate } from '@client-portal/kit/format.js';
import { nothing, svg, type SVGTemplateResult } from 'lit';

export const STAGES = ['sent', 'delivered', 'joined', 'active'] as const;
export type Stage = (typeof STAGES)[number];

export interface ChartOptions {
  funnel: Funnel;
  /** In CSS pixels. */
  width: number;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** What a screen reader says of it. */
  label: string;
  nameOf: (series: Stage | 'joinedUninvited' | 'joinedUninvitedShort') => string;
}

const HEIGHT = 200;
const TOP = 12;
const BASE = 172;
const LINE = 18;
const NARROW = 520;

interface Drawing extends ChartOptions {
  /** Room for the names beside the newest bar. */
  margin: number;
  top: number;
}

const yOf = ({ top }: Drawing, value: number): number => BASE - (value / Math.max(1, top)) * (BASE - TOP);

/** Time runs with the reading direction. */
const xOf = ({ dir, width }: Drawing, x: number, size = 0): number => (dir === 'rtl' ? width - x - size : x);

const stepWidth = ({ width, margin, funnel }: Drawing): number => (width - margin) / funnel.steps.length;

function bars(drawing: Drawing): SVGTemplateResult[] {
  const each = stepWidth(drawing);
  const size = Math.max(2, Math.min(48, each * 0.72));
  return drawing.funnel.steps.flatMap((step, index) =>
    STAGES.map((stage) => {
      const y = yOf(drawing, step[stage]);
      const x = xOf(drawing, index * each + (each - size) / 2, size);
      const now = index === drawing.funnel.steps.length - 1 ? 'now' : '';
      return svg`<rect class="bar ${stage} ${now}" x=${x} y=${y} width=${size} height=${Math.max(0, BASE - y)}></rect>`;
    }),
  );
}

function uninvitedLine(drawing: Drawing) {
  if (drawing.funnel.total.joinedUninvited === 0) return nothing;
  const each = stepWidth(drawing);
  const points = drawing.funnel.steps.map(({ joinedUninvited }, index) => {
    return `${xOf(drawing, (index + 0.5) * each).toFixed(1)},${yOf(drawing, joinedUninvited).toFixed(1)}`;
  });
  return svg`<polyline class="line" points=${points.join(' ')}></polyline>`;
}

/** Each name at the height of its newest value, moved apart where two would overlap. */
export function placeLabels(heights: readonly number[]): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[b]! - heights[a]!);
  const placed = [...heights];
  let floor = BASE - 4;
  for (const index of order) {
    placed[index] = Math.min(heights[index]!, floor);
    floor = placed[index]! - LINE;
  }
  const over = Math.max(0, TOP - Math.min(...placed));
  return placed.map((height) => height + over);
}

function labels(drawing: Drawing): SVGTemplateResult[] {
  const { funnel, nameOf, lang, dir, width, margin } = drawing;
  const last = funnel.steps.at(-1)!;
  const series = [...STAGES, ...(funnel.total.joinedUninvited > 0 ? (['joinedUninvited'] as const) : [])];
  const heights = placeLabels(series.map((each) => yOf(drawing, last[each])));
  const x = xOf(drawing, width - margin + 8);
  const anchor = dir === 'rtl' ? 'end' : 'start';
  return series.map((each, index) => {
    const short = each === 'joinedUninvited' && width < NARROW ? 'joinedUninvitedShort' : each;
    const text = `${formatNumber(last[each], lang)} ${nameOf(short)}`;
    return svg`<text class="name ${each}" x=${x} y=${heights[index]! + 4} text-anchor=${anchor}>${text}</text>`;
  });
}

/** The first, the middle and the newest step are named; more would run into each other. */
function days(drawing: Drawing): SVGTemplateResult[] {
  const { funnel, lang } = drawing;
  const each = stepWidth(drawing);
  const last = funnel.steps.length - 1;
  const shown = drawing.width < NARROW ? [0, last] : [0, Math.floor(last / 2), last];
  return [...new Set(shown)].map((index) => {
    const text = formatPlainDate(funnel.steps[index]!.start, lang, { day: 'numeric', month: 'short' });
    const x = Math.max(20, Math.min(drawing.width - 20, xOf(drawing, (index + 0.5) * each)));
    return svg`<text class="day" x=${x} y=${HEIGHT - 8} text-anchor="middle">${text}</text>`;
  });
}

/** Nested bars in one hue, from sent to active, and a line for those who came without an invitation. */
export function funnelChart(options: ChartOptions) {
  const { funnel, width, label } = options;
  const top = Math.max(
    ...funnel.steps.flatMap((step) => [...STAGES.map((stage) => step[stage]), step.joinedUninvited]),
  );
  const margin = Math.min(200, width * 0.36);
  const drawing: Drawing = { ...options, top, margin };
  return svg`<svg class="chart" part="chart" role="img" aria-label=${label} width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}">
    <line class="axis" x1=${xOf(drawing, 0)} x2=${xOf(drawing, width - margin)} y1=${BASE} y2=${BASE}></line>
    ${bars(drawing)}${uninvitedLine(drawing)}${labels(drawing)}${days(drawing)}
  </svg>`;
}
