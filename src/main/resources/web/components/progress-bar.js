import { html, nothing, svg } from 'lit';
import { duration, percent } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { underWay } from './status-mark.js';

const SURE_AFTER = 3_000;

/** How much of all steps is done, a step under way as far as it says itself. */
export function share(steps) {
  if (steps.length === 0) return 0;
  const done = steps.reduce((sum, { state, share: part }) =>
    sum + (['done', 'skipped', 'failed', 'cancelled'].includes(state) ? 1 : state === 'running' ? (part ?? 0) : 0), 0);
  return done / steps.length;
}

/** How far an operation is, what it does now, and how long it will still take as far as one can say. */
export function progress(run, told, line) {
  if (!underWay(told.status) || told.status === 'escalating') return nothing;
  const steps = run.stepsOf(line, null);
  const part = share(steps);
  const running = steps.find(({ state }) => state === 'running');
  const elapsed = Date.now() - Date.parse(told.created_at) - line.totals.waited_millis;
  return bar(part, running ? [running.title, running.progress].filter(Boolean).join(': ') : '', running ? timeLeft(part, elapsed) : null);
}

/** The milliseconds still to go when `part` took so many; null while that would be a guess. */
export const timeLeft = (part, elapsed) => (part > 0.05 && elapsed > SURE_AFTER ? (elapsed * (1 - part)) / part : null);

/** A bar with what is done now and the time left in milliseconds, where it is known. */
export function bar(part, text, left) {
  const said = left === null || left === undefined ? percent(part) : `${percent(part)}, ${t('progress.left', { time: duration(left) })}`;
  return html`<div class="progress"><svg class="progress-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="progressbar" aria-label=${t('progress')}
      aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(part * 100)} aria-valuetext=${said}>
      <rect class="gauge-ground" width="100" height="4"></rect>${svg`<rect class="gauge-value" width=${100 * part} height="4"></rect>`}</svg>
    <p class="progress-text"><span>${text}</span><span class="soft">${said}</span></p></div>`;
}
