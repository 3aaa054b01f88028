/* The ledger by keyboard, back to the same place, and what htmx is not to decide alone. Comes before htmx. */
(function () {
  'use strict';

  const q = document.getElementById('q');
  const told = document.getElementById('told');
  const links = () => Array.from(document.querySelectorAll('.ledger .go'));

  // Unit PCs are shared: nothing that was found stays in the browser.
  document.head.append(Object.assign(document.createElement('meta'), { name: 'htmx-config', content: '{"historyCacheSize":0,"allowEval":false}' }));

  /** Pinyin that is not yet Chinese is not searched for. */
  q.addEventListener('input', (e) => {
    if (e.isComposing) {
      e.stopImmediatePropagation();
    }
  });
  q.addEventListener('compositionend', () => q.dispatchEvent(new Event('input', { bubbles: true })));

  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) {
      return;
    }
    const typing = e.target.matches('input:not([type="radio"], [type="checkbox"]), select, textarea');
    if (e.key === '/' && !typing) {
      e.preventDefault();
      q.focus();
      q.select();
    } else if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && (e.target === q || (!typing && !e.target.matches('input')))) {
      const all = links();
      const at = all.indexOf(e.target);
      const next = all[at < 0 ? (e.key === 'ArrowDown' ? 0 : -1) : at + (e.key === 'ArrowDown' ? 1 : -1)];
      if (next && (at >= 0 || e.key === 'ArrowDown')) {
        e.preventDefault();
        next.focus();
        next.closest('tr').scrollIntoView({ block: 'nearest' });
      } else if (at === 0 && e.key === 'ArrowUp') {
        e.preventDefault();
        q.focus();
      }
    }
  });

  /** Who comes back finds the row he left by. */
  document.addEventListener('click', (e) => {
    const row = e.target.closest('a[href]') && e.target.closest('.ledger tbody tr');
    if (row) {
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}#${row.id}`);
    }
  });
  window.addEventListener('pageshow', () => {
    const row = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
    const link = row && row.querySelector('.go');
    if (link) {
      link.focus({ preventScroll: true });
    }
  });

  document.addEventListener('htmx:beforeSwap', (e) => {
    const { xhr, target } = e.detail;
    told.hidden = true;
    if (new URL(xhr.responseURL).pathname.endsWith('/login')) {
      e.detail.shouldSwap = false;
      window.location.reload();
    } else if (xhr.status >= 400 && target.id === 'views' && xhr.responseText.includes('id="views"')) {
      e.detail.shouldSwap = true;
      e.detail.isError = false;
    } else if (xhr.status >= 400) {
      const sentence = new DOMParser().parseFromString(xhr.responseText, 'text/html').querySelector('main p');
      tell(sentence ? sentence.textContent : '没有查到，请刷新页面后重试。');
    }
  });
  document.addEventListener('htmx:sendError', () => tell('网络不通，列表没有更新，请稍后再试。'));

  function tell(sentence) {
    told.textContent = sentence;
    told.hidden = false;
  }
})();
