// The first thing a browser loads: styles, the shell, and the page of the address.
import './app.css';
import './components/app-shell.js';
import { applyTheme } from './lib/theme.js';

applyTheme();
