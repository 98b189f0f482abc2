import { expect } from '@open-wc/testing';

import { checkDraft, emptyDraft, move, newField, toBody, toKind } from './form-draft.js';

const labels = { email: 'E-mail', firstName: 'First name', submit: 'Send', thanks: 'Thanks' };
const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);

describe('a form that is being edited', () => {
  it('moves fields within the list and no further', () => {
    const { fields } = emptyDraft(labels);
    expect(names(move(fields, 0, 1))).to.deep.equal(['email', 'firstName']);
    expect(move(fields, 0, -1)).to.equal(fields);
    expect(move(fields, 1, 2)).to.equal(fields);
  });

  it('gets what is missing of a contact, then fields of its own with names of their own', () => {
    let { fields } = emptyDraft(labels);
    for (let added = 0; added < 5; added += 1) fields = [...fields, newField(fields, (kind) => kind)];
    expect(names(fields)).to.deep.equal(['firstName', 'email', 'lastName', 'company', 'phone', 'message', 'field2']);
    expect(fields[4]!.type).to.equal('tel');
  });

  it('keeps the label of a field that becomes another kind', () => {
    const { fields } = emptyDraft(labels);
    const changed = toKind({ ...fields[0]!, label: 'Nickname' }, 'own', fields);
    expect([changed.name, changed.label]).to.deep.equal(['message', 'Nickname']);
  });

  it('says what is wrong by the server’s paths', () => {
    const draft = emptyDraft(labels);
    const fields = [...draft.fields, { ...draft.fields[0]!, label: '' }, { ...draft.fields[0]!, name: '1st' }];
    expect(checkDraft({ ...draft, fields })).to.deep.equal({
      name: 'wrong:name',
      'fields.2.label': 'wrong:label',
      'fields.2.name': 'wrong:twice',
      'fields.3.name': 'wrong:field',
    });
  });

  it('is sent without what is only of the screen', () => {
    const body = toBody({ ...emptyDraft(labels), name: 'Contact', continueTo: ' ' });
    expect(body.continueTo).to.equal(null);
    expect(Object.keys(body.fields[0]!).sort()).to.deep.equal(['label', 'name', 'required', 'type']);
  });
});
