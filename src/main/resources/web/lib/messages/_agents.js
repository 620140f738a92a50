import { learn } from '../i18n.js';
import de from './de/_agents.js';
import en from './en/_agents.js';

learn({ en, de });
