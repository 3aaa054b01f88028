// The board's plots. Each says in a sentence what it shows, and has a table with the same figures.

const LIGHTS = [
  { field: 'red', label: '逾期', colour: '#9b1c1c' },
  { field: 'yellow', label: '临期', colour: '#d9a441' },
  { field: 'green', label: '正常', colour: '#6fa287' },
];
const STATES = ['#8a929b', '#d0b48a', '#b5544f', '#7f9fb8', '#dfe2e6'];
const FONT = '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = '#1f2328';
const SOFT = '#58606b';
const LINE = '#e4e7ea';
const MOST = 12; // units in a plot; the table has all
const ROW = 26; // pixels

const short = (name) => (name.length > 8 ? `${name.slice(0, 7)}…` : name);
const rate = (n, of) => (of ? `${Math.floor((n * 1000) / of) / 10}%` : '—');

/**
 * Draws the plots into the aside.
 *
 * @param unit what happens when somebody clicks on a unit
 * @return when they are drawn, and what ends them
 */
export function figures(aside, { states, months, onTime, extended, paces }, { units }, { unit, root, element, day }) {
  const month = (date) => date.replace(/^\d\d(\d\d)-0?(\d+)-.*$/, (whole, year, number) => (number === '1' ? `${year}年1月` : `${number}月`));
  const loads = units.slice(0, MOST);
  const quick = paces.filter((pace) => pace.days).slice(0, MOST);
  const charts = [];

  function table(caption, heads, rows) {
    return element('details', { class: 'board-data' }, element('summary', {}, '表格'),
      element('table', {}, element('caption', { class: 'board-unseen' }, caption),
        element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
        element('tbody', {}, ...rows.map(([first, ...cells]) => element('tr', {}, element('th', { scope: 'row' }, first), ...cells.map((cell) => element('td', {}, String(cell))))))));
  }

  function plot(title, sentence, height, option, data, click) {
    const place = element('div', { class: 'board-plot', role: 'img', 'aria-label': `${title}。${sentence}`, style: `height: ${height}px` });
    charts.push({ place, option, click });
    return element('figure', {}, element('figcaption', {}, element('h2', {}, title), element('p', {}, sentence, click && height > 0 && element('span', { class: 'board-hint' }, '点单位只看它的。'))), height ? place : null, data);
  }

  const axis = { axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: { color: SOFT, fontSize: 12 }, splitLine: { lineStyle: { color: LINE } } };
  const base = {
    textStyle: { fontFamily: FONT, color: INK },
    animation: false,
    grid: { left: 4, right: 12, top: 8, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, textStyle: { fontFamily: FONT, fontSize: 13 } },
  };
  const names = (list) => ({ ...axis, type: 'category', inverse: true, data: list, axisLabel: { ...axis.axisLabel, color: INK, formatter: short }, triggerEvent: true });
  const decals = { enabled: true, decal: { show: true, decals: [
    { symbol: 'none' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.45)' },
    { symbol: 'none' },
    { symbol: 'circle', symbolSize: 0.5, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], color: 'rgba(255,255,255,0.6)' },
    { symbol: 'none' }] } };

  const now = months[months.length - 1].counts;
  const running = now.slice(0, -1).reduce((sum, n) => sum + n, 0);
  const inHand = plot('各单位在办', units.length ? `${units.length}个单位手里有件，${units[0].red ? `自己逾期最多的是${units[0].unit}（${units[0].red}件）` : '没有一个自己逾期'}。逾期、临期按单位自己要办的期限算。` : '没有单位手里有件。',
    loads.length ? loads.length * ROW + 40 : 0,
    {
      ...base,
      aria: { ...decals, label: { enabled: false } },
      grid: { ...base.grid, top: 30 },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: SOFT, fontSize: 12 } },
      xAxis: { ...axis, type: 'value', minInterval: 1 },
      yAxis: names(loads.map((load) => load.unit)),
      series: LIGHTS.map(({ field, label, colour }) => ({ name: label, type: 'bar', stack: 'all', barWidth: 14, itemStyle: { color: colour }, data: loads.map((load) => load[field]) })),
    },
    table('各单位在办', ['单位', '合计', ...LIGHTS.map((light) => light.label)], units.map((load) => [load.unit, load.all, load.red, load.yellow, load.green])),
    unit);

  const kept = element('figure', { class: 'board-kept' },
    element('figcaption', {}, element('h2', {}, '按期答复'), element('p', {}, `${onTime.meaning}。`)),
    element('p', { class: 'board-rate' }, element('b', {}, `${onTime.n}/${onTime.of}`), element('span', {}, rate(onTime.n, onTime.of))),
    element('div', { class: 'board-meter', role: 'img', 'aria-label': `按期${onTime.n}件，共${onTime.of}件` }, element('i', { style: `width: ${onTime.of ? (onTime.n * 100) / onTime.of : 0}%` })),
    element('p', { class: 'board-extended' }, '延期 ', element('b', {}, `${extended.n}/${extended.of}`), ` ${rate(extended.n, extended.of)}`, element('small', {}, `${extended.meaning}。`)),
    table('各单位按期答复', ['单位', '按期', '按期率'], paces.map((pace) => [pace.unit, `${pace.onTime.n}/${pace.onTime.of}`, rate(pace.onTime.n, pace.onTime.of)])));

  const pace = plot('各单位答复天数', quick.length ? `自交单位之日到答复之日。一半的答复不超过中位天数，最慢的是${quick[0].unit}，中位${quick[0].days.half}天。` : '还没有答复。',
    quick.length ? quick.length * ROW + 30 : 0,
    {
      ...base,
      tooltip: { ...base.tooltip, trigger: 'item', formatter: ({ dataIndex }) => { const { unit: name, days, replied } = quick[dataIndex]; return `${name}<br>答复${replied}件：最快${days.least}天，中位${days.half}天，最慢${days.most}天`; } },
      grid: { ...base.grid, right: 24 },
      xAxis: { ...axis, type: 'value', minInterval: 1, axisLabel: { ...axis.axisLabel, formatter: '{value}天', hideOverlap: true } },
      yAxis: names(quick.map((each) => each.unit)),
      series: [{ type: 'boxplot', boxWidth: [8, 14], itemStyle: { color: '#f3e3e3', borderColor: '#9b1c1c', borderWidth: 1.5 }, data: quick.map(({ days }) => [days.least, days.quarter, days.half, days.threeQuarters, days.most]) }],
    },
    table('各单位答复天数', ['单位', '件数', '最快', '四分之一', '中位', '四分之三', '最慢'], paces.map(({ unit: name, replied, days }) => [name, replied, ...(days ? [days.least, days.quarter, days.half, days.threeQuarters, days.most] : ['', '', '', '', ''])])),
    unit);

  const course = plot('各阶段件数', `近12个月每月末。现在在办${running}件，其中办理中${now[2]}件；12个月内办结${now[4]}件。`, 220,
    {
      ...base,
      aria: { ...decals, label: { enabled: false } },
      grid: { ...base.grid, top: 52 },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 10, textStyle: { color: SOFT, fontSize: 12 } },
      xAxis: { ...axis, type: 'category', data: months.map((each) => month(each.day)), splitLine: { show: false } },
      yAxis: { ...axis, type: 'value', minInterval: 1 },
      series: states.map((label, i) => ({ name: label, type: 'bar', stack: 'all', barCategoryGap: '30%', itemStyle: { color: STATES[i] }, data: months.map((each) => each.counts[i]) })),
    },
    table('各阶段件数', ['到', ...states], months.map((each) => [day(each.day), ...each.counts])));

  const open = new Set([...aside.querySelectorAll('details[open] caption')].map((caption) => caption.textContent));
  aside.replaceChildren(inHand, kept, pace, course);
  aside.querySelectorAll('details').forEach((details) => { details.open = open.has(details.querySelector('caption').textContent); });

  const plots = [];
  let ended = false;
  let watch = null;
  const drawn = import(new URL('webjars/echarts/dist/echarts.esm.min.js', root)).then((echarts) => {
    if (ended) {
      return;
    }
    charts.filter(({ place }) => place.isConnected).forEach(({ place, option, click }) => {
      const chart = echarts.init(place, null, { renderer: 'svg' });
      chart.setOption(option);
      if (click) {
        chart.on('click', ({ componentType, value, name }) => click(componentType === 'yAxis' ? value : name));
      }
      plots.push(chart);
    });
    watch = new ResizeObserver(() => plots.forEach((chart) => chart.resize()));
    watch.observe(aside);
  }).catch(() => {
    // Without the plots the tables stand for them.
    charts.forEach(({ place }) => place.remove());
    aside.querySelectorAll('details').forEach((details) => { details.open = true; });
  });

  return {
    drawn,
    end() {
      ended = true;
      if (watch) {
        watch.disconnect();
      }
      plots.forEach((chart) => chart.dispose());
    },
  };
}
