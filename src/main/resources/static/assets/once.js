/* A form that leads to another page is sent once, however often the button is pressed; what cannot be taken back asks first. */
(function () {
  'use strict';

  const PATIENCE = 10000; // milliseconds, for whoever stopped the page from loading

  document.addEventListener('submit', (e) => {
    if (e.defaultPrevented || e.target.method !== 'post') {
      return;
    }
    if (e.target.dataset.sent || e.target.dataset.sure && !window.confirm(e.target.dataset.sure)) {
      e.preventDefault();
      return;
    }
    e.target.dataset.sent = 'true';
    window.setTimeout(() => { delete e.target.dataset.sent; }, PATIENCE);
  });

  // Who comes back finds the page as he left it.
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => { delete form.dataset.sent; });
  });
})();
