import { html } from 'lit';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

const KEYS = [
  [['/'], 'Go to the question box'],
  [['Enter'], 'Send the question'],
  [['Shift', 'Enter'], 'New line'],
  [['↑'], 'Change the last question, when the box is empty'],
  [['Esc'], 'Stop answering'],
  [['Ctrl', 'Enter'], 'Run the SQL that is being edited'],
  [['?'], 'This help'],
];

/** The keys there are. */
class HelpDialog extends Piece {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="help-title">
      <form method="dialog" class="dialog-head"><h2 id="help-title">Keyboard</h2>
        <button class="quiet square" aria-label="Close">${icon('close')}</button></form>
      <dl class="keys">${KEYS.map(
        ([keys, what]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${what}</dd></div>`,
      )}</dl>
    </dialog>`;
  }
}

customElements.define('baton-help', HelpDialog);
