import type { Page } from 'playwright-core';

/** A device that holds passkeys and knows its owner, as Chromium's own tools pretend it. */
export async function addAuthenticator(page: Page): Promise<{ answer(enabled: boolean): Promise<void> }> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the owner touches it when it asks. */
    async answer(enabled) {
      await tools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}
