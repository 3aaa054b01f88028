/* Tables of which many rows are done in one act: filter, selection, order. Both stay as they are when the act is done; what could not be done says why. */
(function () {
  'use strict';

  const page = document.querySelector('[data-bulk]');
  const table = page && page.querySelector('table.rows');
  if (!table) {
    return;
  }
  const { request, element } = window.jianyi;
  const body = table.tBodies[0];
  const find = (selector) => page.querySelector(selector);
  const rows = () => [...body.querySelectorAll('tr[data-id]')];
  const box = (row) => row.querySelector('[data-pick]');
  const open = () => rows().filter((row) => !row.hidden && box(row) && !box(row).disabled);
  const marks = new Set(rows().filter((row) => box(row) && box(row).checked).map((row) => row.dataset.id)); // a row that is edited and drawn anew stays picked
  const picked = () => rows().filter((row) => !row.hidden && marks.has(row.dataset.id));
  const first = rows();
  const ways = [...page.querySelectorAll('[data-way]')];
  let byHand = false; // which kind of letter

  function shown() {
    const words = find('[data-filter]').value.toLowerCase().split(/\s+/).filter(Boolean);
    rows().forEach((row, i) => {
      const text = row.textContent.toLowerCase();
      row.hidden = !row.matches('.editor') && !words.every((word) => text.includes(word));
      if (box(row)) {
        box(row).checked = marks.has(row.dataset.id);
      }
      const place = row.querySelector('[data-place]');
      if (place) {
        place.textContent = i + 1;
      }
    });
    const count = picked().length;
    const waiting = find('h1 .count');
    if (waiting) {
      waiting.textContent = rows().length;
    }
    propose();
    find('[data-picked]').textContent = count ? ` ${count} 件` : '';
    find('[data-do]').disabled = count === 0;
    // When all is done, there is nothing left to choose from.
    const none = find('[data-none]');
    if (none) {
      none.hidden = rows().length > 0;
      [table, find('.bulk-bar')].forEach((it) => { it.hidden = !none.hidden; });
    }
    const all = find('[data-all]');
    all.checked = count > 0 && count === open().length;
    all.indeterminate = count > 0 && !all.checked;
  }

  /** What is proposed for those that are picked, as long as nobody has chosen otherwise. */
  function propose() {
    const rungs = new Set(ways.length ? picked().map((row) => row.dataset.rung) : []);
    if (rungs.size > 0) {
      ways.forEach((way) => { way.checked = byHand ? way.checked : way.value.endsWith('orders') === !rungs.has('URGE'); });
    }
    if (find('[data-mixed]')) {
      find('[data-mixed]').hidden = !(rungs.has('URGE') && rungs.size > 1);
    }
  }

  function sort(by) {
    const sorted = by ? [...rows()].sort((a, b) => a.dataset[by].localeCompare(b.dataset[by], 'zh')) : first.filter((row) => row.isConnected);
    sorted.forEach((row) => body.append(row));
    shown();
  }

  function move(row, down) {
    const visible = rows().filter((it) => !it.hidden);
    const other = visible[visible.indexOf(row) + (down ? 1 : -1)];
    if (other) {
      other[down ? 'after' : 'before'](row);
      shown();
    }
  }

  function message(chosen) {
    const day = find('[data-day]').value || null;
    if (find('[data-letter]')) {
      return { handlings: chosen.map((row) => row.dataset.id), text: find('[data-letter]').value, day };
    }
    return page.dataset.bulk === 'examination'
      ? { suggestions: chosen.map((row) => row.dataset.id), day }
      : { rows: chosen.map((row) => ({ suggestion: row.dataset.id, version: row.dataset.version ? Number(row.dataset.version) : null })), day, joint: find('[data-joint]').checked };
  }

  /** What is done leaves the table; what is not stays where it is, picked as before, and says why. */
  async function act() {
    const chosen = picked();
    const button = find('[data-do]');
    const unsaved = chosen.find((row) => row.matches('.editor'));
    find('[data-told]').textContent = '';
    find('[data-done]').textContent = '';
    if (unsaved) {
      find('[data-told]').textContent = '有一行正在修改，请先保存或取消。';
      unsaved.scrollIntoView({ block: 'center' });
      return;
    }
    const day = find('[data-day]');
    if (day && day.max && day.value > day.max) {
      find('[data-told]').textContent = '日期不能晚于今天，请改好再办。';
      day.focus();
      return;
    }
    if (window.meeting && !await window.meeting.sure(chosen)) {
      return;
    }
    button.disabled = true;
    page.setAttribute('aria-busy', 'true');
    page.querySelectorAll('[data-why]').forEach((why) => { why.textContent = ''; });
    try {
      const way = find('[data-way]:checked');
      const answers = await request('POST', `/api/${way ? way.value : page.dataset.bulk}`, message(chosen));
      const done = answers.filter((it) => !it.refusal);
      answers.forEach((it) => {
        const row = chosen.find((one) => one.dataset.id === (it.handling || it.suggestion));
        if (it.refusal) {
          row.querySelector('[data-why]').textContent = it.refusal;
        } else {
          marks.delete(row.dataset.id);
          row.remove();
        }
      });
      const failed = answers.length - done.length;
      find('[data-told]').textContent = failed ? `${failed}件没有办成，原因写在各行，仍保持选中。` : '';
      tell(done);
    } catch (e) {
      find('[data-told]').textContent = e.message;
    } finally {
      page.removeAttribute('aria-busy');
      shown();
    }
  }

  function tell(done) {
    if (done.length === 0) {
      return;
    }
    if (done[0].label) {
      find('[data-done]').textContent = `已办${done.length}件：${done.map((it) => it.label).join('、')}。`;
      showUnderWay();
      return;
    }
    const root = window.jianyi.root;
    const day = find('[data-day]').value;
    const kinds = new Set(done.map((it) => it.number.replace(/\d+/, '')));
    const numbers = kinds.size > 1 ? done.map((it) => it.number).join('、') : `${done[0].number}${done.length > 1 ? `至${done[done.length - 1].number}` : ''}`;
    find('[data-done]').replaceChildren(...(page.dataset.bulk === 'examination'
      ? [`已登记${done.length}件：${numbers}。`, element('a', { href: `${root}/meeting` }, '去交办会')]
      : [`已交办${done.length}件。`, element('a', { href: `${root}/print/assignments?day=${day}` }, '打印交办清单'), '　', element('a', { href: `${root}/print/slips?day=${day}` }, '打印交办单')]));
  }

  /** What was just sent stands in the list of what is under way at once. */
  async function showUnderWay() {
    const answer = await fetch(window.location.pathname, { credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-under-way]');
    if (answer.ok && fresh) {
      find('[data-under-way]').replaceWith(fresh);
    }
  }

  page.addEventListener('input', (e) => { if (e.target.matches('[data-filter]')) { shown(); } });
  page.addEventListener('change', (e) => {
    const mark = (row, on) => (on ? marks.add(row.dataset.id) : marks.delete(row.dataset.id));
    if (e.target.matches('[data-all]')) {
      open().forEach((row) => mark(row, e.target.checked));
    } else if (e.target.matches('[data-pick]')) {
      mark(e.target.closest('tr'), e.target.checked);
    } else if (e.target.matches('[data-way]')) {
      byHand = true;
    } else if (e.target.matches('[data-day]') && find('[data-past]')) {
      find('[data-past]').hidden = !(e.target.value && e.target.value < e.target.max);
    } else if (e.target.matches('[data-sort]')) {
      sort(e.target.value);
    }
    shown();
  });
  page.addEventListener('click', (e) => {
    const row = e.target.closest('tr[data-id]');
    if (e.target.closest('[data-do]')) {
      act();
    } else if (row && e.target.closest('[data-up], [data-down]')) {
      move(row, Boolean(e.target.closest('[data-down]')));
      e.target.focus();
    }
  });
  page.addEventListener('keydown', (e) => {
    const row = e.target.closest('tr[data-id]');
    if (row && e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown') && row.querySelector('[data-up]')) {
      e.preventDefault();
      move(row, e.key === 'ArrowDown');
      e.target.focus();
    }
  });
  document.addEventListener('htmx:afterSwap', (e) => {
    shown();
    const editor = body.querySelector('.editor');
    const fresh = editor && editor.querySelector('[role=alert], [name=category]');
    if (editor && e.target.closest('.editor, tbody')) {
      fresh.focus();
    }
    const edited = !editor && e.target.matches('tr[data-id]') && e.target.querySelector('.edit');
    if (edited) {
      edited.focus();
    }
  });
  document.addEventListener('keydown', (e) => {
    const editor = e.target.closest && e.target.closest('.editor');
    if (editor && e.key === 'Escape') {
      editor.querySelector('[data-cancel]').click();
    } else if (editor && e.key === 'Enter' && e.ctrlKey) {
      editor.querySelector('form').requestSubmit();
    }
  });
  shown();
})();
