import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { initialState, TaskStatus } from '@lit/task';
import { LitElement } from 'lit';

import { define } from './define.js';
import { RequestTask } from './request-task.js';

interface Call {
  signal: AbortSignal;
  answer: (value: string) => void;
  fail: (error: unknown) => void;
}

class RequestTaskHost extends LitElement {
  readonly calls: Call[] = [];
  readonly task = new RequestTask(this, {
    args: () => [] as const,
    task: (_args, { signal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        this.calls.push({ signal, answer: resolve, fail: reject });
      }),
  });

  override render() {
    return this.task.render({
      initial: () => 'initial',
      pending: () => 'pending',
      complete: (value) => value,
      error: () => 'failed',
    });
  }
}
define('request-task-host', RequestTaskHost);

const mount = (): Promise<RequestTaskHost> => fixture<RequestTaskHost>(html`<request-task-host></request-task-host>`);
const shown = (el: RequestTaskHost): string => el.shadowRoot!.textContent!.trim();

describe('RequestTask', () => {
  it('starts again when its host is moved in one step', async () => {
    const el = await mount();
    const target = document.createElement('div');
    el.parentElement!.append(target);

    target.append(el);
    await waitUntil(() => el.calls.length === 2);
    el.calls[1]!.answer('moved');

    await waitUntil(() => shown(el) === 'moved');
    expect(el.calls[0]!.signal.aborted).to.equal(true);
  });

  it('starts again when its host comes back later', async () => {
    const el = await mount();
    const parent = el.parentElement!;
    el.remove();
    await waitUntil(() => el.task.status === TaskStatus.INITIAL);

    parent.append(el);
    await waitUntil(() => el.calls.length === 2);
    el.calls[1]!.answer('back');

    await waitUntil(() => shown(el) === 'back');
  });

  it('does not repeat a request that was answered before the move', async () => {
    const el = await mount();
    el.calls[0]!.answer('once');
    await waitUntil(() => shown(el) === 'once');

    const target = document.createElement('div');
    el.parentElement!.append(target);
    target.append(el);
    await el.updateComplete;

    expect(el.calls).to.have.length(1);
    expect(shown(el)).to.equal('once');
  });

  it('keeps a real failure as a failure', async () => {
    const el = await mount();
    el.calls[0]!.fail(new Error('no'));

    await waitUntil(() => shown(el) === 'failed');
    expect(el.task.value).not.to.equal(initialState);
  });
});
