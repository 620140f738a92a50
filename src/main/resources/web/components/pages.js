// The pages there are. A further one is a line here, its words `page.<name>` in lib/messages, and a
// file whose name begins with _: it is loaded when somebody first goes there.
import { html } from 'lit';
import './chat-page.js';

export const FIRST = 'chat';

export const PAGES = {
  chat: { icon: 'chat', render: ({ rest }) => html`<baton-chat .session=${rest[0] ?? null}></baton-chat>` },
};
