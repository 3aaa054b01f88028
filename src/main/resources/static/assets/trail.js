/* The lines of a case's trail, narrowed to one kind of act; what is printed is what is shown. */
(function () {
  'use strict';

  document.addEventListener('change', (e) => {
    if (e.target.matches('select[data-submit]')) {
      e.target.form.submit();
    }
    const trail = e.target.matches('[data-trail] select[data-act]') && e.target.closest('[data-trail]');
    if (!trail) {
      return;
    }
    const act = e.target.value;
    const rows = Array.from(trail.querySelectorAll('tbody tr'));
    rows.forEach((row) => { row.hidden = act !== '' && row.dataset.act !== act; });
    const shown = rows.filter((row) => !row.hidden).length;
    trail.querySelector('[data-count]').textContent = shown === rows.length ? String(shown) : `${shown}/${rows.length}`;
    const print = trail.querySelector('[data-trail-print]');
    print.href = `${print.href.replace(/\?.*$/, '')}${act === '' ? '' : `?act=${encodeURIComponent(act)}`}`;
  });
})();
