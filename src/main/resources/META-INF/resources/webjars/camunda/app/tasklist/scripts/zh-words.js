// The words that AngularJS, its date picker and the header hold in English, in Chinese.
// An AMD module for requireJsConfig in config.js; not a customScript.
define(['angular'], function(angular) {
  var days = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
  var months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(function(month) {
    return month + '月';
  });
  var names = {tasklist: '任务中心', cockpit: '监督平台', admin: '系统管理', welcome: '首页'};

  return angular
    .module('jianyi.words', ['ui.bootstrap'])
    .filter('jianyiAppName', function() {
      return function(name) {
        return names[name] || name;
      };
    })
    .config(['$provide', function($provide) {
      $provide.decorator('$locale', ['$delegate', function($locale) {
        angular.extend($locale.DATETIME_FORMATS, {
          AMPMS: ['上午', '下午'],
          DAY: days,
          SHORTDAY: days.map(function(day) {
            return day.charAt(2);
          }),
          MONTH: months,
          SHORTMONTH: months,
          STANDALONEMONTH: months
        });
        $locale.id = 'zh-cn';
        return $locale;
      }]);
      $provide.decorator('camWidgetHeaderDirective', ['$delegate', function(directives) {
        directives[0].template = directives[0].template.replace('{{ app.label }}', '{{ appName | jianyiAppName }}');
        return directives;
      }]);
    }])
    .run(['uibDatepickerPopupConfig', 'uibDatepickerConfig', function(popup, picker) {
      popup.currentText = '今天';
      popup.clearText = '清除';
      popup.closeText = '确定';
      picker.formatDayTitle = 'yyyy年M月';
    }]);
});
