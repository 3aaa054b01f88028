// Cockpit's first page for those who supervise: the board. And with each instance the whole course of its case.
import {board} from '../../../../assets/board.js';

const root = new URL('../../../../', import.meta.url);

function style(name) {
  const href = String(new URL(`assets/${name}.css`, root));
  return document.querySelector(`link[href="${href}"]`) ? null : new Promise(done => {
    document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done, onerror: done}));
  });
}

let end = null;

const boardFirst = {
  id: 'jianyi-board',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  async render(node) {
    await style('board');
    end = board(node, {blank: true});
  },
  unmount() {
    if (end) {
      end();
      end = null;
    }
  }
};

const courseOfCase = {
  id: 'jianyi-course',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  properties: {label: '办理全程', priority: 25},
  async render(node, {processInstanceId}) {
    await style('timeline');
    const answer = await fetch(new URL('api/instances', root));
    const one = (answer.ok ? await answer.json() : []).find(each => each.id === processInstanceId);
    if (!one || !one.suggestion) {
      node.textContent = '这件建议的案卷不对您开放，看不到办理全程。';
      return;
    }
    const page = String(new URL(`suggestions/${one.suggestion}/timeline`, root));
    const lines = await fetch(`${page}/lines`);
    if (lines.ok) {
      node.innerHTML = await lines.text();
      node.prepend(Object.assign(document.createElement('a'), {href: page, target: '_blank', textContent: '单独打开'}));
    } else {
      node.textContent = '没有读到办理全程，请稍后再试。';
    }
  }
};

export default [boardFirst, courseOfCase];
