import { learn } from '../i18n.js';
import de from './de/_home.js';
import en from './en/_home.js';

learn({ en, de });
