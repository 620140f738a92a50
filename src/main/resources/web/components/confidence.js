import { html } from 'lit';
import { percent } from '../lib/format.js';

/** How sure, in a word. */
export function sureness(value, threshold) {
  if (value < threshold) return value < threshold / 2 ? 'Unsure' : 'Not sure enough';
  return value >= (1 + threshold) / 2 ? 'Very sure' : 'Sure';
}

/** A number between 0 and 1 beside the threshold it is held against. */
export function confidence(answer, threshold) {
  const value = Math.min(1, Math.max(0, Number(answer.confidence) || 0));
  const below = value < threshold;
  const said = `${sureness(value, threshold)}: ${percent(value)}, ${below ? 'below' : 'above'} the threshold of ${percent(threshold)}`;
  return html`<span class="mark sure ${below ? 'mark-warn' : 'mark-good'}" role="meter" aria-label="Confidence"
    aria-valuemin="0" aria-valuemax="1" aria-valuenow=${value} aria-valuetext=${said} title=${said}>
    <svg class="gauge" viewBox="0 0 48 10" aria-hidden="true">
      <rect class="gauge-ground" x="0" y="3" width="48" height="4" rx="2"></rect>
      <rect class="gauge-value" x="0" y="3" width=${48 * value} height="4" rx="2"></rect>
      <rect class="gauge-threshold" x=${48 * threshold - 0.75} y="0" width="1.5" height="10" rx="0.75"></rect>
    </svg>
    <strong>${percent(value)}</strong><span>${sureness(value, threshold)}</span>
    <span class="soft">${below ? 'below' : 'above'} ${percent(threshold)}</span></span>`;
}
