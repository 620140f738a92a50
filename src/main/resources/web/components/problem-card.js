import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';

/** What went wrong, what to do about it, and ways on. */
export const problemCard = ({ text, suggestions = [], cause }, actions = nothing) => html`
  <div class="card card-problem" role="group" aria-label=${t('problem')}>
    <p class="card-title">${icon('alert')}<span>${text}</span></p>
    ${suggestions.length ? html`<ul class="hints">${suggestions.map((hint) => html`<li>${hint}</li>`)}</ul>` : nothing}
    ${actions === nothing && !cause ? nothing : html`<div class="card-end">${actions}${cause ? html`<code class="soft">${cause}</code>` : nothing}</div>`}
  </div>`;
