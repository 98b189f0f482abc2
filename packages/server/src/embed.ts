export { commit } from './core/commit.js';
export { conformWasmClient } from './core/db/wasm-client.js';
export { contact, password, session } from './core/db/schema.js';
export type { PortalDatabase } from './core/db/database.js';
export type { Clock } from './core/clock.js';
export { recordEvent } from './core/events.js';
export { createId } from './core/ids.js';
export type { Checkout, PaymentIntent, PaymentProvider, PaymentReport } from './core/payments/payment-provider.js';
