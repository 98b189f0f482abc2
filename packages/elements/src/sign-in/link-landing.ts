import type { SignInScreen, StepFactory } from './step.js';
export const linkLanding = async (_: SignInScreen, _token: string): Promise<StepFactory> => { throw new Error(); };
