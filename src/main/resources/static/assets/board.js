// The supervisors' board (督办看板): the open cases, what can be chosen, what is done with those that are picked. Used by Cockpit's dashboard and by the page /board.
import { figures } from './board-figures.js';

const ROOT = new URL('../', import.meta.url);
const FIELDS = ['q', 'session', 'category', 'unit', 'step', 'round', 'light', 'by', 'key', 'sort', 'down', 'page'];
const PATIENCE = 250; // milliseconds
const OFFLINE = '网络不通，请检查网络后再试。';

const COLUMNS = [
  { name: 'due', label: '期限', sort: 'due' },
  { name: 'title', label: '编号', sort: 'number', rest: ' · 标题' },
  { name: 'deputies', label: '领衔代表', sort: 'lead' },
  { name: 'units', label: '承办单位', sort: 'unit' },
  { name: 'now', label: '现在谁在办', sort: 'days', more: true },
  { name: 'legal', label: '法定期限', sort: 'legal', also: ['内部', 'internal'] },
  { name: 'level', label: '督办', sort: 'mark', more: true },
];

const BASES = [['', '环节期限'], ['INTERNAL', '内部期限'], ['LEGAL', '法定期限']];

// Of the texts the first is for those who are all late, the second for all others.
const ACTS = {
  urges: {
    label: '催办',
    send: (n) => `发出${n}份催办函`,
    note: '编号后发给选中的单位，请其签收，并在5个工作日内答复。代表看不到内容。',
    text: ['你单位承办的代表建议已超过答复期限，请抓紧办理，与代表沟通后尽快答复，并在5个工作日内书面说明没有按期答复的原因和答复代表的时间。',
      '你单位承办的代表建议，请抓紧办理，与代表沟通后按期答复，并在5个工作日内书面说明办理进度和答复代表的时间。'],
    assisting: ['请你单位会办的代表建议，会办意见已经逾期。请尽快向主办单位提出，并在5个工作日内书面说明原因。',
      '请你单位会办的代表建议，请按期向主办单位提出会办意见，并在5个工作日内书面说明进度。'],
  },
  orders: {
    label: '发督办单',
    send: (n, signs) => (signs ? `签发${n}份督办单` : `送主席签发${n}份督办单`),
    note: '由单位负责人在5个工作日内答复；还没有答复的催办由它代替。代表看不到内容。',
    text: ['请单位主要负责人说明没有按期答复的原因，提出办理措施和答复代表的时间。', '请单位主要负责人说明办理进展，提出办理措施和答复代表的时间。'],
    assisting: ['请单位主要负责人说明没有按期提出会办意见的原因，并尽快向主办单位提出。', '请单位主要负责人说明会办进展，按期向主办单位提出会办意见。'],
  },
  'key-suggestions': {
    label: '列为重点督办',
    send: (n) => `列入${n}件`,
    note: '列入后，答复除单位负责人外还要由分管镇领导签发。',
    text: ['', ''],
  },
};

// What was asked for, picked and typed stays when one leaves the dashboard and comes back; what was asked for and picked also when the page is read anew.
const kept = { state: null, picked: new Map(), why: new Map(), typed: {} };
const STORE = 'jianyi-board';
const AT_ONCE = 100;

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) || {};
  } catch (unreadable) {
    return {};
  }
}

function store(what) {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(what));
  } catch (full) { /* then it is not kept */ }
}

export function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  Object.entries(properties || {}).forEach(([name, value]) => {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  });
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return made;
}

// What the server said, or a sentence of ours when it said nothing.
async function request(path, body) {
  const token = /(?:^|; )JIANYI-CSRF=([^;]*)/.exec(document.cookie);
  let answer;
  try {
    answer = await fetch(new URL(path, ROOT), {
      method: body ? 'POST' : 'GET',
      headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json', 'X-JIANYI-CSRF': token ? decodeURIComponent(token[1]) : '' } : {}) },
      credentials: 'same-origin',
      body: body && JSON.stringify(body),
    });
  } catch (offline) {
    throw Object.assign(new Error(OFFLINE), { field: null });
  }
  const said = await answer.json().catch(() => null);
  if (!answer.ok) {
    const sentence = answer.status === 401 ? '登录已经过期，请重新登录。' : (said && said.message) || '系统没有办成，请稍后再试。';
    throw Object.assign(new Error(sentence), { field: said && said.field });
  }
  return said;
}

function query(state, without = []) {
  const said = new URLSearchParams();
  FIELDS.filter((name) => state[name] && !without.includes(name)).forEach((name) => said.set(name, state[name]));
  return said.toString();
}

const day = (date) => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
const left = (days) => (days < 0 ? `超过${-days}天` : days === 0 ? '今天到期' : `还有${days}天`);
const isLate = (holder) => holder.left !== null && holder.left < 0 && holder.step !== '待评价';
const WORDS = { RED: '逾期', YELLOW: '临期', GREEN: '正常' };

/**
 * Draws the board into a node.
 *
 * @param address whether the page's address keeps what was asked for
 * @return what ends it
 */
export function board(node, { address = false, blank = false } = {}) {
  const { picked, why } = kept;
  const state = address ? Object.fromEntries(new URLSearchParams(location.search)) : kept.state || {};
  const fresh = !kept.state;
  kept.state = state;
  let options = { acts: false, user: '', sessions: [], categories: [], leaders: [], near: {} };
  let found = null;
  let latest = 0;
  let timer;
  let plots = null;
  let anchor = null;

  // ---------------------------------------------------------------- the frame

  const search = element('input', { type: 'search', id: 'board-q', maxlength: 100, placeholder: '编号、标题、代表、单位', autocomplete: 'off', value: state.q || '' });
  const lights = element('div', { class: 'board-lights', role: 'group', 'aria-label': '期限情况' });
  const legend = element('p', { class: 'board-soft board-legend' });
  const basis = element('div', { class: 'board-basis', role: 'group', 'aria-label': '按哪个期限' });
  const steps = element('div', { class: 'board-steps', role: 'group', 'aria-label': '环节' });
  const rounds = element('div', { class: 'board-rounds', role: 'group', 'aria-label': '办理次数' });
  const units = select('unit', '全部单位');
  const sessions = select('session', '全部届次');
  const categories = select('category', '全部类别');
  const key = element('button', { type: 'button', class: 'board-chip', onclick: () => ask({ key: state.key ? '' : '1' }) }, '只看重点');
  const clear = element('button', { type: 'button', class: 'board-link', hidden: true, onclick: clearAll }, '清除条件');
  const print = element('a', { class: 'board-link board-print', href: '#' }, '打印');
  const fold = element('button', { type: 'button', class: 'board-chip board-fold', 'aria-expanded': 'false', onclick: () => { fold.setAttribute('aria-expanded', String(!frame.classList.toggle('folded'))); } }, '筛选');
  const warning = element('p', { class: 'board-warning', role: 'note', hidden: true });
  const waiting = element('p', { class: 'board-warning no-print', hidden: true });
  const told = element('p', { class: 'board-told', role: 'alert', hidden: true });
  const done = element('p', { class: 'board-done', role: 'status', hidden: true });
  const count = element('p', { class: 'board-count', role: 'status' }, '正在读取…');
  const heads = element('tr');
  const body = element('tbody');
  const all = element('input', { type: 'checkbox', 'aria-label': '选中本页全部', onchange: () => pickAll(all.checked) });
  const table = element('table', { class: 'board-rows' }, element('caption', { class: 'board-unseen' }, '在办的建议，点列名可以排序'), element('thead', {}, heads), body);
  const pager = element('nav', { class: 'board-pager', 'aria-label': '翻页' });
  const bar = element('div', { class: 'board-bar', role: 'region', 'aria-label': '对选中的建议', hidden: true });
  const aside = element('aside', { class: 'board-figures', 'aria-label': '统计' });
  const conditions = element('p', { class: 'board-on-paper' });
  const frame = element('div', { class: 'board folded', 'aria-busy': 'true' },
    conditions,
    warning,
    waiting,
    element('div', { class: 'board-top' }, lights, basis, legend),
    element('div', { class: 'board-filter' }, element('label', { class: 'board-unseen', for: 'board-q' }, '查找'), search, fold, sessions, categories, units, rounds, key),
    steps,
    element('div', { class: 'board-grid' },
      element('div', { class: 'board-main', role: 'region', 'aria-label': '在办建议' }, element('div', { class: 'board-head' }, count, clear, print), told, done, table, pager),
      aside),
    bar);
  node.replaceChildren(frame);

  function select(field, none) {
    const made = element('select', { 'aria-label': none.slice(2), onchange: () => ask({ [field]: made.value }) }, element('option', { value: '' }, none));
    return made;
  }

  function offer(made, field, offers) {
    made.replaceChildren(made.options[0], ...offers.map(({ code, label }) => element('option', { value: code }, label)));
    made.value = state[field] || '';
  }

  // ---------------------------------------------------------------- asking

  function ask(changes) {
    Object.assign(state, { page: '' }, changes);
    load();
  }

  function clearAll() {
    search.value = '';
    FIELDS.filter((name) => !found || !['by', 'sort', 'down'].includes(name)).forEach((name) => delete state[name]);
    load();
  }

  /** An answer that comes after a later question is not shown. */
  async function load(paper = false) {
    const mine = ++latest;
    keep();
    frame.setAttribute('aria-busy', 'true');
    if (address) {
      const said = query(state);
      history.replaceState(null, '', location.pathname + (said ? `?${said}` : ''));
    }
    try {
      const answer = await request(`api/board?${query(state, paper ? ['page'] : [])}${paper ? '&paper=1' : ''}`);
      if (mine !== latest) {
        return;
      }
      found = answer;
      say(told, '');
      draw();
    } catch (refusal) {
      if (mine === latest) {
        say(told, refusal.message);
        frame.removeAttribute('aria-busy');
        count.textContent = '';
        clear.hidden = false;
      }
      return;
    }
    await drawFigures(mine);
  }

  /** What was closed counts in the plots, too; the lights of what is open only in the units' load. Another page or order changes neither. */
  async function drawFigures(mine) {
    const asked = query(state, ['page', 'sort', 'down', 'light', 'by']);
    const loads = JSON.stringify(found.units);
    const same = plots && plots.asked === asked;
    if (same && plots.loads === loads) {
      return;
    }
    const answer = same ? plots.answer : await request(`api/board/figures?${asked}`).catch(() => null);
    if (mine !== latest || !answer) {
      return;
    }
    if (plots) {
      plots.end();
    }
    plots = { asked, loads, answer, ...figures(aside, answer, found, { unit: (name) => ask({ unit: state.unit === name ? '' : name }), root: ROOT, element, day }) };
    await plots.drawn;
  }

  function keep() {
    if (options.user) {
      store({ user: options.user, state, picked: [...picked.keys()] });
    }
  }

  /** Only ids are kept, and only for the same person; the cases are read as they are now. */
  async function recall() {
    const { user, state: asked, picked: ids = [] } = stored();
    if (user !== options.user || !fresh) {
      return;
    }
    if (!address) {
      Object.assign(state, asked);
      search.value = state.q || '';
      sessions.value = state.session || '';
      categories.value = state.category || '';
    }
    for (let from = 0; options.acts && from < ids.length; from += AT_ONCE) {
      const rows = await request(`api/board/rows?ids=${ids.slice(from, from + AT_ONCE).join(',')}`).catch(() => []);
      rows.forEach((row) => picked.set(row.id, row));
    }
  }

  function say(place, sentence) {
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  // ---------------------------------------------------------------- drawing

  function draw() {
    frame.removeAttribute('aria-busy');
    say(warning, found.warning || '');
    waiting.hidden = !found.waiting;
    waiting.replaceChildren(found.waiting || '', element('a', { class: 'board-link', href: new URL('supervision', ROOT) }, '去办理'));
    lights.replaceChildren(
      tile('', '在办', found.any, state.light),
      ...found.lights.map((light) => tile(light.code, light.label, light.count, state.light)));
    basis.replaceChildren(
      element('span', { class: 'board-soft' }, '期限按'),
      ...BASES.map(([code, label]) => element('button', { type: 'button', 'aria-pressed': String((state.by || '') === code), onclick: () => ask({ by: code }) }, label)));
    legend.textContent = state.by
      ? `临期：到期前${options.near.reply}天以内。逾期：期限已过。`
      : `临期：答复在到期前${options.near.reply}天以内，其他环节在到期前${options.near.step}天以内。逾期：期限已过。`;
    steps.replaceChildren(...found.steps.map((step) => chip('step', step)));
    steps.hidden = found.steps.length === 0;
    rounds.replaceChildren(...(found.rounds.length > 1 || state.round ? found.rounds.map((round) => chip('round', round)) : []));
    offer(units, 'unit', [...found.units.map((load) => ({ code: load.unit, label: `${load.unit} ${load.all}件` })), ...missing()]);
    key.setAttribute('aria-pressed', String(Boolean(state.key)));
    clear.hidden = !FIELDS.some((name) => state[name] && !['by', 'sort', 'down', 'page'].includes(name));
    print.href = new URL(`board?${query(state)}#print`, ROOT);
    count.replaceChildren(element('b', {}, String(found.total)), ` 件${found.pages > 1 ? `，第${found.page}页，共${found.pages}页` : ''}`);
    conditions.textContent = said();
    drawHeads();
    body.replaceChildren(...(found.rows.length ? found.rows.map(line) : [element('tr', { class: 'board-none' }, element('td', { colspan: COLUMNS.length + 1 }, '没有符合这些条件的在办建议。'))]));
    pager.replaceChildren(...(found.pages > 1 ? [
      element('button', { type: 'button', class: 'board-button', disabled: found.page <= 1, onclick: () => turn(-1) }, '上一页'),
      element('span', {}, `第${found.page}页，共${found.pages}页`),
      element('button', { type: 'button', class: 'board-button', disabled: found.page >= found.pages, onclick: () => turn(1) }, '下一页')] : []));
    found.rows.filter((row) => picked.has(row.id)).forEach((row) => picked.set(row.id, row));
    drawBar();
  }

  /** A unit that was chosen stays in the list when it has nothing left. */
  function missing() {
    return state.unit && !found.units.some((load) => load.unit === state.unit) ? [{ code: state.unit, label: `${state.unit} 0件` }] : [];
  }

  function said() {
    const name = (made) => (made.selectedIndex > 0 ? made.options[made.selectedIndex].text.replace(/ \d+件$/, '') : '');
    const of = (list, code) => (list.find((each) => each.code === code) || { label: '' }).label;
    return [day(found.today), name(sessions) || '全部届次', name(categories), name(units), of(found.steps, state.step), of(found.rounds, state.round),
      state.light && WORDS[state.light], `按${BASES.find(([code]) => code === (state.by || ''))[1]}`, state.key && '重点', state.q && `含“${state.q}”`, `共${found.total}件`].filter(Boolean).join(' · ');
  }

  function turn(by) {
    state.page = String(found.page + by);
    load().then(() => table.scrollIntoView({ block: 'start' }));
  }

  function tile(code, label, n, chosen) {
    return element('button', { type: 'button', class: `board-tile ${code.toLowerCase()}`, 'aria-pressed': String((chosen || '') === code), onclick: () => ask({ light: chosen === code ? '' : code }) },
      element('b', {}, String(n)), element('span', {}, label));
  }

  function chip(field, { code, label, count: n }) {
    return element('button', { type: 'button', class: 'board-chip', 'aria-pressed': String(state[field] === code), onclick: () => ask({ [field]: state[field] === code ? '' : code }) },
      label, element('b', {}, String(n)));
  }

  function drawHeads() {
    const current = state.sort || 'due';
    heads.replaceChildren(
      options.acts ? element('th', { scope: 'col', class: 'pick' }, all) : '',
      ...COLUMNS.map(({ name, label, sort, more, rest, also }) => {
        const way = state.down ? 'descending' : 'ascending';
        const by = (current === sort || (also && current === also[1])) && way;
        const head = (code, text) => element('button', { type: 'button', class: `by ${current === code ? way : ''}`, onclick: () => ask({ sort: code, down: current === code ? (state.down ? '' : '1') : more ? '1' : '' }) }, text);
        return element('th', { scope: 'col', class: name, 'aria-sort': by || null, 'data-label': label + (rest || '') + (also ? ` · ${also[0]}` : '') },
          sort ? head(sort, label) : element('span', {}, label), also && [element('span', {}, ' · '), head(also[1], also[0])], rest && element('span', {}, rest));
      }));
  }

  function line(row) {
    const box = element('input', { type: 'checkbox', 'aria-label': `选择：${row.number} ${row.title}` });
    box.checked = picked.has(row.id);
    box.addEventListener('click', (event) => pick(row, box.checked, event.shiftKey));
    const made = element('tr', { 'data-id': row.id, class: picked.has(row.id) ? 'picked' : null },
      options.acts ? element('td', { class: 'pick' }, element('label', {}, box)) : '',
      element('td', { class: 'due' }, lamp(row.due, '', row.provisional && sameYear(row.due, row.legal)) || element('small', {}, '未定期限'), row.due && row.due.light === 'RED' && element('small', { class: 'whose' }, whose(row))),
      element('th', { scope: 'row', class: 'title' },
        element('small', {}, row.number),
        row.linked ? element('a', { href: new URL(`suggestions/${row.id}`, ROOT), target: blank ? '_blank' : null }, row.title) : row.title,
        row.confidential && element('span', { class: 'board-tag' }, '保密'),
        why.has(row.id) && why.get(row.id).map((sentence) => element('p', { class: 'board-why' }, sentence))),
      element('td', { class: 'deputies' }, row.lead),
      element('td', { class: 'units' }, row.units, row.role && element('small', {}, ` ${row.role}`), row.round > 1 && element('span', { class: 'board-tag' }, `第${row.round}次办理`), row.assisting && element('small', {}, `会办：${row.assisting}`)),
      element('td', { class: 'now' }, row.holders.map((holder) => element('div', {}, element('b', {}, holder.who), ' ', element('span', { class: 'nowrap' }, holder.step), ' ', element('span', { class: 'nowrap' }, `${holder.days}天`), isLate(holder) && [' ', element('span', { class: 'board-late nowrap' }, `逾期${-holder.left}天`)]))),
      element('td', { class: 'legal' }, lamp(row.legal, 'quiet', row.provisional), row.extensions > 0 && element('small', { class: 'extended nowrap' }, `延期${row.extensions}次`), row.internal && element('small', { class: `inside nowrap ${row.internal.light.toLowerCase()}` }, `内部 ${row.internal.day}${row.internal.light === 'GREEN' ? '' : ` ${WORDS[row.internal.light]}`}`)),
      element('td', { class: 'level' }, row.key && element('span', { class: 'board-tag accent' }, '重点督办'), row.mark && element('span', { class: `board-tag ${row.mark === '已催办' ? '' : 'accent'}` }, row.mark)));
    return made;
  }

  /** Who it is that is late, when it is not (only) the unit that leads. */
  function whose(row) {
    const late = row.holders.filter(isLate).map((holder) => holder.who);
    return [...new Set(late)].filter((who) => row.units !== who).join('、');
  }

  /** What is provisional is what falls into a year without a calendar. */
  function sameYear(due, legal) {
    return !legal || Boolean(due) && due.day.slice(0, 4) === legal.day.slice(0, 4);
  }

  function lamp(due, quiet, provisional) {
    return due && [
      element('span', { class: `board-light ${due.light.toLowerCase()} ${quiet}` }, due.left < 0 && due.light !== 'RED' ? '期满' : WORDS[due.light]),
      element('small', { class: 'nowrap' }, left(due.left)),
      element('time', { class: 'nowrap', datetime: due.day }, due.day, provisional && element('span', { title: '还没有这一年的放假安排，只按周末推算，导入后可能变动' }, ' 暂定'))];
  }

  // ---------------------------------------------------------------- picking

  function pick(row, yes, range) {
    const rows = found.rows;
    const from = range && anchor ? rows.findIndex((each) => each.id === anchor) : -1;
    const to = rows.indexOf(row);
    const chosen = from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    chosen.forEach((each) => mark(each, yes));
    anchor = row.id;
    drawBar();
  }

  function pickAll(yes) {
    found.rows.forEach((row) => mark(row, yes));
    drawBar();
  }

  function mark(row, yes) {
    if (yes) {
      picked.set(row.id, row);
    } else {
      picked.delete(row.id);
      why.delete(row.id);
    }
    const shown = body.querySelector(`tr[data-id="${row.id}"]`);
    if (shown) {
      shown.classList.toggle('picked', yes);
      shown.querySelector('.pick input').checked = yes;
    }
  }

  function drawBar() {
    keep();
    const here = found ? found.rows.filter((row) => picked.has(row.id)).length : 0;
    all.checked = here > 0 && here === found.rows.length;
    all.indeterminate = here > 0 && !all.checked;
    bar.hidden = picked.size === 0;
    bar.replaceChildren(
      element('span', {}, '已选 ', element('b', {}, String(picked.size)), ' 件', picked.size > here ? element('small', {}, `（${picked.size - here}件不在本页）`) : ''),
      ...Object.entries(ACTS).map(([act, { label }], i) => element('button', { type: 'button', class: `board-button ${i === 0 ? 'main' : ''}`, 'data-act': act, onclick: () => open(act) }, label)),
      element('button', { type: 'button', class: 'board-link', onclick: () => { [...picked.values()].forEach((row) => mark(row, false)); drawBar(); } }, '取消选择'));
    frame.classList.toggle('with-bar', picked.size > 0);
  }

  // ---------------------------------------------------------------- acting

  /** One letter for each unit that owes something, in the order in which they are numbered; a naming for each case. */
  function receivers(act) {
    return [...picked.values()].flatMap((row) => {
      if (act === 'key-suggestions') {
        return [{ id: row.id, row, name: '', chosen: true }];
      }
      const owing = row.holders.filter((holder) => holder.handling && holder.unit);
      const late = row.holders.some(isLate);
      return owing.map((holder) => ({
        id: `${holder.handling}/${holder.assisting || ''}`,
        row,
        holder,
        name: holder.unit,
        assisting: Boolean(holder.assisting),
        late: isLate(holder),
        // Of a case in which somebody is late only those who are; the office is not urged.
        chosen: late ? isLate(holder) : !holder.assisting,
      }));
    }).sort((one, other) => other.chosen - one.chosen || Boolean(one.assisting) - Boolean(other.assisting));
  }

  /** Why nothing is sent about a case. */
  function idle(row) {
    const office = row.holders.filter((holder) => holder.who === '镇人大办');
    if (office.length > 0) {
      return `${row.number}：镇人大办${office[0].step}${isLate(office[0]) ? `，已逾期${-office[0].left}天` : ''}，由镇人大办办理，不发给承办单位。`;
    }
    return row.holders.some((holder) => holder.handling && holder.unit) ? null : `${row.number}没有欠着答复或会办意见的单位，不用发。`;
  }

  function open(act) {
    const { label, send, note } = ACTS[act];
    const naming = act === 'key-suggestions';
    const to = receivers(act);
    const typed = kept.typed[act] || {};
    const boxOf = new Map(to.map((each) => [each.id, element('input', { type: 'checkbox', 'aria-label': `发给${each.name}：${each.row.number} ${each.row.title}` })]));
    to.forEach((each) => { boxOf.get(each.id).checked = each.chosen; });
    const chosen = () => to.filter((each) => boxOf.get(each.id).checked);
    const words = element('textarea', { id: 'board-text', rows: naming ? 3 : 4, maxlength: naming ? 1000 : 5000 });
    const others = element('textarea', { id: 'board-assisting-text', rows: 3, maxlength: 5000 });
    const date = element('input', { type: 'date', id: 'board-day', max: found.today, value: typed.day || found.today });
    const leader = element('select', { id: 'board-leader' }, element('option', { value: '' }, '现在的分管镇领导'), ...options.leaders.map((each) => element('option', { value: each.code }, each.label)));
    leader.value = typed.leader || '';
    const wrong = element('p', { class: 'board-wrong', role: 'alert', hidden: true });
    const given = element('p', { class: 'board-given', role: 'status', hidden: true });
    const early = element('p', { class: 'board-warning', role: 'note', hidden: true });
    const lines = new Map(to.map((each) => [each.id, element('li', {},
      naming ? '' : element('label', { class: 'tick' }, boxOf.get(each.id)),
      element('span', { class: 'which' }, element('b', {}, each.row.number), ` ${each.row.title}`),
      element('span', { class: 'to' }, each.name, each.assisting && element('span', { class: 'board-tag' }, '会办'), !naming && standing(each)),
      element('p', { class: 'result' }))]));
    const go = element('button', { type: 'button', class: 'board-button main', 'data-send': true });
    const close = element('button', { type: 'button', class: 'board-button' }, '关闭');
    const caption = element('label', { for: 'board-text' }, naming ? '理由' : '内容');
    const text = element('div', { class: 'board-field wide' }, caption, words);
    const othersText = element('div', { class: 'board-field wide' }, element('label', { for: 'board-assisting-text' }, '给会办单位的内容'), others);
    const fields = element('div', { class: 'board-fields' },
      naming && [element('label', { for: 'board-leader' }, '分管镇领导'), leader],
      text, othersText,
      element('label', { for: 'board-day' }, naming ? '决定日期' : '日期'), date);
    const head = element('h3');
    const idles = naming ? [] : [...picked.values()].map(idle).filter(Boolean);
    const dialog = element('dialog', { class: 'board-dialog', 'aria-labelledby': 'board-dialog-title' },
      element('h2', { id: 'board-dialog-title' }, act === 'orders' ? `${label}（${options.signs ? '即行签发' : '送主席签发'}）` : label),
      element('p', { class: 'board-soft' }, note),
      fields,
      head,
      early,
      element('ul', { class: 'board-to' }, ...lines.values()),
      idles.map((sentence) => element('p', { class: 'board-soft' }, sentence)),
      element('div', { class: 'board-foot' }, given, wrong, element('div', { class: 'board-acts' }, go, close)));
    let sent = 0;
    [[words, 'text'], [others, 'assisting']].forEach(([area, field]) => {
      area.value = typed[field] || '';
      area.dataset.own = typed[field] ? '1' : '';
      area.addEventListener('input', () => { area.dataset.own = '1'; });
    });

    /** A text that nobody has changed says only of those that they are late who are. */
    function fit() {
      const now = chosen();
      const [lead, aside] = [now.filter((each) => !each.assisting), now.filter((each) => each.assisting)];
      [[words, ACTS[act].text, lead], [others, ACTS[act].assisting || ['', ''], aside]].forEach(([area, texts, those]) => {
        if (!area.dataset.own) {
          area.value = texts[those.length > 0 && those.every((each) => each.late) ? 0 : 1];
        }
      });
      text.hidden = lead.length === 0 && (aside.length > 0);
      othersText.hidden = aside.length === 0;
      caption.textContent = naming ? '理由' : aside.length ? '给承办单位的内容' : '内容';
      const units = new Set(now.map((each) => each.name)).size;
      head.textContent = naming ? `共${now.length}件` : now.length === units ? `发给${units}个单位` : `发给${units}个单位，共${now.length}份`;
      const ahead = naming ? 0 : now.filter((each) => !each.late).length;
      const soon = ahead === 0 ? '' : `${ahead === now.length ? '选中的单位都' : `其中${ahead}份的单位`}还没有逾期，请再看一下是不是要发、内容是不是合适。`;
      const past = !naming && date.value && date.value < found.today ? '日期早于今天，答复期限从这一天算起，可能一发出就逾期。没有在那一天发出的，请用今天的日期。' : '';
      say(early, soon + past);
      go.textContent = send(now.length, options.signs);
      go.disabled = now.length === 0;
    }

    /** What was typed and not sent is there again when the dialog is opened the next time. */
    function remember() {
      kept.typed[act] = { text: words.dataset.own && words.value, assisting: others.dataset.own && others.value, leader: leader.value, day: date.value === found.today ? '' : date.value };
    }

    const refuse = ({ message, field }) => {
      say(wrong, message);
      go.disabled = false;
      ({ text: words, assistingText: others, reason: words, day: date, leader }[field] || go).focus();
    };
    boxOf.forEach((box) => box.addEventListener('change', fit));
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      if (fields.isConnected) {
        remember();
      }
      dialog.remove();
      const button = bar.querySelector(`[data-act="${act}"]`);
      (button && !bar.hidden ? button : search).focus();
    });
    go.addEventListener('click', async () => {
      say(wrong, '');
      go.disabled = true;
      const now = chosen();
      try {
        const results = await request(`api/supervision/${act}`, naming
          ? { suggestions: now.map((each) => each.id), leader: leader.value || null, reason: words.value, day: date.value || null }
          : {
            handlings: now.filter((each) => !each.assisting).map((each) => each.holder.handling),
            assisting: now.filter((each) => each.assisting).map(({ holder }) => ({ handling: holder.handling, unit: holder.assisting })),
            text: words.value,
            assistingText: others.value,
            day: date.value || null,
          });
        const refused = tell(act, now, lines, results);
        now.filter((each) => !refused.has(each.id)).forEach((each) => {
          boxOf.get(each.id).checked = false;
          boxOf.get(each.id).disabled = true;
          sent++;
        });
        if (refused.size === 0) {
          delete kept.typed[act];
          fields.remove();
          early.remove();
          go.remove();
          boxOf.forEach((box) => { box.disabled = true; });
        } else {
          const done = now.filter((each) => !refused.has(each.id));
          say(given, done.length ? `已办成${done.length}${naming ? '件' : '份'}：${done.map((each) => `${each.row.number}${naming ? '' : `${each.name}，${lines.get(each.id).querySelector('.result').textContent}`}`).join('；')}。` : '');
          done.forEach((each) => lines.get(each.id).remove());
          fit();
          say(wrong, `${refused.size}${naming ? '件' : '份'}没有办成，原因写在各行。改得了的改好后再发，改不了的请关闭。`);
        }
        if (sent > 0) {
          close.textContent = '完成';
          close.classList.toggle('main', refused.size === 0);
        }
        close.focus();
      } catch (refusal) {
        refuse(refusal);
      }
    });
    date.addEventListener('change', fit);
    fit();
    frame.append(dialog);
    dialog.showModal();
    words.focus();
  }

  function standing({ holder, late }) {
    return element('small', { class: late ? 'late' : null }, late ? `逾期${-holder.left}天` : holder.left === null ? '没有期限' : holder.left === 0 ? '今天到期' : `未逾期，还有${holder.left}天`, holder.who !== holder.unit && `，在${holder.who}处${holder.step}`);
  }

  /** What is done leaves the selection; what was refused stays in it and says why, here and in its row. */
  function tell(act, to, lines, results) {
    const said = new Map();
    const refused = new Set();
    let sent = 0;
    results.forEach((result) => {
      const id = result.suggestion || `${result.handling}/${result.unit || ''}`;
      const each = to.find((receiver) => receiver.id === id);
      const place = lines.get(id);
      const waits = result.label && result.label.includes('待签发');
      place.className = result.refusal ? 'refused' : 'done';
      place.querySelector('.result').textContent = result.refusal || `${waits ? '已送主席签发' : result.label ? `已发${result.label}` : '已列入'}${result.note ? `；${result.note}` : ''}`;
      sent += result.refusal ? 0 : 1;
      if (result.refusal) {
        refused.add(id);
        said.set(each.row.id, [...(said.get(each.row.id) || []), result.refusal]);
      }
    });
    to.forEach(({ row }) => {
      if (said.has(row.id)) {
        why.set(row.id, said.get(row.id));
      } else {
        why.delete(row.id);
        picked.delete(row.id);
      }
    });
    const failed = results.length - sent;
    say(done, `${ACTS[act].label}：办成${sent}${act === 'key-suggestions' ? '件' : '份'}${failed ? `，${failed}${act === 'key-suggestions' ? '件' : '份'}没有办成，原因见各行` : ''}。`);
    load();
    return refused;
  }

  // ---------------------------------------------------------------- beginning and ending

  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask({ q: search.value.trim() }), PATIENCE);
  });

  async function toPaper() {
    await load(true);
    window.print();
  }

  print.addEventListener('click', (event) => {
    if (address) {
      event.preventDefault();
      toPaper();
    }
  });

  request('api/board/options').then((answer) => {
    options = answer;
    offer(sessions, 'session', answer.sessions);
    offer(categories, 'category', answer.categories.map((label) => ({ code: label, label })));
    return recall().then(() => (location.hash === '#print' && address ? toPaper() : load()));
  }).catch((refusal) => {
    frame.removeAttribute('aria-busy');
    say(told, refusal.message);
  });

  return () => {
    latest++;
    clearTimeout(timer);
    if (plots) {
      plots.end();
    }
  };
}
