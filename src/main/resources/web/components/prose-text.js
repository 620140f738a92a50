import { html } from 'lit';
import { Piece } from '../lib/piece.js';

const MARKUP = /\*\*|`|\]\(|^#{1,4}\s|^\s*(?:[-*]|\d+[.)])\s|^\|/m;

/** Prose: plain text as it is; Markdown only when it looks like some, cleaned, by code loaded then. */
class ProseText extends Piece {
  static properties = { text: {} };

  render() {
    if (!MARKUP.test(this.text ?? '')) return html`<p>${this.text}</p>`;
    return html`<div class="prose"></div>`;
  }

  async updated() {
    const place = this.querySelector('.prose');
    if (!place) return;
    const { text } = this;
    const { rendered } = await import('../lib/_markdown.js');
    if (text === this.text && place.isConnected) place.innerHTML = rendered(text);
  }
}

customElements.define('baton-prose', ProseText);
