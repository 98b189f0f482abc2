import { Worker } from 'node:worker_threads';

import { toShape, type Shape } from './result-set.js';
import type { WorkerCall, WorkerOptions, WorkerReply } from './worker-protocol.js';

/** What happens to a worker, told to the pool that owns it. */
export interface WorkerEvents {
  onReply(reply: WorkerReply, sawChanges: boolean): void;
  /** The worker is gone; `error` is what ended it, undefined when it ended by itself. */
  onExit(error: Error | undefined): void;
}

/** One thread with one connection. It is given one bundle of calls at a time, and keeps the process alive only meanwhile. */
export class WorkerThread {
  readonly shapes = new Map<number, Shape>();
  readonly #worker: Worker;
  #changesSeen = 0;
  #error: Error | undefined;

  constructor(options: WorkerOptions, maxHeapMb: number | undefined, events: WorkerEvents) {
    this.#worker = new Worker(new URL('./file-worker.js', import.meta.url), {
      workerData: options,
      execArgv: [],
      ...(maxHeapMb ? { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } } : {}),
    });
    this.#worker.unref();
    this.#worker.on('message', (message: string | WorkerReply) => {
      this.#worker.unref();
      this.#receive(typeof message === 'string' ? (JSON.parse(message) as WorkerReply) : message, events);
    });
    this.#worker.on('error', (error) => (this.#error = error));
    this.#worker.on('exit', () => events.onExit(this.#error));
  }

  send(calls: WorkerCall[]): void {
    this.#worker.ref();
    this.#worker.postMessage(calls);
  }

  /** Lets the worker close its connection and end. */
  finish(): void {
    this.#worker.ref();
    this.#worker.postMessage('close');
  }

  #receive(reply: WorkerReply, events: WorkerEvents): void {
    for (const [id, columns, columnTypes] of reply.shapes) this.shapes.set(id, toShape(columns, columnTypes));
    const sawChanges = reply.changesSeen !== this.#changesSeen;
    this.#changesSeen = reply.changesSeen;
    events.onReply(reply, sawChanges);
  }
}
