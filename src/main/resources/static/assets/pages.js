/* What our own pages do by themselves: lists that narrow while one types, the panels of the case page in a dialog, what is told after a form. */
(function () {
  'use strict';

  const LONG = 900; // pixels

  function narrowing(list) {
    const rows = Array.from(list.querySelectorAll('tbody tr'));
    const words = list.querySelector('[data-filter]');
    const chips = Array.from(list.querySelectorAll('.chip[data-light]'));
    const count = list.querySelector('[data-count]');
    const nothing = list.querySelector('[data-nothing]');
    const all = list.querySelector('[data-all]');
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
      if (all) {
        const few = !all.dataset.pressed && wanted.length === 0 && lights.length === 0;
        list.querySelector('table').classList.toggle('few', few);
        all.hidden = !few;
      }
      count.textContent = shown === rows.length ? String(rows.length) : `${shown}/${rows.length}`;
      nothing.hidden = shown > 0;
    };
    words.addEventListener('input', apply);
    if (all) {
      all.addEventListener('click', () => {
        all.dataset.pressed = 'true';
        apply();
      });
    }
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
    context.leader = button.dataset.leader === 'true';
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
      refused: async (refusal) => {
        if (refusal.status === 409) {
          await readAnew();
          renewPresent(place, button.dataset.panelOf);
        }
      },
    });
    dialog.showModal();
  }

  /** Somebody else was faster: what the panel shows as present is shown as it is now; what was typed stays. */
  function renewPresent(place, panel) {
    const fresh = document.getElementById(`panel-${panel}`);
    place.querySelectorAll('[data-present]').forEach((present) => {
      const now = fresh && fresh.content.querySelector(`[data-present="${present.dataset.present}"]`);
      if (now) {
        present.replaceWith(now.cloneNode(true));
      }
    });
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
    fold();
    const after = document.querySelectorAll('#content details');
    if (after.length === open.length) {
      after.forEach((it, i) => { it.open = open[i]; });
    }
  }

  /** Shows of a very long text its beginning. */
  function fold() {
    document.querySelectorAll('[data-fold]').forEach((text) => {
      if (text.scrollHeight <= LONG) {
        return;
      }
      const more = window.jianyi.element('button', { type: 'button', class: 'link no-print', 'aria-expanded': 'false' }, '展开全文');
      text.classList.add('folded');
      text.after(more);
      more.addEventListener('click', () => {
        const folded = text.classList.toggle('folded');
        more.textContent = folded ? '展开全文' : '收起';
        more.setAttribute('aria-expanded', String(!folded));
      });
    });
  }

  /** In place of a form that was sent: what happened and what comes next, for whoever still sees the case. */
  async function showAfterwards(address) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const page = read.getElementById('content');
    if (!answer.ok || !page || !page.querySelector('h1[tabindex]')) {
      return;
    }
    document.getElementById('content').replaceWith(page);
    document.title = read.title;
    window.history.replaceState(null, '', address);
    page.querySelector('h1').focus();
    window.scrollTo(0, 0);
  }

  function watch(host) {
    new MutationObserver((_, watcher) => {
      const link = host.querySelector('.done a[href*="/suggestions/"]');
      if (link) {
        watcher.disconnect();
        showAfterwards(`${link.href}/done?step=${host.dataset.form || host.dataset.process}`);
      }
    }).observe(host, { childList: true });
    host.addEventListener('jianyi:case', (e) => {
      if (e.target.dataset.panel.endsWith('/objection')) {
        showAfterwards(`${window.jianyi.root}/suggestions/${e.detail.id}/done?step=objection`);
      }
    });
  }

  /** Throws away what was begun and never sent. */
  async function forget(button) {
    if (!window.confirm('删除后不能恢复。确定删除这份草稿吗？')) {
      return;
    }
    button.disabled = true;
    try {
      await window.jianyi.request('DELETE', button.dataset.forget.slice(window.jianyi.root.length));
      button.closest('.kept').remove();
    } catch (refused) {
      button.disabled = false;
      button.textContent = `没有删除：${refused.message}`;
    }
  }

  /** A column of ticks with one for all of them at its head; their number is told where there is a place for it. */
  function picks(table) {
    const all = table.querySelector('[data-pick-all]');
    const each = Array.from(table.tBodies[0].querySelectorAll('input[type=checkbox]'));
    const told = table.closest('form').querySelector('[data-picked]');
    if (!all) {
      return;
    }
    const count = () => {
      const picked = each.filter((it) => it.checked).length;
      all.checked = picked > 0 && picked === each.length;
      all.indeterminate = picked > 0 && !all.checked;
      if (told) {
        told.textContent = picked;
      }
    };
    table.addEventListener('change', (e) => {
      if (e.target === all) {
        each.forEach((it) => { it.checked = all.checked; });
      }
      count();
    });
    count();
  }

  fold();
  document.querySelectorAll('[data-picks]').forEach(picks);
  document.querySelectorAll('[data-jianyi-host]').forEach(watch);
  document.querySelectorAll('[data-list]').forEach(narrowing);
  document.querySelectorAll('[data-forget]').forEach((button) => button.addEventListener('click', () => forget(button)));
  document.addEventListener('click', (e) => {
    if (e.target.closest('[data-print]')) {
      window.print();
    }
    const button = e.target.closest('[data-panel-of]');
    if (button) {
      openPanel(button);
    }
  });
})();
