import { html } from 'lit';
import { percent } from '../lib/format.js';
import { t } from '../lib/i18n.js';

/** How sure, in a word. */
export function sureness(value, threshold) {
  if (value < threshold) return value < threshold / 2 ? t('sure.unsure') : t('sure.not_enough');
  return value >= (1 + threshold) / 2 ? t('sure.very') : t('sure.sure');
}

/** A number between 0 and 1 beside the threshold it is held against. */
export function confidence(answer, threshold) {
  const value = Math.min(1, Math.max(0, Number(answer.confidence) || 0));
  const below = value < threshold;
  const said = t(below ? 'sure.said_below' : 'sure.said_above', { word: sureness(value, threshold), value: percent(value), threshold: percent(threshold) });
  return html`<span class="mark sure ${below ? 'mark-warn' : 'mark-good'}" role="meter" aria-label=${t('sure.label')}
    aria-valuemin="0" aria-valuemax="1" aria-valuenow=${value} aria-valuetext=${said} title=${said}>
    <svg class="gauge" viewBox="0 0 48 10" aria-hidden="true">
      <rect class="gauge-ground" x="0" y="3" width="48" height="4" rx="2"></rect>
      <rect class="gauge-value" x="0" y="3" width=${48 * value} height="4" rx="2"></rect>
      <rect class="gauge-threshold" x=${48 * threshold - 0.75} y="0" width="1.5" height="10" rx="0.75"></rect>
    </svg>
    <strong>${percent(value)}</strong><span>${sureness(value, threshold)}</span>
    <span class="soft">${t(below ? 'sure.below' : 'sure.above', { threshold: percent(threshold) })}</span></span>`;
}
