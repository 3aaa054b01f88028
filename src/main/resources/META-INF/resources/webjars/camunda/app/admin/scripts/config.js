import '../../../lib/jianyi-leave.js';

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
