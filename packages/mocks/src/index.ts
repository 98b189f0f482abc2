export { createMockPortal } from './create-mock-portal.js';
export { demoContacts, MOCK_PASSWORD } from './demo-contacts.js';
export type { MockClock } from './mock-clock.js';
export { codeIn, tokenIn, type MockMailbox } from './mock-mailbox.js';
export type { MockPayments } from './mock-payments.js';
export type { MockPortal, MockPortalOptions, NewContact } from './mock-portal.js';
export { SCENARIOS, type Scenario, type ScenarioName, scenarios } from './scenarios.js';
export { startMocks, type StartMocksOptions } from './start-mocks.js';
