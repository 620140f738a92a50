// Prose of a model, which may be Markdown and is never trusted.
import DOMPurify from 'dompurify';
import { marked } from 'marked';

const SAFE = {
  FORBID_TAGS: ['img', 'iframe', 'form', 'style', 'input', 'button', 'svg', 'math', 'video', 'audio', 'picture'],
  FORBID_ATTR: ['style', 'id', 'class', 'name', 'srcset'],
};

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
});

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);

// Tags and pictures that a model writes are shown as the text they are.
marked.use({ renderer: { html: ({ text }) => plain(text), image: ({ text }) => plain(text) } });

/** Clean HTML; a trusted value where the browser asks for one. */
export function rendered(text) {
  const html = marked.parse(text, { async: false, breaks: true });
  return DOMPurify.sanitize(html, { ...SAFE, RETURN_TRUSTED_TYPE: 'trustedTypes' in window });
}
