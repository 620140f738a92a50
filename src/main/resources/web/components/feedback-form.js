import { html, nothing } from 'lit';
import { Problem } from '../lib/api.js';
import { conversation } from '../lib/app.js';
import { commentOf, draftOf, keepDraft, readComment, reasonsOf } from '../lib/feedback.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { problemCard } from './problem-card.js';

const LONGEST = 3_800;
const OF_SQL = new Set(['unsafe_sql', 'invalid_sql', 'timeout']);

/** What is wrong with an answer, and the right SQL. Tells `sent`, `leave`, and `undo` for a word that is to be taken back. */
class FeedbackForm extends Piece {
  static properties = {
    run: {}, answer: {}, said: {}, eager: { type: Boolean },
    reasons: { state: true }, editing: { state: true }, busy: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { reasons: [], editing: false, busy: false, problem: null });
  }

  /** What was typed and not sent comes before what was said. */
  connectedCallback() {
    super.connectedCallback();
    const draft = draftOf(this.run.id);
    const { reasons, text } = draft ?? readComment(this.said?.comment);
    const sql = draft?.sql ?? this.said?.sql ?? null;
    Object.assign(this, { reasons, text, sql: sql ?? this.answer.sql ?? '' });
    if (sql !== null) this.#edit(false);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Whoever has clicked goes on here; who has loaded the page anew is where they were. */
  firstUpdated() {
    if (!this.eager) return;
    this.querySelector('.chip')?.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const id = `word-${this.run.id}`;
    return html`<form class="card word" aria-label=${t('word.form')} @submit=${this.#submit} @keydown=${this.#key} @input=${this.#keep}>
      <fieldset class="chips"><legend>${t('word.what')}</legend>${reasonsOf(this.answer).map((reason) => html`<button type="button" class="chip"
        aria-pressed=${this.reasons.includes(reason)} @click=${() => this.#toggle(reason)}>${icon('check')}${t(`word.reason.${reason}`)}</button>`)}</fieldset>
      <div class="decide-field"><label for=${id}>${t('word.text')}</label>
        <textarea id=${id} name="text" rows="2" maxlength=${LONGEST} .value=${this.text}></textarea></div>
      ${this.answer.data_source ? this.#sql() : nothing}
      <div role="alert">${this.problem ? problemCard({ text: this.problem.message, suggestions: this.problem.suggestions, cause: this.problem.code }) : nothing}</div>
      <div class="decide-actions">
        <button class="primary" aria-disabled=${this.busy}>${this.busy ? t('word.sending') : t('send')}</button>
        <button type="button" @click=${this.#leave}>${t('cancel')}</button>
        ${this.said ? html`<button type="button" @click=${() => this.#tell('undo')}>${icon('trash')}${t('word.undo')}</button>` : nothing}
      </div></form>`;
  }

  /** Once a query was corrected its SQL stays part of what is said. */
  #sql() {
    return html`<div class="word-sql">
      ${this.said?.sql ? html`<p class="word-name">${t('word.sql')}</p>` : html`<button type="button" class="quiet" data-sql aria-expanded=${this.editing}
        @click=${() => (this.editing ? this.#withoutSql() : this.#edit(true))}>${icon('code')}${t('word.sql')}</button>`}
      ${this.editing ? html`<div class="editor ${OF_SQL.has(this.problem?.code) ? 'editor-bad' : ''}"><baton-editor .value=${this.sql}
          @change=${this.#keep} @run=${this.#send} @leave=${this.#leaveEditor}></baton-editor></div>
        <p class="soft">${t('word.sql_how')} <kbd>Ctrl</kbd> <kbd>Enter</kbd></p>` : nothing}</div>`;
  }

  #toggle(reason) {
    this.reasons = this.reasons.includes(reason) ? this.reasons.filter((each) => each !== reason) : [...this.reasons, reason];
    this.updateComplete.then(() => this.#keep());
  }

  async #edit(eager) {
    try {
      await import('./_sql-editor.js');
    } catch {
      this.problem = new Problem({ error: t('api.offline'), error_code: 'offline', suggestions: [t('api.offline_hint')] });
      return;
    }
    this.editing = true;
    await this.updateComplete;
    if (eager) this.querySelector('baton-editor').focusText();
  }

  #withoutSql() {
    this.sql = this.#typed();
    this.editing = false;
    this.problem = null;
    this.updateComplete.then(() => this.#keep());
  }

  #typed() {
    return this.querySelector('baton-editor')?.text ?? this.sql;
  }

  #leaveEditor() {
    this.querySelector('.decide-actions .primary').focus();
  }

  /** Keeps what is typed for a reload. */
  #keep() {
    clearTimeout(this.timer);
    this.text = this.querySelector('textarea').value;
    const draft = { reasons: this.reasons, text: this.text, sql: this.editing ? this.#typed() : null };
    this.timer = setTimeout(() => keepDraft(this.run.id, draft), 150);
  }

  #key(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.#leave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
      event.preventDefault();
      this.#send();
    }
  }

  #leave() {
    this.#forget();
    this.#tell('leave');
  }

  #forget() {
    clearTimeout(this.timer);
    keepDraft(this.run.id, null);
  }

  #submit(event) {
    event.preventDefault();
    this.#send();
  }

  /** The word; the answer's own SQL is no correction of it. Throws what is to be said at the form. */
  #word() {
    const comment = commentOf(this.reasons, this.querySelector('textarea').value);
    const more = comment ? { comment } : {};
    if (!this.editing) return { verdict: 'down', ...more };
    const sql = this.#typed().trim();
    if (!sql) throw new Problem({ error: t('word.sql_empty'), error_code: 'invalid_sql' });
    if (!this.said?.sql && sql === this.answer.sql?.trim()) throw new Problem({ error: t('word.sql_same'), error_code: 'invalid_sql' });
    return { verdict: 'correct', sql, ...more };
  }

  async #send() {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await conversation.judge(this.run, this.#word());
      this.#forget();
      this.#tell('sent');
    } catch (problem) {
      this.problem = problem;
      if (OF_SQL.has(problem.code)) this.querySelector('baton-editor')?.focusText();
    } finally {
      this.busy = false;
    }
  }

  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}

customElements.define('baton-feedback', FeedbackForm);
