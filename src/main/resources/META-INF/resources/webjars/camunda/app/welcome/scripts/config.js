import '../../../lib/jianyi-leave.js';

export default {
  app: {
    name: '首页',
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
  // no links to outside documentation
  links: [],
  requireJsConfig: {
    deps: ['jianyi-words!'],
    paths: {'jianyi-words': '../../lib/jianyi-words'},
    ngDeps: ['jianyi.words']
  },
  disableWelcomeMessage: true
};
