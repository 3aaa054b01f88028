/* A menu closes when something else is looked at: with the mouse after the click, since what lies below moves up and would not be hit. */
(function () {
  'use strict';

  const closeBut = (target) =>
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(target)) {
        menu.open = false;
      }
    });

  let byMouse = false;
  document.addEventListener('pointerdown', () => { byMouse = true; });
  document.addEventListener('keydown', () => { byMouse = false; });
  document.addEventListener('click', (e) => closeBut(e.target));
  document.addEventListener('focusin', (e) => {
    if (!byMouse) {
      closeBut(e.target);
    }
  });
  document.addEventListener('keydown', (e) => {
    const open = e.key === 'Escape' && document.querySelector('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
})();
