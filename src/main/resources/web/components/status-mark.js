import { html } from 'lit';
import { coded } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

const SIGNS = {
  planning: ['ring', 'live'], executing: ['ring', 'live'], validating: ['ring', 'live'], running: ['ring', 'live'],
  escalating: ['person', 'warn'], waiting: ['person', 'warn'], paused: ['pause', ''],
  completed: ['check', 'good'], partially_completed: ['check', 'warn'], failed: ['cross', 'bad'], cancelled: ['stop', ''],
};

/** What an operation or a training run is doing, in a sign and a word. */
export function statusMark(status) {
  const [sign, kind] = SIGNS[status] ?? ['dot', ''];
  return html`<span class="status status-${kind || 'still'}" data-status=${status}>${icon(sign)}<span>${coded('status', status)}</span></span>`;
}

export const underWay = (status) => ['planning', 'executing', 'validating', 'escalating', 'paused', 'running', 'waiting'].includes(status);
