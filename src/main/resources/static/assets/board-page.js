// The board on a page of its own: its address keeps what was asked for.
import { board } from './board.js';

board(document.getElementById('board'), { address: true });
