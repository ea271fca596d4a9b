'use strict';

/* Times come in UTC; people read them in their own zone. */
function localTimes(root) {
	const format = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
	for (const time of root.querySelectorAll('time[datetime]')) {
		const moment = new Date(time.dateTime);
		if (!isNaN(moment)) {
			time.textContent = format.format(moment);
			time.title = time.dateTime;
		}
	}
}

document.addEventListener('DOMContentLoaded', () => {
	for (const zone of document.querySelectorAll('input[data-zone]')) {
		zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
	}
	localTimes(document);
	document.body.addEventListener('htmx:afterSettle', (event) => localTimes(event.target));
	document.body.addEventListener('htmx:sseMessage', (event) => localTimes(event.target));
	/* what cannot be undone is asked about */
	document.body.addEventListener('submit', (event) => {
		const question = event.target.dataset.confirm;
		if (question && !window.confirm(question)) {
			event.preventDefault();
		}
	});
});
