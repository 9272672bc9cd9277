'use strict';

// Starts Blazor by hand, because its own waiting times reach 30 seconds and a restarted server must have its people back within 10.
Blazor.start({
  circuit: {
    // The product has none; saying so saves a journey to the server before the circuit.
    initializers: { beforeStart: [], afterStarted: [] },
    reconnectionOptions: {
      maxRetries: 100000,
      retryIntervalMilliseconds: attempt => attempt < 5 ? 500 : 2000 + Math.random() * 1000,
    },
  },
});

// Radzen opens and dresses dialogs and notices alone, and its style sheet is ten times as long as ours: it comes when the page stands. What is asked of it before waits.
const library = document.getElementById('library');
const libraryCame = new Promise(resolve => library.content.querySelector('script').addEventListener('load', resolve));
window.Radzen = new Proxy({}, { has: () => true, get: (_, name) => (...args) => libraryCame.then(() => window.Radzen[name](...args)) });
new MutationObserver((_, observer) => {
  if (!document.getElementById('main')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => library.replaceWith(library.content)));
}).observe(document.body, { childList: true, subtree: true });

// The script of 9.0 lacks the event that newer reconnect dialogs listen to; the class on the element is what it does set.
const reconnect = document.getElementById('components-reconnect-modal');
const connectionLost = () => ['show', 'failed', 'rejected'].some(state => reconnect.classList.contains(`components-reconnect-${state}`));
new MutationObserver(() => {
  if (!connectionLost()) {
    reconnect.close();

    // What was typed while the connection was going never arrived; the page still shows it.
    sayAgain();
  }
  else if (!reconnect.open) reconnect.showModal();
  if (reconnect.classList.contains('components-reconnect-rejected')) reloadOnceUp();
}).observe(reconnect, { attributeFilter: ['class'] });

// An event can reach the server just as what it was meant for is being drawn anew; the server drops it, and the page shows what nobody has heard of.
addEventListener('unhandledrejection', event => {
  if (!/'DispatchEventAsync'/.test(event.reason?.message)) return;
  event.preventDefault();
  sayAgain();
});

// Fields that hold more than the server may know of say once more what they hold.
function sayAgain() {
  for (const field of document.querySelectorAll('[data-keep]')) {
    if (field.type !== 'radio') field.dispatchEvent(new Event('input', { bubbles: true }));
    else if (field.checked) field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

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

// What a person does keeps the session alive: said at most once a minute, and never for what a script or the server does (BR-02).
let said = -Infinity;
for (const kind of ['click', 'keydown', 'input']) {
  addEventListener(kind, event => {
    const token = document.querySelector('input[name=__RequestVerificationToken]')?.value;
    if (!event.isTrusted || !token || performance.now() - said < 60_000) return;
    said = performance.now();
    fetch('session/activity', { method: 'POST', headers: { RequestVerificationToken: token } }).catch(() => {
      // Said again with the next.
      said = -Infinity;
    });
  }, { capture: true, passive: true });
}

// A page that stands beside this one until it is done, e.g. to prove who one is; it closes itself.
document.addEventListener('click', event => {
  const link = event.target.closest('a[data-window]');
  if (link && window.open(link.href, link.target, 'popup,width=520,height=640')) event.preventDefault();
});

// A dialog that the server shows over everything else. Escape means its one answer.
new MutationObserver(records => {
  for (const node of records.flatMap(record => [...record.addedNodes]))
    if (node.nodeType === Node.ELEMENT_NODE && node.matches('dialog[data-modal]')) {
      node.addEventListener('cancel', event => {
        event.preventDefault();
        node.querySelector('[data-cancel]').click();
      });
      node.showModal();
    }
}).observe(document.body, { childList: true, subtree: true });

// Focus comes with what asks for it, in the moment in which that appears: a call from the server comes a round trip later, when the person may be typing elsewhere
// by then. Whoever is busy in something else keeps it; a link has led here.
new MutationObserver(records => {
  const target = records.flatMap(record => [...record.addedNodes]).filter(node => node.nodeType === Node.ELEMENT_NODE)
    .flatMap(node => [...(node.matches('[data-focus]') ? [node] : []), ...node.querySelectorAll('[data-focus]')]).at(-1);
  const current = document.activeElement;
  if (target && (!current || current.matches('body, a'))) target.focus({ preventScroll: target.dataset.focus === 'still' });
}).observe(document.body, { childList: true, subtree: true });

// The server's change of a text that a person types: made only while the field still says what the server last heard. What was typed since is on its way there.
function replaceText(field, before, after) {
  if (field.value !== before) return false;
  field.value = after;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

// The palette opens and closes here, without asking the server; what it lists comes from there. Closed by Escape, the focus is back where it was.
const palette = () => document.getElementById('palette');

function openPalette() {
  if (document.querySelector('.rz-dialog, dialog[open]')) return;
  const field = palette().querySelector('[role=combobox]');

  // The server forgets what was typed when it hears of the closing; until then it may still stand here.
  field.value = '';
  palette().showModal();
  field.focus();
}

// Somebody has chosen: the page that comes takes the focus.
function closePalette() {
  palette().close();
  document.activeElement?.blur();
}

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k' && palette()) {
    event.preventDefault();
    if (palette().open) palette().close();
    else openPalette();
  }

  // They move through the list, not the cursor.
  if (/^Arrow(Up|Down)$/.test(event.key) && event.target.matches('[role=combobox]')) event.preventDefault();
});

document.addEventListener('click', event => {
  if (event.target.closest('.palette-option') && !event.ctrlKey && !event.metaKey) closePalette();
  else if (event.target === palette()) palette().close();
  else if (event.target.closest('[data-palette]')) {
    if (palette().open) palette().close();
    else openPalette();
  }
});

// What the arrows reach stays in sight.
new MutationObserver(() => palette()?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }))
  .observe(document.body, { attributeFilter: ['aria-selected'], subtree: true });

// Files go up over HTTP, one after the other; each answer is handed to the hidden input beside the chooser, whose change the page listens to.
document.addEventListener('change', event => {
  const field = event.target.matches('input[type=file]') ? event.target.closest('[data-upload]') : null;
  if (field) sendFiles(field, event.target);
});

async function sendFiles(field, chooser) {
  const bar = field.querySelector('progress');
  const answer = field.querySelector('input[type=hidden]');
  const files = [...chooser.files];

  // Empty again, so that the same file can be chosen once more after a refusal.
  chooser.value = '';
  chooser.disabled = true;
  for (const file of files) {
    bar.value = 0;
    bar.hidden = false;
    answer.value = JSON.stringify(await sendFile(field.dataset, file, part => { bar.value = part; }));
    for (const kind of ['input', 'change']) answer.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  bar.hidden = true;
  chooser.disabled = false;
}

// Not fetch: it cannot tell how far an upload has come.
function sendFile({ upload, failed }, file, onProgress) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', upload);
    request.setRequestHeader('RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => { if (lengthComputable) onProgress(Math.round(100 * loaded / total)); });
    request.addEventListener('loadend', () => {
      const { status, response } = request;
      if (status === 201) resolve({ stored: response });
      else resolve({ fault: response?.errors?.file?.[0] ?? response?.title ?? failed });
    });
    request.send(body);
  });
}
