import { html, nothing } from 'lit';
import { duration } from '../lib/format.js';
import { coded, many, t } from '../lib/i18n.js';
import { STEP_SIGNS, icon } from '../lib/icons.js';
import './run-graph.js';

function row(step) {
  const word = coded('step', step.state);
  const detail = step.problem?.text ?? step.progress ?? '';
  return html`<li class="step step-${step.state}" data-state=${step.state}>
    <span class="step-sign">${icon(STEP_SIGNS[step.state] ?? STEP_SIGNS.pending)}</span>
    <span class="step-title">${step.title}
      ${step.attempt > 1 ? html`<span class="soft">${t('step.attempt', { n: step.attempt })}</span>` : nothing}
      ${detail || step.digest || step.why ? html`<span class="step-detail">${detail || step.why || step.digest}</span>` : nothing}</span>
    <span class="step-stage">${step.stage ? coded('stage', step.stage) : nothing}</span>
    <span class="step-word">${step.state === 'done' && step.millis !== undefined ? html`<span class="visually-hidden">${t('step.done_in')} </span>${duration(step.millis)}` : word}</span>
  </li>`;
}

const list = (all) => html`<ol class="steps" aria-label=${t('steps')}>${all.map(row)}</ol>`;

const graph = (run) => html`<baton-run-graph .run=${run} .revision=${run.revision}></baton-run-graph>`;

/** While it runs: the plan, and of its steps those that have something to say. */
function live(run) {
  if (run.steps.length === 0) {
    return list([{ state: 'running', title: run.status === 'sending' ? t('step.sending') : t('step.planning') }]);
  }
  if (run.steps.length === 1) return list(run.steps);
  return html`${graph(run)}${list(run.steps.filter(({ state }) => ['running', 'waiting', 'failed'].includes(state)))}`;
}

/** The steps of a run, live; once it has ended, folded. */
export function steps(run, folded = false, onOpen = () => {}) {
  if (!folded) return html`<div class="live">${live(run)}</div>`;
  const told = run.steps.length
    ? `${many('steps', run.steps.length)}${run.millis ? `, ${duration(run.millis)}` : ''}`
    : '';
  return html`<details class="fold" @toggle=${({ target }) => target.open && onOpen()}>
    <summary>${icon('chevron', 'fold-sign')}<span>${t('story')}</span><span class="fold-note">${told}</span></summary>
    <div class="fold-body">${run.steps.length
      ? html`${run.steps.length > 1 ? graph(run) : nothing}${list(run.steps)}<p><a href="/ui/operations/${run.id}">${t('story.whole')}</a></p>`
      : html`<p class="soft">${t('story.reading')}</p>`}</div>
  </details>`;
}
