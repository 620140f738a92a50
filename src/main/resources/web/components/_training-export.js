import { html, nothing } from 'lit';
import * as api from '../lib/_console-api.js';
import { server } from '../lib/app.js';
import { count } from '../lib/format.js';
import { coded, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { failed, section } from './page-frame.js';

const FORMATS = ['sft', 'dpo', 'kto', 'grpo'];

/** Training data as a file, and what it holds before it is taken. */
class TrainingExport extends Piece {
  static properties = { manifest: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.listen(server, 'change');
  }

  render() {
    const select = (name, word, options) => html`<div class="form-row"><label for="export-${name}">${word}</label><select id="export-${name}" name=${name}>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select></div>`;
    return html`<form class="form" @submit=${this.#look} @change=${() => (this.manifest = null)}>
        ${select('format', t('training.format'), FORMATS.map((each) => [each, `${each.toUpperCase()} · ${t(`training.format.${each}`)}`]))}
        ${select('split', t('training.split'), ['all', 'train', 'validation', 'test'].map((each) => [each, t(`training.split.${each}`)]))}
        ${select('data_source', t('source'), [['', t('training.all_sources')], ...(server.sources ?? []).map(({ name }) => [name, name])])}
        ${select('prompts', t('training.prompts'), ['conversational', 'plain'].map((each) => [each, t(`training.prompts.${each}`)]))}
        <div class="form-end"><button class="primary" ?disabled=${this.busy}>${icon('search')}${t('training.look')}</button></div></form>
      ${this.problem ? html`<div role="alert">${failed(this.problem, () => (this.problem = null))}</div>` : nothing}
      ${this.manifest ? this.#shown() : nothing}`;
  }

  #values() {
    const form = this.querySelector('form');
    const { format, ...wanted } = Object.fromEntries(new FormData(form));
    return { format, wanted };
  }

  async #look(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    const { format, wanted } = this.#values();
    try {
      this.manifest = await api.manifest(format, wanted);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #shown() {
    const { manifest } = this;
    const { format, wanted } = this.#values();
    // With the manifest's own end of time the file is the one it speaks of.
    const address = api.exportAddress(format, { ...wanted, until: manifest.filters.until });
    const left = Object.entries(manifest.left_out).filter(([, n]) => n > 0);
    const replaced = Object.entries(manifest.scrubbing.replaced).filter(([, n]) => n > 0);
    const facts = [
      [t('training.lines'), count(manifest.rows)],
      ...Object.entries(manifest.splits).map(([name, { rows }]) => [t(`training.split.${name}`), count(rows)]),
      [t('training.left_out'), left.length ? left.map(([why, n]) => `${coded('training.left', why)} ${count(n)}`).join(', ') : t('training.nothing')],
      [t('training.replaced'), replaced.length ? replaced.map(([what, n]) => `${coded('training.secret', what)} ${count(n)}`).join(', ') : t('training.nothing')],
      [t('training.made_by'), [manifest.versions.code, ...manifest.versions.weights].join(' · ')],
      ['SHA-256', html`<code class="hash">${manifest.sha256}</code>`],
    ];
    return section(t('training.manifest'), html`<dl class="fields">${facts.map(([word, value]) => html`<div><dt class="soft">${word}</dt><dd>${value}</dd></div>`)}</dl>
      <p class="tools"><a class="button primary" href=${address} download="${format}-${wanted.split}.jsonl">${icon('download')}${t('training.download')}</a>
        <a class="button" href=${address.replace(`/${format}?`, `/${format}/manifest?`)} download="${format}-${wanted.split}.manifest.json">${icon('download')}${t('training.download_manifest')}</a></p>`);
  }
}

customElements.define('baton-training-export', TrainingExport);
