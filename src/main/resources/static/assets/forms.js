/*
 * jianyi: what all forms share, in Tasklist and on our own pages. The only script of the forms.
 *
 * A form is plain HTML, deployed with its process. It holds one <form class="jianyi"> and ends with
 *
 *     <script cam-script type="text/form-script">jianyi.submits(camForm);</script>
 *
 * The message: every named field that is not hidden becomes a component of the record.
 *   name="title"                       text; empty is null. type="number" or data-type="integer" give a number, a checkbox true or false
 *   name="agreed" data-type="boolean"  radio buttons with value="true" and value="false"
 *   name="assignment.months"           a component of a nested record
 *   name="groups[]"                    checkboxes: a list of their values
 *   data-rows="promises"               rows; holds a <template> with fields named promises[] (texts) or promises[].matter (records).
 *                                      data-min, data-max, data-add="button's words"; data-from="suggestion.proposals": one fixed row for each.
 *                                      In a row: data-number (its number), data-text="item", data-value="number" or "item.number"
 *   <input type="file" data-upload>    id of the uploaded paper, or with multiple a list of ids; data-max. data-upload="scan": PDF and photos
 *   <unit-shares name="units">         who handles it, as unit shares; data-of="assignment" | "dispatch" | "takeover"; data-shares: those to begin with
 *   <assignment-fields name="assignment">, <proxy-fields>, <told-fields>   sections that several forms share, see SECTIONS
 * Field attributes:
 *   required, maxlength, min, max      checked before sending, said in Chinese; data-required="sentence" says it in other words
 *   data-options="units"               choices out of context.options; data-filter="track!=UPPER" leaves some out. On a <fieldset>: its
 *                                      <template> holds one labelled radio button or checkbox, which is made for each; data-text="item.label"
 *   data-search                        on a <select>: type to search; multiple gives a list, data-type="integer" numbers
 *   data-value="suggestion.title"      what the field starts with: a path into the context (-1 is a list's last); "today"
 *   data-latest="today"                latest day of a date field
 * Any element:
 *   data-when="outcome=RETURN,MERGE & !context.proxy"   shown only then; hidden fields are not sent. Names a field or context.…; & is and
 *   data-control="together"            a checkbox or select that only decides what is shown; its value can be named in data-when
 *   data-text="context.suggestion.title"                shows something out of the context; data-date beside it writes a day in Chinese
 *   <suggestion-summary>               the suggestion on top; data-brief leaves the proposals out and folds the facts
 *
 * The context is what GET /api/tasks/{id} or /api/starts/{process} answers, with share: the unit's share the task belongs to.
 * A page of ours names its root: <div data-jianyi-root="/">, and hosts a form in <div data-jianyi-host data-task="…">, data-process="…", or
 * data-address="/api/…" for one that is no step: there its context is got, its draft kept (…/draft), its message sent. It needs no script
 * in it; data-with="jianyiRecord" names what would be given to submits.
 *
 * jianyi.submits(camForm, {ready, message, wrong, changed}): all are optional
 *   ready(form)             once the context is there, the fields have their first values and the draft is restored; may be async
 *   message(message, form)  last change to the message; return it
 *   wrong(form)             sentences on what else is missing before it may be sent
 *   changed(form, event)    after every change of a field
 * form: element, context, value(name), set(name, value), message(), fill(message), refresh(), refuse(field, sentence), clear()
 *
 * jianyi.panel(element, url, {context, done, refused, words}): an act that ends no step, inside a form or on the case page.
 *   element holds the fields, no <form> around them; where it lies in a form give it data-panel="url" instead of calling this,
 *   and it is set up with the form. Its fields never become part of the form's message. {suggestion} and {handling} in the url are
 *   filled in. Its button is the <button> in it, or one is made with words ("保存"). The record is posted; the case that comes back
 *   renews every <suggestion-summary>, is put into the context, and is given to done(case, panel); the fields are emptied. A refusal is
 *   said beside its field and given to refused({status, field, message}). A
 *   "jianyi:case" event with detail = the case is fired on the element and bubbles.
 *
 * jianyi.request(method, path, body, as) → promise of the answer (as "text": of its text), or of a refusal {status, field, message}
 * jianyi.element(tag, attributes, ...children): builds an element; texts are never read as HTML
 * jianyi.root: what our addresses begin with      jianyi.paper(paper) → link to it      jianyi.nameOf(id): of a paper uploaded here
 * jianyi.day("2026-04-08") → 2026年4月8日      jianyi.summary(case) → element      jianyi.forget(): erases what is kept in this browser;
 *   a page with [data-jianyi-forget], as after logging out, does it by itself
 * jianyi.host(): sets up every [data-jianyi-host] of our own pages (done by itself when the page has loaded)
 */
(function () {
  'use strict';

  const ROOT = contextPath();
  const LARGEST_FILE = 20 * 1024 * 1024;
  const FILE_TYPES = ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'wps', 'et', 'dps'];
  const SCAN_TYPES = ['pdf', 'jpg', 'jpeg', 'png'];
  const SAVE_EVERY = 30000;
  const KEPT = 'jianyi-draft-';
  const fields = new WeakMap(); // elements with a value of their own making: {get, set, check}
  const papers = new Map(); // what is known of uploaded papers, by id
  let counter = 0;
  let version = null; // address of the script that the server gave out when this one was new

  // ---------------------------------------------------------------- sections that several forms share

  const SECTIONS = {
    'proxy-fields': `
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <p class="hint">您在替他人登记，请按纸质材料填写，并上传签字或盖章的扫描件。页面和统计中会标明“代录”。</p>
        <div class="field">
          <label for="scan">签字材料扫描件</label>
          <input type="file" id="scan" name="scan" data-upload required>
        </div>
        <div class="field">
          <label for="day">实际日期</label>
          <input type="date" id="day" name="day" data-value="today" data-latest="today">
          <p class="hint">材料上的日期，不是录入的日期。</p>
        </div>
      </fieldset>`,
    'told-fields': `
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <p class="hint">您在替单位登记，请按纸质材料或电话记录填写。页面和统计中会标明“代录”。</p>
        <div class="field">
          <label for="told">依据</label>
          <select id="told" data-control="told"><option value="PAPER">签字或盖章的纸质材料</option><option value="PHONE">电话，没有纸质材料</option></select>
        </div>
        <div class="field" data-when="told=PAPER">
          <label for="scan">签字材料扫描件</label>
          <input type="file" id="scan" name="scan" data-upload required>
        </div>
        <div class="field" data-when="told=PHONE">
          <label for="toldBy">谁来的电话</label>
          <input type="text" id="toldBy" name="toldBy" required maxlength="60">
        </div>
        <div class="field">
          <label for="day">实际日期</label>
          <input type="date" id="day" name="day" data-value="today" data-latest="today">
          <p class="hint">材料上的日期或来电的日期，不是录入的日期。</p>
        </div>
      </fieldset>`,
    'contact-fields': `
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <div class="field">
          <label for="contact-told">依据</label>
          <select id="contact-told" data-control="told"><option value="PAPER">签字材料或电话记录</option><option value="PHONE">电话，没有纸质材料</option></select>
        </div>
        <div class="field" data-when="told=PAPER">
          <label for="contact-scan">签字材料或电话记录</label>
          <input type="file" id="contact-scan" name="scan" data-upload required>
        </div>
        <div class="field" data-when="told=PHONE">
          <label for="contact-toldBy">谁来的电话</label>
          <input type="text" id="contact-toldBy" name="toldBy" required maxlength="60">
        </div>
      </fieldset>
      <div class="field">
        <label for="contact-day">沟通日期</label>
        <input type="date" id="contact-day" name="day" data-value="today" data-latest="today">
      </div>
      <fieldset class="field inline">
        <legend>阶段</legend>
        <label class="choice"><input type="radio" name="stage" value="BEFORE" required> 办前</label>
        <label class="choice"><input type="radio" name="stage" value="DURING"> 办中</label>
        <label class="choice"><input type="radio" name="stage" value="AFTER"> 办后</label>
      </fieldset>
      <fieldset class="field inline">
        <legend>形式</legend>
        <label class="choice"><input type="radio" name="form" value="VISIT" required> 走访</label>
        <label class="choice"><input type="radio" name="form" value="MEETING"> 座谈</label>
        <label class="choice"><input type="radio" name="form" value="ON_SITE"> 现场办公</label>
        <label class="choice"><input type="radio" name="form" value="PHONE"> 电话</label>
        <label class="choice"><input type="radio" name="form" value="VIDEO"> 视频</label>
      </fieldset>
      <fieldset class="field inline">
        <legend>谁去沟通</legend>
        <label class="choice"><input type="radio" name="rank" value="HEAD" required> 主要负责人</label>
        <label class="choice"><input type="radio" name="rank" value="DEPUTY_HEAD"> 分管负责人</label>
        <label class="choice"><input type="radio" name="rank" value="HANDLER"> 具体承办人</label>
      </fieldset>
      <div class="columns">
        <div class="field">
          <label for="contact-participants">参加人员</label>
          <input type="text" id="contact-participants" name="participants" maxlength="500">
        </div>
        <div class="field">
          <label for="contact-place">地点</label>
          <input type="text" id="contact-place" name="place" maxlength="200">
        </div>
      </div>
      <div class="field">
        <label for="contact-said">代表意见</label>
        <textarea id="contact-said" name="said" rows="3" required maxlength="20000"></textarea>
      </div>
      <div class="field">
        <label for="contact-agreed">商定事项</label>
        <textarea id="contact-agreed" name="agreed" rows="2" maxlength="20000"></textarea>
      </div>
      <div class="field">
        <label for="contact-photos">照片（可不传）</label>
        <input type="file" id="contact-photos" name="photos" multiple data-upload>
      </div>`,
    'progress-fields': `
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <div class="field">
          <label for="progress-scan">签字材料或电话记录</label>
          <input type="file" id="progress-scan" name="scan" data-upload required>
        </div>
      </fieldset>
      <div class="field">
        <label for="progress-day">日期</label>
        <input type="date" id="progress-day" name="day" data-value="today" data-latest="today">
      </div>
      <div class="field">
        <label for="progress-text">办理进展</label>
        <textarea id="progress-text" name="text" rows="3" required maxlength="20000"></textarea>
        <p class="hint">做了什么、做到哪里、下一步。代表看得到。</p>
      </div>
      <div class="field">
        <label for="progress-photos">照片（可不传）</label>
        <input type="file" id="progress-photos" name="photos" multiple data-upload>
      </div>`,
    'objection-fields': `
      <p class="note">不属于本单位职责的，可以申请退办，由镇人大办审核。审核期间，答复期限照常计算。</p>
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <div class="field">
          <label for="objection-scan">签字材料扫描件</label>
          <input type="file" id="objection-scan" name="scan" data-upload required>
        </div>
        <div class="field">
          <label for="objection-day">申请日期</label>
          <input type="date" id="objection-day" name="day" data-value="today" data-latest="today">
        </div>
      </fieldset>
      <div class="field">
        <label for="objection-reason">退办理由</label>
        <textarea id="objection-reason" name="reason" rows="3" required maxlength="2000"></textarea>
      </div>
      <div class="field">
        <label for="objection-basis">依据（职责规定、文件）</label>
        <textarea id="objection-basis" name="basis" rows="2" required maxlength="2000"></textarea>
      </div>
      <div class="field">
        <label for="objection-unit">建议改由哪个单位承办</label>
        <select id="objection-unit" name="proposedUnit" data-options="units" required><option value="">请选择</option></select>
      </div>`,
    'extension-fields': `
      <p class="note">不能按期答复的，在到期以前申请延期，由镇人大办审核，并告知代表。审核期间，原期限照常计算。</p>
      <fieldset class="proxy" data-when="context.proxy">
        <legend>代录</legend>
        <div class="field">
          <label for="extension-scan">签字材料扫描件</label>
          <input type="file" id="extension-scan" name="scan" data-upload required>
        </div>
        <div class="field">
          <label for="extension-day">申请日期</label>
          <input type="date" id="extension-day" name="day" data-value="today" data-latest="today">
        </div>
      </fieldset>
      <div class="field">
        <label for="extension-until">新的答复期限</label>
        <input type="date" id="extension-until" name="until" required>
      </div>
      <div class="field">
        <label for="extension-reason">延期理由</label>
        <textarea id="extension-reason" name="reason" rows="3" required maxlength="2000"></textarea>
        <p class="hint">为什么不能按期答复、还要做什么。代表看得到。</p>
      </div>`,
    'assignment-fields': `
      <p class="warning" data-conflict role="status" hidden></p>
      <unit-shares name="units" data-of="assignment"></unit-shares>
      <div class="columns">
        <div class="field">
          <label for="assignment-day">交办日期</label>
          <input type="date" id="assignment-day" name="day" data-value="today" data-latest="today">
          <p class="hint">交办会或交办通知的日期，答复期限从这一天算起。</p>
        </div>
        <div class="field">
          <label for="leader">分管镇领导</label>
          <select id="leader" name="leader" data-options="leaders"><option value="">暂不确定</option></select>
        </div>
      </div>
      <fieldset class="field">
        <legend>答复期限</legend>
        <label class="choice"><input type="radio" name="months" value="3" data-type="integer" checked required> <span data-months="three">三个月</span> <span data-due="three"></span></label>
        <label class="choice"><input type="radio" name="months" value="6" data-type="integer"> <span data-months="six">六个月</span>（涉及面广、办理难度大） <span data-due="six"></span></label>
        <p class="hint" data-due-reason></p>
      </fieldset>
      <div class="field" data-when="months=6">
        <label for="complexReason">定为<span data-months="six">六个月</span>的理由</label>
        <textarea id="complexReason" name="complexReason" rows="2" maxlength="1000" required></textarea>
        <p class="hint">会告知代表。</p>
      </div>
      <fieldset class="field">
        <legend>其他</legend>
        <label class="choice"><input type="checkbox" name="jointMeeting" checked> 交办会与镇政府联合召开，不再由镇政府办转交</label>
        <label class="choice"><input type="checkbox" name="key"> 列为重点督办建议</label>
      </fieldset>
      <div class="field" data-when="key">
        <label for="keyReason">重点督办的理由</label>
        <textarea id="keyReason" name="keyReason" rows="2" maxlength="1000" required></textarea>
      </div>
      <div class="field">
        <label for="assignment-note">交办意见</label>
        <textarea id="assignment-note" name="note" rows="2" maxlength="2000"></textarea>
      </div>`,
  };

  // ---------------------------------------------------------------- small things

  function contextPath() {
    const base = document.querySelector('base[app-root]');
    if (base) {
      return base.getAttribute('app-root').replace(/\/camunda\/?$/, '');
    }
    const page = document.querySelector('[data-jianyi-root]');
    return page ? page.dataset.jianyiRoot.replace(/\/$/, '') : '';
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) {
        made.addEventListener(name.slice(2), value);
      } else if (value === true) {
        made.setAttribute(name, '');
      } else if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(name, value);
      }
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  function day(date) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date || '');
    return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : '';
  }

  function moment(instant) {
    const at = new Date(instant);
    const words = { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat('zh-CN', words).format(at);
  }

  function size(bytes) {
    return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  }

  /** Follows a path like suggestion.examinations.-1.reason. */
  function follow(from, path) {
    return path.split('.').reduce((value, key) => {
      if (value === null || value === undefined) {
        return undefined;
      }
      return Array.isArray(value) && key.startsWith('-') ? value[value.length + Number(key)] : value[key];
    }, from);
  }

  function put(message, name, value) {
    const keys = name.split('.');
    let at = message;
    for (const key of keys.slice(0, -1)) {
      at[key] = at[key] || {};
      at = at[key];
    }
    at[keys[keys.length - 1]] = value;
  }

  function every(root, selector) {
    return Array.from(root.querySelectorAll(selector));
  }

  // ---------------------------------------------------------------- talking to our API

  class Refused extends Error {
    constructor(status, field, message) {
      super(message);
      this.status = status;
      this.field = field;
    }

    /** Nothing reached the system, or nobody is logged in any more: what was typed is kept in the browser. */
    get offline() {
      return this.status === 0 || this.status === 401;
    }
  }

  function refusal(status, text) {
    let answer = null;
    try {
      answer = JSON.parse(text);
    } catch (e) {
      answer = null;
    }
    if (status !== 401 && answer && answer.message && /[一-鿿]/.test(answer.message)) {
      return new Refused(status, answer.field || null, answer.message);
    }
    const sentences = {
      0: '网络不通，没有提交。请检查网络后再试，您填写的内容还在。',
      401: '登录已过期，您填写的内容还在。请重新登录，再回到本页提交。',
      403: '没有权限，或者页面放置过久。请刷新页面后再试。',
      404: '没有找到，可能已经办完。',
      413: '内容过大，请精简或分开提交。',
    };
    return new Refused(status, null, sentences[status] || '系统出了问题，没有保存。请稍后再试，仍不行请联系系统管理员。');
  }

  function loginLink() {
    return element('a', { href: `${ROOT}/login`, target: '_blank', rel: 'noopener', class: 'login-again' }, '重新登录（新窗口）');
  }

  function token() {
    const found = /(?:^|; )JIANYI-CSRF=([^;]*)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : '';
  }

  /** @param as "text" for what is not JSON, such as a piece of a page */
  async function request(method, path, body, as) {
    const headers = { Accept: as === 'text' ? 'text/html, application/json' : 'application/json' };
    if (method !== 'GET') {
      headers['X-JIANYI-CSRF'] = token();
      headers['Content-Type'] = 'application/json';
    }
    let response;
    try {
      response = await fetch(ROOT + path, {
        method,
        headers,
        credentials: 'same-origin',
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch (e) {
      throw refusal(0, '');
    }
    const text = await response.text();
    if (!response.ok) {
      throw refusal(response.status, text);
    }
    return as === 'text' ? text : text ? JSON.parse(text) : null;
  }

  // ---------------------------------------------------------------- the suggestion on top

  function light(due, light) {
    if (!due) {
      return null;
    }
    const left = light ? (light.daysLeft < 0 ? `已超过${-light.daysLeft}天` : light.daysLeft === 0 ? '今天到期' : `还有${light.daysLeft}天`) : '';
    return [day(due), light && element('span', { class: `light light-${light.colour}` }, `${light.word} · ${left}`)];
  }

  function paperLink(paper) {
    return element('a', { href: `${ROOT}/api/papers/${paper.id}`, download: true }, `${paper.name}（${size(paper.size)}）`);
  }

  /** Photos of talks, progress and visits are shown there. */
  function papersOf(suggestion) {
    const shown = new Set((suggestion.handlings || []).flatMap((h) => [...h.contacts, ...h.progress]).concat(suggestion.visits || []).flatMap((it) => it.photos).map((photo) => photo.id));
    return (suggestion.papers || []).filter((paper) => !shown.has(paper.id));
  }

  /** Beside a date: the house's own, whether it may yet move, and the sums that lead there. */
  function because(dates, open) {
    return dates && [
      open && dates.internal && element('small', {}, `内部期限${day(dates.internal)}`),
      open && dates.provisional && element('span', { class: 'tag', title: '还没有这一年的放假安排，只按周末推算，导入后可能变动' }, '暂定'),
      element('details', { class: 'why' }, element('summary', {}, '期限依据'),
        ...dates.sums.map((sum) => element('p', {}, element('b', {}, `${sum.what}期限 ${day(sum.due)}　`), sum.reason))),
    ];
  }

  function summary(suggestion, handlingId, brief, step, owed) {
    const handling = (suggestion.handlings || []).find((h) => h.id === handlingId);
    const cosigners = (suggestion.cosigners || []).map((c) => c.name + (c.state && c.state.code === 'ASKED' ? '（待确认）' : ''));
    const due = owed ? light(owed.due, owed.light) : handling ? light(handling.due, handling.light) : light(suggestion.legalDue, suggestion.light);
    const reckoned = owed ? [owed.dates, true] : handling ? [handling.dates, handling.open] : [suggestion.dates, !suggestion.repliedOn];
    const line = (term, ...value) => value.flat().some((v) => v) && [element('dt', {}, term), element('dd', {}, ...value)];
    const text = element(
      'div',
      { class: brief ? 'text brief' : 'text' },
      element('h4', {}, '情况与问题'),
      ...String(suggestion.facts || '').split(/\n+/).map((p) => element('p', {}, p)),
      !brief && element('h4', {}, '具体建议'),
      !brief && element('ol', {}, ...(suggestion.proposals || []).map((p) => element('li', {}, p))),
    );
    const more = element('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', hidden: true }, brief ? '看情况与问题' : '展开全文');
    more.addEventListener('click', () => {
      const open = text.classList.toggle('open');
      more.textContent = open ? '收起' : brief ? '看情况与问题' : '展开全文';
      more.setAttribute('aria-expanded', String(open));
    });
    requestAnimationFrame(() => {
      more.hidden = !brief && text.scrollHeight <= text.clientHeight;
      text.classList.toggle('long', !more.hidden && !brief);
    });
    return element(
      'section',
      { class: 'summary', 'aria-label': '建议原文' },
      element(
        'header',
        {},
        element('p', { class: 'number' }, suggestion.fullNumber || suggestion.number || '尚未编号', suggestion.confidential && element('span', { class: 'tag' }, '保密'), suggestion.key && element('span', { class: 'tag' }, '重点督办'), handling && handling.round > 1 && element('span', { class: 'tag' }, `第${handling.round}次办理`)),
        element('h3', {}, suggestion.title),
      ),
      element(
        'dl',
        {},
        line('领衔代表', suggestion.lead && [suggestion.lead.name, suggestion.lead.squad].filter(Boolean).join(' · ')),
        line('附议代表', cosigners.join('、')),
        line('类别', suggestion.category),
        line('承办单位', [...new Set((suggestion.handlings || []).filter((h) => !h.ended).map((h) => `${h.unitName}（${h.role.label}）`))].join('、')),
        line(owed ? `${owed.what}期限` : handling ? `${handling.unitName}期限` : '答复期限', due, due && because(...reckoned)),
        step && line('本环节期限', day(step.due), because({ ...step, sums: [{ what: '本环节', ...step }] }, true)),
      ),
      text,
      more,
      papersOf(suggestion).length > 0 && element('p', { class: 'papers' }, '附件：', ...papersOf(suggestion).map((p) => element('span', {}, paperLink(p), p.id === suggestion.scan && element('span', { class: 'tag' }, '代录原件'), ' '))),
      element('p', { class: 'open-case' }, element('a', { href: `${ROOT}/suggestions/${suggestion.id}`, target: '_blank', rel: 'noopener' }, '打开案卷页（新窗口）')),
    );
  }

  function renewSummaries(root, context) {
    every(root, 'suggestion-summary').forEach((place) => {
      place.replaceChildren(context.suggestion ? summary(context.suggestion, context.handling, place.hasAttribute('data-brief'), context.step, context.owed) : '');
    });
  }

  // ---------------------------------------------------------------- fields: choices, search, rows, uploads

  function choice(item) {
    if (item === null || typeof item !== 'object') {
      return { value: String(item), text: String(item), more: '' };
    }
    const value = [item.code, item.id, item.userId].find((it) => it !== undefined);
    const text = item.label || (item.number !== undefined ? `${item.number || '未编号'} ${item.title}` : item.name);
    const more = [item.cardNumber, item.squad, item.village].filter(Boolean).join(' · ');
    return { value: String(value), text, more };
  }

  function keep(item, filter) {
    if (!filter) {
      return true;
    }
    const [, name, not, values] = /^(\w+)(!?)=(.*)$/.exec(filter);
    return values.split(',').includes(String(item[name])) === (not === '');
  }

  function addOptions(select, items) {
    for (const item of items || []) {
      if (keep(item, select.dataset.filter)) {
        const { value, text, more } = choice(item);
        select.append(element('option', { value, 'data-more': more }, text));
      }
    }
  }

  /** The same as radio buttons or checkboxes: the fieldset's template is filled with each item. */
  function addChoices(set, items) {
    set.dataset.filled = '';
    const template = set.querySelector('template');
    for (const item of items || []) {
      const made = template.content.firstElementChild.cloneNode(true);
      made.querySelector('input').value = choice(item).value;
      every(made, '[data-text]').forEach((place) => { place.textContent = follow({ item }, place.dataset.text) || ''; });
      set.append(made);
    }
  }

  /** Turns a select into a field that is searched by typing; the select stays the truth. */
  function searchable(select) {
    const id = select.id || `jianyi-${++counter}`;
    const several = select.multiple;
    const list = element('ul', { role: 'listbox', id: `${id}-list`, hidden: true });
    const chips = element('ul', { class: 'chips', hidden: true });
    const input = element('input', {
      type: 'text',
      id,
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
      placeholder: select.dataset.search || '输入姓名查找',
    });
    select.id = `${id}-select`;
    select.hidden = true;
    select.tabIndex = -1;
    select.after(element('div', { class: 'search' }, chips, input, list));
    let active = -1;

    const chosen = () => Array.from(select.options).filter((o) => o.selected && o.value !== '');
    const close = () => {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
      active = -1;
    };
    const show = () => {
      chips.replaceChildren(
        ...chosen().map((option) =>
          element(
            'li',
            {},
            option.text,
            element('button', { type: 'button', 'aria-label': `去掉${option.text}`, onclick: () => choose(option, false) }, '×'),
          ),
        ),
      );
      chips.hidden = !several || chosen().length === 0;
      if (!several) {
        input.value = chosen().map((o) => o.text).join('');
      }
    };
    const choose = (option, on) => {
      if (several) {
        option.selected = on;
      } else {
        select.value = on ? option.value : '';
      }
      input.value = '';
      close();
      show();
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const open = () => {
      const words = input.value.trim().toLowerCase();
      const found = Array.from(select.options).filter(
        (o) => o.value !== '' && !o.disabled && !(several && o.selected) && `${o.text} ${o.dataset.more || ''}`.toLowerCase().includes(words),
      );
      list.replaceChildren(
        ...found.slice(0, 50).map((option, i) =>
          element(
            'li',
            { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false', onmousedown: (e) => { e.preventDefault(); choose(option, true); } },
            option.text,
            option.dataset.more && element('small', {}, option.dataset.more),
          ),
        ),
        ...(found.length === 0 ? [element('li', { class: 'none' }, '没有找到')] : []),
      );
      list.found = found;
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      active = -1;
    };
    const move = (step) => {
      const items = every(list, '[role=option]');
      if (items.length === 0) {
        return;
      }
      active = (active + step + items.length) % items.length;
      items.forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
      items[active].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', items[active].id);
    };
    document.addEventListener('pointerdown', (e) => { if (!list.hidden && !input.parentElement.contains(e.target)) { close(); } });
    input.addEventListener('focus', () => { if (!several) { input.select(); } open(); });
    input.addEventListener('click', open);
    input.addEventListener('input', (e) => { e.stopPropagation(); open(); });
    input.addEventListener('change', (e) => e.stopPropagation());
    input.addEventListener('blur', () => {
      if (!several && input.value.trim() === '' && select.value !== '') {
        select.value = '';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
      close();
      if (several) {
        input.value = '';
      } else {
        show();
      }
    });
    input.addEventListener('keydown', (e) => {
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        e.preventDefault();
        if (list.hidden) {
          open();
        }
        move(e.key === 'ArrowDown' ? 1 : -1);
      } else if (e.key === 'Enter') {
        e.preventDefault();
        if (!list.hidden && list.found.length > 0 && (active >= 0 || list.found.length === 1)) {
          choose(list.found[Math.max(active, 0)], true);
        }
      } else if (e.key === 'Escape' && !list.hidden) {
        e.stopPropagation();
        close();
      } else if (e.key === 'Backspace' && several && input.value === '' && chosen().length > 0) {
        choose(chosen()[chosen().length - 1], false);
      }
    });
    select.shown = show;
    show();
  }

  /** Rows that are added and removed, or one fixed row for each thing in the context. */
  function rows(container, context) {
    const template = container.querySelector('template');
    const fixed = container.dataset.from ? follow(context, container.dataset.from) || [] : null;
    const min = Number(container.dataset.min || 0);
    const max = Number(container.dataset.max || 20);
    const list = element('div', { class: 'rows' });
    const add = element('button', { type: 'button', class: 'add' }, container.dataset.add || '再加一条');
    template.after(list, fixed ? '' : add);
    const all = () => Array.from(list.children);

    const number = () => {
      all().forEach((row, i) => {
        every(row, '[data-number]').forEach((place) => { place.textContent = String(i + 1); });
        every(row, '[data-value="number"]').forEach((field) => { field.value = String(i + 1); });
        const remove = row.querySelector(':scope > .remove');
        if (remove) {
          remove.hidden = all().length <= min;
          remove.setAttribute('aria-label', `删除第${i + 1}条`);
        }
      });
      add.hidden = all().length >= max;
    };
    const append = (item) => {
      const row = element('div', { class: 'row' }, template.content.cloneNode(true));
      const suffix = `-${++counter}`;
      every(row, '[id]').forEach((it) => { it.id += suffix; });
      every(row, 'label[for]').forEach((it) => { it.htmlFor += suffix; });
      every(row, '[data-text]').forEach((place) => {
        if (place.dataset.text.startsWith('item')) {
          place.textContent = follow({ item }, place.dataset.text) || '';
        }
      });
      every(row, '[data-value^="item."]').forEach((field) => write(field, follow({ item }, field.dataset.value)));
      if (!fixed) {
        row.append(element('button', { type: 'button', class: 'remove quiet', onclick: () => {
          row.remove();
          number();
          container.dispatchEvent(new Event('change', { bubbles: true }));
          add.focus();
        } }, '删除'));
      }
      list.append(row);
      prepare(row, context);
      number();
      return row;
    };
    add.addEventListener('click', () => {
      const row = append();
      container.dispatchEvent(new Event('change', { bubbles: true }));
      const first = row.querySelector('input, select, textarea');
      if (first) {
        first.focus();
      }
    });
    fields.set(container, {
      get: () => all().map((row) => {
        const names = namedIn(row);
        if (names.some((field) => rowName(field) === '')) {
          return read(names.find((field) => rowName(field) === ''));
        }
        const record = {};
        names.forEach((field) => { if (!skipped(field, row)) { take(record, rowName(field), field); } });
        return record;
      }),
      set: (values) => {
        if (fixed) {
          all().forEach((row, i) => fillRow(row, (values || [])[i]));
          return;
        }
        list.replaceChildren();
        (values || []).forEach((value) => fillRow(append(value), value));
        while (all().length < min) {
          append();
        }
        number();
      },
      row: (i) => all()[i],
    });
    if (fixed) {
      fixed.forEach(append);
    } else {
      const start = container.dataset.value ? follow(context, container.dataset.value) : null;
      fields.get(container).set(start || []);
    }
  }

  function rowName(field) {
    return (field.getAttribute('name') || '').replace(/^[^[]*\[\]\.?/, '');
  }

  function fillRow(row, value) {
    if (value === undefined || value === null) {
      return;
    }
    namedIn(row).forEach((field) => {
      const name = rowName(field);
      write(field, name === '' ? value : follow(value, name));
    });
  }

  /** A file field: told before sending when too large or of a wrong kind, sent with a progress bar, kept as an id. */
  function upload(input) {
    const several = input.multiple;
    const max = several ? Number(input.dataset.max || 20) : 1;
    const list = element('ul', { class: 'uploads', 'aria-live': 'polite' });
    const items = [];
    const scan = input.dataset.upload === 'scan';
    const types = scan ? SCAN_TYPES : FILE_TYPES;
    input.accept = scan ? 'application/pdf,image/jpeg,image/png' : types.map((type) => `.${type}`).join(',');
    input.id = input.id || `jianyi-${++counter}`;
    input.classList.add('unseen');
    const pick = element('label', { for: input.id, class: 'pick' }, several ? '选择文件（可多选）' : '选择文件');
    const hint = element('p', { class: 'hint' }, `可上传 PDF、图片${scan ? '（JPG、PNG）' : '（JPG、PNG、WebP）、Word、Excel、PPT、WPS'}，每个不超过20MB${several ? `，最多${max}个` : ''}。`);
    input.after(pick, list, hint);

    const changed = () => input.dispatchEvent(new Event('change', { bubbles: true }));
    const problem = (file) => {
      const type = (/\.([^.]+)$/.exec(file.name) || ['', ''])[1].toLowerCase();
      if (!types.includes(type)) {
        return '不能上传这种文件';
      }
      if (file.size > LARGEST_FILE) {
        return `有 ${size(file.size)}，超过20MB，请压缩或拆分`;
      }
      return file.size === 0 ? '是空文件' : null;
    };
    const drop = (item) => {
      items.splice(items.indexOf(item), 1);
      item.line.remove();
      if (item.sending) {
        item.sending.abort();
      }
      if (item.id) {
        request('DELETE', `/api/papers/${item.id}`).catch(() => {});
      }
      changed();
      input.focus();
    };
    const show = (item, name, bytes) => {
      item.state = element('span', { class: 'state' });
      item.bar = element('progress', { max: 100, value: 0, 'aria-label': `${name}上传进度`, hidden: true });
      item.line = element(
        'li',
        {},
        element('span', { class: 'name' }, name),
        element('span', { class: 'size' }, bytes ? size(bytes) : ''),
        item.bar,
        item.state,
        element('button', { type: 'button', class: 'quiet', 'aria-label': `删除${name}`, onclick: () => drop(item) }, '删除'),
      );
      list.append(item.line);
    };
    const send = (file) => {
      const item = {};
      show(item, file.name, file.size);
      const wrong = problem(file);
      if (wrong) {
        item.line.classList.add('wrong');
        item.state.textContent = wrong;
        items.push(item);
        return;
      }
      const fail = (sentence) => {
        item.bar.hidden = true;
        item.failed = true;
        item.line.classList.add('wrong');
        item.state.textContent = sentence;
      };
      item.bar.hidden = false;
      item.sending = new XMLHttpRequest();
      item.sending.open('POST', `${ROOT}/api/papers`);
      item.sending.setRequestHeader('X-JIANYI-CSRF', token());
      item.sending.setRequestHeader('Accept', 'application/json');
      item.sending.upload.onprogress = (e) => { item.bar.value = e.lengthComputable ? (e.loaded * 100) / e.total : 50; };
      item.sending.onload = () => {
        const { status, responseText } = item.sending;
        item.sending = null;
        if (status < 200 || status > 299) {
          fail(refusal(status, responseText).message);
          return;
        }
        const paper = JSON.parse(responseText);
        item.id = paper.id;
        papers.set(paper.id, paper);
        item.bar.hidden = true;
        item.state.textContent = '已上传';
        changed();
      };
      item.sending.onerror = () => {
        item.sending = null;
        fail('网络不通，没有上传');
      };
      const body = new FormData();
      body.append('file', file);
      item.sending.send(body);
      items.push(item);
    };
    input.addEventListener('change', (e) => {
      if (!input.files || input.files.length === 0) {
        return;
      }
      e.stopImmediatePropagation();
      const files = Array.from(input.files);
      input.value = '';
      if (!several) {
        items.slice().forEach(drop);
      }
      files.forEach((file) => {
        items.filter((i) => i.line.classList.contains('wrong')).forEach((i) => { i.line.remove(); items.splice(items.indexOf(i), 1); });
        if (items.length < max) {
          send(file);
        }
      });
    });
    fields.set(input, {
      get: () => {
        const ids = items.filter((i) => i.id).map((i) => i.id);
        return several ? ids : ids[0] || null;
      },
      set: (value) => {
        items.splice(0);
        list.replaceChildren();
        [].concat(value || []).forEach((given) => {
          const id = given.id || given;
          if (given.id) {
            papers.set(id, given);
          }
          const known = papers.get(id) || { name: '已上传的材料', size: 0 };
          const item = { id };
          show(item, known.name, known.size);
          item.state.textContent = '已上传';
          items.push(item);
        });
      },
      check: () => (items.some((i) => i.sending) ? '文件还在上传，请稍候再提交' : items.some((i) => i.line.classList.contains('wrong')) ? '有文件没有上传成功，请删除或重新选择' : null),
    });
  }

  // ---------------------------------------------------------------- who handles it, as unit shares

  const ROLES = { SOLE: '独办', LEAD: '主办', ASSISTING: '会办', SEPARATE: '分办' };
  const WAYS = { SOLE: '独办', LEAD: '主办和会办', SEPARATE: '分办（各答各的条目）' };

  function unitShares(place, context) {
    const of = place.dataset.of;
    const suggestion = context.suggestion || {};
    const units = (context.options.units || []).filter((u) => u.track !== 'UPPER' && (of !== 'dispatch' || u.track === 'TOWN'));
    const named = (code) => ((context.options.units || []).find((u) => u.code === code) || { name: code }).name;
    const town = (code) => ((context.options.units || []).find((u) => u.code === code) || {}).track === 'TOWN';
    const running = (suggestion.handlings || []).filter((h) => !h.ended);
    const own = running.find((h) => h.id === context.handling);
    let numbers = (suggestion.proposals || []).map((_, i) => i + 1);
    let ways = Object.keys(WAYS);
    let others = [];
    let preset = null;
    let reasons = [];
    if (of === 'takeover' && own) {
      numbers = own.proposals.length > 0 ? own.proposals : numbers;
      ways = own.role.code === 'SEPARATE' ? ['SOLE', 'SEPARATE'] : ways;
      preset = context.options.takeover || null;
    } else if (of === 'dispatch') {
      const assisting = running.flatMap((h) => h.opinions.map((o) => ({ unit: o.unit, role: 'ASSISTING', proposals: [] })));
      const all = running.map((h) => ({ unit: h.unit, role: h.role.code, proposals: h.proposals })).concat(assisting);
      preset = all.filter((s) => town(s.unit));
      others = all.filter((s) => !town(s.unit));
      const taken = others.flatMap((s) => s.proposals);
      if (others.some((s) => s.role === 'LEAD')) {
        ways = ['ASSISTING'];
      } else if (others.some((s) => s.role === 'ASSISTING')) {
        ways = ['LEAD'];
      } else if (others.some((s) => s.role === 'SEPARATE')) {
        ways = ['SEPARATE'];
        numbers = numbers.filter((n) => !taken.includes(n));
      }
    } else {
      reasons = context.options.proposed || [];
      preset = place.dataset.shares ? JSON.parse(place.dataset.shares) : reasons.map((p) => ({ unit: p.unit, role: p.role, proposals: [] }));
    }
    if (numbers.length < 2) {
      ways = ways.filter((way) => way !== 'SEPARATE' || of === 'dispatch');
    }
    let touched = false;
    const id = `shares-${++counter}`;
    const unitSelect = (name, label, words) => {
      const select = element('select', { id: `${id}-${name}`, 'data-part': name }, element('option', { value: '' }, words));
      units.forEach((u) => select.append(element('option', { value: u.code }, u.name)));
      return [element('label', { for: select.id }, label), select];
    };
    const several = element('select', { id: `${id}-assisting`, multiple: true, 'data-search': '输入单位名称查找，可选多个', 'data-part': 'assisting' });
    units.forEach((u) => several.append(element('option', { value: u.code }, u.name)));
    const parts = {
      SOLE: element('div', { class: 'field' }, ...unitSelect('sole', '承办单位', '请选择')),
      LEAD: element('div', { class: 'field' }, ...unitSelect('lead', '主办单位', '请选择')),
      ASSISTING: element('div', { class: 'field' }, element('label', { for: `${id}-assisting` }, '会办单位'), several),
      SEPARATE: element(
        'div',
        { class: 'field' },
        element('p', { class: 'hint' }, '每条具体建议选择一个承办单位，不能遗漏。'),
        ...numbers.map((n) =>
          element('div', { class: 'share' }, element('p', { class: 'proposal' }, `${n}. ${(suggestion.proposals || [])[n - 1] || ''}`), ...unitSelect(`proposal-${n}`, `第${n}条由谁承办`, '请选择')),
        ),
      ),
    };
    const way = element(
      'fieldset',
      { class: 'field ways', hidden: ways.length < 2 },
      element('legend', {}, '办理方式'),
      ...ways.map((w) => element('label', { class: 'choice' }, element('input', { type: 'radio', name: `${id}-way`, value: w, 'data-part': 'way' }), ` ${WAYS[w] || '会办'}`)),
    );
    const why = element('div', { class: 'reasons', role: 'status' });
    place.id = place.id || id;
    place.tabIndex = -1;
    place.replaceChildren(
      why,
      others.length > 0 ? element('p', { class: 'hint' }, '不由镇政府办调整：', others.map((s) => named(s.unit)).join('、')) : '',
      way,
      ...Object.values(parts),
    );
    searchable(several);

    const part = (name) => place.querySelector(`[data-part="${name}"]`);
    const current = () => {
      const on = place.querySelector('[data-part="way"]:checked');
      return on ? on.value : ways[0];
    };
    const assisting = () => Array.from(several.selectedOptions).map((o) => ({ unit: o.value, role: 'ASSISTING', proposals: [] }));
    const refresh = () => {
      const now = current();
      parts.SOLE.hidden = now !== 'SOLE';
      parts.LEAD.hidden = now !== 'LEAD';
      parts.ASSISTING.hidden = now !== 'LEAD' && now !== 'ASSISTING';
      parts.SEPARATE.hidden = now !== 'SEPARATE';
    };
    const get = () => {
      const now = current();
      const one = (name, role) => (part(name).value ? [{ unit: part(name).value, role, proposals: [] }] : []);
      if (now === 'SOLE') {
        return one('sole', 'SOLE');
      }
      if (now === 'LEAD') {
        return one('lead', 'LEAD').concat(assisting().filter((s) => s.unit !== part('lead').value));
      }
      if (now === 'ASSISTING') {
        return assisting();
      }
      const shares = new Map();
      numbers.forEach((n) => {
        const unit = part(`proposal-${n}`).value;
        if (unit) {
          shares.set(unit, (shares.get(unit) || []).concat(n));
        }
      });
      return Array.from(shares, ([unit, proposals]) => ({ unit, role: 'SEPARATE', proposals }));
    };
    const set = (shares) => {
      const value = shares || [];
      const roles = value.map((s) => s.role);
      const now = roles.includes('SEPARATE') ? 'SEPARATE' : roles.includes('LEAD') ? 'LEAD' : roles.includes('SOLE') || value.length === 0 ? 'SOLE' : 'ASSISTING';
      const radio = place.querySelector(`[data-part="way"][value="${ways.includes(now) ? now : ways[0]}"]`);
      if (radio) {
        radio.checked = true;
      }
      const only = (role) => (value.find((s) => s.role === role) || { unit: '' }).unit;
      part('sole').value = only('SOLE');
      part('lead').value = only('LEAD');
      Array.from(several.options).forEach((o) => { o.selected = value.some((s) => s.role === 'ASSISTING' && s.unit === o.value); });
      several.shown();
      numbers.forEach((n) => {
        part(`proposal-${n}`).value = (value.find((s) => s.role === 'SEPARATE' && s.proposals.includes(n)) || { unit: '' }).unit;
      });
      refresh();
    };
    const explain = () => {
      why.replaceChildren(
        ...(reasons.length === 0 ? [] : [
          element('p', {}, `按类别建议（可改）：`),
          element('ul', {}, ...reasons.map((p) => element('li', {}, `${p.unitName}（${ROLES[p.role]}）：${p.reason}`))),
        ]),
      );
    };
    place.addEventListener('change', () => {
      touched = true;
      refresh();
    });
    place.proposeFor = async (category) => {
      try {
        reasons = await request('GET', `/api/proposed-units?category=${encodeURIComponent(category)}`);
      } catch (e) {
        return;
      }
      explain();
      if (!touched) {
        set(reasons.map((p) => ({ unit: p.unit, role: p.role, proposals: [] })));
        place.dispatchEvent(new CustomEvent('jianyi:shares', { bubbles: true }));
      }
    };
    const check = () => {
      const now = current();
      if (now === 'SOLE' && get().length === 0) {
        return '请选择承办单位';
      }
      if (now === 'LEAD' && !part('lead').value) {
        return '请选择主办单位';
      }
      if (now === 'LEAD' && get().length + others.length < 2) {
        return '请至少选择一个会办单位；没有会办单位时，办理方式请选独办';
      }
      if (now === 'SEPARATE') {
        const left = numbers.filter((n) => !part(`proposal-${n}`).value);
        if (left.length > 0) {
          return `还没有分配：${left.map((n) => `第${n}条`).join('、')}`;
        }
        if (get().length + others.length < 2 && of !== 'takeover') {
          return '分办至少要两个单位；只有一个单位时，办理方式请选独办';
        }
      }
      return null;
    };
    set(preset);
    explain();
    const before = JSON.stringify(get());
    fields.set(place, {
      get: () => (of === 'dispatch' && JSON.stringify(get()) === before ? [] : get()),
      set: (value) => { if (value && (of !== 'dispatch' || value.length > 0)) { touched = true; set(value); } },
      check,
      codes: () => get().map((s) => s.unit),
    });
  }

  /** The dates and warnings of the assignment section. */
  function assignment(section, scope) {
    const { context } = scope;
    const periods = { ...context.options.replyPeriods };
    const on = section.querySelector('[name$="day"]');
    const shares = section.querySelector('unit-shares');
    const show = () => {
      every(section, '[data-due]').forEach((place) => {
        place.textContent = periods[place.dataset.due] ? `至${day(periods[place.dataset.due].due.due)}` : '';
      });
      every(section, '[data-months]').forEach((place) => { place.textContent = periods[place.dataset.months].months; });
      const months = section.querySelector('[name$="months"]:checked');
      section.querySelector('[data-due-reason]').textContent = periods[months && months.value === '6' ? 'six' : 'three'].due.reason;
    };
    const warn = () => {
      const conflicting = (context.options.leadUnits || []).filter((u) => fields.get(shares).codes().includes(u.code));
      const place = section.querySelector('[data-conflict]');
      place.hidden = conflicting.length === 0;
      place.textContent = conflicting.length === 0 ? '' :
        `领衔代表${context.suggestion.lead.name}是${conflicting.map((u) => u.name).join('、')}的工作人员。可以交办，但须由该单位其他人拟稿和审签。`;
    };
    on.addEventListener('change', async () => {
      if (on.value) {
        try {
          Object.assign(periods, await request('GET', `/api/reply-due?from=${on.value}`));
        } catch (e) {
          return;
        }
        show();
      }
    });
    section.addEventListener('change', () => { show(); warn(); });
    section.addEventListener('jianyi:shares', warn);
    scope.later.push(() => { show(); warn(); });
    const category = scope.element.querySelector('select[name="category"]');
    if (category) {
      category.addEventListener('change', () => { if (category.value) { shares.proposeFor(category.value); } });
    }
    show();
    warn();
  }

  // ---------------------------------------------------------------- reading and writing fields

  /** Named fields of a form, a panel or a row, each radio group once, without those of rows and panels within. */
  function namedIn(root) {
    const seen = new Set();
    return every(root, '[name], [data-rows]').filter((field) => {
      const name = field.dataset.rows || field.getAttribute('name');
      const inner = field.parentElement.closest('[data-rows], [data-panel], unit-shares');
      if (!name || field.tagName === 'FORM' || field.tagName === 'ASSIGNMENT-FIELDS' || (inner && inner !== root && root.contains(inner))) {
        return false;
      }
      if (field.type === 'radio' || (field.type === 'checkbox' && name.endsWith('[]'))) {
        return !seen.has(name) && seen.add(name);
      }
      return true;
    });
  }

  function skipped(field, root) {
    for (let at = field; at && at !== root; at = at.parentElement) {
      if (at.hidden && !(at === field && at.tagName === 'SELECT')) {
        return true;
      }
    }
    return false;
  }

  function group(field) {
    const root = field.closest('.row, [data-panel], form') || document;
    return every(root, `[name="${field.getAttribute('name')}"]`);
  }

  function typed(field, value) {
    if (value === '' || value === null || value === undefined) {
      return null;
    }
    switch (field.dataset.type || field.type) {
      case 'boolean':
        return value === 'true';
      case 'integer':
      case 'number':
        return Number(value);
      default:
        return value;
    }
  }

  function read(field) {
    const made = fields.get(field);
    if (made) {
      return made.get();
    }
    const name = field.getAttribute('name') || '';
    if (field.type === 'radio') {
      const on = group(field).find((it) => it.checked);
      return on ? typed(on.dataset.type ? on : field, on.value) : null;
    }
    if (field.type === 'checkbox') {
      return name.endsWith('[]') ? group(field).filter((it) => it.checked).map((it) => typed(it, it.value)) : field.checked;
    }
    if (field.tagName === 'SELECT' && field.multiple) {
      return Array.from(field.selectedOptions).filter((o) => o.value !== '').map((o) => typed(field, o.value));
    }
    return typed(field, field.value);
  }

  function write(field, value) {
    const made = fields.get(field);
    if (made) {
      made.set(value);
      return;
    }
    if (field.type === 'radio') {
      group(field).forEach((it) => { it.checked = value !== null && value !== undefined && it.value === String(value); });
    } else if (field.type === 'checkbox') {
      if ((field.getAttribute('name') || '').endsWith('[]')) {
        group(field).forEach((it) => { it.checked = (value || []).map(String).includes(it.value); });
      } else {
        field.checked = value === true;
      }
    } else if (field.tagName === 'SELECT' && field.multiple) {
      Array.from(field.options).forEach((o) => { o.selected = (value || []).map(String).includes(o.value); });
    } else if (field.type !== 'file') {
      field.value = value === null || value === undefined ? '' : String(value);
    }
    if (field.shown) {
      field.shown();
    }
    grow(field);
  }

  function take(message, name, field) {
    put(message, name.replace(/\[\]$/, ''), read(field));
  }

  function grow(field) {
    if (field.tagName === 'TEXTAREA' && field.offsetParent) {
      const place = field.closest('.form-pane, .desk-side') || document.scrollingElement;
      const top = place.scrollTop;
      field.style.height = 'auto';
      field.style.height = `${Math.max(field.scrollHeight + 2, 44)}px`;
      place.scrollTop = top;
    }
  }

  /** Gives the fields within an element their choices, first values and widgets. */
  function prepare(root, context) {
    every(root, '[data-rows]').forEach((container) => { if (!fields.has(container)) { rows(container, context); } });
    every(root, 'fieldset[data-options]').forEach((set) => { if (!set.dataset.filled) { addChoices(set, follow(context.options, set.dataset.options)); } });
    every(root, 'select[data-options]').forEach((select) => { addOptions(select, follow(context.options, select.dataset.options)); });
    every(root, 'select[data-search]').forEach((select) => { if (!select.shown) { searchable(select); } });
    every(root, '[data-upload]').forEach((input) => { if (!fields.has(input)) { upload(input); } });
    every(root, 'unit-shares').forEach((place) => { if (!fields.has(place)) { unitShares(place, context); } });
    every(root, '[data-latest="today"]').forEach((input) => { input.max = context.today || ''; });
    every(root, '[data-value]').forEach((field) => {
      const path = field.dataset.value;
      if (field.hasAttribute('data-rows') || path === 'number' || path.startsWith('item')) {
        return;
      }
      const value = path === 'today' ? context.today : follow(context, path);
      if (value !== undefined && value !== null) {
        write(field, typeof value === 'object' && !Array.isArray(value) && 'code' in value ? value.code : value);
      }
    });
    every(root, '[data-text]').forEach((place) => {
      if (!place.dataset.text.startsWith('item')) {
        const value = follow({ context }, place.dataset.text);
        place.textContent = value === undefined || value === null ? '' : place.hasAttribute('data-date') ? day(value) : String(value);
      }
    });
    every(root, '.hint').forEach((hint) => {
      const field = hint.closest('.field') && hint.closest('.field').querySelector('input, select, textarea');
      if (field && hint.textContent) {
        hint.id = hint.id || `hint-${++counter}`;
        field.setAttribute('aria-describedby', [field.getAttribute('aria-describedby'), hint.id].filter(Boolean).join(' '));
      }
    });
    // A browser cuts a pasted text off at maxlength without a word; here it is said, and nothing is lost.
    every(root, '[maxlength]').forEach((field) => {
      field.dataset.longest = field.getAttribute('maxlength');
      field.removeAttribute('maxlength');
    });
    every(root, '[required]').forEach((field) => {
      const label = labelOf(field);
      if (label && !label.querySelector('.must')) {
        label.append(element('span', { class: 'must', 'aria-hidden': 'true' }, ' *'));
      }
      (field.tagName === 'SELECT' && field.hidden ? field.parentElement.querySelector('.search input') || field : field).setAttribute('aria-required', 'true');
    });
  }

  function labelOf(field) {
    const inGroup = field.type === 'radio' || (field.type === 'checkbox' && (field.getAttribute('name') || '').endsWith('[]'));
    if (inGroup || field.hasAttribute('data-rows') || field.tagName === 'UNIT-SHARES') {
      const set = field.closest('fieldset');
      return set && set.querySelector('legend');
    }
    const id = field.id.replace(/-select$/, '');
    const tied = id && field.closest('.field, .row, .jianyi') && every(field.closest('.jianyi, [data-panel]') || document, 'label').find((it) => it.htmlFor === id && !it.classList.contains('pick'));
    return tied || field.closest('label');
  }

  function wordsOf(field) {
    const label = labelOf(field);
    return label ? label.textContent.replace(/[\s*：:]+$/g, '').trim() : '这一项';
  }

  function visiblePart(field) {
    if (field.shown) {
      return document.getElementById(field.id.replace(/-select$/, '')) || field;
    }
    if (fields.has(field) && field.type !== 'file') {
      return field.querySelector('input:not([hidden]), select:not([hidden]), textarea') || field;
    }
    return field;
  }

  /** The unit's share that the task belongs to. */
  function share(context) {
    const found = ((context.suggestion && context.suggestion.handlings) || []).find((h) => h.id === context.handling) || null;
    const asked = found && context.task && context.task.supervision && found.supervision.all.find((one) => one.id === context.task.supervision);
    return asked ? { ...found, supervision: { ...found.supervision, live: asked, drafted: asked } } : found; // the lead and an assisting unit may have one each
  }

  /** A form or a panel: fields that are read, filled, shown, hidden and checked together. */
  class Scope {
    constructor(root, context) {
      this.element = root;
      this.context = context;
      this.later = [];
      context.options = context.options || {};
      context.share = share(context);
    }

    prepare() {
      every(this.element, Object.keys(SECTIONS).join(',')).forEach((section) => {
        section.innerHTML = SECTIONS[section.tagName.toLowerCase()];
        const prefix = section.getAttribute('name');
        if (prefix) {
          every(section, '[name]').forEach((field) => field.setAttribute('name', `${prefix}.${field.getAttribute('name')}`));
          every(section, '[data-when]').forEach((it) => { it.dataset.when = it.dataset.when.replace(/^(?!context)/, `${prefix}.`); });
        }
        section.dataset.ready = '';
      });
      prepare(this.element, this.context);
      every(this.element, 'assignment-fields').forEach((section) => assignment(section, this));
      this.refresh();
    }

    named() {
      return namedIn(this.element);
    }

    field(name) {
      return this.named().find((field) => (field.dataset.rows || field.getAttribute('name')) === name);
    }

    /** Of a field that may be hidden, or of a control that is no field (data-control). */
    value(name) {
      const field = this.field(name) || this.element.querySelector(`[data-control="${name}"]`);
      return field ? read(field) : undefined;
    }

    set(name, value) {
      const field = this.field(name) || this.element.querySelector(`[data-control="${name}"]`);
      if (field) {
        write(field, value);
        this.refresh();
      }
    }

    fill(message) {
      this.named().forEach((field) => {
        const name = (field.dataset.rows || field.getAttribute('name')).replace(/\[\]$/, '');
        const value = follow(message || {}, name);
        if (value !== undefined) {
          write(field, value);
        }
      });
      this.refresh();
      this.later.forEach((then) => then());
    }

    /** Every field, hidden ones left out. */
    message(withHidden) {
      const message = {};
      this.named().forEach((field) => {
        if (withHidden || !skipped(field, this.element)) {
          take(message, field.dataset.rows || field.getAttribute('name'), field);
        }
      });
      return message;
    }

    holds(condition) {
      return condition.split('&').every((term) => {
        const [, not, path, comparison, values] = /^\s*(!?)([\w.-]+)\s*(?:(!?=)(.*?))?\s*$/.exec(term);
        const value = path.startsWith('context.') ? follow(this, path) : this.value(path);
        const list = value !== null && typeof value === 'object' && 'code' in value ? value.code : value;
        if (comparison) {
          return values.split(',').includes(String(list)) === (comparison === '=');
        }
        const there = Array.isArray(list) ? list.length > 0 : Boolean(list);
        return there !== (not === '!');
      });
    }

    refresh() {
      every(this.element, '[data-when]').forEach((part) => {
        const panel = part.parentElement.closest('[data-panel]');
        if (!panel || panel === this.element) {
          const hide = !this.holds(part.dataset.when);
          if (part.hidden !== hide) {
            part.hidden = hide;
            every(part, 'textarea').forEach(grow);
          }
        }
      });
    }

    clear() {
      every(this.element, '.error').forEach((it) => it.remove());
      every(this.element, '[aria-invalid]').forEach((it) => it.removeAttribute('aria-invalid'));
      const top = this.element.querySelector(':scope > .errors');
      if (top) {
        top.replaceChildren();
        top.hidden = true;
      }
    }

    /** Takes back what was said beside a field that is being changed, or beside those that a control's other choice had shown. */
    forgive(changed) {
      const field = changed.closest('.field');
      const said = [
        ...(field ? Array.from(field.children).filter((it) => it.classList.contains('error')) : []),
        ...(changed.dataset.control ? every(this.element, `[data-when*="${changed.dataset.control}="] .error`) : []),
      ];
      said.forEach((it) => {
        every(this.element, `:scope > .errors [href="#${it.id}"]`).forEach((link) => link.closest('li').remove());
        every(it.closest('.field') || it.parentElement, '[aria-invalid]').forEach((one) => { one.removeAttribute('aria-invalid'); one.removeAttribute('aria-errormessage'); });
        it.remove();
      });
      const top = this.element.querySelector(':scope > .errors');
      if (top && !top.querySelector('li')) {
        top.hidden = true;
      }
    }

    /** What is wrong before anything is sent: [field, sentence]. */
    wrong() {
      const found = [];
      const look = (root) => namedIn(root).forEach((field) => {
        if (skipped(field, this.element)) {
          return;
        }
        const made = fields.get(field);
        if (field.hasAttribute('data-rows')) {
          every(field, '.row').forEach(look);
        }
        const sentence = (made && made.check && made.check()) || this.missing(field) || tooMuch(field);
        if (sentence) {
          found.push([field, sentence]);
        }
      });
      every(this.element, '[data-control][required]').filter((control) => !control.name && !skipped(control, this.element) && this.missing(control))
        .forEach((control) => found.push([control, this.missing(control)]));
      look(this.element);
      return found;
    }

    missing(field) {
      if (field.dataset.min && fields.has(field) && fields.get(field).get().length < Number(field.dataset.min)) {
        return `请至少填写${field.dataset.min}条`;
      }
      if (!field.required && !(field.type === 'radio' && group(field).some((it) => it.required))) {
        return null;
      }
      const value = read(field);
      const empty = value === null || value === undefined || (value === false && field.type === 'checkbox') || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
      if (!empty) {
        return null;
      }
      const verb = field.type === 'file' ? '请上传' : field.type === 'radio' || field.type === 'checkbox' || field.tagName === 'SELECT' ? '请选择' : '请填写';
      return field.dataset.required || `${verb}${wordsOf(field)}`;
    }

    /** Shows a sentence at the top and, where the field is known and seen, beside it; goes there. */
    refuse(name, sentence) {
      this.refuseAll([[this.find(name), sentence]]);
    }

    refuseAll(list) {
      this.clear();
      const top = this.element.querySelector(':scope > .errors') || element('div', { class: 'errors', role: 'alert', tabindex: '-1' });
      this.element.prepend(top);
      top.hidden = false;
      top.append(element('ul', {}, ...list.map(([field, sentence]) => {
        const seen = field && !skipped(field, this.element) ? visiblePart(field) : null;
        if (!seen) {
          return element('li', {}, sentence);
        }
        const id = `error-${++counter}`;
        const beside = element('p', { class: 'error', id }, sentence);
        const place = field.closest('.field') || field;
        place.append(beside);
        if (field.closest('.row') && place === field.closest('.field')) {
          field.closest('.field').append(beside);
        }
        seen.setAttribute('aria-invalid', 'true');
        seen.setAttribute('aria-errormessage', id);
        return element('li', {}, element('a', { href: `#${id}`, onclick: (e) => { e.preventDefault(); show(seen); } }, sentence));
      })));
      const first = list.map(([field]) => field).find((field) => field && !skipped(field, this.element));
      show(first ? visiblePart(first) : top);
    }

    /** Finds the field a refusal names: title, proposals[1], assignment.units[0].unit, or without its record's name. */
    find(name) {
      if (!name) {
        return null;
      }
      const all = this.named();
      const nameOf = (field) => field.dataset.rows || field.getAttribute('name').replace(/\[\]$/, '');
      const inRow = /^(.*?)\[(\d+)\](?:\.(.*))?$/.exec(name);
      const plain = inRow ? inRow[1] : name;
      const field = all.find((f) => nameOf(f) === plain && !skipped(f, this.element)) || all.find((f) => nameOf(f) === plain) || all.find((f) => nameOf(f).endsWith(`.${plain}`)) || all.find((f) => nameOf(f) === plain.replace(/\..*$/, ''));
      if (!field || !inRow || !field.hasAttribute('data-rows')) {
        return field || null;
      }
      const row = fields.get(field).row(Number(inRow[2]));
      return (row && namedIn(row).find((f) => rowName(f) === (inRow[3] || ''))) || field;
    }
  }

  function tooMuch(field) {
    const value = field.value;
    if (field.dataset.longest && typeof value === 'string' && value.length > Number(field.dataset.longest)) {
      return `${wordsOf(field)}不能超过${field.dataset.longest}字，现在有${value.length}字`;
    }
    if (field.type === 'date' && value && field.max && value > field.max) {
      return `${wordsOf(field)}不能晚于${day(field.max)}`;
    }
    if (field.type === 'date' && field.validity && field.validity.badInput) {
      return `${wordsOf(field)}不完整`;
    }
    if (field.type === 'number' && field.validity && !field.validity.valid) {
      return `${wordsOf(field)}应在${field.min || 0}至${field.max}之间`;
    }
    return null;
  }

  function show(target) {
    for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) {
      at.open = true;
    }
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }

  // ---------------------------------------------------------------- hosts

  /** What differs between Tasklist and our own page. */
  function hostOf(camForm) {
    const form = camForm.formElement instanceof HTMLElement ? camForm.formElement : camForm.formElement[0];
    const own = camForm.jianyi === true;
    const process = camForm.processDefinitionKey || String(camForm.processDefinitionId).split(':')[0];
    return {
      form,
      own,
      task: camForm.taskId || null,
      address: camForm.address || (camForm.taskId ? `/api/tasks/${camForm.taskId}` : `/api/starts/${process}`),
    };
  }

  function send(camForm, message) {
    const variables = camForm.variableManager.variables;
    variables.form = { name: 'form', type: 'Json', value: message, valueInfo: { transient: true } };
  }

  /** Tasklist says it a second time in a corner; what we have said beside the field need not be repeated there. */
  function hush(camForm, sentence) {
    const injector = camForm.formElement && camForm.formElement.injector && camForm.formElement.injector();
    if (!injector || !injector.has('Notifications')) {
      return;
    }
    const notifications = injector.get('Notifications');
    const said = notifications.addError;
    notifications.addError = function (notification) {
      if (!notification || notification.message !== sentence) {
        said.apply(notifications, arguments);
      }
    };
    setTimeout(() => { notifications.addError = said; }, 3000);
  }

  function refusalOf(error) {
    if (error instanceof Refused) {
      return error;
    }
    const response = error && error.response;
    if (response) {
      return refusal(response.status || error.status || 500, response.text || JSON.stringify(response.body || {}));
    }
    return /[一-鿿]/.test((error && error.message) || '') ? new Refused(500, null, error.message) : refusal(error && error.status ? error.status : 0, '');
  }

  // ---------------------------------------------------------------- drafts

  function drafts(form, host) {
    const path = `${host.address}/draft`;
    const key = `${KEPT}${form.context.userId || form.context.user}-${host.task || host.address.split('/').slice(3).join('-')}`;
    let changed = false;
    let saving = null;
    const line = element('p', { class: 'saved', role: 'status' });
    const say = (...words) => { line.replaceChildren(...words.filter(Boolean)); };
    const button = element('button', { type: 'button', class: 'keep' }, '暂存');

    const content = () => {
      const message = form.message(true);
      const known = {};
      const text = JSON.stringify(message);
      papers.forEach((paper, id) => { if (text.includes(id)) { known[id] = paper; } });
      const controls = {};
      every(form.element, '[data-control]').filter((it) => !it.closest('[data-panel]')).forEach((it) => { controls[it.dataset.control] = read(it); });
      return { form: message, controls, papers: known };
    };
    const save = async (asked) => {
      if (saving || (!changed && !asked)) {
        return;
      }
      changed = false;
      const draft = content();
      try {
        saving = request('PUT', path, draft);
        await saving;
        localStorage.removeItem(key);
        say(`${moment(Date.now())} 已暂存，下次打开可以接着填。`);
      } catch (refused) {
        changed = true;
        if (refused.offline) {
          localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), draft }));
          say(refused.status === 401 ? '登录已过期，内容已暂存在这台设备上；重新登录后会自动保存到系统。账号已停用的，请联系系统管理员。' : '网络不通，已暂存在这台设备上；恢复后会自动保存到系统。', refused.status === 401 && loginLink());
        } else {
          say(`没有暂存：${refused.message}`);
          if (refused.status === 404 || refused.status === 409) {
            clearInterval(timer);
          }
        }
      } finally {
        saving = null;
      }
    };
    button.addEventListener('click', () => save(true));
    const timer = setInterval(() => {
      if (!form.element.isConnected) {
        clearInterval(timer);
        return;
      }
      save(false);
    }, SAVE_EVERY);
    const leaving = () => {
      if (document.visibilityState === 'hidden' && form.element.isConnected) {
        save(false);
      }
    };
    document.addEventListener('visibilitychange', leaving);

    const fill = (draft) => {
      form.fill(draft.form);
      Object.entries(draft.controls || {}).forEach(([name, value]) => form.set(name, value));
    };
    const restore = () => {
      let kept = null;
      try {
        kept = JSON.parse(localStorage.getItem(key));
      } catch (e) {
        kept = null;
      }
      const { draft, draftBy, draftByName, draftAt } = form.context;
      if (kept && kept.draft && (!draftAt || kept.at > draftAt)) {
        Object.entries(kept.draft.papers || {}).forEach(([id, paper]) => papers.set(id, paper));
        fill(kept.draft);
        changed = true;
        say(`已恢复断网时暂存在这台设备上的内容（${moment(kept.at)}）。`);
      } else if (draft && draft.form) {
        const mine = !draftBy || draftBy === form.context.userId;
        const message = draft.form;
        if (mine) {
          Object.entries(draft.papers || {}).forEach(([id, paper]) => papers.set(id, paper));
        } else {
          form.named().filter((field) => field.type === 'file').forEach((field) => { put(message, field.getAttribute('name'), null); });
        }
        fill(draft);
        say(`已恢复${mine ? '您' : draftByName || draftBy}于${moment(draftAt)}暂存的内容${mine || Object.keys(draft.papers || {}).length === 0 ? '' : '，附件请重新上传'}。`);
        restored(mine ? '' : draftByName || draftBy, moment(draftAt));
      }
    };
    const restored = (by, at) => {
      const afresh = element('button', { type: 'button', class: 'quiet' }, '清空重填');
      afresh.addEventListener('click', async () => {
        afresh.disabled = true;
        try {
          await request('DELETE', path);
          changed = false;
          clearInterval(timer);
          location.reload();
        } catch (refused) {
          afresh.disabled = false;
          say(`没有清空：${refused.message}`);
        }
      });
      form.element.prepend(element('p', { class: 'note restored', role: 'status' }, `接着填${by}${at}暂存的内容。`, afresh));
    };
    const done = () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', leaving);
      changed = false;
      localStorage.removeItem(key);
      if (!host.task) {
        request('DELETE', path).catch(() => {});
      }
    };
    return { button, line, restore, done, touch: () => { changed = true; }, stop: () => { clearInterval(timer); } };
  }

  function forget() {
    Object.keys(localStorage).filter((key) => key.startsWith('jianyi-') || key.startsWith('camForm:')).forEach((key) => localStorage.removeItem(key));
  }

  // ---------------------------------------------------------------- a form

  /** Tasklist may stay open for days: a form of a newer release then gets its own script. */
  function isOutdated(context) {
    version = version || context.script;
    return Boolean(context.script) && context.script !== version;
  }

  function submits(camForm, options) {
    const given = options || {};
    const host = hostOf(camForm);
    const root = host.form;
    style();
    root.classList.add('jianyi', 'reading');
    root.setAttribute('novalidate', '');
    root.setAttribute('autocomplete', 'off');
    const waiting = element('p', { class: 'waiting', role: 'status' }, '正在读取……');
    root.prepend(waiting);
    let form = null;
    let kept = null;
    let sent = null;
    let handedOver = false;

    root.addEventListener('submit', (e) => e.preventDefault());
    root.addEventListener('keydown', (e) => {
      if (e.key === 'Enter' && e.target.tagName === 'INPUT' && !['checkbox', 'radio', 'file'].includes(e.target.type) && !e.ctrlKey) {
        e.preventDefault();
      }
    });

    const ready = (async () => {
      const context = await request('GET', host.address);
      if (isOutdated(context)) {
        handedOver = true;
        waiting.remove();
        await import(ROOT + context.script);
        return window.jianyi.submits(camForm, options);
      }
      form = new Scope(root, context);
      form.prepare();
      renewSummaries(root, context);
      every(root, '[data-panel]').forEach((it) => { if (!it.dataset.ready) { panel(it, it.dataset.panel, { context }); } });
      root.addEventListener('jianyi:case', (e) => { context.suggestion = e.detail; context.share = share(context); renewSummaries(root, context); form.refresh(); });
      kept = drafts(form, host);
      kept.restore();
      waiting.remove();
      root.classList.remove('reading');
      root.append(element('div', { class: 'actions' }, host.own && submitButton(camForm), kept.button, kept.line));
      const touched = (e) => {
        const inPanel = e.target.closest('[data-panel]');
        if (inPanel && root.contains(inPanel)) {
          return;
        }
        kept.touch();
        form.forgive(e.target);
        if (e.type === 'input') {
          grow(e.target);
        }
        form.refresh();
        if (given.changed) {
          given.changed(form, e);
        }
      };
      root.addEventListener('input', touched);
      root.addEventListener('change', touched);
      if (given.ready) {
        await given.ready(form);
      }
      form.refresh();
      every(root, 'textarea').forEach(grow);
    })();
    ready.catch((error) => {
      const said = refusalOf(error);
      root.prepend(waiting);
      waiting.className = 'errors';
      waiting.setAttribute('role', 'alert');
      waiting.textContent = error instanceof Refused ? said.message.replace('没有提交', '没有读到内容') : '表单没有打开，请刷新页面后再试。';
      form = null;
      if (!(error instanceof Refused)) {
        console.error(error);
      }
    });

    camForm.on('submit', () => {
      if (handedOver) {
        return;
      }
      if (!form || !kept) {
        camForm.submitPrevented = true;
        return;
      }
      form.clear();
      const wrong = form.wrong().concat(given.wrong ? given.wrong(form).map((sentence) => [null, sentence]) : []);
      if (wrong.length > 0) {
        camForm.submitPrevented = true;
        form.refuseAll(wrong);
        return;
      }
      let message = form.message();
      if (given.message) {
        message = given.message(message, form) || message;
      }
      sent = message;
      send(camForm, message);
    });
    // Tasklist stores its own variables in the browser, when the session ends too; ours go to the draft.
    camForm.on('store', () => {
      camForm.storePrevented = true;
      if (kept) {
        kept.button.click();
      }
    });
    camForm.on('submit-failed', (_, args) => {
      const error = Array.isArray(args) ? args[0] : args;
      if (!sent || !form) {
        return;
      }
      sent = null;
      const refused = refusalOf(error);
      hush(camForm, error.message);
      kept.touch();
      form.refuse(refused.field, refused.message);
      if (refused.status === 401) {
        root.querySelector(':scope > .errors').append(loginLink());
      } else if (host.task && form.context.suggestion && /已经由他人办完|已经办完/.test(refused.message)) {
        root.querySelector(':scope > .errors').append(element('a', { href: `${ROOT}/suggestions/${form.context.suggestion.id}`, target: '_blank', rel: 'noopener' }, '看办理结果（新窗口）'));
      }
    });
    camForm.on('submit-success', () => {
      sent = null;
      if (kept) {
        kept.done();
      }
    });
    return ready;
  }

  // ---------------------------------------------------------------- a panel

  function panel(place, url, options) {
    const given = options || {};
    const context = given.context || { suggestion: null, options: {} };
    place.dataset.panel = place.dataset.panel || url;
    place.dataset.ready = '';
    place.classList.add('jianyi-panel');
    style();
    if (!place.closest('.jianyi')) {
      place.classList.add('jianyi');
    }
    const scope = new Scope(place, context);
    scope.prepare();
    const start = scope.message(true);
    const button = place.querySelector('button.submit') || place.querySelector('button:not(.add):not(.remove):not(.quiet)') || element('button', {}, given.words || place.dataset.words || '保存');
    button.type = 'button';
    const said = element('p', { class: 'saved', role: 'status' });
    place.append(element('div', { class: 'actions' }, button, said));
    const touched = (e) => { scope.forgive(e.target); scope.refresh(); };
    place.addEventListener('input', (e) => { grow(e.target); touched(e); });
    place.addEventListener('change', touched);
    button.addEventListener('click', async () => {
      scope.clear();
      said.textContent = '';
      const wrong = scope.wrong();
      if (wrong.length > 0) {
        scope.refuseAll(wrong);
        return;
      }
      button.disabled = true;
      const target = url.replace('{suggestion}', context.suggestion ? context.suggestion.id : '').replace('{handling}', context.handling || '') + (context.task && context.task.supervision ? `?supervision=${context.task.supervision}` : '');
      try {
        const after = await request('POST', target, scope.message());
        if (after && after.id) {
          context.suggestion = after;
          context.share = share(context);
        }
        scope.fill(start);
        said.textContent = '已保存。';
        renewSummaries(document, context);
        place.dispatchEvent(new CustomEvent('jianyi:case', { bubbles: true, detail: after }));
        if (given.done) {
          given.done(after, scope);
        }
      } catch (error) {
        const refused = refusalOf(error);
        scope.refuse(refused.field, refused.message.replace('没有提交', '没有保存'));
        if (refused.status === 401) {
          place.querySelector(':scope > .errors').append(loginLink());
        }
        if (!(error instanceof Refused)) {
          console.error(error);
        }
        if (given.refused) {
          given.refused(refused);
        }
      } finally {
        button.disabled = false;
      }
    });
    return scope;
  }

  // ---------------------------------------------------------------- our own page as host

  function submitButton(camForm) {
    const button = element('button', { type: 'button', class: 'submit' }, camForm.formElement.dataset.submit || '提交');
    button.addEventListener('click', () => camForm.submit(button));
    return button;
  }

  /** Plays the part of Tasklist's camForm: <div data-jianyi-host data-task="…">, data-process="…" or data-address="…", with the form's HTML in it. */
  function host() {
    every(document, '[data-jianyi-host]').forEach((place) => {
      if (place.dataset.ready !== undefined) {
        return;
      }
      place.dataset.ready = '';
      place.hidden = false;
      const listeners = {};
      const camForm = {
        jianyi: true,
        formElement: place.querySelector('form'),
        taskId: place.dataset.task || null,
        processDefinitionKey: place.dataset.process || null,
        address: place.dataset.address || null,
        variableManager: { variables: {} },
        on: (event, listener) => { (listeners[event] = listeners[event] || []).push(listener); },
        fire: (event, ...args) => (listeners[event] || []).forEach((listener) => listener(event, args)),
        submit: async (button) => {
          camForm.submitPrevented = false;
          camForm.variableManager.variables = {};
          camForm.fire('submit');
          if (camForm.submitPrevented) {
            return;
          }
          const words = button.textContent;
          button.disabled = true;
          button.textContent = '正在提交……';
          try {
            const answer = await request('POST', hostOf(camForm).address, camForm.variableManager.variables.form.value);
            camForm.fire('submit-success');
            thank(place, (answer && answer.suggestion) || place.dataset.suggestion);
          } catch (error) {
            camForm.fire('submit-failed', error);
            button.disabled = false;
            button.textContent = words;
          }
        },
      };
      if (camForm.address) {
        submits(camForm, window[place.dataset.with]);
      }
      every(camForm.formElement, 'script[cam-script]').forEach((script) => {
        // The form is ours, deployed with its process; Tasklist runs its script in the same way.
        new Function('camForm', script.textContent)(camForm);
      });
    });
  }

  function thank(place, suggestion) {
    const heading = document.querySelector('h1');
    const words = element(
      'section',
      { class: 'jianyi done', tabindex: '-1', role: 'status' },
      element('h2', {}, `${heading ? `${heading.textContent.trim()}：` : ''}已提交`),
      element('p', {}, suggestion ? '内容已经保存。以后办到哪一步，可以在案卷里查看。' : '内容已经保存。以后办到哪一步，可以在首页查看。'),
      element('p', { class: 'actions' }, element('a', { class: 'submit', href: `${ROOT}/` }, '返回首页'), suggestion && element('a', { class: 'keep', href: `${ROOT}/suggestions/${suggestion}` }, '查看案卷')),
    );
    place.replaceChildren(words);
    words.focus();
    window.scrollTo(0, 0);
  }

  /** What is hidden while it is read is hidden at once, also before the style sheet has come. */
  function style() {
    if (!document.getElementById('jianyi-reading')) {
      document.head.append(element('style', { id: 'jianyi-reading' }, '.jianyi.reading > :not(.waiting):not(.errors) { display: none !important; }'));
    }
    if (!document.querySelector('link[data-jianyi], link[href*="/assets/forms"]')) {
      document.head.append(element('link', { rel: 'stylesheet', href: `${ROOT}/assets/forms.css`, 'data-jianyi': true }));
    }
  }

  window.jianyi = { submits, panel, request, element, day, summary, forget, host, root: ROOT, paper: paperLink, nameOf: (id) => (papers.get(id) || {}).name };

  function begin() {
    host();
    if (document.querySelector('[data-jianyi-forget]')) {
      forget();
    }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
})();
