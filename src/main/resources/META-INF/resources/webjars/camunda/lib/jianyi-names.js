// What the web applications draw as codes, English words or names that mislead here, in the words of the town.
const rules = [];
let waiting = false;

// In the elements of each selector, a text that is exactly a code becomes its name; quotation marks around it go, and several codes are taken one by one.
export function rename(names) {
  rules.push(...Object.entries(names));
  later();
}

function later() {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      rules.forEach(([selector, names]) => document.querySelectorAll(selector).forEach(element => inside(element, names)));
    });
  }
}

function inside(element, names) {
  element.childNodes.forEach(node => {
    const [, before, text] = (node.nodeType === Node.TEXT_NODE && node.data.match(/^(\s*(?:= )?)"?(.*?)"?\s*$/s)) || [];
    const codes = text ? text.split(', ') : [];
    if (codes.length && codes.every(code => Object.hasOwn(names, code))) {
      node.data = before + codes.map(code => names[code]).join('、');
    } else if (/^\s*"[^"]+"\s*$/.test(node.data)) {
      node.data = text;
    }
  });
}

new MutationObserver(later).observe(document, {childList: true, characterData: true, subtree: true});

// Where the engine's own interface answers.
export function engine() {
  const base = document.querySelector('base');
  return base.getAttribute('engine-api') + 'engine/' + location.pathname.split('/').slice(-2)[0];
}

// What ids of people ("user") or groups ("group") stand for: names by id.
export async function named(kind, name) {
  const answer = await fetch(engine() + '/' + kind);
  return Object.fromEntries((answer.ok ? await answer.json() : []).map(each => [each.id, name(each)]));
}
