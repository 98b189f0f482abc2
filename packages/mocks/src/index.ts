export { demoContacts } from './demo-data.js';
export { codeIn, tokenIn, type MockMailbox } from './mock-mailbox.js';
export { createMockPortal, MOCK_PASSWORD, type MockPortal, type MockPortalOptions, type NewContact } from './mock-portal.js';
export type { MockClock } from './mock-clock.js';
export type { MockPayments } from './mock-payments.js';
export { SCENARIOS, type Scenario, type ScenarioName, scenarios } from './scenarios.js';
export { mockHandlers, startMocks, type StartMocksOptions } from './start-mocks.js';
