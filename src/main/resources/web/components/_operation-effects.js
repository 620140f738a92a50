import { html, nothing } from 'lit';
import * as api from '../lib/api.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './_sure-dialog.js';
import { section } from './page-frame.js';
import { underWay } from './status-mark.js';

const SIGNS = { stands: ['dot', 'still'], undone: ['undo', 'good'], not_undone: ['cross', 'bad'] };
const MOST_NAMED = 10;

/** What an operation did outside, what has become of it, and the button that undoes it. Tells `done`. */
class OperationEffects extends Piece {
  static properties = { effects: {}, told: {}, busy: { state: true }, problem: { state: true } };

  render() {
    const { items, undoable, permitted } = this.effects;
    if (items.length === 0) return nothing;
    return section(t('effects'), html`
      <ul class="effects">${items.map((deed) => this.#deed(deed))}</ul>
      <p class="soft effects-said" role="status" tabindex="-1">${this.#said()}</p>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem.message} ${this.problem.suggestions?.join(' ') ?? ''}</p>` : nothing}
      <baton-sure></baton-sure>`,
    permitted && undoable > 0 && !this.#undoing()
      ? html`<button data-control="rollback" ?disabled=${this.busy} @click=${this.#ask}>${icon('undo')}${t('effects.undo')}</button>`
      : nothing);
  }

  #deed({ step, title, agent, did, state, problem }) {
    const [sign, kind] = SIGNS[state] ?? SIGNS.stands;
    return html`<li data-effect=${state}><span class="status status-${kind}">${icon(sign)}<span>${coded('effect', state)}</span></span>
      <span class="effect-what"><strong>${title}</strong> <span class="soft">${step} ${agent}</span><span class="effect-did">${did}</span>
      ${problem ? html`<span class="field-problem">${problem.text} ${problem.suggestions?.join(' ') ?? ''}</span>` : nothing}</span></li>`;
  }

  #undoing() {
    return this.effects.rollback === 'under_way' || this.told.rollback === 'under_way';
  }

  #said() {
    const { items, undoable, permitted, rollback } = this.effects;
    if (this.#undoing()) return t('effects.under_way');
    if (underWay(this.told.status)) return t('effects.later');
    const undone = items.filter(({ state }) => state === 'undone').length;
    if (undoable === 0) return t('effects.complete');
    const left = rollback === 'incomplete' ? many('effects.left', undoable) : many('effects.stand', undoable);
    return [undone ? many('effects.undone', undone) : '', left, permitted ? '' : t('effects.not_you')].filter(Boolean).join(' ');
  }

  async #ask() {
    const left = this.effects.items.filter(({ state }) => state !== 'undone');
    const named = left.slice(0, MOST_NAMED).map(({ title, did }) => `${title} (${did})`);
    const more = left.length > MOST_NAMED ? [t('effects.more', { n: left.length - MOST_NAMED })] : [];
    const means = `${many('effects.means', left.length)} ${[...named, ...more].join('; ')}`;
    if (await this.querySelector('baton-sure').ask(t('effects.sure'), means, t('effects.undo'))) this.#undo();
  }

  async #undo() {
    this.busy = true;
    this.problem = null;
    try {
      this.dispatchEvent(new CustomEvent('done', { detail: await api.control(this.told.operation_id, 'rollback') }));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    await this.updateComplete;
    this.querySelector('.effects-said')?.focus();
  }
}

customElements.define('baton-effects', OperationEffects);
