import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';

import { DelayedLoading } from './delayed-loading.js';

/** A host, a clock and timers that move only when the test says so. */
function createClock() {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: performance.now };
  let now = 1000;
  let timers: { at: number; run: () => void; id: number }[] = [];
  globalThis.setTimeout = ((run: () => void, wait: number) => {
    timers.push({ at: now + wait, run, id: timers.length + 1 });
    return timers.length;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) =>
    (timers = timers.filter((timer) => timer.id !== id))) as typeof clearTimeout;
  performance.now = () => now;
  return {
    pass(milliseconds: number): void {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    restore(): void {
      Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
      performance.now = real.now;
    },
  };
}

const host = { addController: () => {}, requestUpdate: () => {} } as unknown as ReactiveControllerHost;

describe('DelayedLoading', () => {
  let clock: ReturnType<typeof createClock>;
  beforeEach(() => (clock = createClock()));
  afterEach(() => clock.restore());

  it('never shows for what is quick', () => {
    const loading = new DelayedLoading(host);

    loading.pending(true);
    clock.pass(140);
    loading.pending(false);
    clock.pass(500);

    expect(loading.visible).to.equal(false);
  });

  it('shows after 150 ms and then for at least 300', () => {
    const loading = new DelayedLoading(host);

    loading.pending(true);
    clock.pass(150);
    expect(loading.visible).to.equal(true);
    clock.pass(10);
    loading.pending(false);
    clock.pass(280);
    expect(loading.visible).to.equal(true);
    clock.pass(20);

    expect(loading.visible).to.equal(false);
  });

  it('stays when another request starts while it is on its way out', () => {
    const loading = new DelayedLoading(host);
    loading.pending(true);
    clock.pass(150);
    loading.pending(false);
    clock.pass(100);

    loading.pending(true);
    clock.pass(1000);

    expect(loading.visible).to.equal(true);
  });
});
