/* Quick entry: deputies by card number, name or initials; similar earlier suggestions while one types; save and next. */
(function () {
  'use strict';

  const form = document.querySelector('.entry-form');
  if (!form) {
    return;
  }
  const { request, element } = window.jianyi;
  const { upload } = window.office;
  const LARGEST = 20 * 1024 * 1024; // bytes
  const PAUSE = 1000; // milliseconds
  const field = (name) => form.elements[name];
  const pickers = {};
  let deputies = [];
  let earlier = null;
  let saving = false;
  let ready = null; // until the deputies are there, what was typed waits

  // ---------------------------------------------------------------- deputies

  const plain = (text) => text.toLowerCase().replace(/\s+/g, '');

  /** How well a deputy fits what was typed: 0 is best, null not at all. A number is the end of a card number. */
  function fit(deputy, typed) {
    const card = plain(deputy.card);
    if (/^\d+$/.test(typed)) {
      const number = (card.match(/\d+$/) || [''])[0];
      return Number(number) === Number(typed) ? 0 : number.includes(typed) ? 3 : null;
    }
    const marks = [card === typed, plain(deputy.name) === typed || deputy.initials === typed, plain(deputy.name).startsWith(typed)
      || deputy.initials.startsWith(typed), deputy.pinyin.startsWith(typed) || plain(deputy.name).includes(typed)];
    const best = marks.indexOf(true);
    return best < 0 ? null : best;
  }

  function found(typed, without) {
    return deputies
      .filter((deputy) => !without.has(deputy.id))
      .map((deputy) => ({ deputy, mark: fit(deputy, typed) }))
      .filter((it) => it.mark !== null)
      .sort((a, b) => a.mark - b.mark);
  }

  /** A field in which deputies are picked by typing; arrows and Enter choose, Backspace takes the last one back. */
  function picker(place) {
    const name = place.dataset.picker;
    const one = 'one' in place.dataset;
    const chosen = new Map();
    const list = element('ul', { role: 'listbox', id: `${name}-list`, class: 'choices', hidden: true });
    const input = element('input', {
      type: 'text', id: name, autocomplete: 'off', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list',
    });
    const chips = element('span', { class: 'chips' });
    const others = () => new Set([...chosen.keys(), ...(one ? [] : [...pickers.deputyId.ids()])]);
    let active = 0;

    function draw() {
      chips.replaceChildren(...[...chosen.values()].map((deputy) => {
        const away = element('button', { type: 'button', 'aria-label': `去掉${deputy.name}`, tabindex: '-1' }, '×');
        away.addEventListener('click', () => { chosen.delete(deputy.id); draw(); input.focus(); });
        return element('span', { class: 'chip-deputy', title: [deputy.card, deputy.squad, deputy.village].filter(Boolean).join(' · ') }, `${deputy.name} `, element('small', {}, deputy.card), away);
      }));
      input.classList.toggle('folded', one && chosen.size > 0 && document.activeElement !== input);
    }

    function take(deputy) {
      if (one) {
        chosen.clear();
      }
      chosen.set(deputy.id, deputy);
      input.value = '';
      offer();
      draw();
    }

    /** The deputy who is meant when he stands on this paper already, as its lead or as a co-signer. */
    function already(typed) {
      const [best, next] = found(typed, new Set());
      return best && others().has(best.deputy.id) && (!next || best.mark < next.mark) ? best.deputy : null;
    }

    const said = (deputy) => (!one && pickers.deputyId.ids().includes(deputy.id) ? `${deputy.name}是领衔代表，不用再附议` : `${deputy.name}已经选了`);

    function offer() {
      const typed = plain(input.value);
      const there = typed ? already(typed) : null;
      const fits = typed && !there ? found(typed, others()).slice(0, 8) : [];
      active = 0;
      list.replaceChildren(...fits.map(({ deputy }, i) => {
        const item = element('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': String(i === 0) }, `${deputy.name} `, element('small', {}, [deputy.card, deputy.squad, deputy.village].filter(Boolean).join(' · ')));
        item.addEventListener('mousedown', (e) => { e.preventDefault(); take(deputy); });
        return item;
      }));
      if (typed && fits.length === 0 && !/[\s,，、]/.test(input.value.trim())) {
        list.append(element('li', { class: 'soft' }, there ? said(there) : '没有这样的在任代表'));
      }
      list.hidden = list.children.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      mark();
      return fits;
    }

    function mark() {
      [...list.querySelectorAll('[role=option]')].forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
      input.setAttribute('aria-activedescendant', list.hidden ? '' : `${list.id}-${active}`);
    }

    /** Several at once, as they stand on the paper: 5 12 17. What fits nobody, or several, stays. */
    function takeAll(words) {
      const left = words.filter((word) => {
        if (already(plain(word))) {
          return false;
        }
        const fits = found(plain(word), others());
        const best = fits.filter((it) => it.mark === fits[0].mark);
        if (best.length !== 1) {
          return true;
        }
        take(best[0].deputy);
        return false;
      });
      input.value = left.join(' ');
      wrong(name, left.length ? `没有找到，或者不止一位：${left.join('、')}` : '');
    }

    input.addEventListener('input', () => { wrong(name, ''); offer(); });
    input.addEventListener('focus', draw);
    input.addEventListener('blur', () => {
      list.hidden = true;
      ready.then(() => {
        if (document.activeElement !== input) {
          settle();
          draw();
        }
      });
    });
    input.addEventListener('keydown', (e) => {
      if (e.isComposing) {
        return;
      }
      const options = list.querySelectorAll('[role=option]');
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        e.preventDefault();
        active = options.length ? (active + (e.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length : 0;
        mark();
      } else if (e.key === 'Enter' && !e.ctrlKey) {
        e.preventDefault();
        ready.then(settle);
      } else if (e.key === 'Escape') {
        input.value = '';
        offer();
      } else if (e.key === 'Backspace' && !input.value && chosen.size) {
        chosen.delete([...chosen.keys()].pop());
        draw();
      }
    });

    /** Takes what was typed: on Enter, on leaving the field, and before saving. */
    function settle() {
      const words = input.value.split(/[\s,，、]+/).filter(Boolean);
      if (words.length > 1 && !one) {
        takeAll(words);
      } else if (words.length) {
        const there = already(plain(input.value));
        const fits = found(plain(input.value), others());
        if (there) {
          input.value = '';
          wrong(name, said(there));
        } else if (fits[active]) {
          take(fits[active].deputy);
        } else {
          wrong(name, unknown(input.value.trim()));
        }
      }
    }

    place.append(chips, input, list);
    place.addEventListener('click', () => input.focus());
    return {
      ids: () => [...chosen.keys()],
      settle,
      offer: () => document.activeElement === input && offer(),
      left: () => input.value.trim(),
      clear: () => { chosen.clear(); input.value = ''; list.hidden = true; wrong(name, ''); draw(); },
      focus: () => input.focus(),
    };
  }

  async function readDeputies() {
    try {
      deputies = await request('GET', `/api/deputies?day=${field('day').value}`);
      Object.values(pickers).forEach((it) => it.offer());
    } catch (e) {
      wrong('', e.message);
    }
  }

  // ---------------------------------------------------------------- similar earlier suggestions

  const similar = form.querySelector('[data-similar]');
  let typing = null;
  let asked = '';

  async function readSimilar() {
    const title = field('title').value.trim();
    if (title === asked) {
      return;
    }
    asked = title;
    const list = title ? await request('GET', `/api/similar-suggestions?title=${encodeURIComponent(title)}`).catch(() => []) : [];
    if (asked !== title) {
      return;
    }
    similar.querySelector('ul').replaceChildren(...list.map((it) => {
      const same = element('button', { type: 'button', class: 'btn btn-quiet', tabindex: '-1' }, '是同一件事');
      same.addEventListener('click', () => remember(it));
      return element('li', {}, element('a', { href: `${window.jianyi.root}/suggestions/${it.id}`, target: '_blank', rel: 'noopener', tabindex: '-1' }, it.title),
        element('small', { class: 'soft' }, ` ${it.session} ${it.number} · ${it.deputy} · ${it.status} `), same);
    }));
    similar.hidden = list.length === 0;
  }

  function remember(it) {
    earlier = it;
    const line = form.querySelector('[data-earlier]');
    line.hidden = !it;
    line.replaceChildren();
    if (it) {
      const away = element('button', { type: 'button', class: 'btn btn-quiet' }, '去掉');
      away.addEventListener('click', () => remember(null));
      line.append(`多年提出，以前是：${it.session} ${it.number}《${it.title}》`, away);
    }
  }

  // ---------------------------------------------------------------- saving

  function wrong(name, sentence) {
    const place = [...form.querySelectorAll('[data-wrong]')].find((it) => it.dataset.wrong === name) || form.querySelector('[data-wrong=""]');
    place.textContent = sentence;
  }

  const unknown = (typed) => `在任代表里没有“${typed}”，请输入证号、姓名或拼音首字母`;

  /** One line is one proposal; the number before it, in whichever way it is written, is left out. */
  function proposals() {
    return field('proposals').value.split('\n')
      .map((line) => line.trim().replace(/^(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d０-９]{1,3}[）)]|[\d０-９]{1,2}\s*[、)）]|[\d０-９]{1,2}[.．](?![\d０-９])|[①-⑳])\s*/, ''))
      .filter(Boolean);
  }

  function message(scan) {
    const ticked = (name) => field(name).checked;
    return {
      deputyId: pickers.deputyId.ids()[0],
      sessionId: Number(field('sessionId').value),
      day: field('day').value,
      inSession: field('inSession').value === 'true',
      kind: field('kind').value,
      title: field('title').value.trim(),
      category: field('category').value,
      level: field('level').value,
      facts: field('facts').value.trim(),
      proposals: proposals(),
      publicity: field('publicity').value,
      source: field('source').value,
      raisedYears: earlier ? 2 : 0,
      earlierId: earlier ? earlier.id : null,
      contactWish: ticked('contactWish'),
      jointAllowed: ticked('jointAllowed'),
      referenceOnly: ticked('referenceOnly'),
      suggestedUnit: field('suggestedUnit').value,
      confidential: ticked('confidential'),
      confidentialReason: ticked('confidential') ? field('confidentialReason').value.trim() : null,
      cosigners: pickers.cosigners.ids(),
      signedOnPaper: pickers.cosigners.ids().length > 0,
      scan,
      scanLater: !scan,
    };
  }

  function missing() {
    pickers.deputyId.settle();
    pickers.cosigners.settle();
    const day = field('day').value;
    const scan = field('scan').files[0];
    const needed = [
      ['day', (!day && '请填写提出日期') || (day > field('day').max && '提出日期不能晚于今天')],
      ['deputyId', pickers.deputyId.ids().length === 0 && (pickers.deputyId.left() ? unknown(pickers.deputyId.left()) : '请选择领衔代表')],
      ['title', !field('title').value.trim() && '请填写标题'],
      ['facts', !field('facts').value.trim() && '请填写情况与问题'],
      ['proposals', proposals().length === 0 ? '请至少写一条具体建议' : proposals().length > 20 && '具体建议不能超过20条'],
      ['category', !field('category').value && '请选择类别'],
      ['cosigners', (pickers.cosigners.left() && '有附议代表没有找到，请改正或删除') || (pickers.cosigners.ids().length > 30 && '附议代表不能超过30人')],
      ['scan', scan && ((!/\.(pdf|jpe?g|png)$/i.test(scan.name) && '扫描件应是PDF、JPG或PNG文件') || (scan.size > LARGEST && '文件超过20MB，请压缩或拆分后再上传'))],
      ['confidentialReason', field('confidential').checked && !field('confidentialReason').value.trim() && '申请保密时请写明理由'],
    ].filter(([, sentence]) => sentence);
    needed.forEach(([name, sentence]) => wrong(name, sentence));
    return needed.map(([name]) => name);
  }

  function focus(name) {
    const there = document.getElementById(name.replace(/\[.*$/, '')) || field(name);
    if (there && there.focus) {
      there.hidden = false;
      const folded = there.closest('details');
      if (folded) {
        folded.open = true;
      }
      there.focus();
    }
  }

  async function save() {
    if (saving) {
      return;
    }
    await ready;
    form.querySelectorAll('[data-wrong]').forEach((it) => { it.textContent = ''; });
    form.querySelector('.saved').replaceChildren();
    const first = missing()[0];
    if (first) {
      focus(first);
      return;
    }
    saving = true;
    form.classList.add('saving');
    try {
      const file = field('scan').files[0];
      const scan = file ? await upload(file).catch((e) => { throw Object.assign(e, { field: 'scan' }); }) : null;
      const answer = await request('POST', '/api/starts/suggestion-handling', message(scan));
      const saved = form.querySelector('.saved');
      saved.replaceChildren('已保存：', element('a', { href: `${window.jianyi.root}/suggestions/${answer.suggestion}` }, field('title').value.trim()));
      next();
    } catch (e) {
      wrong(e.field || '', e.message);
      focus(e.field || 'title');
    } finally {
      saving = false;
      form.classList.remove('saving');
    }
  }

  /** The same session, day and source; all else is empty. */
  function next() {
    ['title', 'facts', 'proposals', 'confidentialReason', 'scan', 'suggestedUnit'].forEach((name) => { field(name).value = ''; });
    ['contactWish', 'jointAllowed', 'referenceOnly', 'confidential'].forEach((name) => { field(name).checked = false; });
    ['publicity', 'kind', 'level'].forEach((name) => { field(name).selectedIndex = 0; });
    if (!field('keepCategory').checked) {
      field('category').value = '';
    }
    Object.values(pickers).forEach((it) => it.clear());
    remember(null);
    asked = '';
    similar.hidden = true;
    shown();
    document.body.dispatchEvent(new Event('entered'));
    pickers.deputyId.focus();
    window.scrollTo({ top: 0 });
  }

  function shown() {
    const count = proposals().length;
    form.querySelector('[data-count]').textContent = count ? `${count}条建议` : '';
    form.querySelectorAll('[data-if]').forEach((it) => { it.hidden = !field(it.dataset.if).checked; });
  }

  /** Filed during the session when the day lies in it, unless the clerk has said so himself. */
  let timeChosen = false;
  function guessTime() {
    if (timeChosen) {
      return;
    }
    const session = field('sessionId').selectedOptions[0].dataset;
    field('inSession').value = String(field('day').value >= session.opens && field('day').value <= session.closes);
  }

  form.querySelectorAll('[data-picker]').forEach((place) => { pickers[place.dataset.picker] = picker(place); });
  form.addEventListener('submit', (e) => { e.preventDefault(); save(); });
  form.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      save();
    } else if (e.key === 'Enter' && e.target.matches('input[type=text], input[type=date], select')) {
      e.preventDefault();
    }
  });
  form.addEventListener('input', shown);
  /** A category is found like a deputy, by the initials of its reading: nt for 农田水利. */
  let letters = '';
  let lastLetter = 0;
  field('category').addEventListener('focus', () => { letters = ''; });
  field('category').addEventListener('keydown', (e) => {
    if (!/^[a-z]$/i.test(e.key) || e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    e.preventDefault();
    letters = (Date.now() - lastLetter > PAUSE ? '' : letters) + e.key.toLowerCase();
    lastLetter = Date.now();
    const fits = [...e.target.options].find((it) => (it.dataset.initials || '').startsWith(letters));
    if (fits) {
      e.target.value = fits.value;
      wrong('category', '');
    }
  });
  field('title').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(readSimilar, 300); });
  field('day').addEventListener('change', () => { guessTime(); ready = readDeputies(); });
  field('sessionId').addEventListener('change', guessTime);
  field('inSession').addEventListener('change', () => { timeChosen = true; });
  window.addEventListener('beforeunload', (e) => {
    if (field('title').value.trim() || field('facts').value.trim()) {
      e.preventDefault();
    }
  });
  guessTime();
  ready = readDeputies();
  pickers.deputyId.focus();
})();
