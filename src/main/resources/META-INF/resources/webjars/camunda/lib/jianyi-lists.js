// How Tasklist opens and counts. A RequireJS plugin, loaded before Tasklist starts: requireJsConfig in its config.js.
define(['angular'], function(angular) {
  var EVERY_MINUTE = 60 * 1000;
  var PHONE = 768;
  var counts = {};

  function engine() {
    var base = document.querySelector('base');
    return base.getAttribute('engine-api') + 'engine/' + location.pathname.split('/').slice(-2)[0];
  }

  // All lists with their counts, in their order. None when nobody is logged in.
  function lists() {
    return fetch(engine() + '/filter?resourceType=Task&itemCount=true')
      .then(function(answer) {
        return answer.ok ? answer.json() : [];
      })
      .then(function(lists) {
        lists.forEach(function(list) {
          counts[list.id] = list.itemCount;
        });
        return lists.sort(function(one, other) {
          return one.properties.priority - other.properties.priority;
        });
      });
  }

  // Unless the address says otherwise, what is due first comes first, and the first list with work in it is open.
  function open(lists) {
    var parts = (location.hash || '#/').split('?');
    var asked = new URLSearchParams(parts[1]);
    var busy = lists.filter(function(list) {
      return list.itemCount > 0;
    })[0];
    if (!asked.has('sorting')) {
      asked.set('sorting', JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
    }
    if (!asked.has('filter') && busy) {
      asked.set('filter', busy.id);
    }
    history.replaceState(null, '', parts[0] + '?' + asked);
  }

  // As the home page counts: from day to day.
  function inDays(days, due) {
    if (days === 0) {
      return '今天';
    }
    return days > 0 ? '还有' + days + '天' : due ? '已逾期' + -days + '天' : -days + '天前';
  }

  angular
    .module('jianyi.lists', ['angularMoment'])
    .filter('jianyiCount', function() {
      function count(list) {
        return counts[list];
      }
      count.$stateful = true;
      return count;
    })
    .config(['$provide', function($provide) {
      $provide.decorator('camTasklistFiltersDirective', ['$delegate', function(directives) {
        directives[0].template = directives[0].template.replace(
          /<span ng-show="isFocused\(filter\)"\s+class="counter">{{ filterCount }}<\/span>/,
          '<span class="counter">{{ isFocused(filter) ? filterCount : (filter.id | jianyiCount) }}</span>');
        return directives;
      }]);
      $provide.decorator('amTimeAgoDirective', ['$delegate', 'moment', function(directives, moment) {
        directives[0].compile = function() {
          return function(scope, element, attributes) {
            scope.$watch(attributes.amTimeAgo, function(date) {
              var days = date && moment(date).startOf('day').diff(moment().startOf('day'), 'days');
              element.text(date ? inDays(days, /due/.test(attributes.amTimeAgo)) : '');
            });
          };
        };
        return directives;
      }]);
    }])
    .run(['$rootScope', '$interval', '$location', '$timeout', function($rootScope, $interval, $location, $timeout) {
      var shown;

      $interval(lists, EVERY_MINUTE);
      // Whoever took or did something sees it in all counts.
      $rootScope.$on('$locationChangeSuccess', function() {
        lists().then(function() {
          $rootScope.$evalAsync();
        });
        // On a phone the task lies below its list: whoever chose it is brought there.
        if ($location.search().task !== shown) {
          shown = $location.search().task;
          $timeout(function() {
            var details = document.querySelector('.task-details');
            if (shown && details && window.innerWidth < PHONE) {
              details.scrollIntoView();
            }
          }, 300);
        }
      });
    }]);

  return {
    load: function(name, require, done) {
      lists().catch(function() {
        return [];
      }).then(open).then(done, done);
    }
  };
});
