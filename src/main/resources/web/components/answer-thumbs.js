import { html, nothing } from 'lit';
import { conversation } from '../lib/app.js';
import { draftOf, effectOf, isRight, isWrong, keepDraft } from '../lib/feedback.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import './feedback-form.js';

/** Whether an answer is right, said with a click; what is wrong, in a form beside it. */
class AnswerThumbs extends Piece {
  static properties = {
    run: {}, revision: {}, answer: {},
    open: { state: true }, busy: { state: true }, told: { state: true }, problem: { state: true },
  };

  willUpdate(changed) {
    if (!changed.has('run')) return;
    Object.assign(this, { busy: false, told: '', problem: null, open: !!draftOf(this.run.id), eager: false });
  }

  render() {
    const said = this.run.feedback;
    return html`<div class="thumbs" role="group" aria-label=${t('word.label')}>
        ${this.#thumb('up', isRight(said), t('word.right'), isRight(said) ? t('word.right_again') : t('word.right'))}
        ${this.#thumb('down', isWrong(said), t('word.wrong'), isWrong(said) ? t('word.wrong_again') : t('word.wrong'))}
      </div>
      <div class="word-told"><span role="status">${this.told ? html`${icon('check')}${this.told}` : nothing}</span>${this.told && said ? this.#ways(said) : nothing}</div>
      ${this.problem ? html`<p class="field-problem word-problem" role="alert">${this.problem.message} ${this.problem.suggestions?.join(' ') ?? ''}</p>` : nothing}
      ${this.open ? html`<baton-feedback .run=${this.run} .answer=${this.answer} .said=${isWrong(said) ? said : null} .eager=${this.eager}
          @sent=${this.#sent} @leave=${() => this.#close()} @undo=${() => this.#undo()}></baton-feedback>` : nothing}`;
  }

  #thumb(word, pressed, name, hint) {
    return html`<button class="quiet thumb" data-word=${word} aria-label=${name} title=${hint} aria-pressed=${pressed}
      aria-expanded=${word === 'down' ? this.open : nothing} @click=${word === 'up' ? this.#up : this.#down}>${icon(`thumb_${word}`)}</button>`;
  }

  /** How to go on once something was said. */
  #ways(said) {
    return html`${said.verdict === 'up' && this.answer.sql
        ? html`<button class="link" @click=${() => this.#say('confirm')}>${t('word.confirm')}</button>` : nothing}
      ${isWrong(said) ? html`<button class="link" @click=${this.#down}>${t('word.change')}</button>` : nothing}
      <button class="link" @click=${() => this.#undo()}>${t('word.undo')}</button>`;
  }

  #up() {
    if (isRight(this.run.feedback)) this.#undo();
    else this.#say('up');
  }

  #down() {
    if (this.open) this.#close();
    else Object.assign(this, { open: true, eager: true, told: '', problem: null });
  }

  #say(verdict) {
    return this.#send('up', async () => {
      await conversation.judge(this.run, { verdict });
      this.#thank();
    });
  }

  #undo() {
    return this.#send(isRight(this.run.feedback) ? 'up' : 'down', async () => {
      await conversation.unsay(this.run);
      this.told = t('word.taken');
    });
  }

  #sent() {
    this.#thank();
    this.#close();
  }

  #thank() {
    const said = this.run.feedback;
    this.told = said ? `${t('word.thanks')} ${effectOf(said, this.answer)}` : '';
  }

  #close() {
    this.open = false;
    this.#focus('down');
  }

  async #send(word, request) {
    if (this.busy) return;
    Object.assign(this, { busy: true, problem: null, told: '' });
    try {
      await request();
      this.open = false;
      keepDraft(this.run.id, null);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    this.#focus(word);
  }

  /** What was clicked may be gone by then. */
  async #focus(word) {
    await this.updateComplete;
    this.querySelector(`[data-word=${word}]`)?.focus();
  }
}

customElements.define('baton-thumbs', AnswerThumbs);
