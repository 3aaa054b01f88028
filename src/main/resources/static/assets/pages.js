/* What our own pages do by themselves: lists that narrow while one types. */
(function () {
  'use strict';

  function narrowing(list) {
    const rows = Array.from(list.querySelectorAll('tbody tr'));
    const words = list.querySelector('[data-filter]');
    const chips = Array.from(list.querySelectorAll('.chip[data-light]'));
    const count = list.querySelector('[data-count]');
    const nothing = list.querySelector('[data-nothing]');
    if (!words) {
      return;
    }
    const texts = rows.map((row) => row.textContent.replace(/\s+/g, '').toLowerCase());
    const apply = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const lights = chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.dataset.light);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !(wanted.every((word) => texts[i].includes(word)) && (lights.length === 0 || lights.includes(row.dataset.light)));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = shown === rows.length ? String(rows.length) : `${shown}/${rows.length}`;
      nothing.hidden = shown > 0;
    };
    words.addEventListener('input', apply);
    chips.forEach((chip) => chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      apply();
    }));
  }

  document.querySelectorAll('[data-list]').forEach(narrowing);
})();
