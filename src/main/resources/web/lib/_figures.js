// Figures with the interval in which they lie, as people read them.
import { html, nothing, svg } from 'lit';
import { grade, percent } from './format.js';
import { t } from './i18n.js';

const written = (measure, tell) => html`<span class="measure"><strong>${tell(measure.value)}</strong>${measure.low === null || measure.low === undefined
  ? nothing : html` <span class="soft">${tell(measure.low)}–${tell(measure.high)}</span>`}</span>`;

/** A share with its interval at 95 %. */
export const shared = (measure) => (measure ? written(measure, percent) : '–');
/** A grade with its interval at 95 %. */
export const graded = (measure) => (measure ? written(measure, grade) : '–');

/** A bar for a share between 0 and 1; beside it stands the number. */
export const bar = (share, kind = 0) => html`<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
  <rect class="gauge-ground" width="100" height="6"></rect>${svg`<rect class="share-value series-${kind % 4}" width=${Math.max(0, Math.min(100, share * 100))} height="6"></rect>`}</svg>`;

/** What made answers, in one line. */
export const version = ({ engine, model, prompt_version: prompt }) =>
  engine === 'rules' ? t('training.rules') : [model ?? engine, prompt ? t('training.prompt_of', { version: prompt.slice(0, 8) }) : null].filter(Boolean).join(' · ');

/** A run's state in a colour and a word; the words are the operations'. */
export const running = (status) => ['running', 'paused', 'waiting', 'escalating', 'planning', 'executing', 'validating'].includes(status);
