'use strict';

// Starts Blazor by hand, because its own waiting times reach 30 seconds and a restarted server must have its people back within 10.
Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: 100000,
      retryIntervalMilliseconds: attempt => attempt < 5 ? 500 : 2000 + Math.random() * 1000,
    },
  },
});

// The script of 9.0 lacks the event that newer reconnect dialogs listen to; the class on the element is what it does set.
const reconnect = document.getElementById('components-reconnect-modal');
const connectionLost = () => ['show', 'failed', 'rejected'].some(state => reconnect.classList.contains(`components-reconnect-${state}`));
new MutationObserver(() => {
  if (!connectionLost()) {
    reconnect.close();

    // What was typed while the connection was going never arrived; the page still shows it.
    for (const field of document.querySelectorAll('[data-keep]')) field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  else if (!reconnect.open) reconnect.showModal();
  if (reconnect.classList.contains('components-reconnect-rejected')) reloadOnceUp();
}).observe(reconnect, { attributeFilter: ['class'] });

// Escape closes any dialog; the page under this one does not answer, so it opens again.
reconnect.addEventListener('close', () => {
  if (connectionLost()) reconnect.showModal();
});

// The server is there again but does not know this circuit any more: the page starts afresh at the same address.
async function reloadOnceUp() {
  for (;;) {
    try {
      if ((await fetch('health/live', { cache: 'no-store' })).ok) break;
    } catch {
      // Not up yet.
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  location.reload();
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-reload]')) {
    location.reload();
    return;
  }

  // Blazor takes links to fragments for navigation and would not move the focus.
  const skip = event.target.closest('.skip-link');
  if (skip) {
    event.preventDefault();
    document.getElementById('main')?.focus();
    return;
  }

  // A choice made in the drawer closes it, as a page load would.
  if (event.target.closest('.sidebar a')) {
    const drawer = document.getElementById('shell-nav');
    if (drawer?.matches(':popover-open')) drawer.hidePopover();
  }
});

// Keys of a page: whatever names its key in aria-keyshortcuts is pressed by it, or entered where it is a text field. Single keys act in no text field and under
// no dialog; Escape leaves a field.
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey || event.metaKey) return;
  if (document.querySelector('.rz-dialog, dialog[open]')) return;
  const field = event.target.closest('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
  if (field && !event.ctrlKey) {
    if (event.key === 'Escape') field.blur();
    return;
  }
  const key = (event.ctrlKey ? 'Control+' : '') + event.key;
  const target = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  if (target.matches('textarea, [tabindex="-1"]')) target.focus();
  else target.click();
});
