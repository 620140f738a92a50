import { html, nothing } from 'lit';
import { duration } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

/** Each state of a step in a sign and a word: never by colour alone. */
export const SIGNS = {
  pending: 'ring',
  running: 'ring',
  done: 'check',
  failed: 'cross',
  skipped: 'dash',
  cancelled: 'stop',
  waiting: 'pause',
};

function row(step) {
  const word = coded('step', step.state);
  const detail = step.problem?.text ?? step.progress ?? '';
  return html`<li class="step step-${step.state}" data-state=${step.state}>
    <span class="step-sign">${icon(SIGNS[step.state] ?? SIGNS.pending)}</span>
    <span class="step-title">${step.title}
      ${step.attempt > 1 ? html`<span class="soft">${t('step.attempt', { n: step.attempt })}</span>` : nothing}
      ${detail || step.digest || step.why ? html`<span class="step-detail">${detail || step.why || step.digest}</span>` : nothing}</span>
    <span class="step-stage">${step.stage ? coded('stage', step.stage) : nothing}</span>
    <span class="step-word">${step.state === 'done' && step.millis !== undefined ? html`<span class="visually-hidden">${t('step.done_in')} </span>${duration(step.millis)}` : word}</span>
  </li>`;
}

const list = (run) => html`<ol class="steps" aria-label=${t('steps')}>${
  run.steps.length
    ? run.steps.map(row)
    : row({ state: 'running', title: run.status === 'sending' ? t('step.sending') : t('step.planning') })
}</ol>`;

/** The steps of a run, live; once it has ended, folded. */
export function steps(run, folded = false, onOpen = () => {}) {
  if (!folded) return html`<div class="live">${list(run)}</div>`;
  const told = run.steps.length
    ? `${many('steps', run.steps.length)}${run.millis ? `, ${duration(run.millis)}` : ''}`
    : '';
  return html`<details class="fold" @toggle=${({ target }) => target.open && onOpen()}>
    <summary>${icon('chevron', 'fold-sign')}<span>${t('story')}</span><span class="fold-note">${told}</span></summary>
    <div class="fold-body">${run.steps.length ? list(run) : html`<p class="soft">${t('story.reading')}</p>`}</div>
  </details>`;
}
