'use strict';

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
