// What the theme makes in the browser, so that whoever reads it without a mouse or without seeing finds the way as well:
// the search has a name, what scrolls can be reached with the keyboard, and no two landmarks have one name.

const SCROLLED = '.md-typeset__scrollwrap, .md-typeset pre > code, .md-typeset table:not([class])';

const SHORT = 24; // an option or an identifier of so many signs is not broken at its hyphens

function mend() {
  for (const part of document.querySelectorAll('.md-typeset :not(pre) > code')) {
    if (part.textContent.length <= SHORT) part.style.whiteSpace = 'nowrap';
  }
  document.querySelector('.md-search')?.setAttribute('aria-label', 'Search');
  const times = new Map(); // how many landmarks have a name, those first whose name is a text of the page
  for (const part of document.querySelectorAll('nav[aria-labelledby]')) {
    const label = document.getElementById(part.getAttribute('aria-labelledby'));
    times.set(label?.textContent.trim().toLowerCase(), 1);
  }
  for (const part of document.querySelectorAll('.md-code__nav, nav[aria-label]')) {
    part.dataset.named ??= part.getAttribute('aria-label') ?? 'Code';
    const name = part.dataset.named;
    const time = (times.get(name.toLowerCase()) ?? 0) + 1;
    times.set(name.toLowerCase(), time);
    part.setAttribute('aria-label', time === 1 ? name : `${name} ${time}`);
  }
  for (const part of document.querySelectorAll(SCROLLED)) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }
}

let waits = false; // mending waits for the end of a turn, so that a page that is made in many steps is looked at once
function soon() {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => { waits = false; mend(); });
}

new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
addEventListener('resize', soon);
addEventListener('load', soon);
soon();
