import type { AdminClient } from '@client-portal/client/admin';
import type { TemplateResult } from 'lit';

import type { SignInTranslate } from './sign-in-messages.js';

export type FieldName = 'name' | 'email' | 'password' | 'code';
export type FieldValues = Readonly<Record<FieldName, string>>;

/** A field of the form. It is drawn in the light document, where password managers look for it. */
export interface SignInField {
  name: FieldName;
  label: string;
  /** `new-password`, `current-password`, `one-time-code`, `name` or `username`. */
  autocomplete: string;
  hint?: string | undefined;
  /** What it starts with; what was typed before wins. */
  value?: string | undefined;
  /** Known already and not to be changed; stays in the form for password managers. */
  fixed?: boolean | undefined;
  optional?: boolean | undefined;
}

/** One screen of signing in. */
export interface SignInStep {
  heading: string;
  intro?: string | undefined;
  fields: readonly SignInField[];
  /** The words on the button; without them there is none. */
  submitLabel?: string | undefined;
  /** Resolves when the screen may go; a failure stays beside the field it belongs to. */
  submit?: ((values: FieldValues) => Promise<void>) | undefined;
  /** Other ways to go on, below the button. */
  aside?: TemplateResult | undefined;
}

/** What a screen may use of the element that shows it. */
export interface SignInScreen {
  readonly client: AdminClient;
  readonly t: SignInTranslate;
  /** The address to sign in with; fixed when somebody has to prove who they are. */
  email: string;
  readonly fresh: boolean;
  /** Shows another screen; what was typed is kept. */
  show(step: StepFactory): void;
  /** Runs something with the button busy meanwhile; a failure is shown like any other. */
  attempt(act: () => Promise<unknown>): void;
  /** Goes back to the first screen. */
  restart(): void;
  /** The session is open. */
  finish(): void;
}

/** Describes the screen in the current language; called for every drawing. */
export type StepFactory = () => SignInStep;
