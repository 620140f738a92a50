import { learn } from '../i18n.js';
import de from './de/_training.js';
import en from './en/_training.js';

learn({ en, de });
