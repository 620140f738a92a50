import { html, nothing } from 'lit';
import * as api from '../lib/_finance-api.js';
import { ago, moment, percent } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { empty, failed, waiting } from './page-frame.js';
import { bar, timeLeft } from './progress-bar.js';

const SURE = 0.8;

/** Invoices dropped here or chosen: kept, read, and each field shown with how sure it is. */
class DocumentsView extends Piece {
  static properties = {
    company: {}, items: { state: true }, next: { state: true }, problem: { state: true }, failures: { state: true }, busy: { state: true }, over: { state: true }, said: { state: true }, far: { state: true },
  };

  constructor() {
    super();
    this.items = null;
    this.failures = [];
    this.said = '';
    this.far = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  async reload(after) {
    this.problem = null;
    try {
      const { items, next } = await api.documents(after);
      this.items = after ? [...this.items, ...items] : items;
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<div class="drop ${this.over ? 'drop-over' : ''}" @dragover=${this.#over} @dragleave=${() => (this.over = false)} @drop=${this.#drop}>
        ${icon('download')}<p>${t('finance.drop')}</p><label class="button ${this.busy ? 'drop-busy' : ''}">${t('finance.choose')}<input class="visually-hidden" type="file" multiple accept=".pdf,.xml,.png,.jpg,.jpeg" ?disabled=${this.busy} @change=${this.#chosen}></label>
        ${this.far ? bar(this.far.share, this.said, this.far.left) : html`<p class="soft" role="status">${this.said}</p>`}</div>
      ${this.failures.map(({ name, failure }) => html`<div role="alert">${failed({ message: `${name}: ${failure.message}`, suggestions: failure.suggestions }, () => this.reload())}</div>`)}
      ${this.problem ? failed(this.problem, () => this.reload()) : !this.items ? waiting(3) : this.items.length ? html`<div class="evidence">${this.items.map((each) => this.#document(each))}</div>` : empty(t('finance.no_documents'), 'nothing')}
      ${this.next ? html`<p><button @click=${() => this.reload(this.next)}>${t('more')}</button></p>` : nothing}`;
  }

  #document(document) {
    const { id, name, reading, added_at: at, added_by: by } = document;
    const doubtful = reading?.fields.filter(({ value, confidence }) => value !== null && confidence < SURE).length ?? 0;
    return html`<details class="fold question" data-document=${id}><summary>${icon('chevron', 'fold-sign')}<span class="question-text">${name}</span>
        <span class="fold-note">${reading ? html`<span class="state state-${doubtful ? 'warn' : 'good'}">${doubtful ? many('finance.doubtful', doubtful) : t('finance.read')}</span>` : t('finance.unread')}</span></summary>
      <div class="fold-body"><p class="soft">${by} · <time datetime=${at} title=${moment(at)}>${ago(at)}</time>${reading ? ` · ${coded('finance.method', reading.method)}` : ''} · <a href=${api.documentFile(id)} download>${t('finance.as_it_came')}</a></p>
        ${reading ? this.#fields(reading) : html`<p><button ?disabled=${this.busy} @click=${() => this.#read(document)}>${icon('play')}${t('finance.read_it')}</button></p>`}</div></details>`;
  }

  #fields({ fields, notes }) {
    const found = fields.filter(({ value }) => value !== null);
    return html`<div class="sheet"><table class="cells figures"><caption class="visually-hidden">${t('finance.fields')}</caption><thead><tr><th scope="col">${t('finance.field')}</th><th scope="col">${t('finance.value')}</th><th scope="col" class="number">${t('sure.label')}</th></tr></thead>
      <tbody>${found.map(({ field, value, confidence, alternatives }) => html`<tr><th scope="row">${coded('finance.invoice', field)}</th><td>${value}${alternatives.length ? html`<span class="row-more">${t('finance.or', { what: alternatives.join(', ') })}</span>` : nothing}</td>
        <td class="number">${confidence < SURE ? html`<span class="state state-warn">${percent(confidence)}</span>` : percent(confidence)}</td></tr>`)}</tbody></table></div>
      ${notes.length ? html`<ul class="lines">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}`;
  }

  #over(event) {
    event.preventDefault();
    this.over = true;
  }

  #drop(event) {
    event.preventDefault();
    this.over = false;
    if (!this.busy) this.#add([...event.dataTransfer.files]);
  }

  #chosen({ target }) {
    this.#add([...target.files]);
    target.value = '';
  }

  /** One after the other: each is kept, then read; one that fails spoils no other. */
  async #add(files) {
    this.busy = true;
    this.failures = [];
    const began = Date.now();
    for (const [i, file] of files.entries()) {
      this.far = { share: i / files.length, left: timeLeft(i / files.length, Date.now() - began) };
      this.said = t('finance.reading', { name: file.name, n: i + 1, all: files.length });
      try {
        const { id } = await api.addDocument(file);
        await api.readDocument(id, this.company.id);
      } catch (failure) {
        this.failures = [...this.failures, { name: file.name, failure }];
      }
    }
    this.far = null;
    this.said = many('finance.added', files.length - this.failures.length);
    this.busy = false;
    await this.reload();
  }

  async #read({ id, name }) {
    this.busy = true;
    this.failures = [];
    try {
      const read = await api.readDocument(id, this.company.id);
      this.items = this.items.map((each) => (each.id === id ? read : each));
    } catch (failure) {
      this.failures = [{ name, failure }];
    }
    this.busy = false;
  }
}

customElements.define('baton-documents', DocumentsView);
