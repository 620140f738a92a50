// What a question to a person says in one line.

/** A doubt is read by the answer that is doubted; everything else by what is asked. */
export const gist = ({ reason, question, proposed }) => (reason === 'low_confidence' && typeof proposed?.text === 'string' ? proposed.text : question);
