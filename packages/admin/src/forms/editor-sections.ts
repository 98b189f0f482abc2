import '../contacts/tag-field.js';

import { APP_IDS } from '@client-portal/contract/apps';
import { checkboxField, textArea, textField } from '@client-portal/kit/field.js';
import { html } from 'lit';

import type { FormDraft } from './form-draft.js';
import type { FormsTranslate } from './messages.js';
import { appName } from '../core/app-name.js';

export interface EditorSection {
  t: FormsTranslate;
  draft: FormDraft;
  writable: boolean;
  /** A form gives and invites later by itself: that takes the right to do it. */
  mayGive: boolean;
  mayInvite: boolean;
  /** By the path that the server names. */
  errors: Readonly<Record<string, string>>;
  change: (change: Partial<FormDraft>) => void;
}

type Text = 'name' | 'title' | 'intro' | 'submitLabel' | 'thanks' | 'continueTo';

/** What every field of a section has, and for a text its value. */
const frame = ({ errors, writable }: EditorSection, id: keyof FormDraft & string) => ({
  ...{ id, error: errors[id], disabled: !writable, autocomplete: 'off' },
});

const text = (section: EditorSection, id: Text, maxlength: number) => ({
  ...frame(section, id),
  maxlength,
  value: section.draft[id],
  onInput: (value: string) => section.change({ [id]: value }),
});

const check = (section: EditorSection, id: 'enabled' | 'invite') => ({
  ...frame(section, id),
  checked: section.draft[id],
  onChange: (checked: boolean) => section.change({ [id]: checked }),
});

/** What the form is called and what stands above and below its fields. */
export function textsSection(section: EditorSection) {
  const { t } = section;
  const optional = t('optional');
  return html`<div class="block">
    ${textField({ ...text(section, 'name', 100), label: t('name'), hint: t('nameHint'), required: true })}
    ${checkboxField({ ...check(section, 'enabled'), label: t('enabled') })}
    ${textField({ ...text(section, 'title', 200), label: t('heading'), optional })}
    ${textArea({ ...text(section, 'intro', 2000), label: t('intro'), optional })}
    ${textField({ ...text(section, 'submitLabel', 60), label: t('submitLabel'), required: true })}
  </div>`;
}

/** What a visitor sees once it is sent. */
export function afterSection(section: EditorSection) {
  const { t } = section;
  return html`<div class="block">
    <h2>${t('after')}</h2>
    ${textArea({ ...text(section, 'thanks', 500), label: t('thanks'), required: true })}
    ${textField({
      ...text(section, 'continueTo', 2000),
      ...{ type: 'url', inputmode: 'url', label: t('continueTo'), optional: t('optional'), hint: t('continueToHint') },
    })}
  </div>`;
}

/** What everybody who sends it gets. */
export function receivesSection(section: EditorSection) {
  const { t, draft, writable, mayGive, mayInvite, errors, change } = section;
  const { tags, grants } = draft;
  const toggle = (resource: (typeof grants)[number], checked: boolean) =>
    change({ grants: checked ? [...grants, resource] : grants.filter((each) => each !== resource) });
  return html`<div class="block">
    <h2>${t('receives')}</h2>
    <portal-admin-tag-field
      ?inert=${!writable}
      .tags=${tags}
      .error=${errors['tags']}
      .onChange=${(next: readonly string[]) => change({ tags: [...next] })}
    ></portal-admin-tag-field>
    <fieldset class="checks">
      <legend>${t('grants')}</legend>
      ${APP_IDS.map((app) =>
        checkboxField({
          ...{ id: `grant-${app}`, label: appName(app), disabled: !mayGive, checked: grants.includes(`app:${app}`) },
          onChange: (checked) => toggle(`app:${app}`, checked),
        }),
      )}
    </fieldset>
    ${checkboxField({ ...check(section, 'invite'), label: t('invite'), hint: t('inviteHint'), disabled: !mayInvite })}
  </div>`;
}
