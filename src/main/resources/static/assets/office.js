/* What the office's bulk pages share: requests with the guard against forgery, uploads. Builds on forms.js. */
(function () {
  'use strict';

  const { root, request, element } = window.jianyi;

  function token() {
    const found = /(?:^|; )JIANYI-CSRF=([^;]*)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : '';
  }

  document.addEventListener('htmx:configRequest', (e) => { e.detail.headers['X-JIANYI-CSRF'] = token(); });

  /** A refused row comes back as it was typed, with the sentence; any other refusal is told where it happened. */
  document.addEventListener('htmx:beforeSwap', (e) => {
    const { xhr, elt } = e.detail;
    if (xhr.status < 400) {
      return;
    }
    e.detail.shouldSwap = xhr.responseText.includes('class="editor"');
    e.detail.isError = false;
    if (!e.detail.shouldSwap) {
      const row = elt.closest('tr') || elt;
      const why = row.querySelector('[data-why]') || row.querySelector('form') || row;
      why.append(element('p', { class: 'wrong', role: 'alert' }, xhr.status === 401 || xhr.status === 403 ? '登录已经过期，请在新窗口重新登录后再试。' : '这一行刚刚有变化，可能已经交办，请刷新页面。'));
    }
  });

  /** @return the id of the paper */
  async function upload(file) {
    const body = new FormData();
    body.append('file', file);
    let answer;
    try {
      answer = await fetch(`${root}/api/papers`, { method: 'POST', body, headers: { 'X-JIANYI-CSRF': token(), Accept: 'application/json' }, credentials: 'same-origin' });
    } catch (e) {
      throw new Error('网络不通，没有上传，请稍后再试');
    }
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(told.message || '没有上传成功，请重新登录后再试');
    }
    return told.id;
  }

  /** Wherever a scan is missing it can be brought; then whoever listens to "entered" reads anew. */
  document.addEventListener('change', async (e) => {
    const id = e.target.dataset && e.target.dataset.scanOf;
    if (!id || !e.target.files[0]) {
      return;
    }
    const label = e.target.closest('label');
    label.parentElement.querySelectorAll('span.wrong').forEach((it) => it.remove());
    try {
      await request('POST', `/api/suggestions/${id}/scan`, { scan: await upload(e.target.files[0]) });
      const row = label.closest('tr[data-id]');
      if (row) {
        const tick = row.querySelector('[data-pick]');
        tick.disabled = false;
        tick.checked = true;
        label.closest('p').remove();
        tick.dispatchEvent(new Event('change', { bubbles: true }));
      }
      document.body.dispatchEvent(new Event('entered'));
    } catch (failure) {
      e.target.value = ''; // the same file, mended, may be chosen again
      label.after(element('span', { class: 'wrong', role: 'alert' }, failure.message));
    }
  });

  window.office = { upload };
})();
