import { html, nothing } from 'lit';
import { conversation, server } from '../lib/app.js';
import { count } from '../lib/format.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { go } from '../lib/router.js';
import { addressOf, counted, joins, neighbours, short } from '../lib/_schema.js';
import './_schema-map.js';
import { section } from './page-frame.js';

const FEW = 6;

/** Goes to the chat with that question in its box, not yet asked. */
export async function askAbout(source, question) {
  server.prefer(source);
  conversation.open(null);
  go('/ui/chat');
  const box = () => document.querySelector('.composer textarea');
  for (let i = 0; i < 20 && !box(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!box()) return;
  box().value = question;
  box().dispatchEvent(new Event('input', { bubbles: true }));
  box().focus();
}

/** One table: its words, neighbours, columns, figures and rules. */
class SchemaTable extends Piece {
  static properties = { source: {}, schema: {}, table: {}, column: {} };

  updated(changed) {
    if (this.column && (changed.has('column') || changed.has('table'))) this.querySelector('.row-on')?.scrollIntoView({ block: 'center' });
  }

  render() {
    const { table, schema, source } = this;
    const { entity } = table;
    const near = neighbours(schema, table.name);
    const what = counted(table);
    return html`
      <div class="schema-head"><div><h2 class="schema-name">${short(table.name)}</h2>
        <p class="soft">${[table.view ? t('schema.view') : null, many('rows', table.rows), many('schema.columns', table.columns.length)].filter(Boolean).join(' · ')}</p></div>
        <div class="schema-asks">${[t('schema.ask_count', { what }), t('schema.ask_all', { what })].map((question) => html`<button data-ask lang="en" title=${question}
          @click=${() => askAbout(source, question)}>${icon('chat')}${question}</button>`)}
          ${t('schema.ask_why') ? html`<span class="soft schema-ask-why">${t('schema.ask_why')}</span>` : nothing}</div></div>
      ${table.comment || entity?.description ? html`<p>${entity?.description ?? table.comment}</p>` : nothing}
      ${entity ? html`<dl class="fields">
        ${this.#fact(t('schema.row_is'), entity.name)}
        ${entity.synonyms.length ? this.#fact(t('schema.synonyms'), entity.synonyms.join(', ')) : nothing}
        ${entity.label ? this.#fact(t('schema.label'), html`<code>${entity.label}</code>`) : nothing}
        ${entity.date ? this.#fact(t('schema.date'), html`<code>${entity.date}</code>`) : nothing}</dl>` : nothing}
      ${near.before.length + near.after.length + near.self.length
        ? section(t('schema.neighbours'), html`<div class="map-frame"><baton-schema-map .source=${source} .name=${table.name} .neighbours=${near}></baton-schema-map></div>`,
            html`<span class="soft map-key">${t('schema.map_key')}</span>`)
        : nothing}
      ${section(t('schema.columns'), this.#columns())}
      ${this.#keys()}
      ${this.#words()}`;
  }

  #fact(word, value) {
    return html`<div><dt class="soft">${word}</dt><dd>${value}</dd></div>`;
  }

  #columns() {
    const { table } = this;
    const out = joins(this.schema).filter(({ from }) => from === table.name);
    return html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${t('schema.columns')}</caption>
      <thead><tr><th scope="col">${t('schema.column')}</th><th scope="col">${t('schema.type')}</th><th scope="col" class="wide-only">${t('schema.words')}</th>
        <th scope="col" class="number wide-only">${t('schema.distinct')}</th><th scope="col">${t('schema.samples')}</th></tr></thead>
      <tbody>${table.columns.map((column) => this.#column(column, out.filter(({ columns }) => columns.includes(column.name))))}</tbody></table></div>`;
  }

  #column(column, out) {
    const { table } = this;
    const key = table.primary_key.includes(column.name);
    const unique = table.unique_keys.some((columns) => columns.length === 1 && columns[0] === column.name);
    const values = Object.entries(column.values);
    return html`<tr class=${column.name === this.column ? 'row-on' : nothing}>
      <th scope="row"><code>${column.name}</code>
        ${key ? html`<span class="state">${t('schema.key')}</span>` : unique ? html`<span class="state">${t('schema.unique')}</span>` : nothing}
        ${out.map(({ to, there, role }) => html`<span class="row-more">→ <a href=${addressOf(this.source, to)}>${short(to)}</a>.${there.join(', ')}${role ? ` (${role})` : ''}</span>`)}
        ${column.description ?? column.comment ? html`<span class="row-more">${column.description ?? column.comment}</span>` : nothing}</th>
      <td>${column.database_type}${column.nullable ? html`<span class="row-more">${t('schema.nullable')}</span>` : nothing}</td>
      <td class="wide-only">${column.synonyms.join(', ')}${values.length
        ? html`<ul class="values">${values.slice(0, FEW).map(([value, said]) => html`<li><code>${value}</code> ${said.join(', ')}</li>`)}</ul>${values.length > FEW
          ? html`<details class="more"><summary>${many('schema.more_values', values.length - FEW)}</summary><ul class="values">${values.slice(FEW).map(([value, said]) => html`<li><code>${value}</code> ${said.join(', ')}</li>`)}</ul></details>` : nothing}` : nothing}</td>
      <td class="number wide-only">${column.distinct > 0 ? count(column.distinct) : '–'}</td>
      <td class="samples-of">${column.samples.slice(0, 4).join(', ')}</td></tr>`;
  }

  #keys() {
    const { table } = this;
    const keys = [
      ...(table.primary_key.length > 1 ? [[t('schema.primary'), table.primary_key]] : []),
      ...table.unique_keys.filter((columns) => columns.length > 1).map((columns) => [t('schema.unique'), columns]),
    ];
    if (!keys.length) return nothing;
    return section(t('schema.keys'), html`<dl class="fields">${keys.map(([word, columns]) => this.#fact(word, html`<code>${columns.join(', ')}</code>`))}</dl>`);
  }

  #words() {
    const { schema, table } = this;
    const metrics = schema.metrics.filter((each) => each.table === table.name);
    const rules = schema.rules.filter((each) => each.table === table.name);
    if (!metrics.length && !rules.length) return nothing;
    const row = ({ name, expression, condition, synonyms, phrases }) => html`<tr><th scope="row">${name}<span class="row-more">${(synonyms ?? phrases).join(', ')}</span></th><td><code>${expression ?? condition}</code></td></tr>`;
    const table_ = (title, items, what) => items.length ? section(title, html`<div class="sheet"><table class="cells"><caption class="visually-hidden">${title}</caption>
      <thead><tr><th scope="col">${t('schema.word')}</th><th scope="col">${what}</th></tr></thead><tbody>${items.map(row)}</tbody></table></div>`) : nothing;
    return html`${table_(t('schema.metrics'), metrics, t('schema.expression'))}${table_(t('schema.rules'), rules, t('schema.condition'))}`;
  }
}

customElements.define('baton-schema-table', SchemaTable);
