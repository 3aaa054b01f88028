/* A menu closes when something else is looked at. */
(function () {
  'use strict';

  const closeBut = (target) =>
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(target)) {
        menu.open = false;
      }
    });

  document.addEventListener('click', (e) => closeBut(e.target));
  document.addEventListener('focusin', (e) => closeBut(e.target));
  document.addEventListener('keydown', (e) => {
    const open = e.key === 'Escape' && document.querySelector('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
})();
