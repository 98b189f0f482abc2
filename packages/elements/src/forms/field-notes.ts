type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

let count = 0;

/** Messages in a form of the page: one beside each wrong field, and one for the whole. Style `.portal-form-message`. */
export class FieldNotes {
  readonly #form: HTMLFormElement;
  readonly #notes = new Map<Control, HTMLElement>();
  #said: HTMLElement | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    form.addEventListener('input', (event) => this.#forgive(event.target as Control));
    form.addEventListener('change', (event) => this.#forgive(event.target as Control));
  }

  /** False where the page has no such field. */
  complain(name: string, message: string): boolean {
    const found = this.#form.elements.namedItem(name);
    const control = (found instanceof RadioNodeList ? found[0] : found) as Control | null;
    if (!control || !('setCustomValidity' in control)) return false;
    const note = document.createElement('span');
    note.id = `portal-form-message-${(count += 1)}`;
    note.className = 'portal-form-message';
    note.textContent = message;
    // After the label that holds it, where one does: inside, it would become part of the name.
    (control.closest('label') ?? control).after(note);
    control.setCustomValidity(message);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute(
      'aria-describedby',
      [control.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '),
    );
    this.#notes.set(control, note);
    return true;
  }

  say(text: string, role: 'alert' | 'status'): void {
    this.#said?.remove();
    const said = (this.#said = document.createElement('p'));
    said.className = 'portal-form-message';
    said.setAttribute('role', role);
    this.#form.append(said);
    // Put into a region that is there already: only then it is read out everywhere.
    said.textContent = text;
  }

  focusFirst(): void {
    const [first] = [...this.#form.elements].filter((element) => this.#notes.has(element as Control));
    (first as Control | undefined)?.focus();
  }

  clear(): void {
    this.#said?.remove();
    for (const control of [...this.#notes.keys()]) this.#forgive(control);
  }

  #forgive(control: Control): void {
    // A radio's message stands at the first of its group.
    const key = [...this.#notes.keys()].find(
      (one) => one === control || (one.name !== '' && one.name === control.name),
    );
    const note = key && this.#notes.get(key);
    if (!note) return;
    const others = (key.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== note.id);
    if (others.length > 0) key.setAttribute('aria-describedby', others.join(' '));
    else key.removeAttribute('aria-describedby');
    key.removeAttribute('aria-invalid');
    key.setCustomValidity('');
    note.remove();
    this.#notes.delete(key);
  }
}
