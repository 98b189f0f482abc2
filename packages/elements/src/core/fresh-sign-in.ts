import { PortalError } from '@client-portal/contract/errors';

import type { PortalScope } from './portal-scope.js';

/**
 * Asks the person to sign in again, by any method, with the same address. Resolves to true once that is
 * done and to false when they closed the dialog. Panels call `PanelController.fresh`.
 */
export async function requireFreshSignIn(scope: PortalScope): Promise<boolean> {
  const { openStepUpDialog } = await import('../sign-in/step-up-dialog.js');
  return openStepUpDialog(scope);
}

/** Runs `act`; where the server wants a fresh proof first, asks for it and runs `act` again. */
export async function withFreshSignIn<T>(scope: PortalScope, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== 'step_up_required') throw error;
    if (!(await requireFreshSignIn(scope))) throw error;
    return act();
  }
}
