import type { Form, FormContent } from '@client-portal/contract/admin';

type Field = FormContent['fields'][number];

/** A field that is being edited; `key` stays while its name and place change. */
export interface FieldDraft extends Field {
  key: string;
}

export type FormDraft = Omit<FormContent, 'fields' | 'continueTo'> & {
  fields: readonly FieldDraft[];
  continueTo: string;
};

/** What a contact has by itself. */
export const KINDS = ['email', 'firstName', 'lastName', 'company', 'phone'] as const;
export const TYPES = ['text', 'textarea', 'email', 'tel', 'checkbox'] as const;

const TYPE_OF: Readonly<Record<string, Field['type']>> = { email: 'email', phone: 'tel' };

let count = 0;
const withKey = (field: Field): FieldDraft => ({ ...field, key: `field-${(count += 1)}` });

/** A new form, with what most ask for. */
export const emptyDraft = (labels: {
  email: string;
  firstName: string;
  submit: string;
  thanks: string;
}): FormDraft => ({
  name: '',
  title: '',
  intro: '',
  submitLabel: labels.submit,
  fields: [
    withKey({ name: 'firstName', label: labels.firstName, type: 'text', required: false }),
    withKey({ name: 'email', label: labels.email, type: 'email', required: true }),
  ],
  thanks: labels.thanks,
  continueTo: '',
  tags: [],
  grants: [],
  invite: false,
  enabled: true,
});

export function toDraft(form: Form): FormDraft {
  const { name, title, intro, submitLabel, thanks, continueTo, tags, grants, invite, enabled } = form;
  const rest = { name, title, intro, submitLabel, thanks, tags, grants, invite, enabled };
  return { ...rest, continueTo: continueTo ?? '', fields: form.fields.map(withKey) };
}

export const toBody = ({ fields, continueTo, ...draft }: FormDraft): FormContent => ({
  ...draft,
  fields: fields.map(({ key: _, ...field }) => field),
  continueTo: continueTo.trim() || null,
});

/** The first kind that the form does not ask for yet, else a field of the business's own. */
export function newField(fields: readonly FieldDraft[], labelOf: (kind: string) => string): FieldDraft {
  const kind = KINDS.find((each) => !fields.some(({ name }) => name === each));
  if (kind)
    return withKey({ name: kind, label: labelOf(kind), type: TYPE_OF[kind] ?? 'text', required: kind === 'email' });
  return withKey({ name: freeName(fields), label: '', type: 'text', required: false });
}

/** What a field becomes when it is made another kind; `own` for one of the business's own. */
export function toKind(field: FieldDraft, kind: string, fields: readonly FieldDraft[]): FieldDraft {
  if (kind === 'own') return { ...field, name: freeName(fields), type: 'text' };
  return { ...field, name: kind, type: TYPE_OF[kind] ?? 'text' };
}

function freeName(fields: readonly FieldDraft[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'message' : `field${number}`;
    if (!fields.some((field) => field.name === name)) return name;
  }
}

/** The list with one field at another place; the same list where it cannot go there. */
export function move(fields: readonly FieldDraft[], from: number, to: number): readonly FieldDraft[] {
  if (to < 0 || to >= fields.length) return fields;
  const moved = fields.toSpliced(from, 1);
  return moved.toSpliced(to, 0, fields[from]!);
}

type Wrong = 'wrong:name' | 'wrong:label' | 'wrong:field' | 'wrong:twice';

/** What is wrong with a draft, by the path that the server would name. */
export function checkDraft({ name, fields }: FormDraft): Readonly<Record<string, Wrong>> {
  const wrong: Record<string, Wrong> = {};
  if (!name.trim()) wrong['name'] = 'wrong:name';
  for (const [index, field] of fields.entries()) {
    if (!field.label.trim()) wrong[`fields.${index}.label`] = 'wrong:label';
    if (!/^[A-Za-z][\w-]*$/.test(field.name)) wrong[`fields.${index}.name`] = 'wrong:field';
    else if (fields.findIndex((other) => other.name === field.name) < index)
      wrong[`fields.${index}.name`] = 'wrong:twice';
  }
  return wrong;
}
