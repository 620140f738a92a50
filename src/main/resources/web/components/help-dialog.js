import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';

const KEYS = [
  [['/'], 'help.box'],
  [['Enter'], 'help.send'],
  [['Shift', 'Enter'], 'help.line'],
  [['↑'], 'help.last'],
  [['Esc'], 'help.stop'],
  [['Ctrl', 'Enter'], 'help.sql'],
  [['←', '→'], 'help.graph'],
  [['J', 'K'], 'help.inbox'],
  [['A', 'E', 'R'], 'help.decide'],
  [['?'], 'help.help'],
];

/** The keys there are. */
class HelpDialog extends Piece {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="help-title">
      <form method="dialog" class="dialog-head"><h2 id="help-title">${t('help.title')}</h2>
        <button class="quiet square" aria-label=${t('close')}>${icon('close')}</button></form>
      <dl class="keys">${KEYS.map(
        ([keys, what]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${t(what)}</dd></div>`,
      )}</dl>
    </dialog>`;
  }
}

customElements.define('baton-help', HelpDialog);
