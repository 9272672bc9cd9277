'use strict';

// Forms that a security key answers: the browser asks the key what the server wants to know, and posts the answer with the form. What fails is said beside the button.
document.addEventListener('submit', async event => {
  const form = event.target.closest('form[data-passkey]');
  if (!form || form.elements.credential.value) return;
  event.preventDefault();
  const problem = form.querySelector('[data-passkey-problem]');
  problem.hidden = true;
  try {
    const asked = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!asked.ok) throw new Error(`${asked.status}`);
    const json = await asked.json();
    const answer = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
    form.elements.credential.value = JSON.stringify(answer);
    form.submit();
  } catch {
    problem.hidden = false;
    problem.focus();
  }
});
