import type { Profile } from '@client-portal/contract/profile';

/** Fact. The client has changed their own record; what they see is saved. */
export class ProfileUpdatedEvent extends Event {
  readonly profile: Profile;

  constructor(profile: Profile) {
    super('portal-profile-updated', { bubbles: true, composed: true });
    this.profile = profile;
  }

  get detail(): Profile {
    return { ...this.profile };
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-profile-updated': ProfileUpdatedEvent;
  }
}
