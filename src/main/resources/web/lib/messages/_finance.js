import { learn } from '../i18n.js';
import de from './de/_finance.js';
import en from './en/_finance.js';

learn({ en, de });
