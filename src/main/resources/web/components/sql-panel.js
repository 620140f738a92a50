import { html, nothing } from 'lit';
import { conversation } from '../lib/app.js';
import { copy } from '../lib/files.js';
import { highlighted } from '../lib/highlight.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { problemCard } from './problem-card.js';

/** An answer's SQL: in colours, to copy, and to change and run again as a new version. */
class SqlPanel extends Piece {
  static properties = {
    run: {}, sql: {}, editing: { state: true }, busy: { state: true }, problem: { state: true }, copied: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('sql') && changed.get('sql') !== undefined) {
      this.editing = false;
      this.problem = null;
    }
  }

  render() {
    return this.editing ? this.#editor() : this.#shown();
  }

  #shown() {
    return html`<pre class="sql" tabindex="0" aria-label=${t('sql.of_answer')}><code>${highlighted(this.sql).map(
      ({ text, kind }) => (kind ? html`<span class="sql-${kind}">${text}</span>` : text),
    )}</code></pre>
      <div class="tools">
        <button class="quiet" @click=${this.#copy}>${icon(this.copied ? 'check' : 'copy')}${this.copied ? t('copied') : t('copy')}</button>
        <button class="quiet" @click=${this.#edit}>${icon('edit')}${t('edit')}</button>
      </div>`;
  }

  #editor() {
    return html`<div class="editor"><baton-editor .value=${this.sql} @run=${this.#run} @leave=${this.#leave}></baton-editor></div>
      ${this.problem ? html`<div role="alert">${problemCard({ text: this.problem.message, suggestions: this.problem.suggestions, cause: this.problem.code })}</div>` : nothing}
      <div class="tools">
        <button class="primary" ?disabled=${this.busy} @click=${this.#run}>${icon('play')}${this.busy ? t('sql.running') : t('sql.run')}</button>
        <button class="quiet" @click=${this.#leave}>${t('cancel')}</button>
        <span class="soft">${t('sql.how')} <kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
      </div>`;
  }

  async #edit() {
    await import('./_sql-editor.js');
    this.editing = true;
    await this.updateComplete;
    this.querySelector('baton-editor').focusText();
  }

  async #leave() {
    this.editing = false;
    this.problem = null;
    await this.updateComplete;
    this.querySelector('.tools button:last-of-type')?.focus();
  }

  async #run() {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await conversation.runSql(this.run, this.querySelector('baton-editor').text);
      this.editing = false;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #copy() {
    await copy(this.sql);
    this.copied = true;
    setTimeout(() => (this.copied = false), 1_500);
  }
}

customElements.define('baton-sql', SqlPanel);
