/*
 * The page's line drawings: a 24 × 24 grid, strokes only, in the colour of the words beside them.
 *
 * They are always decoration. Whatever an icon means is also said in words, as a label or as an aria-label.
 */

const DRAWINGS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  down: "M6 9l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2",
  play: "M8 5.5v13l10.5-6.5z",
  stop: "M7 7h10v10H7z",
  restart: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4",
  bolt: "M13 3L5.5 13.5H11L10 21l8-11h-5.5z",
  list: "M8 6.5h12M8 12h12M8 17.5h12M4 6.5v.01M4 12v.01M4 17.5v.01",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  halves: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 8h5.5M12 12h6.5M12 16h5.5",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.3 12h17.4M12 3c2.6 2.5 3.7 5.6 3.7 9s-1.1 6.5-3.7 9c-2.6-2.5-3.7-5.6-3.7-9S9.4 5.5 12 3z",
  person: "M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM4.8 20c.7-3.7 3.5-5.7 7.2-5.7s6.5 2 7.2 5.7",
  people: "M9 11.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM2.8 19.5c.6-3.3 3-5.1 6.2-5.1s5.6 1.8 6.2 5.1M16 5.2a3.1 3.1 0 0 1 0 6M17.5 14.7c2 .6 3.3 2.2 3.7 4.8",
  phone: "M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3zM10.8 18h2.4",
  menu: "M4 7h16M4 12h16M4 17h16",
  attach: "M19 11.5l-7.3 7.3a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.8a1.5 1.5 0 0 1-2.2-2.1l7.2-7.2",
  send: "M20.5 3.5L10 14M20.5 3.5L14 20.5l-4-6.5-6.5-4z",
  mic: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  keys: "M4 6.5h16v11H4zM7.5 10h.01M11 10h.01M14.5 10h.01M8 14h8",
  photo: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5L20 17M15.5 9h.01",
  file: "M7 3h7l4.5 4.5V21H7zM14 3v5h4.5",
  video: "M3.5 7h11v10h-11zM14.5 11l6-3.2v8.4l-6-3.2",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.2c.8 1.2 2 1.9 3.5 1.9s2.7-.7 3.5-1.9M9 9.5v.01M15 9.5v.01",
  pin: "M12 21s6.5-5.7 6.5-11a6.5 6.5 0 0 0-13 0c0 5.3 6.5 11 6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  tack: "M9 4h6l-.6 6 3.1 3.5h-11L9.6 10zM12 13.5V20",
  card: "M3.5 5.5h17v13h-17zM8.5 11.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM5.7 15.5c.4-1.5 1.4-2.3 2.8-2.3s2.4.8 2.8 2.3M14 9.5h4M14 13h4",
  poll: "M5 19.5V12M12 19.5V4.5M19 19.5V9",
  dice: "M5 5h14v14H5zM9 9v.01M15 15v.01M12 12v.01",
  reply: "M10 6L4.5 11.5 10 17M5 11.5h8c4 0 6.5 2.2 6.5 6.5",
  edit: "M4.5 19.5l.8-4L16 4.8l3.2 3.2L8.5 18.7zM14 6.8l3.2 3.2",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  forward: "M14 6l5.5 5.5L14 17M19 11.5h-8c-4 0-6.5 2.2-6.5 6.5",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7",
  leave: "M13.5 4.5h-8v15h8M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.7 5.7l12.6 12.6",
  star: "M12 4l2.4 5.1 5.6.7-4.1 3.8 1.1 5.5L12 16.4l-5 2.7 1.1-5.5L4 9.8l5.6-.7z",
  mask: "M4 7c5.3-1.3 10.7-1.3 16 0 .5 6-1.5 10-5 10-1.5 0-2-1.5-3-1.5S10.5 17 9 17c-3.5 0-5.5-4-5-10zM8 11h2.5M13.5 11H16",
  eye: "M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12zM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
  up: "M12 19V5M6 11l6-6 6 6",
  hash: "M9.5 4L7.5 20M16.5 4l-2 16M5 9h15M4 15h15",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  link: "M8 16L16.5 7.5M9.5 7.5h7v7",
  lock: "M6.5 11h11v9h-11zM9 11V8a3 3 0 0 1 6 0v3",
};

/** A drawing as an SVG element, hidden from screen readers. */
export function icon(name, size = 20) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", DRAWINGS[name] ?? "");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true",
  })) {
    svg.setAttribute(key, String(value));
  }
  svg.classList.add("icon");
  svg.append(path);
  return svg;
}
