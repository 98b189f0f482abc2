import type { SignInScreen, StepFactory } from './step.js';
export const passkeySignIn = async (_: SignInScreen): Promise<StepFactory> => { throw new Error(); };
