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

/* How far the upload is; from its end until the answer, the sheet is being read. */
function showProgress(form, detail) {
	const progress = form.querySelector('progress');
	progress.hidden = false;
	if (detail.lengthComputable && detail.loaded < detail.total) {
		progress.value = 100 * detail.loaded / detail.total;
	}
	else {
		progress.removeAttribute('value');
	}
}

function refuseUpload(form, sentence) {
	const refusal = form.querySelector('[role=alert]');
	refusal.textContent = sentence;
	refusal.hidden = !sentence;
	if (sentence) {
		form.querySelector('progress').hidden = true;
	}
}

/* A file that is too large is refused before it is sent. */
function checkSize(input) {
	const file = input.files[0];
	const sentence = file && file.size > Number(input.dataset.largest) ? input.dataset.tooLarge : '';
	input.setCustomValidity(sentence);
	refuseUpload(input.form, sentence);
}

/* All that is covered on a page, uncovered or covered again. */
function cover(button) {
	const details = [...document.querySelectorAll('details[data-covered]')];
	const open = details.some((one) => !one.open);
	for (const one of details) {
		one.open = open;
	}
	button.textContent = open ? button.dataset.cover : button.dataset.uncover;
}

/* What is secret does not come back with the browser's Back. */
window.addEventListener('pagehide', () => {
	for (const secret of document.querySelectorAll('[data-secret]')) {
		secret.remove();
	}
});

document.addEventListener('DOMContentLoaded', () => {
	for (const zone of document.querySelectorAll('input[data-zone]')) {
		zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
	}
	localTimes(document);
	document.body.addEventListener('htmx:afterSettle', (event) => localTimes(event.target));
	document.body.addEventListener('htmx:sseMessage', (event) => localTimes(event.target));
	/* what moved rests now: the whole page says so */
	document.body.addEventListener('htmx:sseClose', (event) => {
		if (event.detail.type === 'message') {
			window.location.reload();
		}
	});
	document.body.addEventListener('change', (event) => {
		if (event.target.dataset.largest) {
			checkSize(event.target);
		}
	});
	document.body.addEventListener('htmx:xhr:progress', (event) => {
		if (event.target.matches('form.upload')) {
			showProgress(event.target, event.detail);
		}
	});
	for (const failure of ['htmx:responseError', 'htmx:sendError']) {
		document.body.addEventListener(failure, (event) => {
			const form = event.target.closest('form.upload');
			if (form) {
				refuseUpload(form, 'The sheet could not be uploaded. Load this page anew and try again.');
			}
		});
	}
	for (const button of document.querySelectorAll('button[data-uncover]')) {
		button.hidden = false;
		button.addEventListener('click', () => cover(button));
	}
	/* what cannot be undone is asked about */
	document.body.addEventListener('submit', (event) => {
		const question = event.target.dataset.confirm;
		if (question && !window.confirm(question)) {
			event.preventDefault();
		}
	});
});
