import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { EditorView, basicSetup } from 'codemirror';

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--code-function)' },
]);

export const LOOK = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--ink)', padding: '10px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--wash)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--selection)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selection)', color: 'inherit' },
  '.cm-selectionMatch': { backgroundColor: 'var(--selection)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: '8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});

// Left to itself a browser puts a style on what is typed over coloured text, which the page's policy forbids.
export const OVERTYPE = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || !event.data || event.isComposing) return false;
    if (view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/** The editor, loaded when it is first wanted. Tells `change`, `run` and `leave`. Its shadow lets its styles in under a strict policy. */
class SqlEditor extends HTMLElement {
  #view = null;
  #value = '';

  set value(value) {
    this.#value = value;
  }

  get text() {
    return this.#view?.state.doc.toString() ?? this.#value;
  }

  connectedCallback() {
    if (this.#view) return;
    const root = this.attachShadow({ mode: 'open' });
    const tell = (type) => () => {
      this.dispatchEvent(new Event(type));
      return true;
    };
    this.#view = new EditorView({
      doc: this.#value,
      parent: root,
      root,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: tell('run') }, { key: 'Ctrl-Enter', run: tell('run') }])),
        basicSetup,
        keymap.of([{ key: 'Escape', run: tell('leave') }]),
        sql({ dialect: PostgreSQL, upperCaseKeywords: false }),
        syntaxHighlighting(COLOURS),
        OVERTYPE,
        EditorView.updateListener.of(({ docChanged }) => docChanged && this.dispatchEvent(new Event('change'))),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
        LOOK,
      ],
    });
  }

  focusText() {
    this.#view?.focus();
    this.#view?.dispatch({ selection: { anchor: this.#view.state.doc.length } });
  }
}

customElements.define('baton-editor', SqlEditor);
