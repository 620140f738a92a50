import { LitElement } from 'lit';

/** A component without a shadow: the page's one style sheet and its landmarks hold in it. */
export class Piece extends LitElement {
  createRenderRoot() {
    return this;
  }
}
