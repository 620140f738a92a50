// The parts of ECharts that the pages draw with, and how they look here. Loaded when a chart is first wanted.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { DatasetComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, ScatterChart, DatasetComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const ROLES = ['ink', 'soft', 'line', 'line-strong', 'surface', 'bad', 'series-0', 'series-1', 'series-2', 'series-3'];

/** The colours of this moment by role, as rgb: a picture that is saved knows no variables. */
export function colours(near) {
  const probe = document.createElement('span');
  // Who wants less motion has each change as a transition of an instant, at whose start the colour is the old one.
  probe.style.setProperty('transition', 'none', 'important');
  near.append(probe);
  const found = {};
  for (const role of ROLES) {
    probe.style.color = `var(--${role})`;
    found[role] = getComputedStyle(probe).color;
  }
  // Quotes of the other kind would end the attribute of a picture that is saved.
  const family = getComputedStyle(near).fontFamily.replaceAll('"', "'");
  probe.remove();
  return { ...found, family, series: ROLES.filter((role) => role.startsWith('series-')).map((role) => found[role]) };
}

/** A chart in that element; its text is drawn, never HTML. */
export const draw = (place, width, height) => init(place, null, { renderer: 'svg', width, height });

/** Ends a chart. ECharts would empty its place by innerHTML, which the policy forbids: it is emptied here. */
export function undraw(drawing) {
  const place = drawing.getDom();
  Object.assign(drawing.getZr().painter, { clear() {}, dispose() {} });
  drawing.dispose();
  place.replaceChildren();
}

/** What all charts have in common. */
export function looks(paint) {
  const text = { color: paint.soft, fontFamily: paint.family, fontSize: 12 };
  return {
    animation: false,
    color: paint.series,
    textStyle: { fontFamily: paint.family },
    grid: { left: 8, right: 20, top: 14, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      backgroundColor: paint.surface, borderColor: paint['line-strong'], padding: [8, 12],
      textStyle: { ...text, color: paint.ink }, axisPointer: { type: 'shadow', shadowStyle: { color: paint.line, opacity: 0.5 } },
    },
    names: { axisLabel: text, axisTick: { show: false }, axisLine: { lineStyle: { color: paint['line-strong'] } } },
    values: { axisLabel: text, splitLine: { lineStyle: { color: paint.line } }, splitNumber: 4 },
  };
}
