import { learn } from '../i18n.js';
import de from './de/_schema.js';
import en from './en/_schema.js';

learn({ en, de });
