import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { fault } from '../lib/_schema.js';
import './_sure-dialog.js';
import { failed, waiting } from './page-frame.js';
import { problemCard } from './problem-card.js';

/** The words of a data source as YAML: edited, held against the tables, saved, or gone back on. */
class SemanticsEditor extends Piece {
  static properties = {
    source: {}, text: { state: true }, problem: { state: true }, loading: { state: true }, busy: { state: true }, said: { state: true }, dirty: { state: true },
  };

  constructor() {
    super();
    this.text = null;
    this.loading = null;
    this.problem = null;
    this.said = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    this.loading = null;
    try {
      const [text] = await Promise.all([api.semantics(this.source), import('./_yaml-editor.js')]);
      this.text = text;
    } catch (problem) {
      this.loading = problem;
    }
  }

  render() {
    if (this.loading) return failed(this.loading, () => this.load());
    if (this.text === null) return waiting(4);
    return html`<p class="soft">${t('schema.edit_why')}</p>
      <div class="editor editor-tall"><baton-yaml .value=${this.text} @run=${this.#save} @edited=${() => (this.dirty = true)}></baton-yaml></div>
      ${this.problem ? html`<div role="alert">${this.#faults()}</div>` : nothing}
      <p class="tools"><button class="primary" ?disabled=${this.busy || !this.dirty} @click=${this.#save}>${icon('check')}${t('schema.save')}</button>
        <button ?disabled=${this.busy || !this.dirty} @click=${this.#discard}>${t('schema.discard')}</button>
        <button ?disabled=${this.busy} @click=${this.#back}>${icon('redo')}${t('schema.configured')}</button>
        <span class="soft" role="status">${this.busy ? t('schema.checking') : this.said}</span></p>
      <baton-sure></baton-sure>`;
  }

  #faults() {
    const { problem } = this;
    const faults = problem.suggestions.map(fault);
    if (!faults.some(({ line }) => line)) return problemCard({ text: problem.message, suggestions: problem.suggestions, cause: problem.code });
    return html`<div class="card card-problem"><p class="card-title">${icon('alert')}<span>${t('schema.faulty')}</span></p>
      <ul class="faults">${faults.map(({ line, text }) => html`<li>${line ? html`<button class="link" @click=${() => this.#editor.goTo(line)}>${t('schema.line', { n: line })}</button>` : nothing} ${text}</li>`)}</ul></div>`;
  }

  get #editor() {
    return this.querySelector('baton-yaml');
  }

  #save() {
    const { text } = this.#editor;
    return this.#send(() => api.saveSemantics(this.source, text), t('schema.saved'), text);
  }

  async #back() {
    if (!(await this.querySelector('baton-sure').ask(t('schema.back_sure'), t('schema.back_means'), t('schema.configured')))) return;
    await this.#send(() => api.dropSemantics(this.source), t('schema.went_back'));
    if (!this.problem) {
      this.text = await api.semantics(this.source);
      this.#editor.value = this.text;
      this.dirty = false;
    }
  }

  #discard() {
    this.#editor.value = this.text;
    this.#editor.faults = [];
    this.problem = null;
    this.dirty = false;
    this.#editor.goTo(1);
  }

  async #send(request, said, text = this.text) {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.said = '';
    try {
      await request();
      this.text = text;
      this.dirty = false;
      this.said = said;
      this.#editor.faults = [];
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      this.problem = problem;
      this.#editor.faults = problem.suggestions.map(fault);
    }
    this.busy = false;
  }
}

customElements.define('baton-semantics', SemanticsEditor);
