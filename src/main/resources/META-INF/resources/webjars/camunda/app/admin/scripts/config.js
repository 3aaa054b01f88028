import '../../../lib/jianyi-leave.js';
import {named, rename} from '../../../lib/jianyi-names.js';

// Rights are kept under English codes, and given to groups by their ids.
rename({
  'td, td span, td a, .form-control-static': {
    ALL: '全部',
    NONE: '没有',
    ACCESS: '进入',
    READ: '查看',
    UPDATE: '修改',
    CREATE: '新建',
    DELETE: '删除',
    CREATE_INSTANCE: '发起',
    READ_INSTANCE: '查看办理件',
    READ_TASK: '查看任务',
    READ_HISTORY: '查看历史',
    WORKFLOW: '业务',
    SYSTEM: '系统',
    tasklist: '任务中心',
    cockpit: '监督平台',
    admin: '系统管理',
    welcome: '个人资料'
  }
});
named('group', group => group.name).then(groups => rename({'td.user.group span': groups}));

export default {
  app: {
    name: '系统管理',
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
  disableWelcomeMessage: true
};
