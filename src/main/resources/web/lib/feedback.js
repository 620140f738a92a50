// What a person says of an answer: how chips and words become one comment, what was typed and not yet sent, what it changes.
import { codeOf, t } from './i18n.js';

const BETWEEN = ' · ';
const DRAFT = 'baton.word.';

/** What can be wrong with an answer of that kind. */
export function reasonsOf(answer) {
  if (answer.sql) return ['misread', 'rows', 'numbers', 'columns', 'missing'];
  if (answer.kind === 'declined') return ['misread', 'answerable'];
  return answer.columns?.length ? ['misread', 'numbers', 'missing'] : ['misread', 'missing'];
}

/** The chips stand in the first line, in the words of the page. */
export const commentOf = (reasons, text) =>
  [reasons.map((reason) => t(`word.reason.${reason}`)).join(BETWEEN), text.trim()].filter(Boolean).join('\n');

/** The same taken apart, in whichever language it was said; what is no chip is text. */
export function readComment(comment) {
  const [first, ...rest] = (comment ?? '').split('\n');
  const reasons = first.split(BETWEEN).map((words) => codeOf('word.reason', words));
  return reasons.every(Boolean) ? { reasons, text: rest.join('\n') } : { reasons: [], text: comment ?? '' };
}

export const isRight = (said) => said?.verdict === 'up' || said?.verdict === 'confirm';
export const isWrong = (said) => said?.verdict === 'down' || said?.verdict === 'correct';

/** What follows from a word, as far as the server says whose answers it changes. */
export function effectOf(said, answer) {
  const all = said.serves === 'everybody';
  if (said.serves === 'nobody') return t('word.effect.off');
  if (said.verdict === 'confirm') return all ? t('word.effect.confirm') : t('word.effect.confirm_you');
  if (said.verdict === 'correct') return all ? t('word.effect.correct') : t('word.effect.correct_you');
  if (!answer?.sql) return t('word.effect.kept');
  if (said.verdict === 'down') return all ? t('word.effect.down') : t('word.effect.down_you');
  return all ? t('word.effect.up') : t('word.effect.kept');
}

/** What was typed about a run, so that a reload loses nothing; null when there is none. */
export function draftOf(run) {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT + run));
  } catch {
    return null;
  }
}

export function keepDraft(run, draft) {
  try {
    if (draft) sessionStorage.setItem(DRAFT + run, JSON.stringify(draft));
    else sessionStorage.removeItem(DRAFT + run);
  } catch {
    // Without storage it lasts as long as the page.
  }
}
