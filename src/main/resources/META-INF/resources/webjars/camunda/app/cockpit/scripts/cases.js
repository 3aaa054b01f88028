// The cases behind Cockpit's instances: wherever an id would stand, number, title, unit and round; a table of them with each process;
// what the engine knows of one, in words; and drawings that open where the work is, large enough to read.
import {engine, named, rename} from '../../../lib/jianyi-names.js';

const base = document.querySelector('base');
const READABLE = 0.75;
const facts = {
  acceptanceAsked: '已催签收',
  approved: '审签通过',
  assistingUnit: '会办单位',
  assistingUnits: '会办单位',
  cosigner: '附议代表',
  cosigners: '附议代表',
  deputy: '领衔代表',
  dispatchNeeded: '由政府办转交',
  dueDate: '答复期限',
  handling: '承办',
  handlingId: '承办编号',
  handlings: '各单位承办',
  initiator: '提出人',
  issuer: '答复名义',
  leadUnit: '主办单位',
  leader: '分管镇领导',
  number: '编号',
  objected: '已申请退办',
  outcome: '审查结果',
  profile: '办理规则',
  reassigned: '已改办',
  round: '第几次办理',
  suggestionId: '建议号',
  title: '标题',
  unit: '承办单位代码',
  unitName: '承办单位',
  withdrawalRefused: '不同意撤回'
};
const values = {true: '是', false: '否', town: '乡镇', null: ''};
// Kept for the lists of tasks alone.
const silent = ['case', 'caseUnit'];

const labels = {};
rename({'.breadcrumbs-panel .text, td a, .process-information dd:not(.instance-id) a': labels});
named('user?maxResults=5000', user => `${user.firstName || ''}${user.lastName || ''}`).then(people => rename({
  'td.assignee *': people
}));

// Looked up anew on every page, but not while a drawing is pushed about, which changes the address too.
const place = () => location.hash.split('?')[0];
let here = place();
let cases = load();
window.addEventListener('hashchange', () => {
  if (place() !== here) {
    here = place();
    cases = load();
  }
});

async function load() {
  const answer = await fetch(base.getAttribute('app-root') + '/../api/instances');
  const found = answer.ok ? await answer.json() : [];
  found.forEach(one => {
    labels[one.id] = label(one);
  });
  rename({});
  return found;
}

function round(one) {
  return one.round ? `第${one.round}次办理` : '';
}

function day(date) {
  return date ? date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : '';
}

function label(one) {
  return [`${one.number} ${one.title}`.trim(), one.unit, round(one)].filter(part => part).join(' · ');
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function table(heads, rows) {
  return element('table', {className: 'table cam-table'},
    element('thead', {}, element('tr', {}, ...heads.map(head => element('th', {}, head)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, cell))))));
}

function page(one) {
  return one.suggestion
    ? element('a', {href: base.getAttribute('app-root') + '/../suggestions/' + one.suggestion, target: '_blank'}, '案卷')
    : '';
}

function rows(found) {
  return found.map(one => [
    one.number || '未登记',
    element('a', {href: '#/process-instance/' + one.id + '/runtime'}, one.title),
    one.unit || '未交办',
    round(one),
    day(one.due),
    page(one)
  ]);
}

const casesOfProcess = {
  id: 'jianyi-cases',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  properties: {label: '办理件', priority: 30},
  async render(node, {processDefinitionId}) {
    const running = (await cases).filter(one => one.definition === processDefinitionId);
    const search = element('input', {className: 'form-control', type: 'search', placeholder: '输入编号、标题或者单位'});
    const list = element('div');
    const show = () => {
      const words = search.value.trim().split(/\s+/);
      const found = running.filter(one => words.every(word => label(one).includes(word)));
      list.replaceChildren(
        element('p', {className: 'jianyi-count'}, `共${found.length}件`),
        table(['编号', '标题', '承办单位', '办理次数', '答复期限', ''], rows(found)));
    };
    search.addEventListener('input', show);
    show();
    node.append(search, list);
  }
};

const factsOfCase = {
  id: 'jianyi-facts',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  properties: {label: '办理情况', priority: 30},
  async render(node, {processInstanceId}) {
    const one = (await cases).find(each => each.id === processInstanceId);
    if (one) {
      node.append(table(['编号', '标题', '承办单位', '办理次数', '答复期限', ''], rows([one])));
    }
    const answer = await fetch(`${engine()}/variable-instance?processInstanceIdIn=${processInstanceId}`);
    const known = (answer.ok ? await answer.json() : []).filter(each => !silent.includes(each.name));
    node.append(
      element('h4', {}, '流程数据'),
      table(['数据项', '内容'], known.map(each => [facts[each.name] || each.name, value(each.value)])));
  }
};

function value(content) {
  const text = typeof content === 'object' && content !== null ? JSON.stringify(content) : String(content);
  return text in values ? values[text] : text;
}

// Shows part of a drawing at a size that can be read; the whole is one click away.
function look(viewer, at) {
  const canvas = viewer.get('canvas');
  const size = canvas.getSize();
  const width = size.width / READABLE;
  const height = size.height / READABLE;
  canvas.viewbox({x: at.x - width / 2, y: at.y - height / 2, width, height});
}

function middle(shape) {
  return {x: shape.x + shape.width / 2, y: shape.y + shape.height / 2};
}

function leaves(instance) {
  return instance.childActivityInstances.length
    ? instance.childActivityInstances.flatMap(leaves)
    : [instance.activityId];
}

const drawingOfCase = {
  id: 'jianyi-where',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  async render(viewer, {processInstanceId}) {
    const answer = await fetch(`${engine()}/process-instance/${processInstanceId}/activity-instances`);
    const shape = answer.ok && viewer.get('elementRegistry').get(leaves(await answer.json())[0]);
    if (shape) {
      look(viewer, middle(shape));
    }
  }
};

const drawingOfProcess = {
  id: 'jianyi-start',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  render(viewer) {
    const start = viewer.get('elementRegistry').find(shape => shape.type === 'bpmn:StartEvent');
    setTimeout(() => {
      const at = middle(start);
      look(viewer, {x: at.x + viewer.get('canvas').getSize().width / READABLE / 2 - 120, y: at.y});
    });
  }
};

export default [casesOfProcess, factsOfCase, drawingOfCase, drawingOfProcess];
