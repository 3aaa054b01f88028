/* The assignment meeting: the units chosen go along when the way of handling changes, and before many are assigned it is said what will be done. */
(function () {
  'use strict';

  const page = document.querySelector('[data-bulk=meeting]');
  const dialog = page && page.querySelector('[data-sure]');
  if (!dialog) {
    return;
  }
  const filled = (values) => [...new Set(values.filter(Boolean))];

  /** Units chosen for one way serve as a start for the other; where they do not fit it is said which was left. */
  function carry(form) {
    const way = form.elements.way.value;
    const lead = form.elements.lead;
    const assisting = [...form.querySelectorAll('[name=assisting]')];
    const separate = [...form.querySelectorAll('[name=separate]')];
    const told = form.querySelector('[data-carried]');
    told.textContent = '';
    if (way === 'SEPARATE' && separate.every((it) => !it.value)) {
      const names = new Map([...lead.options].map((it) => [it.value, it.textContent]));
      const units = filled([lead.value, ...assisting.filter((it) => it.checked).map((it) => it.value)]);
      separate.forEach((it, i) => { it.value = units[i] || units[0] || ''; });
      const rest = units.slice(separate.length).map((it) => names.get(it));
      told.textContent = units.length === 0 ? '' : `已按原来选的单位预填，请逐条核对。${rest.length ? `建议只有${separate.length}条，没有填入：${rest.join('、')}。` : ''}`;
    } else if (way !== 'SEPARATE' && !lead.value) {
      const [first, ...others] = filled(separate.map((it) => it.value));
      lead.value = first || '';
      assisting.forEach((it) => { it.checked = it.checked || others.includes(it.value); });
    }
  }

  page.addEventListener('change', (e) => {
    if (e.target.matches('.plan [name=way]')) {
      carry(e.target.form);
    }
  });

  /** @return whether the person agrees to assign these rows; where none can be, there is nothing to agree to, and the answer says why */
  function sure(rows) {
    const day = page.querySelector('[data-day]');
    const [year, month, date] = (day.value || day.max).split('-').map(Number);
    const unfinished = rows.filter((row) => row.dataset.missing);
    if (unfinished.length === rows.length) {
      return true;
    }
    const units = new Map();
    rows.filter((row) => !unfinished.includes(row)).forEach((row) => filled(row.dataset.units.split('、'))
      .forEach((unit) => units.set(unit, (units.get(unit) || 0) + 1)));
    const joint = page.querySelector('[data-joint]').checked;
    dialog.querySelector('[data-sum]').textContent = `交办${rows.length - unfinished.length}件建议给${units.size}个单位，交办日期${year}年${month}月${date}日`;
    dialog.querySelector('[data-units]').textContent = `${[...units].map(([unit, count]) => `${unit}${count}件`).join('、')}${units.size ? '。' : ''}${joint ? '与镇政府联合召开，直接交到单位。' : '镇属单位承办的，先经镇政府办转交。'}`;
    dialog.querySelector('[data-unfinished]').textContent = unfinished.length ? `另有${unfinished.length}件还不能交办：${unfinished.map((row) => row.dataset.number).join('、')}，原因写在各行。` : '';
    dialog.returnValue = 'no';
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
  }

  window.meeting = { sure };
})();
