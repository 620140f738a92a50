// The first thing a browser loads: styles, the shell, and the page of the address.
import './app.css';
import './components/app-shell.js';
import { applyLanguage } from './lib/i18n.js';
import { applyTheme } from './lib/theme.js';

applyTheme();
applyLanguage();
