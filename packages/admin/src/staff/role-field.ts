import type { Role } from '@client-portal/contract/admin';
import { css, html } from 'lit';

import type { StaffTranslate } from './messages.js';

const ROLES: readonly Role[] = ['owner', 'admin', 'staff', 'read-only'];

/** The roles with what each of them may do; only owners can make owners. */
export const roleField = (options: {
  t: StaffTranslate;
  value: Role;
  mayMakeOwners: boolean;
  onChange: (role: Role) => void;
}) => html`
  <fieldset class="roles">
    <legend>${options.t('role')}</legend>
    ${ROLES.filter((role) => role !== 'owner' || options.mayMakeOwners).map(
      (role) => html`<label class="role">
        <input
          type="radio"
          name="role"
          .value=${role}
          .checked=${role === options.value}
          @change=${() => options.onChange(role)}
        />
        <span><b>${options.t(`role:${role}`)}</b><span class="muted">${options.t(`roleText:${role}`)}</span></span>
      </label>`,
    )}
  </fieldset>
`;

export const roleFieldStyles = css`
  .roles {
    display: grid;
    gap: var(--_8);
  }

  .role {
    display: flex;
    gap: var(--_8);
    cursor: pointer;
  }

  .role input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
    accent-color: var(--_accent-edge);
  }

  .role > span {
    display: grid;
  }

  .role b {
    font-weight: 500;
  }

  .role .muted {
    font-size: var(--_text-13);
  }
`;
