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

const ACTS = {
  urges: {
    label: '催办',
    send: (n) => `发出${n}份催办函`,
    note: '编号后发给承办单位，请其签收，并在5个工作日内答复。代表看不到内容。',
    text: '你单位承办的代表建议，请抓紧办理，与代表沟通后尽快答复，并在5个工作日内书面说明办理进度和答复代表的时间。',
  },
  orders: {
    label: '发督办单',
    send: (n) => `发出${n}份督办单`,
    note: '由承办单位负责人在5个工作日内答复；还没有答复的催办由它代替。代表看不到内容。',
    text: '请单位主要负责人说明没有按期答复的原因，提出办理措施和答复代表的时间。',
  },
  'key-suggestions': {
    label: '列为重点督办',
    send: (n) => `列入${n}件`,
    note: '列入后，答复除单位负责人外还要由分管镇领导签发。',
    text: '',
  },
};

// What was asked for and picked stays when one leaves the dashboard and comes back.
let kept = { state: {}, picked: new Map(), why: new Map() };

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
const WORDS = { RED: '逾期', YELLOW: '临期', GREEN: '正常' };

/**
 * Draws the board into a node.
 *
 * @param address whether the page's address keeps what was asked for
 * @return what ends it
 */
export function board(node, { address = false, blank = false } = {}) {
  const { picked, why } = kept;
  const state = address ? Object.fromEntries(new URLSearchParams(location.search)) : kept.state;
  kept.state = state;
  let options = { acts: false, sessions: [], categories: [], leaders: [] };
  let found = null;
  let latest = 0;
  let timer;
  let plots = null;
  let anchor = null;

  // ---------------------------------------------------------------- the frame

  const search = element('input', { type: 'search', id: 'board-q', maxlength: 100, placeholder: '编号、标题、代表、单位', autocomplete: 'off', value: state.q || '' });
  const lights = element('div', { class: 'board-lights', role: 'group', 'aria-label': '期限情况' });
  const basis = element('div', { class: 'board-basis', role: 'group', 'aria-label': '按哪个期限' });
  const steps = element('div', { class: 'board-steps', role: 'group', 'aria-label': '环节' });
  const rounds = element('div', { class: 'board-rounds', role: 'group', 'aria-label': '办理次数' });
  const units = select('unit', '全部单位');
  const sessions = select('session', '全部届次');
  const categories = select('category', '全部类别');
  const key = element('button', { type: 'button', class: 'board-chip', onclick: () => ask({ key: state.key ? '' : '1' }) }, '只看重点');
  const clear = element('button', { type: 'button', class: 'board-link', hidden: true, onclick: clearAll }, '清除条件');
  const print = element('a', { class: 'board-link board-print', href: '#' }, '打印');
  const warning = element('p', { class: 'board-warning', role: 'note', hidden: true });
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
  const frame = element('div', { class: 'board', 'aria-busy': 'true' },
    conditions,
    warning,
    element('div', { class: 'board-top' }, lights, basis),
    element('div', { class: 'board-filter' }, element('label', { class: 'board-unseen', for: 'board-q' }, '查找'), search, sessions, categories, units, rounds, key),
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
    FIELDS.filter((name) => !['by', 'sort', 'down'].includes(name)).forEach((name) => delete state[name]);
    load();
  }

  /** An answer that comes after a later question is not shown. */
  async function load(paper = false) {
    const mine = ++latest;
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

  function say(place, sentence) {
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  // ---------------------------------------------------------------- drawing

  function draw() {
    frame.removeAttribute('aria-busy');
    say(warning, found.warning || '');
    lights.replaceChildren(
      tile('', '在办', found.any, state.light),
      ...found.lights.map((light) => tile(light.code, light.label, light.count, state.light)));
    basis.replaceChildren(
      element('span', { class: 'board-soft' }, '期限按'),
      ...BASES.map(([code, label]) => element('button', { type: 'button', 'aria-pressed': String((state.by || '') === code), onclick: () => ask({ by: code }) }, label)));
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
      state.light && `${state.by ? BASES.find(([code]) => code === state.by)[1] : ''}${WORDS[state.light]}`, state.key && '重点', state.q && `含“${state.q}”`, `共${found.total}件`].filter(Boolean).join(' · ');
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
      element('td', { class: 'due' }, lamp(row.due, '', row.provisional && !row.legal) || element('small', {}, '未定期限')),
      element('th', { scope: 'row', class: 'title' },
        element('small', {}, row.number),
        row.linked ? element('a', { href: new URL(`suggestions/${row.id}`, ROOT), target: blank ? '_blank' : null }, row.title) : row.title,
        row.confidential && element('span', { class: 'board-tag' }, '保密'),
        why.has(row.id) && why.get(row.id).map((sentence) => element('p', { class: 'board-why' }, sentence))),
      element('td', { class: 'deputies' }, row.lead),
      element('td', { class: 'units' }, row.units, row.role && element('small', {}, ` ${row.role}`), row.round > 1 && element('span', { class: 'board-tag' }, `第${row.round}次办理`), row.assisting && element('small', {}, `会办：${row.assisting}`)),
      element('td', { class: 'now' }, row.holders.map((holder) => element('div', {}, element('b', {}, holder.who), ' ', element('span', { class: 'nowrap' }, holder.step), ' ', element('span', { class: 'nowrap' }, `${holder.days}天`)))),
      element('td', { class: 'legal' }, lamp(row.legal, 'quiet', row.provisional), row.internal && element('small', { class: `inside nowrap ${row.internal.light.toLowerCase()}` }, `内部 ${row.internal.day}${row.internal.light === 'GREEN' ? '' : ` ${WORDS[row.internal.light]}`}`)),
      element('td', { class: 'level' }, row.mark && element('span', { class: `board-tag ${row.mark === '已催办' ? '' : 'accent'}` }, row.mark)));
    return made;
  }

  function lamp(due, quiet, provisional) {
    return due && [
      element('span', { class: `board-light ${due.light.toLowerCase()} ${quiet}` }, WORDS[due.light]),
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

  /** One letter for each unit that still owes its reply; a naming for each case. */
  function receivers(act) {
    return [...picked.values()].flatMap((row) => (act === 'key-suggestions'
      ? [{ id: row.id, row, name: '' }]
      : row.holders.filter((holder) => holder.handling).map((holder) => ({ id: holder.handling, row, name: holder.unit }))));
  }

  function open(act) {
    const { label, send, note, text } = ACTS[act];
    const naming = act === 'key-suggestions';
    const to = receivers(act);
    const idle = naming ? [] : [...picked.values()].filter((row) => !row.holders.some((holder) => holder.handling));
    const words = element('textarea', { id: 'board-text', rows: naming ? 3 : 4, maxlength: naming ? 1000 : 5000 });
    words.value = text;
    const date = element('input', { type: 'date', id: 'board-day', max: found.today, value: found.today });
    const leader = element('select', { id: 'board-leader' }, element('option', { value: '' }, '现在的分管镇领导'), ...options.leaders.map((each) => element('option', { value: each.code }, each.label)));
    const wrong = element('p', { class: 'board-wrong', role: 'alert', hidden: true });
    const lines = new Map(to.map((each) => [each.id, element('li', {}, element('span', {}, element('b', {}, each.row.number), ` ${each.row.title}`), element('span', { class: 'to' }, each.name), element('p', { class: 'result' }))]));
    const go = element('button', { type: 'button', class: 'board-button main', 'data-send': true, disabled: to.length === 0 }, send(to.length));
    const close = element('button', { type: 'button', class: 'board-button' }, '关闭');
    const fields = element('div', { class: 'board-fields' },
      naming && [element('label', { for: 'board-leader' }, '分管镇领导'), leader],
      element('label', { for: 'board-text' }, naming ? '理由' : '内容'), words,
      element('label', { for: 'board-day' }, naming ? '决定日期' : '日期'), date);
    const dialog = element('dialog', { class: 'board-dialog', 'aria-labelledby': 'board-dialog-title' },
      element('h2', { id: 'board-dialog-title' }, act === 'orders' ? `${label}（${options.signs ? '即行签发' : '送主席签发'}）` : label),
      element('p', { class: 'board-soft' }, note),
      fields,
      element('h3', {}, naming ? `共${to.length}件` : `发给${to.length}个承办单位`),
      element('ul', { class: 'board-to' }, ...lines.values()),
      idle.length > 0 && element('p', { class: 'board-soft' }, `${idle.map((row) => row.number).join('、')}没有欠着答复的承办单位，不用发。`),
      wrong,
      element('div', { class: 'board-acts' }, go, close));
    const refuse = ({ message, field }) => {
      say(wrong, message);
      go.disabled = false;
      ({ text: words, reason: words, day: date, leader }[field] || go).focus();
    };
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      const button = bar.querySelector(`[data-act="${act}"]`);
      (button && !bar.hidden ? button : search).focus();
    });
    go.addEventListener('click', async () => {
      say(wrong, '');
      go.disabled = true;
      try {
        const results = await request(`api/supervision/${act}`, naming
          ? { suggestions: to.map((each) => each.id), leader: leader.value || null, reason: words.value, day: date.value || null }
          : { handlings: to.map((each) => each.id), text: words.value, day: date.value || null });
        tell(act, to, lines, results);
        fields.remove();
        go.remove();
        close.textContent = '完成';
        close.classList.add('main');
        close.focus();
      } catch (refusal) {
        refuse(refusal);
      }
    });
    frame.append(dialog);
    dialog.showModal();
    words.focus();
  }

  /** What is done leaves the selection; what was refused stays in it and says why, here and in its row. */
  function tell(act, to, lines, results) {
    const refused = new Map();
    let sent = 0;
    results.forEach((result) => {
      const id = result.handling || result.suggestion;
      const each = to.find((receiver) => receiver.id === id);
      const place = lines.get(id);
      place.className = result.refusal ? 'refused' : 'done';
      place.querySelector('.result').textContent = result.refusal || `${result.label ? `已发${result.label}` : '已列入'}${result.note ? `；${result.note}` : ''}`;
      sent += result.refusal ? 0 : 1;
      if (result.refusal) {
        refused.set(each.row.id, [...(refused.get(each.row.id) || []), result.refusal]);
      }
    });
    to.forEach(({ row }) => {
      if (refused.has(row.id)) {
        why.set(row.id, refused.get(row.id));
      } else {
        why.delete(row.id);
        picked.delete(row.id);
      }
    });
    const failed = results.length - sent;
    say(done, `${ACTS[act].label}：办成${sent}${act === 'key-suggestions' ? '件' : '份'}${failed ? `，${failed}${act === 'key-suggestions' ? '件' : '份'}没有办成，原因见各行` : ''}。`);
    load();
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
    return location.hash === '#print' && address ? toPaper() : load();
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
