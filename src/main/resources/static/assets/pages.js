/* What our own pages do by themselves: lists that narrow while one types, and the panels of the case page in a dialog. */
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

  /** Opens a panel of the case page; when it is saved, the page is read anew. */
  function openPanel(button) {
    const context = JSON.parse(document.getElementById('case-context').textContent);
    const { element } = window.jianyi;
    const close = element('button', { type: 'button', class: 'btn btn-quiet' }, '关闭');
    const place = element('div', {}, document.getElementById(`panel-${button.dataset.panelOf}`).content.cloneNode(true));
    const dialog = element(
      'dialog',
      { 'aria-label': button.dataset.title },
      element('div', { class: 'dialog-head' }, element('h2', {}, button.dataset.title), close),
      place,
    );
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      button.focus();
    });
    document.body.append(dialog);
    context.proxy = button.dataset.proxy === 'true';
    context.options.units = context.options.units.filter((unit) => unit.code !== button.dataset.without);
    place.querySelectorAll('[data-options-of="roles"]').forEach((roles) => context.roles.forEach((role, i) => {
      roles.append(element('label', { class: 'choice' }, element('input', { type: 'radio', name: 'role', value: role.code, required: i === 0, checked: context.roles.length === 1 }), ` ${role.label}`));
    }));
    place.querySelectorAll('[data-proposals]').forEach((list) => context.suggestion.proposals.forEach((proposal, i) => {
      list.append(element('label', { class: 'choice' }, element('input', { type: 'checkbox', name: 'proposals[]', value: String(i + 1), 'data-type': 'integer' }), ` 第${i + 1}条　${proposal}`));
    }));
    window.jianyi.panel(place, button.dataset.url.slice(context.root.length), {
      context,
      done: () => {
        dialog.close();
        readAnew();
      },
    });
    dialog.showModal();
  }

  async function readAnew() {
    const answer = await fetch(window.location.href, { credentials: 'same-origin' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('content');
    if (!answer.ok || !page) {
      window.location.reload();
      return;
    }
    const open = Array.from(document.querySelectorAll('#content details')).map((it) => it.open);
    document.getElementById('content').replaceWith(page);
    const after = document.querySelectorAll('#content details');
    if (after.length === open.length) {
      after.forEach((it, i) => { it.open = open[i]; });
    }
  }

  document.querySelectorAll('[data-list]').forEach(narrowing);
  document.addEventListener('click', (e) => {
    if (e.target.closest('[data-print]')) {
      window.print();
    }
    const button = e.target.closest('[data-panel-of]');
    if (button) {
      openPanel(button);
    }
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(e.target)) {
        menu.open = false;
      }
    });
  });
})();
