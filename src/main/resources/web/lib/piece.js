import { LitElement } from 'lit';
import { languages } from './i18n.js';

const STOPS = 'a[href], button:enabled, summary, [tabindex="0"]';
const stops = (piece) => [...piece.querySelectorAll(STOPS)];

/** A component without a shadow: the page's one style sheet and its landmarks hold in it. */
export class Piece extends LitElement {
  #heard = [];
  #held = null;

  constructor() {
    super();
    this.listen(languages, 'change');
  }

  createRenderRoot() {
    return this;
  }

  /** What has the focus keeps it: after it was disabled for a while, or else what stands in its place has it. */
  update(changed) {
    const active = document.activeElement;
    if (this.contains(active)) this.#held = { part: active, at: active.matches(STOPS) ? stops(this).indexOf(active) : 0 };
    else if (active !== document.body) this.#held = null;
    super.update(changed);
    if (this.#held) this.#hold(this.#held);
  }

  #hold({ part, at }) {
    const here = part.isConnected && this.contains(part);
    if (here && part.disabled) return;
    this.#held = null;
    if (document.activeElement !== document.body) return;
    const left = stops(this);
    const next = here ? part : (left[Math.min(at, left.length - 1)] ?? this.closest('[tabindex="-1"]'));
    next?.focus({ preventScroll: true });
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
