/*
 * jianyiRecord: the form 代录单位办理. What is ticked decides what is asked, and what may follow it in the same go.
 *
 *   select[data-paper]   on which of the uploaded papers it stands; empty: told by telephone, where that is enough
 *   [data-told]          who told it; asked where its select names no paper
 */
(function () {
  'use strict';

  const every = (root, selector) => Array.from(root.querySelectorAll(selector));
  const TOGETHER = '与第1条一并答复。';

  /** What may be recorded now, and what becomes possible by what is ticked before it. */
  function offer(form) {
    const { options, suggestion, share } = form.context;
    const now = options.now;
    const on = (part, tick) => Boolean(now[part] && form.value(tick || `with${part[0].toUpperCase()}${part.slice(1)}`));
    const objects = on('objection');
    const drafts = on('reply') && !objects;
    const signs = !drafts && (on('head', 'withSigning') || on('leader', 'withSigning'));
    const last = share && share.replies.slice(-1)[0];
    const issuer = drafts ? form.value('reply.issuer') : last && last.issuer.code;
    const needsLeader = issuer === 'TOWN_GOVERNMENT' || suggestion.key;
    const leaderSigns = (drafts || signs) && needsLeader;
    const leaderSigned = leaderSigns && Boolean(now.leader || form.value('withLeader'));
    const delivery = now.delivery || ((drafts || signs) && (!needsLeader || leaderSigned));
    const others = ['acceptance', 'contact', 'waiver', 'handling', 'reply'].filter((part) => now[part]);
    const chosen = (options.classes || []).find((it) => it.code === form.value('reply.replyClass'));
    options.offers = {
      opinion: now.opinion,
      ...Object.fromEntries(others.map((part) => [part, !objects])),
      objection: now.objection && !others.some((part) => on(part)),
      signing: now.head || now.leader,
      head: now.head,
      leader: now.leader,
      drafts,
      headSigns: drafts || (signs && now.head),
      leaderSigns,
      leaderSigned,
      delivery,
      rating: now.rating || (delivery && form.value('withDelivery')),
      reason: Boolean(chosen && chosen.needsReason),
    };
    const ticked = every(form.element, '.parts [data-control]').filter((it) => it.checked && !it.closest('[hidden]'));
    options.offers.papers = ticked.some((it) => it.dataset.control !== 'withRating');
  }

  /** What the deputy gets to see is chosen by a person; and who told it by telephone gave no paper. */
  function needsPaper(select) {
    const told = select.closest('.row, section').querySelector('[data-told] input');
    return select.required || (select.name !== 'delivery.sealed' && (!told || told.value === ''));
  }

  /** The uploaded papers as choices; a choice nobody made yet falls on the first. */
  function papers(form) {
    const given = (form.value('scans') || []).map((id, i) => ({ id, name: `第${i + 1}份 ${window.jianyi.nameOf(id) || ''}` }));
    form.context.options.papers = given;
    every(form.element, 'select[data-paper]').forEach((select) => {
      const { value } = select;
      if (select.required) {
        select.options[0].text = given.length > 0 ? '请选择' : '请先上传材料';
      }
      while (select.options.length > 1) {
        select.remove(1);
      }
      given.forEach(({ id, name }) => select.add(new Option(name, id)));
      select.value = select.dataset.chosen && given.some(({ id }) => id === value) ? value : '';
      if (select.value === '' && !select.dataset.chosen && given.length > 0 && needsPaper(select)) {
        select.value = given[0].id;
      }
    });
  }

  function settle(form) {
    offer(form);
    form.refresh();
    offer(form);
    papers(form);
    if (form.context.options.now.rating) {
      // The unit has replied: what it talks of now, it talks of afterwards.
      every(form.element, '[name="contacts[].stage"]').forEach((stage) => {
        Array.from(stage.options).forEach((option) => { option.disabled = option.value !== 'AFTER'; });
        stage.value = 'AFTER';
      });
    }
    every(form.element, '[data-told]').forEach((told) => {
      told.hidden = told.closest('.row, section').querySelector('select[data-paper]').value !== '';
    });
    form.refresh();
  }

  window.jianyiRecord = {
    ready(form) {
      const { options, draft } = form.context;
      options.now = options.offers;
      if (draft && draft.form) {
        papers(form);
        form.fill(draft.form);
        every(form.element, 'select[data-paper]').forEach((select) => { select.dataset.chosen = 'true'; });
      } else {
        const next = { rating: 'withRating', delivery: 'withDelivery', head: 'withSigning', leader: 'withSigning' };
        Object.keys(next).filter((part) => options.now[part]).forEach((part) => form.set(next[part], true));
      }
      const together = form.element.querySelector('[data-together]');
      together.hidden = (options.points || []).length < 2;
      together.addEventListener('click', (e) => {
        if (e.target.closest('button')) {
          every(form.element, '[name="reply.answers[].text"]').slice(1).filter((text) => text.value.trim() === '').forEach((text) => {
            text.value = TOGETHER;
            text.dispatchEvent(new Event('input', { bubbles: true }));
          });
        }
      });
      settle(form);
    },

    changed(form, event) {
      if (event.target.matches('select[data-paper]')) {
        event.target.dataset.chosen = 'true';
      }
      settle(form);
    },

    wrong(form) {
      const { options, share } = form.context;
      const { now } = options;
      const on = (tick) => { const box = form.element.querySelector(`[data-control="${tick}"]`); return box.checked && !box.closest('[hidden]'); };
      const ticks = every(form.element, '.parts [data-control]').map((it) => it.dataset.control);
      if (!ticks.some(on)) {
        return ['请先勾选这次要登记的事项'];
      }
      const sentences = [];
      if (on('withReply') && share.contacts.length === 0 && !share.waivedReason && !on('withContact') && !on('withWaiver')) {
        sentences.push('答复前至少要与代表沟通一次，请同时勾选“与代表沟通”或“代表同意免于面商”');
      }
      if (on('withReply') && now.handling && !on('withHandling')) {
        sentences.push('请同时勾选“办理情况”，写明单位做了什么');
      }
      if (on('withHandling') && now.acceptance && !on('withAcceptance')) {
        sentences.push('请同时勾选“签收”');
      }
      return sentences;
    },
  };
})();
