'use strict';

/* Calls a minute: how many, and how many of them in vain. */
function drawCalls(element) {
	const columns = JSON.parse(element.dataset.calls);
	const style = getComputedStyle(element);
	const color = (name) => style.getPropertyValue(name).trim();
	const line = (label, stroke) => ({label, stroke, fill: stroke + '22', width: 2, points: {show: false}});
	const axis = {stroke: color('--calm'), grid: {stroke: color('--lines'), width: 1}, ticks: {show: false},
		font: '12px system-ui, sans-serif'};
	const hours = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
	const times = (chart, moments) => moments.map((moment) => hours.format(new Date(moment * 1000)));
	element.replaceChildren();
	return new uPlot({
		width: element.clientWidth,
		height: 170,
		legend: {show: false},
		cursor: {show: false},
		scales: {y: {range: (chart, least, most) => [0, Math.max(1, most * 1.1)]}},
		axes: [{...axis, values: times, space: 90, size: 30}, {...axis, size: 60}],
		series: [{}, line('calls', color('--calls')), line('in vain', color('--bad'))]
	}, [columns.at, columns.calls, columns.failed], element);
}

document.addEventListener('DOMContentLoaded', () => {
	const charts = new Map();
	const sizes = new ResizeObserver((entries) => {
		for (const entry of entries) {
			charts.get(entry.target).setSize({width: entry.target.clientWidth, height: 170});
		}
	});
	const draw = () => {
		for (const element of document.querySelectorAll('[data-calls]')) {
			charts.set(element, drawCalls(element));
			sizes.observe(element);
		}
	};
	draw();
	/* other colours for the night */
	window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
});
