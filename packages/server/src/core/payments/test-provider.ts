import type { CheckoutProvider } from './payment-provider.js';
export interface TestProviderOptions { delay?: number }
export const createTestProvider = (_: TestProviderOptions = {}): CheckoutProvider => ({ id: 'test', kind: 'checkout', createCheckout: async () => ({ reference: '', url: '' }), readWebhook: async () => null });
