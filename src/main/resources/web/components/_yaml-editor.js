import { StreamLanguage, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { EditorView, basicSetup } from 'codemirror';
import { LOOK, OVERTYPE } from './_sql-editor.js';

/** Enough of YAML for colours: comments, keys, texts, numbers. */
const YAML = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"|'[^']*')/)) return stream.match(/^\s*:(?=\s|$)/, false) ? 'keyword' : 'string';
    if (stream.match(/^[\w][\w .-]*(?=\s*:(?:\s|$))/)) return 'keyword';
    if (stream.match(/^-?\d+(?:\.\d+)?(?=\s|,|\]|$)/)) return 'number';
    stream.next();
    return null;
  },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
]);

const ROOM = EditorView.theme({ '&': { maxHeight: '60vh' }, '.cm-scroller': { overflow: 'auto', minHeight: '220px' } });

/** Edits YAML and shows faults at their lines; its shadow lets its styles in under a strict policy. */
class YamlEditor extends HTMLElement {
  #view = null;
  #value = '';

  set value(value) {
    this.#value = value;
    if (this.#view) this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: value } });
  }

  get text() {
    return this.#view?.state.doc.toString() ?? this.#value;
  }

  /** [{line, text}]; line 0 has no place. */
  set faults(faults) {
    const { doc } = this.#view.state;
    const diagnostics = faults
      .filter(({ line }) => line > 0)
      .map(({ line, text }) => {
        const { from, to } = doc.line(Math.min(line, doc.lines));
        return { from, to, severity: 'error', message: text };
      });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  connectedCallback() {
    if (this.#view) return;
    const root = this.attachShadow({ mode: 'open' });
    const save = () => {
      this.dispatchEvent(new Event('run'));
      return true;
    };
    this.#view = new EditorView({
      doc: this.#value,
      parent: root,
      root,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: save }, { key: 'Mod-s', run: save }])),
        basicSetup, YAML, syntaxHighlighting(COLOURS), lintGutter(), OVERTYPE, EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'semantics.yaml', tabindex: '0' }), LOOK, ROOM,
        EditorView.updateListener.of((update) => update.docChanged && this.dispatchEvent(new Event('edited'))),
      ],
    });
  }

  /** Puts the cursor at the start of that line. */
  goTo(line) {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.#view.focus();
  }
}

customElements.define('baton-yaml', YamlEditor);
