import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { schema as readSchema } from '../lib/api.js';
import { server } from '../lib/app.js';
import { ago, count, moment } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import { addressOf, called, found, short, tableAt } from '../lib/_schema.js';
import '../lib/messages/_schema.js';
import { askAbout } from './_schema-table.js';
import './_semantics-editor.js';
import { empty, failed, frame, section, waiting } from './page-frame.js';

/** A data source's tables, what is known of them, and what its words mean. */
class SchemaPage extends Piece {
  static properties = {
    place: {}, schema: { state: true }, source: { state: true }, problem: { state: true }, text: { state: true }, opened: { state: true },
    busy: { state: true }, said: { state: true }, failure: { state: true },
  };

  constructor() {
    super();
    this.name = null;
    this.text = '';
    this.opened = new Set();
    this.said = '';
    this.listen(server, 'change');
  }

  willUpdate() {
    const name = this.place.rest[0] ?? server.usual;
    if (name && name !== this.name) {
      this.name = name;
      Object.assign(this, { schema: null, source: null, problem: null, failure: null, text: '', said: '' });
      this.reload();
    }
  }

  async reload() {
    const { name } = this;
    this.problem = null;
    try {
      const schema = await readSchema(name);
      const source = await api.source(name);
      if (name === this.name) Object.assign(this, { schema, source });
    } catch (problem) {
      if (name === this.name) this.problem = problem;
    }
  }

  render() {
    const [, ...parts] = this.place.rest;
    const table = this.schema && parts.length ? tableAt(this.schema, parts) : null;
    const editing = this.place.query.has('edit');
    const inside = parts.length > 0 || editing;
    const back = inside ? html`<a class="quiet square" href=${this.#home()} aria-label=${t('schema.overview')}>${icon('left')}</a>` : nothing;
    const title = table ? `${short(table.name)} · ${this.name}` : this.name ? `${t('page.schema')} · ${this.name}` : t('page.schema');
    return frame({ title, back, wide: true }, html`<div class="schema ${inside ? 'schema-inside' : ''}">${this.#side(table)}
      <div class="schema-main">${this.#main(parts, table, editing)}</div></div>`);
  }

  #home(query = '') {
    return `/ui/schema/${encodeURIComponent(this.name ?? '')}${query}`;
  }

  #main(parts, table, editing) {
    if (this.problem) return failed(this.problem, () => this.reload());
    if (server.problem && !this.name) return failed(server.problem, () => server.load());
    if (server.sources?.length === 0) return empty(t('source.none'), 'database');
    if (!this.schema) return waiting(6);
    if (editing) return html`<h2 class="schema-name">${t('schema.semantics')}</h2><baton-semantics .source=${this.name} @changed=${() => this.reload()}></baton-semantics>`;
    if (!parts.length) return this.#overview();
    if (!table) return empty(t('schema.missing'), 'question', html`<a class="button" href=${this.#home()}>${t('schema.overview')}</a>`);
    return html`<baton-schema-table .source=${this.name} .schema=${this.schema} .table=${table} .column=${this.place.query.get('column')}></baton-schema-table>`;
  }

  #side(table) {
    return html`<nav class="schema-side" aria-label=${t('schema.tree')}>
      <label class="visually-hidden" for="schema-source">${t('source')}</label>
      <select id="schema-source" class="plain-select" @change=${({ target }) => go(`/ui/schema/${encodeURIComponent(target.value)}`)}>
        ${(server.sources ?? (this.name ? [{ name: this.name }] : [])).map(({ name }) => html`<option value=${name} ?selected=${name === this.name}>${name}</option>`)}</select>
      <label class="search">${icon('search')}<span class="visually-hidden">${t('schema.find')}</span>
        <input type="search" data-box placeholder=${t('schema.find')} .value=${this.text} @input=${({ target }) => (this.text = target.value)} @keydown=${this.#first}></label>
      ${this.schema ? this.#tree(found(this.schema, this.text), table) : nothing}</nav>`;
  }

  #tree(tables, current) {
    return html`<p class="visually-hidden" role="status">${many('schema.tables', tables.length)}</p>
      ${tables.length ? html`<ul class="tree">${tables.map((each) => this.#branch(each, current))}</ul>` : html`<p class="soft tree-none">${t('schema.nothing')}</p>`}`;
  }

  #branch({ table, columns }, current) {
    const open = columns.length > 0 || this.opened.has(table.name);
    const shown = columns.length ? columns : table.columns;
    const name = short(table.name);
    return html`<li><div class="branch ${table === current ? 'branch-on' : ''}">
        <button class="quiet twig" aria-expanded=${open} aria-label=${t('schema.columns_of', { table: name })} @click=${() => this.#toggle(table.name)}>${icon('chevron')}</button>
        <a href=${addressOf(this.name, table.name)} aria-current=${table === current ? 'page' : nothing} title=${called(table)}><span>${name}</span><span class="soft">${count(table.rows)}</span></a></div>
      ${open ? html`<ul class="leaves">${shown.map((column) => html`<li><a href=${addressOf(this.name, table.name, column.name)}><span>${column.name}</span><span class="soft">${column.type}</span></a></li>`)}</ul>` : nothing}</li>`;
  }

  #toggle(name) {
    const opened = new Set(this.opened);
    if (!opened.delete(name)) opened.add(name);
    this.opened = opened;
  }

  /** Enter in the search goes to what was found first. */
  #first(event) {
    if (event.key !== 'Enter' || !this.schema) return;
    const [first] = found(this.schema, this.text);
    if (first) go(addressOf(this.name, first.table.name, first.columns[0]?.name ?? ''));
  }

  #overview() {
    const { schema, source } = this;
    const columns = schema.tables.reduce((sum, table) => sum + table.columns.length, 0);
    return html`
      ${schema.description ? html`<p class="lead">${schema.description}</p>` : nothing}
      <dl class="kpis">${[
        [t('schema.fact.state'), coded('schema.status', source?.status ?? 'ready'), null],
        [t('schema.fact.tables'), count(schema.tables.length), many('schema.columns', columns)],
        [t('schema.fact.keys'), count(schema.foreign_keys.length), many('schema.named', schema.relations.length)],
        [t('schema.fact.words'), count(schema.metrics.length + schema.rules.length), t('schema.fact.words_what')],
        [t('schema.fact.read'), html`<time datetime=${schema.read_at} title=${moment(schema.read_at)}>${ago(schema.read_at)}</time>`, t('schema.version', { version: schema.version.slice(0, 8) })],
      ].map(([word, value, more]) => html`<div><dt>${word}</dt><dd>${value}${more ? html`<span class="tile-more"> ${more}</span>` : nothing}</dd></div>`)}</dl>
      ${source?.problem ? html`<div role="alert">${failed({ message: source.problem.text, suggestions: source.problem.suggestions }, () => this.#do('refresh'))}</div>` : nothing}
      ${this.failure ? html`<div role="alert">${failed(this.failure, () => (this.failure = null))}</div>` : nothing}
      ${source?.administration ? html`<p class="tools">
        <button ?disabled=${this.busy} @click=${() => this.#do('test')}>${icon('heart')}${t('schema.test')}</button>
        <button ?disabled=${this.busy} @click=${() => this.#do('refresh')}>${icon('redo')}${t('schema.refresh')}</button>
        <a class="button" href=${this.#home('?edit')}>${icon('edit')}${t('schema.edit')}</a>
        <span class="soft" role="status">${this.busy ? t('schema.working') : this.said}</span></p>` : nothing}
      ${source?.administration ? section(t('schema.where'), this.#where(source)) : nothing}
      ${schema.questions.length ? section(t('welcome.questions'), html`<ul class="asks">${schema.questions.map((question) => html`<li><button class="choice" data-ask
        @click=${() => askAbout(this.name, question)}><span>${question}</span>${icon('chevron')}</button></li>`)}</ul>`) : nothing}`;
  }

  #where({ administration, kind }) {
    const facts = [
      [t('schema.where.database'), `${kind} · ${administration.database}`],
      [t('schema.where.host'), `${administration.host}:${administration.port}`],
      [t('schema.where.role'), administration.username],
      [t('schema.where.schemas'), administration.schemas.join(', ')],
      [t('schema.where.granted'), administration.granted_to.includes('*') ? t('schema.everyone') : administration.granted_to.join(', ') || '–'],
    ];
    return html`<dl class="fields">${facts.map(([word, value]) => html`<div><dt class="soft">${word}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  async #do(what) {
    this.busy = true;
    this.said = '';
    this.failure = null;
    try {
      if (what === 'test') {
        const { version, tables, warnings } = await api.testSource(this.name);
        this.said = [t('schema.tested', { version, tables: many('schema.tables', tables) }), ...warnings].join(' ');
      } else {
        await api.refreshSource(this.name);
        await this.reload();
        this.said = t('schema.refreshed');
      }
    } catch (failure) {
      this.failure = failure;
    }
    this.busy = false;
  }
}

customElements.define('baton-schema', SchemaPage);
