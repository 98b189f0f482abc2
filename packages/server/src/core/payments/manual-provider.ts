import type { TransferProvider } from './payment-provider.js';

/** Bank transfer to the account in the settings; offered once there is an IBAN. */
export const manualProvider: TransferProvider = {
  id: 'manual',
  kind: 'transfer',
  transferTo({ business: { name, legalName, bank } }) {
    return bank.iban ? { ...bank, holder: bank.holder || legalName || name } : null;
  },
};
