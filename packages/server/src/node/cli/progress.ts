/** A bar on the terminal for long work; silent where nobody watches. */
export interface Progress {
  /** Shows how far the work is; `total` 0 when that is not known yet. */
  update(done: number, total: number, what: string): void;
  /** Clears the line. Safe to call more than once. */
  end(): void;
}

const WIDTH = 24;
const EVERY = 100;

function toLine(done: number, total: number, what: string): string {
  if (total <= 0) return `${what} ${done.toLocaleString('en')}`;
  const share = Math.min(1, done / total);
  const full = Math.round(share * WIDTH);
  const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(share * 100)} %  ${what} ${counts}`;
}

/** Draws at most ten times a second, on one line, and only on a terminal. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  let drawnAt = 0;
  let isDrawn = false;
  return {
    update(done, total, what) {
      const now = performance.now();
      if (!stream.isTTY || (now - drawnAt < EVERY && done < total)) return;
      drawnAt = now;
      isDrawn = true;
      stream.write(`\r\u001b[K${toLine(done, total, what)}`);
    },
    end() {
      if (isDrawn) stream.write('\r\u001b[K');
      isDrawn = false;
    },
  };
}
