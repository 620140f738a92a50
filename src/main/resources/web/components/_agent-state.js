import { html } from 'lit';
import { coded } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

const SIGNS = { up: 'check', draining: 'pause', stopped: 'stop', down: 'alert' };

/** An agent's state in a sign, a colour and a word. */
export const presenceMark = (presence) =>
  html`<span class="state state-${presence}">${icon(SIGNS[presence] ?? 'dot')}${coded('agents.presence', presence)}</span>`;

const COLOURS = { closed: 'up', half_open: 'draining', open: 'down' };

/** Whether an instance is left alone after failures. */
export const circuitMark = (circuit) => html`<span class="state state-${COLOURS[circuit]}">${coded('agents.circuit', circuit)}</span>`;

/** Silent, or left alone after failures. */
export const troubled = ({ presence, instances }) =>
  presence === 'down' || instances.some(({ circuit, presence: own }) => circuit !== 'closed' || own === 'down');
