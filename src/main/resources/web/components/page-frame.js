import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import './connection-banner.js';
import { problemCard } from './problem-card.js';

const openMenu = ({ target }) => target.dispatchEvent(new CustomEvent('menu', { bubbles: true }));

/** The button that opens the menu where there is no room for it beside the page. */
export const menuButton = () => html`<button class="quiet square only-narrow" aria-label=${t('menu.open')} data-action="menu"
  @click=${openMenu}>${icon('menu')}</button>`;

/** What all pages but the chat look like: a title, what can be done, the content. */
export function frame({ title, actions = nothing, back = nothing, wide = false }, body) {
  document.title = `${title} · Baton`;
  return html`<div class="page">
    <header class="bar">${menuButton()}${back}<h1 title=${title}>${title}</h1><div class="bar-end">${actions}</div></header>
    <div class="page-scroll"><div class="page-body ${wide ? 'page-wide' : ''}"><baton-connection></baton-connection>${body}</div></div>
  </div>`;
}

/** While something is fetched for the first time. */
export const waiting = (rows = 3) => html`<div class="bones page-bones" role="status" aria-label=${t('loading')}>${Array.from(
  { length: rows }, () => html`<span class="bone"></span>`)}</div>`;

/** Where there is nothing, and what could be. */
export const empty = (text, sign = 'nothing', action = nothing) => html`<div class="empty">${icon(sign)}<p>${text}</p>${action}</div>`;

/** What could not be fetched, and the way to try again. */
export const failed = (problem, again) => problemCard(
  { text: problem.message, suggestions: problem.suggestions },
  html`<button @click=${again}>${icon('redo')}${t('again')}</button>`);

/** A titled part of a page. */
export const section = (title, body, end = nothing) => html`<section class="part" aria-label=${title}>
  <div class="part-head"><h2>${title}</h2><div class="part-end">${end}</div></div>${body}</section>`;
