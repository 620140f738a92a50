import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { bar, timeLeft } from './progress-bar.js';

/** How far an agent is that was asked alone, with the time left, and how to stop or watch it. */
export function aloneProgress(alone) {
  if (!alone.busy) return nothing;
  const { operation, text, share, began } = alone.now;
  return html`<div class="alone" role="status">${bar(share, text, timeLeft(share, Date.now() - began))}
    ${operation ? html`<span class="tools"><button type="button" @click=${() => alone.stop()}>${icon('stop')}${t('stop')}</button>
      <a href="/ui/operations/${operation}">${t('alone.watch')}</a></span>` : nothing}</div>`;
}
