import '../../../lib/jianyi-leave.js';
import {named, rename} from '../../../lib/jianyi-names.js';

// The viewer of decision tables speaks English, and the tables hold codes.
rename({
  '.dmn-decision-table-container :is(label, span, div, th)': {
    'Hit policy:': '命中规则：',
    'Rule order': '符合的都给出，按表中顺序',
    Collect: '符合的都给出',
    Unique: '只有一条符合',
    First: '取最先符合的一条',
    When: '当',
    Then: '则',
    And: '且',
    Annotations: '说明',
    string: '文字',
    boolean: '是或否'
  },
  '.view-drd-button': {'View DRD': '查看决策关系'},
  '.dmn-decision-table-container :is(td, th) *, .dmn-decision-table-container td.cell, .ctn-content-bottom td :is(div, span)': {
    LEAD: '主办',
    ASSISTING: '会办',
    TOWN_GOVERNMENT: '镇人民政府',
    'not("TOWN_GOVERNMENT")': '不是镇人民政府',
    UNIT: '承办单位',
    'unit-head': '单位负责人',
    leader: '分管领导',
    true: '是',
    false: '否',
    String: '文字',
    Boolean: '是或否'
  }
});
named('group', group => group.name).then(groups => rename({
  '.dmn-decision-table-container td.cell, .ctn-content-bottom td :is(div, span)': Object.fromEntries(
    Object.entries(groups).map(([id, name]) => [id.replace(/^unit-/, ''), name]))
}));

export default {
  app: {
    name: '监督平台',
    vendor: '建议办理'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  requireJsConfig: {
    deps: ['jianyi-words!'],
    paths: {'jianyi-words': '../../lib/jianyi-words'},
    ngDeps: ['jianyi.words']
  },
  disableWelcomeMessage: true,
  customScripts: ['scripts/board.js', 'scripts/cases.js']
};
