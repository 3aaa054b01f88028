// The words that AngularJS, its date picker, the header, the footer and the table of variables hold in English, in Chinese.
// A RequireJS plugin, loaded by all four web applications before they start: requireJsConfig in their config.js.
define(['angular'], function(angular) {
  var days = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
  var months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(function(month) {
    return month + '月';
  });
  var applications = {tasklist: '任务中心', cockpit: '监督平台', admin: '系统管理', welcome: '首页'};
  var zones = {'Asia/Shanghai': '北京时间', 'Asia/Urumqi': '乌鲁木齐时间', 'UTC': '世界协调时'};
  var variables = {Actions: '操作', Upload: '上传', Download: '下载'};

  function nameOf(names) {
    return function() {
      return function(name) {
        return names[name] || name;
      };
    };
  }

  function rewriting(change) {
    return ['$delegate', function(directives) {
      directives[0].template = change(directives[0].template);
      return directives;
    }];
  }

  // The applications begin to draw before their translation has come, unless it is kept from an earlier visit; whoever
  // came for the first time saw keys instead of words. And after an update, whoever came again saw the old words.
  function keepTranslation() {
    var base = document.querySelector('base');
    var folder = base.getAttribute('app-root') + '/app/' + base.getAttribute('app-name') + '/locales/';
    return fetch(folder + 'zh.json?bust=' + window.bust)
      .then(function(answer) {
        return answer.text();
      })
      .then(function(translation) {
        var kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
        kept[folder + '_locales_data_zh_' + window.bust] = translation;
        localStorage.setItem('camunda-web', JSON.stringify(kept));
      });
  }

  angular
    .module('jianyi.words', ['ui.bootstrap'])
    .filter('jianyiApplication', nameOf(applications))
    .filter('jianyiZone', nameOf(zones))
    .config(['$injector', function($injector) {
      if ($injector.has('camDateFormatProvider')) {
        $injector.get('camDateFormatProvider').setDateFormat('YYYY年M月D日 HH:mm', 'normal');
      }
    }])
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
      $provide.decorator('camWidgetHeaderDirective', rewriting(function(template) {
        return template
          .replace('{{ app.label }}', '{{ appName | jianyiApplication }}')
          .replace(
            /(<nav class="cam-nav app-menu">\s*<ul[^>]*>)/,
            '$1<li class="jianyi-home"><a href="' + document.querySelector('base').getAttribute('app-root')
              + '/../">返回首页</a></li>');
      }));
      // The engine's own site lies outside the town's network.
      $provide.decorator('camWidgetFooterDirective', rewriting(function(template) {
        return template
          .replace('{{timezoneName}}', '{{ timezoneName | jianyiZone }}')
          .replace(/<a href="[^"]*">Camunda Platform<\/a>/, 'Camunda');
      }));
      $provide.decorator('camWidgetVariablesTableDirective', rewriting(function(template) {
        return Object.keys(variables).reduce(function(changed, word) {
          return changed.replace(new RegExp('^(\\s*)' + word + '$', 'm'), '$1' + variables[word]);
        }, template);
      }));
    }])
    .run(['uibDatepickerPopupConfig', 'uibDatepickerConfig', '$templateCache', function(popup, picker, templates) {
      popup.currentText = '今天';
      popup.clearText = '清除';
      popup.closeText = '确定';
      picker.formatDayTitle = 'yyyy年M月';
      // Read out to those who do not see the arrows.
      ['day', 'month', 'year'].forEach(function(view) {
        var name = 'uib/template/datepicker/' + view + '.html';
        templates.put(name, templates.get(name).replace('>previous<', '>往前<').replace('>next<', '>往后<'));
      });
    }]);

  return {
    load: function(name, require, done) {
      keepTranslation().then(done, done);
    }
  };
});
