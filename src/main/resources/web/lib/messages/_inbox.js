import { learn } from '../i18n.js';
import de from './de/_inbox.js';
import en from './en/_inbox.js';

learn({ en, de });
