import { expect } from '@open-wc/testing';

import { define } from './define.js';

/** What was warned about while `act` ran. */
function warnings(act: () => void): string[] {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => said.push(message);
  act();
  console.warn = warn;
  return said;
}

describe('define', () => {
  it('keeps the first class when the same version comes twice', () => {
    const First = class extends HTMLElement {};
    define('kit-define-same', First);

    const said = warnings(() => define('kit-define-same', class extends HTMLElement {}));

    expect(customElements.get('kit-define-same')).to.equal(First);
    expect(said).to.be.empty;
  });

  it('warns once when another version comes second', () => {
    define('kit-define-other', class extends HTMLElement {}, '1.0.0');

    const said = warnings(() => {
      define('kit-define-other', class extends HTMLElement {}, '2.0.0');
      define('kit-define-other', class extends HTMLElement {}, '2.0.0');
    });

    expect(said).to.have.length(1);
    expect(said[0]).to.contain('1.0.0').and.to.contain('2.0.0');
  });
});
