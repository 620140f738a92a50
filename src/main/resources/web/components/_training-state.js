import { html } from 'lit';
import { coded } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

const LOOKS = {
  completed: ['check', 'good'], partially_completed: ['check', 'warn'], failed: ['cross', 'bad'], cancelled: ['stop', 'off'],
  paused: ['pause', 'warn'], waiting: ['person', 'warn'],
};

/** A training run's state in a sign, a colour and a word. */
export function runState(status) {
  const [sign, look] = LOOKS[status] ?? ['ring', 'running'];
  return html`<span class="state state-${look}" data-status=${status}>${icon(sign)}${coded('training.status', status)}</span>`;
}
