import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { conversation, server } from '../lib/app.js';
import { many, t } from '../lib/i18n.js';
import { icon } from '../lib/icons.js';
import { Piece } from '../lib/piece.js';
import { rename } from '../lib/router.js';
import './chat-composer.js';
import './chat-turn.js';
import './chat-welcome.js';
import './connection-banner.js';
import { menuButton } from './page-frame.js';
import { problemCard } from './problem-card.js';

/** A conversation: its questions with their answers, and the box for the next one. */
class ChatPage extends Piece {
  static properties = { session: {}, source: { state: true } };

  constructor() {
    super();
    this.source = null;
    this.opened = undefined;
    this.listen(conversation, 'change');
    this.listen(conversation, 'accepted', ({ detail }) => this.#accepted(detail));
    this.listen(server, 'change');
  }

  willUpdate(changed) {
    if (changed.has('session') && (this.session ?? null) !== this.opened) {
      this.opened = this.session ?? null;
      this.source = null;
      if (this.opened === null || this.opened !== conversation.id) conversation.open(this.opened);
    }
    const title = conversation.runs[0]?.question;
    document.title = title ? `${title.slice(0, 60)} · Baton` : 'Baton';
  }

  render() {
    const { runs, state } = conversation;
    const title = runs[0]?.question ?? t('chat.new');
    return html`<div class="chat">
      <header class="bar">
        ${menuButton()}
        <h1 title=${title}>${title}</h1>
        <a class="quiet square only-narrow" href="/ui/chat" aria-label=${t('chat.new')}>${icon('plus')}</a>
      </header>
      <div class="scroll" @ask=${this.#ask}>
        <div class="turns" role="log" aria-live="off" aria-label=${t('chat.label')} aria-busy=${state === 'loading'}>
          ${this.#content()}
        </div>
      </div>
      <div class="dock">
        <baton-connection></baton-connection>
        <baton-composer .source=${this.#source()} .busy=${!!conversation.active} .waiting=${conversation.active?.status === 'waiting'} .last=${runs.at(-1)?.question ?? ''}
          @ask=${this.#ask} @stop=${() => conversation.stop()} @source=${this.#choose}></baton-composer>
      </div>
      <p class="visually-hidden" role="status">${this.#said()}</p>
    </div>`;
  }

  #content() {
    const { runs, state, problem } = conversation;
    if (state === 'loading') return html`<div class="bones" aria-label=${t('loading')}>${[1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;
    if (state === 'failed') {
      return problemCard(
        problem.status === 404
          ? { text: t('chat.missing'), suggestions: [t('chat.missing_why')] }
          : { text: problem.message, suggestions: problem.suggestions },
        problem.status === 404
          ? html`<a class="button" href="/ui/chat">${t('chat.new')}</a>`
          : html`<button @click=${() => conversation.reload()}>${icon('redo')}${t('again')}</button>`,
      );
    }
    if (runs.length === 0) return html`<baton-welcome .source=${this.#source()}></baton-welcome>`;
    return html`
      ${conversation.older ? html`<button class="older" @click=${() => conversation.loadOlder()}>${t('chat.earlier')}</button>` : nothing}
      ${repeat(runs, (run) => run, (run, i) => html`<baton-turn .run=${run} .revision=${run.revision}
        .threshold=${server.threshold} .last=${i === runs.length - 1} .busy=${!!conversation.active}></baton-turn>`)}`;
  }

  /** What is asked next: what was chosen, what this conversation is about, what is usual. */
  #source() {
    return this.source ?? conversation.runs.at(-1)?.source ?? server.usual;
  }

  #choose({ detail }) {
    this.source = detail;
    server.prefer(detail);
  }

  #ask({ detail }) {
    if (conversation.active) return;
    conversation.ask(detail.question, detail.source ?? this.#source());
    this.updateComplete.then(() => {
      const turn = this.querySelector('baton-turn:last-of-type');
      turn?.scrollIntoView({ block: 'start' });
    });
  }

  #accepted(run) {
    this.opened = run.session;
    rename(`/ui/chat/${run.session}`);
  }

  /** One short line for those who listen. */
  #said() {
    const run = conversation.runs.at(-1);
    if (!run) return '';
    if (!run.ended) {
      if (run.status === 'waiting') return t('said.waits');
      const step = run.steps.find(({ state }) => state === 'running');
      return step ? `${step.title}…` : t('said.working');
    }
    if (run.status === 'failed') return t('said.failed', { why: run.problem?.text ?? '' });
    if (run.status === 'cancelled') return t('said.stopped');
    const answer = run.answer;
    if (!answer) return '';
    const rows = answer.kind === 'query' || answer.sql ? `, ${many('rows', answer.row_count ?? 0)}` : '';
    return `${t('said.answer')}${rows}: ${answer.answer ?? ''}`;
  }

  updated() {
    const at = conversation.runs.length && !conversation.active ? 'rest' : '';
    if (conversation.state === 'ready' && this.shown !== conversation.id) {
      this.shown = conversation.id;
      if (at) this.querySelector('baton-turn:last-of-type')?.scrollIntoView({ block: 'start' });
    }
  }
}

customElements.define('baton-chat', ChatPage);
