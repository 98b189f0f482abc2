import type { NewInvoice } from '@client-portal/server/node';

import type { Random } from './random.js';

type Lines = NewInvoice['lines'];

const VAT = 2550;

const line = (description: string, quantity: number, euros: number, taxRate = VAT) => ({
  description,
  quantity: quantity * 1000,
  unitPrice: Math.round(euros * 100),
  taxRate,
});

/** What the studio and its school sell. Prices are before tax. */
const JOBS: [title: string, lines: (random: Random) => Lines][] = [
  ['Portrait sitting', (random) => [line('Portrait sitting, one hour', 1, 310.76), ...prints(random)]],
  ['Family portraits', (random) => [line('Portrait sitting, one hour', 2, 310.76), ...prints(random)]],
  ['Seeing light', () => [line('Course “Seeing light”, six evenings', 1, 382.47)]],
  [
    'Northern lights weekend',
    (random) => [
      line('Northern lights weekend, two nights', random.between(1, 2), 549.8),
      line('Transport', 1, 48, 1350),
    ],
  ],
  ['Prints and frames', prints],
  ['Studio hire', (random) => [line('Studio hire, per hour', random.between(2, 6), 55)]],
  ['Retouching', (random) => [{ ...line('Retouching, per hour', 1, 72), quantity: random.between(3, 14) * 500 }]],
  ['From hobby to craft', (random) => [line(`Mentoring, month ${random.between(1, 4)} of 4`, 1, 190)]],
  [
    'Team portraits',
    (random) => [line('Portraits on site, per person', random.between(4, 18), 64), line('Travel', 1, 85)],
  ],
];

function prints(random: Random): Lines {
  return [line('Fine art print, 30 × 40 cm', random.between(1, 6), 38), line('Oak frame', random.between(1, 3), 54.5)];
}

export function pickJob(random: Random): { title: string; lines: Lines } {
  const [title, lines] = random.pick(JOBS);
  return { title, lines: lines(random) };
}

/** The big one, with more lines than fit a page of paper. */
export const wedding = (): { title: string; lines: Lines } => ({
  title: 'Wedding in Inari, with the album, prints for both families and a film of the evening',
  lines: [
    line('Wedding day, ten hours, two photographers', 1, 2549.8),
    line('Album, 40 spreads, linen cover', 1, 390),
    line('Album for parents, 20 spreads', 2, 180),
    line('Film of the evening, up to 12 minutes', 1, 640),
    line('Accommodation in Inari', 2, 118, 1350),
    { ...line('Travel, per kilometre', 1, 0.59), quantity: 652_000 },
    line('Discount for early booking', 1, -200),
  ],
});
