import { html, nothing } from 'lit';
import { grade, words } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

const WIDTH = 120;

/** How good an answer was, in training: each component with its value and a sentence, folded. */
export function rewards(run) {
  if (run.rewards.length === 0) return nothing;
  return html`<details class="fold"><summary>${icon('chevron', 'fold-sign')}<span>${t('reward')}</span>
    <span class="fold-note">${grade(run.totalReward)}</span></summary>
    <dl class="measures rewards fold-body">${run.rewards.map(component)}</dl></details>`;
}

function component({ name, value, feedback }) {
  const shown = WIDTH * Math.min(1, Math.max(0, value));
  return html`<div><dt>${words(name)}</dt><dd>
    <svg class="gauge gauge-long" viewBox="0 0 ${WIDTH} 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="gauge-ground" width=${WIDTH} height="6" rx="3"></rect>
      <rect class="gauge-value" width=${shown} height="6" rx="3"></rect></svg>
    <span>${grade(value)}</span>
    ${feedback ? html`<span class="soft reward-said">${feedback}</span>` : nothing}</dd></div>`;
}
