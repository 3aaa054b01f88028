/*
 * jianyiReply: what the forms around a reply share. A form names its part: jianyi.submits(camForm, jianyiReply.editor).
 *
 *   editor    拟稿答复: proposals with their answers, what is still missing, papers beside it, the letter while it is typed
 *   signing   审签: the same, to be read; what was changed since the draft that was sent back is marked
 *   reading   the delivered or signed reply above a form about it (送达登记, 评价)
 *   handling  办理: contacts, progress and opinions beside the form
 *
 * A form may hold these places; each is filled from the context and again whenever a panel has changed the case:
 *   [data-remarks]    why it is written or handled again      [data-missing]   what is still missing
 *   [data-reply]      the reply, point by point               [data-materials] contacts, opinions, progress
 *   [data-letter]     the official letter                     [data-tab="…"], [data-pane="…"]  one pane of several is seen
 */
(function () {
  'use strict';

  const WATCH_EVERY = 30000;
  const every = (root, selector) => Array.from(root.querySelectorAll(selector));
  const make = (...all) => window.jianyi.element(...all);
  const day = (date) => window.jianyi.day(date);
  const fill = (place, ...children) => place.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));

  // ---------------------------------------------------------------- pieces

  function paragraphs(text) {
    return String(text || '').split(/\n+/).filter((line) => line.trim()).map((line) => make('p', {}, line));
  }

  function mark(text, date, onBehalf) {
    return make('p', { class: 'head' }, text, date && make('time', {}, day(date)), onBehalf && make('span', { class: 'mark' }, '代录'));
  }

  function photos(papers) {
    const address = (paper) => `${window.jianyi.root}/api/papers/${paper.id}`;
    return papers.length > 0 && make('p', { class: 'papers' }, ...papers.map((paper) => paper.type.startsWith('image/')
      ? make('a', { href: address(paper), download: true, title: paper.name }, make('img', { src: address(paper), alt: paper.name, loading: 'lazy' }))
      : window.jianyi.paper(paper)));
  }

  function remarks(form) {
    every(form.element, '[data-remarks]').forEach((place) => place.replaceChildren(
      ...(form.context.options.remarks || []).map((remark) => make('div', { class: 'warning' }, make('b', {}, remark.heading), ...paragraphs(remark.text))),
    ));
  }

  // ---------------------------------------------------------------- what lies beside: contacts, opinions, progress

  function materials(form) {
    const { share } = form.context;
    every(form.element, '[data-materials]').forEach((place) => fill(
      place,
      make('h4', {}, '沟通面商 ', make('b', { class: 'count' }, String(share.contacts.length))),
      share.waivedReason && make('p', {}, `代表同意免于面商：${share.waivedReason}`),
      ...share.contacts.map((contact) => make(
        'div',
        { class: 'entry' },
        mark(make('b', {}, `${contact.stage.label}${contact.form.label}`), contact.day, contact.onBehalf),
        make('p', { class: 'soft' }, [contact.rank.label, contact.participants, contact.place].filter(Boolean).join('，')),
        make('p', {}, make('span', { class: 'soft' }, '代表意见：'), contact.said),
        contact.agreed && make('p', {}, make('span', { class: 'soft' }, '商定：'), contact.agreed),
        photos(contact.photos),
      )),
      share.contacts.length === 0 && !share.waivedReason && make('p', { class: 'soft' }, '还没有登记。'),
      share.opinions.length > 0 && make('h4', {}, '会办意见 ', make('b', { class: 'count' }, `${given(share).length}/${asked(share).length}`)),
      ...share.opinions.map((opinion) => opinionEntry(form, opinion)),
      share.progress.length > 0 && make('h4', {}, '办理进展 ', make('b', { class: 'count' }, String(share.progress.length))),
      ...share.progress.map((progress) => make(
        'div',
        { class: 'entry' },
        mark(make('b', {}, progress.by), progress.day, progress.onBehalf),
        ...paragraphs(progress.text),
        photos(progress.photos),
      )),
      share.extension.all.length > 0 && make('h4', {}, '延期 ', make('b', { class: 'count' }, String(share.extension.granted))),
      ...share.extension.all.map((extension) => make(
        'div',
        { class: 'entry' },
        mark(make('b', {}, `第${extension.sequence}次申请：${extension.state.label}`), extension.askedOn, extension.onBehalf),
        ...paragraphs(extension.sentence),
      )),
      share.measures && make('h4', {}, '办理情况'),
      ...paragraphs(share.measures),
      ...earlier(form).map((round) => make(
        'details',
        {},
        make('summary', {}, `第${round.round}次办理时的沟通和会办`),
        ...round.contacts.map((contact) => make('div', { class: 'entry' }, mark(make('b', {}, `${contact.stage.label}${contact.form.label}`), contact.day, contact.onBehalf), make('p', {}, contact.said))),
        ...given(round).map((opinion) => make('div', { class: 'entry' }, mark(make('b', {}, opinion.unitName), opinion.givenOn, opinion.onBehalf), ...paragraphs(opinion.text))),
        ...round.progress.map((progress) => make('div', { class: 'entry' }, mark(make('b', {}, progress.by), progress.day, progress.onBehalf), ...paragraphs(progress.text))),
      )),
    ));
  }

  /** The unit's rounds before this one, the latest first. */
  function earlier(form) {
    const { suggestion, share } = form.context;
    return suggestion.handlings
      .filter((handling) => handling.unit === share.unit && handling.round < share.round && handling.contacts.length + given(handling).length + handling.progress.length > 0)
      .reverse();
  }

  function asked(share) {
    return share.opinions.filter((opinion) => ['ASKED', 'GIVEN'].includes(opinion.state.code));
  }

  function given(share) {
    return share.opinions.filter((opinion) => opinion.state.code === 'GIVEN');
  }

  function opinionEntry(form, opinion) {
    const late = opinion.overdue ? '逾期未提' : opinion.state.label;
    const entry = make(
      'div',
      { class: 'entry' },
      mark(make('b', {}, opinion.unitName), opinion.givenOn, opinion.onBehalf),
      ['ASKED', 'GIVEN'].includes(opinion.state.code) && make('p', { class: 'soft' }, opinion.givenOn ? late : `${late}，${opinion.overdue ? '期限为' : '应于'}${day(opinion.due)}${opinion.overdue ? '' : '前提出'}`),
      ...paragraphs(opinion.text),
      photos(opinion.attachments),
      opinion.returnComment && make('p', { class: 'soft' }, `退回理由：${opinion.returnComment}`),
    );
    const template = form.element.querySelector('template[data-return]');
    if (template && opinion.state.code === 'GIVEN') {
      const open = make('button', { type: 'button', class: 'quiet' }, '退回重提');
      open.addEventListener('click', () => {
        const panel = template.content.firstElementChild.cloneNode(true);
        const url = panel.dataset.panel.replace('{opinion}', opinion.id);
        every(panel, '[id]').forEach((it) => { it.id += `-${opinion.id}`; });
        every(panel, 'label[for]').forEach((it) => { it.htmlFor += `-${opinion.id}`; });
        open.replaceWith(panel);
        window.jianyi.panel(panel, url, { context: form.context });
        panel.querySelector('textarea').focus();
      });
      entry.append(open);
    }
    return entry;
  }

  // ---------------------------------------------------------------- panes and the letter

  function panes(form, shown) {
    const tabs = every(form.element, '[data-tab]');
    const show = (name) => {
      tabs.forEach((tab) => {
        tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
        tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
      });
      every(form.element, '[data-pane]').forEach((pane) => { pane.hidden = pane.dataset.pane !== name; });
      if (shown) {
        shown(name);
      }
    };
    tabs.forEach((tab, i) => {
      tab.type = 'button';
      tab.setAttribute('role', 'tab');
      tab.addEventListener('click', () => show(tab.dataset.tab));
      tab.addEventListener('keydown', (e) => {
        if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') {
          e.preventDefault();
          const next = tabs[(i + (e.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length];
          next.focus();
          next.click();
        }
      });
    });
    if (tabs.length > 0) {
      show(tabs[0].dataset.tab);
    }
    return show;
  }

  /** The letter comes as a piece of a page with its own style; a shadow keeps that and the host's apart. */
  function letter(place, html) {
    const room = place.shadowRoot || place.attachShadow({ mode: 'open' });
    room.innerHTML = html;
  }

  async function showLetter(form, draft) {
    const place = form.element.querySelector('[data-letter]');
    const path = `/api/handlings/${form.context.handling}/letter`;
    try {
      letter(place, await window.jianyi.request(draft ? 'POST' : 'GET', path, draft, 'text'));
    } catch (refused) {
      place.replaceChildren();
      letter(place, '<p></p>');
      place.shadowRoot.querySelector('p').textContent = refused.message;
    }
  }

  // ---------------------------------------------------------------- a reply to be read

  function pieces(list) {
    return list.map((piece) => piece.kind === 'same'
      ? document.createTextNode(piece.text)
      : make(piece.kind === 'added' ? 'ins' : 'del', {}, piece.text));
  }

  function readReply(form) {
    const { share, options } = form.context;
    const reply = share.replies[share.replies.length - 1];
    const place = form.element.querySelector('[data-reply]');
    if (!place || !reply) {
      return;
    }
    const revision = options.revision;
    const said = (marked, text) => make('p', { class: 'said' }, ...(marked ? pieces(marked) : [text]));
    const points = options.points || share.proposals.map((n) => ({ number: n, text: form.context.suggestion.proposals[n - 1] }));
    fill(
      place,
      make(
        'div',
        { class: 'reply-head' },
        make('b', {}, reply.letterNumber),
        make('span', { class: 'class' }, `${reply.replyClass.code}类`),
        make('span', {}, reply.replyClass.label),
      ),
      make('p', { class: 'soft' }, [`${reply.drafter}${day(reply.draftedOn)}拟第${reply.draftNumber}稿`, reply.onBehalf && '代录', reply.signer && `${reply.signer}签发`, reply.publicity.label].filter(Boolean).join('，')),
      reply.missingOpinions && make('p', { class: 'warning' }, `${reply.missingOpinions}逾期未提会办意见。`),
      revision && make('div', { class: 'note' }, make('b', {}, `与退回的第${revision.since}稿相比`), make('p', {}, make('ins', {}, '新写的'), ' ', make('del', {}, '删去的')), revision.others.length > 0 && make('ul', {}, ...revision.others.map((other) => make('li', {}, other)))),
      (reply.opening || (revision && revision.opening.length > 0)) && said(revision && revision.opening, reply.opening || ''),
      ...points.map((point) => make(
        'div',
        { class: 'pair' },
        make('div', { class: 'ask' }, make('span', { class: 'no' }, String(point.number)), make('p', {}, point.text)),
        said(revision && revision.answers[point.number], reply.answers[point.number] || ''),
      )),
      reply.classReason && make('p', {}, make('b', {}, '原因说明：'), reply.classReason),
      reply.promises.length > 0 && make('ul', { class: 'promises' }, ...reply.promises.map((promise) => make('li', {}, make('b', {}, '承诺　'), promise.matter, make('span', { class: 'until' }, `${day(promise.due)}前`), promise.responsible && make('span', { class: 'soft' }, `（${promise.responsible}）`)))),
      reply.attachments.length > 0 && make('p', { class: 'papers' }, '附件：', ...reply.attachments.map((paper) => make('span', {}, window.jianyi.paper(paper), ' '))),
      reply.signOffs.length > 0 && make('p', { class: 'soft' }, reply.signOffs.map((s) => `${s.name}（${s.signer}）${s.approved ? '同意' : '退回'}${s.comment ? `：${s.comment}` : ''}`).join('；')),
    );
  }

  // ---------------------------------------------------------------- the reply editor

  function missing(form) {
    const { share, options } = form.context;
    const message = form.message(true);
    const answered = (message.answers || []).filter((answer) => (answer.text || '').trim());
    const chosen = (options.classes || []).find((it) => it.code === message.replyClass);
    const awaited = share.opinions.filter((opinion) => opinion.state.code === 'ASKED' && !opinion.overdue);
    const promised = (message.promises || []).filter((promise) => (promise.matter || '').trim() && promise.due);
    const points = (options.points || []).length;
    const items = [
      ['answers', answered.length === points, answered.length === points ? `${points}条都已答复` : `还有${points - answered.length}条没有答复`],
      ['class', Boolean(chosen), chosen ? `${chosen.code}类` : '还没有选类别'],
    ];
    if (chosen && chosen.needsPromise) {
      items.push(['promises', promised.length > 0, promised.length > 0 ? `承诺${promised.length}项` : `${chosen.code}类至少写一项承诺`]);
    }
    if (chosen && chosen.needsReason) {
      items.push(['reason', Boolean((message.classReason || '').trim()), (message.classReason || '').trim() ? '已写原因' : `${chosen.code}类要写原因`]);
    }
    items.push(['materials', share.contacts.length > 0 || Boolean(share.waivedReason), share.contacts.length > 0 ? `沟通${share.contacts.length}次` : share.waivedReason ? '免于面商' : '还没有登记沟通']);
    if (asked(share).length > 0) {
      items.push(['materials', awaited.length === 0, awaited.length > 0 ? `等待${awaited.map((opinion) => opinion.unitName).join('、')}的会办意见` : `会办意见${given(share).length}/${asked(share).length}`]);
    }
    return items;
  }

  function showMissing(form) {
    const place = form.element.querySelector('[data-missing]');
    const items = missing(form);
    const open = items.filter(([, done]) => !done);
    place.replaceChildren(...open.concat(items.filter(([, done]) => done)).map(([part, done, words]) => {
      const chip = make('button', { type: 'button', class: done ? 'chip done' : 'chip todo' }, done ? '✓ ' : '○ ', words);
      chip.addEventListener('click', () => {
        if (part === 'materials') {
          form.showPane('materials');
        }
        const target = part === 'answers' ? form.element.querySelector('.pair.todo') || form.element.querySelector('.pair') : form.element.querySelector(`[data-part="${part}"]`);
        target.scrollIntoView({ block: 'center', behavior: 'smooth' });
        const field = target.querySelector('textarea, input');
        if (field && part !== 'materials') {
          field.focus({ preventScroll: true });
        }
      });
      return chip;
    }));
    every(form.element, '.pair').forEach((pair) => {
      const field = pair.querySelector('textarea');
      if (field) {
        pair.classList.toggle('todo', field.value.trim() === '');
      }
    });
  }

  function showNeeds(form) {
    const chosen = (form.context.options.classes || []).find((it) => it.code === form.value('replyClass'));
    const needs = (name, on) => every(form.element, `[data-part="${name}"]`).forEach((part) => { part.hidden = !on; });
    needs('reason', Boolean(chosen && chosen.needsReason));
    const promises = form.value('promises') || [];
    const empty = promises.every((promise) => !promise.matter && !promise.due && !promise.responsible);
    if (chosen && chosen.needsPromise && promises.length === 0) {
      form.set('promises', [{}]);
    } else if (chosen && !chosen.needsPromise && promises.length > 0 && empty) {
      form.set('promises', []);
    }
    every(form.element, '[data-need]').forEach((hint) => {
      hint.textContent = !chosen ? '' : chosen.needsPromise
        ? `${chosen.code}类答复至少写一项承诺事项和完成日期，办结后继续跟踪到兑现。`
        : chosen.needsReason ? `${chosen.code}类答复要向代表说明原因。` : '';
    });
  }

  const editor = {
    ready(form) {
      const { context } = form;
      const { returned } = context.options;
      const begun = (form.value('answers') || []).some((answer) => (answer.text || '').trim());
      if (returned && !begun) {
        form.fill({
          replyClass: returned.replyClass.code,
          opening: returned.opening,
          answers: context.options.points.map((point) => ({ proposal: point.number, text: returned.answers[point.number] || '' })),
          promises: returned.promises,
          classReason: returned.classReason,
          letterNumber: returned.letterNumber,
          contactPerson: returned.contactPerson,
          contactPhone: returned.contactPhone,
          publicity: returned.publicity.code,
          publicityReason: returned.publicityReason,
          attachments: returned.attachments,
        });
      }
      if (!form.value('contactPerson') && !context.proxy) {
        form.set('contactPerson', context.user);
      }
      every(form.element, '[data-before]').forEach((place) => { place.hidden = !place.querySelector('p').textContent; });
      every(form.element, '[data-object]').forEach((place) => { place.hidden = !context.options.objectUntil; });
      let timer = null;
      const preview = () => {
        clearTimeout(timer);
        const pane = form.element.querySelector('[data-pane="letter"]');
        if (pane && !pane.hidden) {
          timer = setTimeout(() => showLetter(form, form.message()), 500);
        }
      };
      form.showPane = panes(form, preview);
      form.preview = preview;
      form.element.addEventListener('jianyi:case', (e) => {
        context.share = e.detail.handlings.find((handling) => handling.id === context.handling) || context.share;
        if (context.share.status.code === 'OBJECTED') {
          form.element.replaceChildren(make('p', { class: 'note', role: 'status' }, '已申请退办，等待镇人大办审核。审核结果会出现在案卷页。'));
          return;
        }
        every(form.element, '[data-object]').forEach((place) => { place.hidden = true; });
        materials(form);
        showMissing(form);
      });
      remarks(form);
      materials(form);
      showNeeds(form);
      showMissing(form);
      watch(form);
    },
    changed(form) {
      showNeeds(form);
      showMissing(form);
      form.preview();
    },
    wrong(form) {
      const { share } = form.context;
      const awaited = share.opinions.filter((opinion) => opinion.state.code === 'ASKED' && !opinion.overdue);
      return [
        share.contacts.length === 0 && !share.waivedReason && '还没有登记沟通：请先登记与代表沟通的情况；代表同意免于面商的，请登记免于面商',
        awaited.length > 0 && `会办意见还没有到齐：${awaited.map((opinion) => `${opinion.unitName}应在${day(opinion.due)}前提出`).join('，')}；到期仍未提出的，可以提交`,
      ].filter(Boolean);
    },
  };

  /** While somebody writes, colleagues go on: what they give is shown before it is sent on unseen. */
  function watch(form) {
    const { context } = form;
    const look = async () => {
      if (!form.element.isConnected) {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', look);
        return;
      }
      if (document.visibilityState === 'hidden') {
        return;
      }
      const now = await window.jianyi.request('GET', `/api/tasks/${context.task.id}`).catch(() => null);
      const share = now && now.suggestion.handlings.find((handling) => handling.id === context.handling);
      if (!share || JSON.stringify(share.opinions) === JSON.stringify(context.share.opinions)) {
        return;
      }
      const known = new Set(given(context.share).map((opinion) => `${opinion.id} ${opinion.text}`));
      const come = given(share).filter((opinion) => !known.has(`${opinion.id} ${opinion.text}`));
      context.suggestion = now.suggestion;
      context.share = share;
      materials(form);
      showMissing(form);
      if (come.length > 0) {
        every(form.element, '[data-remarks]').forEach((place) => place.append(make('div', { class: 'note', role: 'status' }, `${come.map((opinion) => opinion.unitName).join('、')}的会办意见刚刚到，请看过再提交。`)));
        form.showPane('materials');
      }
    };
    const timer = setInterval(look, WATCH_EVERY);
    document.addEventListener('visibilitychange', look);
  }

  const signing = {
    ready(form) {
      remarks(form);
      readReply(form);
      materials(form);
      panes(form, (name) => { if (name === 'letter') { showLetter(form); } });
      signing.changed(form);
    },
    changed(form, event) {
      if (event && event.target.name === 'approved') {
        // On a phone the choice sticks to the screen's edge: one tap chooses, the button for the second comes to it.
        requestAnimationFrame(() => {
          const end = form.element.querySelector('.actions');
          end.scrollIntoView({ block: 'end', behavior: 'smooth' });
        });
      }
      const approved = form.value('approved');
      const back = approved === false;
      every(form.element, '.actions .submit').forEach((button) => { button.textContent = back ? '退回修改' : approved ? '同意签发' : '提交'; });
      const comment = form.element.querySelector('[name="comment"]');
      const was = comment.dataset.approved;
      comment.dataset.approved = String(approved);
      if (was === String(!approved)) {
        // What was written to send it back is not said to approve it, and is there again for whoever changes his mind.
        const other = comment.dataset.other || '';
        comment.dataset.other = comment.value;
        comment.value = other;
      }
      comment.required = back;
      every(form.element, '[data-back]').forEach((it) => { it.textContent = back ? '退回意见' : '意见（可不填）'; });
    },
  };

  const reading = {
    ready(form) {
      remarks(form);
      readReply(form);
      every(form.element, '[data-letter-link]').forEach((link) => { link.href = `${window.jianyi.root}/handlings/${form.context.handling}/letter`; });
    },
  };

  const rating = {
    ready(form) {
      reading.ready(form);
      rating.changed(form);
    },
    changed(form) {
      const bad = [form.value('attitude'), form.value('result')].includes('DISSATISFIED');
      const reasons = form.element.querySelector('[name="reasons"]');
      reasons.required = bad;
      every(form.element, '[data-bad]').forEach((it) => { it.textContent = bad ? '意见和理由（不满意请写明）' : '意见和理由（可不填）'; });
    },
  };

  const handling = {
    ready(form) {
      remarks(form);
      materials(form);
      form.element.addEventListener('jianyi:case', (e) => {
        form.context.share = e.detail.handlings.find((it) => it.id === form.context.handling) || form.context.share;
        materials(form);
      });
    },
  };

  window.jianyiReply = { editor, signing, reading, rating, handling };
})();
