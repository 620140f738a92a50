import { LitElement } from 'lit';
import { languages } from './i18n.js';

/** A component without a shadow: the page's one style sheet and its landmarks hold in it. */
export class Piece extends LitElement {
  #heard = [];

  constructor() {
    super();
    this.listen(languages, 'change');
  }

  createRenderRoot() {
    return this;
  }

  /** Hears of something as long as it is on the page; draws anew unless told otherwise. */
  listen(teller, type, heard = () => this.requestUpdate()) {
    this.#heard.push([teller, type, heard]);
    if (this.isConnected) teller.addEventListener(type, heard);
  }

  connectedCallback() {
    super.connectedCallback();
    for (const [teller, type, heard] of this.#heard) teller.addEventListener(type, heard);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const [teller, type, heard] of this.#heard) teller.removeEventListener(type, heard);
  }
}
