/*
 * Where every element of the page is made.
 *
 * People type whatever they like into a chat, so words never become markup here: strings turn into text nodes, and
 * nothing in this page assigns innerHTML. (The one exception to "strings are text" is sanitise.js, which rebuilds the
 * server's formatting node by node from an allow-list.)
 */

/**
 * Make an element. Attributes whose value is null, undefined or false are left out, `true` gives an empty attribute,
 * a function under `onclick`, `oninput` … is listened with, and `value` is set as a property so that text areas work.
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  if ("value" in attributes) node.value = attributes.value ?? "";
  add(node, children);
  return node;
}

/** Append children, which may be nested lists, nodes, words, or nothing at all. */
export function add(node, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** Put these children in place of whatever the node held. */
export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, ...children);
}

/** What can hold the keyboard's focus inside `node`, in tab order. */
export function focusables(node) {
  const selector = "button, [href], input, select, textarea, video[controls], audio[controls], [tabindex]";
  return [...node.querySelectorAll(selector)].filter(
    (item) => item.tabIndex >= 0 && !item.disabled && item.getClientRects().length > 0,
  );
}

/** Move the focus along a list with the arrow keys, Home and End; returns whether the key was one of these. */
export function walk(event, items, { horizontal = false } = {}) {
  if (!items.length) return false;
  const at = items.indexOf(document.activeElement);
  const forward = ["ArrowDown", ...(horizontal ? ["ArrowRight"] : [])].includes(event.key);
  const back = ["ArrowUp", ...(horizontal ? ["ArrowLeft"] : [])].includes(event.key);
  let to;
  if (forward) to = (at + 1) % items.length;
  else if (back) to = (at - 1 + items.length) % items.length;
  else if (event.key === "Home") to = 0;
  else if (event.key === "End") to = items.length - 1;
  else return false;
  event.preventDefault();
  items[to].focus();
  return true;
}
