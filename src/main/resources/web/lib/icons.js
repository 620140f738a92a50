// Line icons, 24 by 24, in the colour of the text around them.
import { html, svg } from 'lit';

const PATHS = {
  search: svg`<circle cx="10.5" cy="10.5" r="5.5"/><path d="m15 15 4.5 4.5"/>`,
  home: svg`<path d="M4.5 11 12 5l7.5 6v8a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5v-8Z"/><path d="M10 19.5V14h4v5.5"/>`,
  inbox: svg`<path d="M4.5 13.5 7 6h10l2.5 7.5V18a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5v-4.5Zm0 0H9c.3 1.5 1.4 2.4 3 2.4s2.7-.9 3-2.4h4.5"/>`,
  operations: svg`<rect x="4" y="5" width="9" height="3.6" rx="1.2"/><rect x="8" y="10.2" width="9" height="3.6" rx="1.2"/><rect x="12" y="15.4" width="8" height="3.6" rx="1.2"/>`,
  left: svg`<path d="m14.5 6-6 6 6 6"/>`,
  fork: svg`<circle cx="7" cy="6" r="2"/><circle cx="7" cy="18" r="2"/><circle cx="17" cy="8" r="2"/><path d="M7 8v8m10-6c0 4-10 2-10 6"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  coins: svg`<ellipse cx="12" cy="7" rx="6.5" ry="2.7"/><path d="M5.5 7v10c0 1.5 2.9 2.7 6.5 2.7s6.5-1.2 6.5-2.7V7m0 5c0 1.5-2.9 2.7-6.5 2.7S5.5 13.5 5.5 12"/>`,
  heart: svg`<path d="M4 12.5h4l2-5 3.5 9 2-4H20"/>`,
  filter: svg`<path d="M5 6h14l-5.5 6.5V18l-3 1.5v-7L5 6Z"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  send: svg`<path d="M12 19V5m-6 6 6-6 6 6"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="2.5" fill="currentColor" stroke="none"/>`,
  chat: svg`<path d="M20 12a7.5 7.5 0 0 1-7.5 7.5H5l1.7-2.9A7.5 7.5 0 1 1 20 12Z"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h10"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
  moon: svg`<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.8 9.5a2.3 2.3 0 1 1 3.3 2.2c-.7.4-1.1.8-1.1 1.7"/><path d="M12 16.6v.1"/>`,
  check: svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.2"/>`,
  cross: svg`<path d="m7.5 7.5 9 9m0-9-9 9"/>`,
  dash: svg`<path d="M7 12h10"/>`,
  dot: svg`<circle cx="12" cy="12" r="3.2"/>`,
  ring: svg`<path d="M12 4.5a7.5 7.5 0 1 1-7.5 7.5"/>`,
  pause: svg`<path d="M9.5 7.5v9m5-9v9"/>`,
  copy: svg`<rect x="9" y="9" width="10.5" height="10.5" rx="2"/><path d="M15 5.5H6.5a2 2 0 0 0-2 2V16"/>`,
  download: svg`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>`,
  redo: svg`<path d="M19 12a7 7 0 1 1-2.2-5.1M19 4.5V8.5h-4"/>`,
  undo: svg`<path d="M5 12a7 7 0 1 0 2.2-5.1M5 4.5V8.5h4"/>`,
  edit: svg`<path d="m14.5 6 3.5 3.5L9 18.5l-4.3.8.8-4.3L14.5 6Z"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5L8 5.5Z"/>`,
  chevron: svg`<path d="m9 6 6 6-6 6"/>`,
  up: svg`<path d="m7 14 5-5 5 5"/>`,
  down: svg`<path d="m7 10 5 5 5-5"/>`,
  database: svg`<ellipse cx="12" cy="6" rx="7" ry="2.7"/><path d="M5 6v12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7V6M5 12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7"/>`,
  alert: svg`<path d="M12 4 3.5 19h17L12 4Zm0 6v4m0 2.6v.1"/>`,
  person: svg`<circle cx="12" cy="8.5" r="3.5"/><path d="M5.5 19.5a6.5 6.5 0 0 1 13 0"/>`,
  spark: svg`<path d="M12 4.5c.6 4.3 2.9 6.7 7 7.5-4.1.8-6.4 3.2-7 7.5-.6-4.3-2.9-6.7-7-7.5 4.1-.8 6.4-3.2 7-7.5Z"/>`,
  gears: svg`<path d="M4.5 7h9m4 0h2M4.5 12h2m4 0h9M4.5 17h7m4 0h4"/><circle cx="15.5" cy="7" r="2"/><circle cx="8.5" cy="12" r="2"/><circle cx="13.5" cy="17" r="2"/>`,
  code: svg`<path d="m8.5 8-4 4 4 4m7-8 4 4-4 4"/>`,
  table: svg`<rect x="4.5" y="5.5" width="15" height="13" rx="2"/><path d="M4.5 10h15M10 10v8.5"/>`,
  question: svg`<path d="M8.5 9.3a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.5"/><path d="M12 18.3v.1"/>`,
  nothing: svg`<circle cx="12" cy="12" r="8.5"/><path d="M8.5 12h7"/>`,
  thumb_up: svg`<path d="M8.5 10.8 12 4.2c1.5 0 2.3 1 2.1 2.4l-.5 3h4.2c1.1 0 1.9 1 1.6 2.1l-1.5 6a1.9 1.9 0 0 1-1.8 1.4H8.5m0-8.3v8.3m0-8.3H5v8.3h3.5"/>`,
  thumb_down: svg`<path d="M15.5 13.2 12 19.8c-1.5 0-2.3-1-2.1-2.4l.5-3H6.2c-1.1 0-1.9-1-1.6-2.1l1.5-6a1.9 1.9 0 0 1 1.8-1.4h7.6m0 8.3V4.9m0 8.3H19V4.9h-3.5"/>`,
  trash: svg`<path d="M5 7h14M10 7V5h4v2m-7.5 0 .8 12h9.4l.8-12"/>`,
};

/** Each state of a step has a sign beside its word: never colour alone. */
export const STEP_SIGNS = {
  pending: 'ring', running: 'ring', resting: 'clock', done: 'check', failed: 'cross', skipped: 'dash', cancelled: 'stop', waiting: 'pause',
};

export const icon = (name, more = '') =>
  html`<svg class="icon ${more}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;

export const logo = () => html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect class="logo-ground" width="32" height="32" rx="9"></rect>
  <path class="logo-stick" d="M9.5 23 21 9.6"></path><circle class="logo-tip" cx="22.6" cy="7.9" r="2.1"></circle>
  <path class="logo-lines" d="M18.5 22.5h5M15.8 18h7.7"></path></svg>`;
