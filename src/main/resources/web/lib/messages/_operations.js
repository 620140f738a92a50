import { learn } from '../i18n.js';
import de from './de/_operations.js';
import en from './en/_operations.js';

learn({ en, de });
