import '../../../lib/jianyi-leave.js';
import {rename} from '../../../lib/jianyi-names.js';

// Where people start something, they start an act, not a process.
rename({'.modal-dialog .processes a, .modal-dialog .modal-title': {'建议办理': '提出建议'}});

export default {
  app: {
    name: '任务中心',
    vendor: '建议办理'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  requireJsConfig: {
    deps: ['jianyi-words!', 'jianyi-lists!'],
    paths: {
      'jianyi-words': '../../lib/jianyi-words',
      'jianyi-lists': '../../lib/jianyi-lists'
    },
    ngDeps: ['jianyi.words', 'jianyi.lists']
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../assets/forms.js', '../../../assets/reply.js'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '领取当前任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选器'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到任务表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“发起”窗口'
    }
  }
};
